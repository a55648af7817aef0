// Households with volunteers who visit them: each call is one command by the person who is named
// first.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "server/visits/pairing_commands.h"
#include "server/visits/pairing_parts.h"
#include "tests/server/households/household_fixture.h"

namespace glimmer::visits {

class PairingTest : public households::HouseholdTest {
 protected:
  // By the recorder.
  absl::StatusOr<v1::Pairing> Pair(const v1::Household& household, const std::string& person_id);
  absl::StatusOr<v1::Pairing> PairBy(const std::string& actor, const v1::Household& household,
                                     const std::string& person_id);
  // One that stands.
  v1::Pairing Paired(const v1::Household& household, const std::string& person_id);
  absl::StatusOr<v1::Pairing> EndIt(const std::string& actor, const v1::Pairing& pairing);
  absl::Status Refuse(const std::string& actor, const v1::Household& household,
                      const std::string& person_id);
  absl::StatusOr<v1::Pairing> SetNote(const std::string& actor, const v1::Pairing& pairing,
                                      const std::string& note);
  absl::StatusOr<v1::Pairing> Review(const v1::Pairing& pairing);
  // The volunteers of all pages of the list, which has `page_size` on each.
  std::vector<std::string> ListedPeople(int page_size = 1);
  // As the feed has it.
  v1::Pairing Now(const v1::Pairing& pairing);
  // What a visitor of the household reads beside its address; one release.
  std::string NoteFor(const v1::Household& household);
  // The visit stands as held in its table, and the pairings know of it.
  void Visited(const v1::Household& household, const std::vector<std::string>& people,
               absl::Time start);
  // A visit in two days that is agreed (2) or under way (3), with people who have accepted; its id.
  std::string Planned(const v1::Household& household, const std::vector<std::string>& people,
                      int state = 2);
  // Do they still go there?
  bool Goes(const std::string& visit_id, const std::string& person_id);
  absl::Time Civil(int month, int day, int hour) const;

  const std::string volunteer_ = world_.AddPerson({.display_name = "Wu Gang"});
  const std::string other_ = world_.AddPerson({.display_name = "He Mei"});
};

}  // namespace glimmer::visits
