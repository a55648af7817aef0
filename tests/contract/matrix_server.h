// The whole server, composed as glimmerd composes it, with one set of resources in a unit and one
// in its sibling, and everybody who might call.
#pragma once

#include <grpcpp/grpcpp.h>

#include <array>
#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "server/server.h"
#include "shared/base/clock.h"
#include "tests/support/fakes.h"
#include "tests/support/test_store.h"

namespace glimmer::contract {

// In the order of the matrix's columns. Both units lie below the organisation's root.
enum Principal {
  kAnonymous,
  kSelfPrincipal,  // the person whom the resources of the own unit are about
  kOtherVolunteer,
  kLeader,       // of the own unit's shift
  kCoordinator,  // of the own unit
  kSiblingCoordinator,
  kAdministrator,
  kAuditor,
  kOperator,  // on admin.sock
  kParentCoordinator,
  kSafeguardingLead,    // of the own unit
  kForeignCoordinator,  // of all of another organisation
  kFormerCoordinator,   // of the own unit; the role has ended
  kPrincipals
};
constexpr const char* kPrincipalNames[kPrincipals] = {"anonymous",         "self",
                                                      "other volunteer",   "leader",
                                                      "coordinator",       "sibling coordinator",
                                                      "administrator",     "auditor",
                                                      "operator",          "parent coordinator",
                                                      "safeguarding lead", "foreign coordinator",
                                                      "former coordinator"};

// Collection to resource name, of one unit: units, people (a volunteer), devices, role_grants,
// events, shifts, sign_ups, service_records, notices, wishes, wish_claims, follow_ups, deeds,
// gifts, households, pairings and visits.
using Resources = std::map<std::string, std::string>;

class MatrixServer {
 public:
  MatrixServer();

  const Resources& own() const { return own_; }
  const Resources& sibling() const { return sibling_; }

  // One call in the principal's session. OK also for a stream that begins.
  // `method` is "/glimmer.v1.XService/Method".
  absl::Status Call(Principal principal, const std::string& method, const std::string& request);

 private:
  void Write(sql::Work work);
  std::string NewId() { return NewUlid(clock_.Now(), SystemRandom()); }
  // With its root unit; what is added after it is the organisation's.
  void AddOrganization();
  std::string AddUnit(const std::string& parent_path, const std::string& name);
  std::string AddPerson(const std::string& unit_id);
  std::string AddGrant(const std::string& person_id, int role, const std::string& unit_id,
                       absl::Duration until = absl::Hours(24));
  std::string AddDevice(const std::string& person_id);
  std::string NewSession(const std::string& person_id);
  Resources AddResources(const std::string& unit_id, const std::string& leader_id);
  void AddShift(const std::string& unit_id, const std::string& leader_id, Resources& out);
  void AddRecord(const std::string& unit_id, const std::string& person_id, Resources& out);
  void AddWish(const std::string& unit_id, const std::string& person_id, Resources& out);
  void AddGift(const std::string& unit_id, const std::string& person_id, Resources& out);
  // A follow-up that the person sees to, and a deed of theirs that waits.
  void AddLedgers(const std::string& unit_id, const std::string& person_id, Resources& out);
  // One whose contact is the person, without any consent.
  void AddHousehold(const std::string& unit_id, const std::string& person_id, Resources& out);
  // Of the person with the household; it has ended.
  void AddPairing(const std::string& person_id, Resources& out);
  // Of the person to the household; it was cancelled.
  void AddVisit(const std::string& unit_id, const std::string& person_id, Resources& out);

  const Clock& clock_ = SystemClock();
  test::TempDir folder_;
  test::TestStore store_{folder_.path(), test::TestStore::Content::kServerSchema};
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> front_;
  std::string organization_id_;
  std::string root_id_;
  Resources own_;
  Resources sibling_;
  std::array<std::string, kPrincipals> people_;
  std::array<std::string, kPrincipals> sessions_;       // tokens; empty where a new one is due
  std::map<std::string, std::string> session_devices_;  // by person
};

}  // namespace glimmer::contract
