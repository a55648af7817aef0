// A world with households: each call is one command by the person who is named first.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/households/address_release.h"
#include "server/households/consent_commands.h"
#include "server/households/household_commands.h"
#include "server/households/vault.h"
#include "server/rpc/feed_signal.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::households {

// Words that are found wherever they should not be.
inline constexpr char kAddressCanary[] = "CANARY-ADDRESS-5518";
inline constexpr char kNameCanary[] = "CANARY-NAME-2207";
inline constexpr char kPhoneCanary[] = "CANARY-PHONE-9034";
inline constexpr char kNoteCanary[] = "CANARY-NOTE-6621";

class HouseholdTest : public testing::Test {
 protected:
  HouseholdTest();

  // Company every two weeks, by two people.
  static v1::VisitTerms Terms();
  // A consent with everything that it needs.
  static v1::RecordConsentRequest Consent(const v1::Household& household);

  v1::Household Create();
  absl::StatusOr<v1::RecordConsentResponse> RecordBy(const std::string& actor,
                                                     const v1::RecordConsentRequest& request);
  // By the recorder; gives the code of the card.
  std::string Record(const v1::Household& household, const std::string& contact_person = "");
  absl::StatusOr<v1::ConfirmConsentResponse> Confirm(const std::string& actor,
                                                     const v1::Household& household,
                                                     const std::string& code = "");
  // Created, recorded, and confirmed by a call-back.
  v1::Household Active(const std::string& contact_person = "");
  absl::StatusOr<v1::UpdateVisitTermsResponse> Update(const std::string& actor,
                                                      const v1::Household& household,
                                                      const v1::VisitTerms& terms,
                                                      const std::string& code = "");
  absl::StatusOr<v1::Household> Pause(const std::string& actor, const v1::Household& household);
  absl::StatusOr<v1::ResumeHouseholdResponse> Resume(const std::string& actor,
                                                     const v1::Household& household,
                                                     const std::string& code = "");
  absl::StatusOr<v1::Household> Withdraw(const std::string& actor, const v1::Household& household,
                                         bool erase_now = false);
  absl::StatusOr<v1::LookUpHouseholdContactResponse> LookUp(
      const std::string& actor, const v1::Household& household,
      v1::AddressPurpose purpose = v1::ADDRESS_PURPOSE_ARRANGE);
  absl::StatusOr<v1::GetHouseholdRecordResponse> RecordOf(const std::string& actor,
                                                          const v1::Household& household,
                                                          int page_size = 0,
                                                          const std::string& page_token = "");
  std::vector<std::string> Listed();
  absl::StatusOr<v1::Household> Find(const std::string& alias);
  absl::StatusOr<v1::Household> Get(const v1::Household& household);

  // Runs a command with its request and gives its answer.
  template <typename Response, typename Command>
  absl::StatusOr<Response> Do(const std::string& actor, Command command) {
    Response response;
    const absl::Status status = world_.As(actor, [&](rpc::Context& context) {
      response.Clear();
      return command(context, response);
    });
    if (!status.ok()) return status;
    return response;
  }

  // The roles that the caller holds, for commands that ask for them.
  static absl::Status LoadGrants(rpc::Context& context);
  // Erases what is due, as the job does; how many there were.
  int RunJob();
  void AddRole(const std::string& person_id, v1::Role role);
  int64_t Releases();
  int64_t Notices(const std::string& person_id);
  // The length of the audit chain, or what is wrong with it.
  absl::StatusOr<int64_t> Chain();
  std::vector<std::string> Broken();
  void TearDown() override;

  test::World world_;
  Vault vault_{std::string(32, 'k')};
  const std::string recorder_ = world_.AddPerson({.display_name = "Sun Li"});
  const std::string coordinator_ = world_.AddPerson({.display_name = "Zhou Min"});
  const std::string contact_ = world_.AddPerson({.display_name = "Chen Jie"});
  rpc::FeedSignal feed_signal_;
};

}  // namespace glimmer::households
