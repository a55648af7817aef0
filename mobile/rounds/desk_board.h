// What a coordinator's page of visits stands on: all that the phone holds of visits, pairings and
// households in reach, and what of it somebody has to see to. Pure, but for the reading.
#ifndef GLIMMER_MOBILE_ROUNDS_DESK_BOARD_H_
#define GLIMMER_MOBILE_ROUNDS_DESK_BOARD_H_

#include <QString>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/phone/phone.h"

namespace glimmer::mobile {

// A household that is due, from when on.
struct DueHousehold {
  v1::Household household;
  absl::CivilDay since;
};

class DeskBoard {
 public:
  // Of the units that the person coordinates; alarms also of those that they safeguard.
  static absl::StatusOr<DeskBoard> Read(Phone& phone, absl::Time now);

  const std::vector<v1::Visit>& visits() const { return visits_; }
  // Those that have not ended, by household and name.
  const std::vector<v1::Pairing>& pairings() const { return pairings_; }
  const std::map<std::string, v1::Household>& households() const { return households_; }
  const std::vector<VisitDeskCommands::UnsentPlan>& unsent_plans() const { return plans_; }
  const std::vector<VisitDeskCommands::UnsentPair>& unsent_pairs() const { return pairs_; }
  OnItsWay Sent(const std::string& name) const;
  const v1::Visit* Visit(const std::string& name) const;
  const v1::Pairing* Pairing(const std::string& name) const;
  // The person coordinates some unit; otherwise the alarms are all there is.
  bool coordinates() const { return !reach_.empty(); }
  // The person coordinates this one.
  bool InReach(const std::string& unit) const { return reach_.count(unit) > 0; }
  QString UnitName(const std::string& unit) const;
  QString PersonName(const std::string& person) const;
  QString Alias(const std::string& household) const;
  // Who has been told to call: people/{id}.
  const std::string& me() const { return me_; }

  // Alarms first to last: distress, then the longest without word.
  const std::vector<v1::Visit>& alarms() const { return alarms_; }
  // Null for a visit without one.
  const v1::Visit* Alarm(const std::string& visit) const;
  // Their consent allows visits, they ask for a cadence, it is due within a week, and no visit is
  // planned. The longest due first.
  std::vector<DueHousehold> Due() const;
  // Somebody should talk with them about going on. The soonest to end first.
  std::vector<v1::Household> ConsentEnds() const;
  std::vector<v1::Pairing> ToReview() const;

 private:
  void TakeAlarms(const std::set<std::string>& watched);
  bool HasVisitAhead(const std::string& household) const;
  // nullopt when it asks for no cadence.
  std::optional<absl::CivilDay> NextDay(const v1::Household& household) const;

  absl::Time now_;
  absl::CivilDay today_;
  std::string me_;
  std::set<std::string> reach_;
  std::vector<v1::Visit> visits_, alarms_;
  std::vector<v1::Pairing> pairings_;
  std::map<std::string, v1::Household> households_;
  std::vector<VisitDeskCommands::UnsentPlan> plans_;
  std::vector<VisitDeskCommands::UnsentPair> pairs_;
  std::map<std::string, OnItsWay> sent_;
  std::map<std::string, std::string> units_, people_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_DESK_BOARD_H_
