// Households that ask their visitors to pass something on, and what becomes of it.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "server/ledgers/follow_up_commands.h"
#include "server/visits/need_commands.h"
#include "server/wishes/claim_commands.h"
#include "server/wishes/delivery_commands.h"
#include "server/wishes/wish_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {

class VisitNeedTest : public VisitTest {
 protected:
  static std::string Key() { return std::string(32, 'k'); }

  // With the word of an adult of the household, face to face.
  static v1::RelayNeedRequest Asked(const v1::Visit& visit) {
    v1::RelayNeedRequest request;
    request.set_visit(visit.name());
    request.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    request.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
    return request;
  }

  static v1::RelayNeedRequest Glasses(const v1::Visit& visit) {
    v1::RelayNeedRequest request = Asked(visit);
    v1::Wish& wish = *request.mutable_wish();
    wish.set_alias("a neighbour");
    wish.set_title("Reading glasses");
    wish.set_category("goods");
    wish.mutable_goods()->set_item("reading glasses");
    wish.mutable_goods()->set_measure("pair");
    wish.mutable_goods()->set_quantity(1'000);
    wish.set_deadline_date("2026-12-31");
    return request;
  }

  static v1::RelayNeedRequest Lamp(const v1::Visit& visit) {
    v1::RelayNeedRequest request = Asked(visit);
    request.mutable_follow_up()->set_kind(v1::FollowUp::KIND_PROBLEM);
    request.mutable_follow_up()->set_title("The lamp in the stairs is out");
    return request;
  }

  absl::StatusOr<v1::RelayNeedResponse> Relay(const std::string& actor,
                                              const v1::RelayNeedRequest& request) {
    return Do<v1::RelayNeedResponse>(
        actor, [&](rpc::Context& context, v1::RelayNeedResponse& response) -> absl::Status {
          RETURN_IF_ERROR(BecomeCaller(context));
          return RelayNeed(context, Key(), request, response);
        });
  }

  v1::ErrorReason Refused(const std::string& actor, const v1::RelayNeedRequest& request) {
    return ReasonOf(Relay(actor, request).status());
  }

  // As its contact reads them.
  std::vector<v1::HouseholdFollowUp> FollowUpsOf(const v1::Household& household) {
    const auto record = RecordOf(contact_, household);
    EXPECT_TRUE(record.ok()) << record.status();
    if (!record.ok()) return {};
    return {record->follow_ups().begin(), record->follow_ups().end()};
  }

  // The stranger sees to it.
  void PlanFollowUp(const v1::FollowUp& follow_up) {
    v1::PlanFollowUpRequest plan;
    plan.set_follow_up(follow_up.name());
    plan.set_owner(ResourceName(kPeople, stranger_));
    plan.set_due_date("2026-12-14");
    plan.set_measure("A new bulb");
    const auto planned = By(coordinator_, plan, &ledgers::PlanFollowUp);
    ASSERT_TRUE(planned.ok()) << planned.status();
  }

  absl::Status Approve(const v1::Wish& wish) {
    v1::ApproveWishRequest request;
    request.set_wish(wish.name());
    return By(coordinator_, request, &wishes::ApproveWish).status();
  }

  v1::Wish::State StateOf(const v1::Wish& wish) {
    return static_cast<v1::Wish::State>(world_.Int(
        absl::StrCat("SELECT state FROM wishes WHERE 'wishes/' || wish_id = '", wish.name(), "'")));
  }

  std::string ContactOf(const v1::Wish& wish) {
    return world_.Text(
        absl::StrCat("SELECT COALESCE(contact_person_id, '') FROM wishes WHERE "
                     "'wishes/' || wish_id = '",
                     wish.name(), "'"));
  }

  // Claimed and brought by the person.
  void Bring(const std::string& person, const v1::Wish& wish) {
    v1::ClaimWishRequest claim;
    claim.set_wish(wish.name());
    claim.set_person(ResourceName(kPeople, person));
    const auto claimed = By(person, claim, &wishes::ClaimWish);
    ASSERT_TRUE(claimed.ok()) << claimed.status();
    world_.clock.Advance(absl::Hours(1));
    v1::DeliverWishRequest deliver;
    deliver.set_wish_claim(claimed->wish_claim().name());
    *deliver.mutable_start_time() = ToTimestamp(world_.clock.Now() - absl::Minutes(20));
    *deliver.mutable_end_time() = ToTimestamp(world_.clock.Now());
    const auto delivered = By(person, deliver, &wishes::DeliverWish);
    ASSERT_TRUE(delivered.ok()) << delivered.status();
  }

  // Rows that a passed-on need may leave.
  int64_t Stored() {
    return world_.Int(
        "SELECT (SELECT COUNT(*) FROM wishes) + (SELECT COUNT(*) FROM follow_ups) + "
        "(SELECT COUNT(*) FROM household_wishes) + "
        "(SELECT COUNT(*) FROM audit_records WHERE action = 'RelayNeed')");
  }

  v1::Visit Underway() {
    const v1::Visit visit = Agreed(household_);
    GoTo(Civil(3, 7, 9) + absl::Minutes(30));
    return visit;
  }
};

}  // namespace glimmer::visits
