#include "tests/server/ledgers/ledger_history.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/ledgers/figure_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::ledgers {
namespace {

constexpr int kConfirmed = 5;
constexpr int kWithdrawn = 8;
constexpr int kOpened = 1;
constexpr int kPlan = 2;
constexpr int kFinish = 3;
constexpr int kClose = 4;
constexpr int kReopen = 5;

constexpr const char* kItems[] = {"rice", "oil", "coats"};

int AgeGroupOf(int64_t days) {
  if (days >= 90) return 3;
  if (days >= 30) return 2;
  return days >= 7 ? 1 : 0;
}

}  // namespace

void LedgerHistoryTest::Begin(uint64_t seed, const std::string& zone_name) {
  random_.seed(seed);
  zone_ = LoadZone(zone_name).value();
  world_.Execute(absl::StrCat("UPDATE organizations SET time_zone = '", zone_name, "'"));
  units_ = {world_.root_unit_id, world_.unit_id, world_.AddUnit("Court", world_.unit_id),
            world_.AddUnit("Pine Village", world_.root_unit_id)};
}

void LedgerHistoryTest::Grow(int steps) {
  for (int i = 0; i < steps; ++i) {
    world_.clock.Advance(absl::Minutes(61 + Below(1'500)));
    Happen(Below(22));
  }
}

// `what` is below 22; what happens more often has more numbers.
void LedgerHistoryTest::Happen(int what) {
  if (what < 3) return AddWish();
  if (what < 6) return ClaimSome();
  if (what < 9) return BringSome();
  if (what < 10) return ReopenSome();
  if (what < 11) return WithdrawOrClose();
  if (what < 14) return Below(5) == 0 ? ReverseSome() : AddGift();
  if (what < 16) return AddDeed();
  if (what < 18) return OpenFollowUp();
  MoveFollowUp();
}

std::string LedgerHistoryTest::Day(absl::Time time) const {
  return FormatCivilDay(absl::ToCivilDay(time, zone_));
}

std::string LedgerHistoryTest::DaysAgo(int days) {
  return FormatCivilDay(absl::ToCivilDay(world_.clock.Now(), zone_) - days);
}

// What the wish has come to, if that is new.
void LedgerHistoryTest::Note(size_t index) {
  WishLog& log = wishes_[index];
  const v1::Wish wish = Now(log.wish);
  int what = 0;
  if (wish.state() == v1::Wish::STATE_CONFIRMED || wish.state() == v1::Wish::STATE_CLOSED) {
    what = kConfirmed;
  } else if (wish.state() == v1::Wish::STATE_WITHDRAWN) {
    what = kWithdrawn;
  }
  const int before = log.steps.empty() ? 0 : log.steps.back().what;
  if (what != before) log.steps.push_back({world_.clock.Now(), what, ""});
}

void LedgerHistoryTest::AddWish() {
  WishLog log;
  log.unit_id = AnyUnit();
  v1::Wish wish = Below(3) == 0   ? Goods(3'000, true)
                  : Below(2) == 0 ? Goods(1'000, false)
                                  : Service(30);
  wish.set_unit(ResourceName(kUnits, log.unit_id));
  wish.set_deadline_date(DaysAgo(-1 - Below(50)));
  log.wish = Publish(wish);
  log.publish_time = world_.clock.Now();
  wishes_.push_back(std::move(log));
}

void LedgerHistoryTest::ClaimSome() {
  if (wishes_.empty()) return;
  const size_t index =
      wishes_.size() - 1 - Below(std::min<int>(8, static_cast<int>(wishes_.size())));
  WishLog& log = wishes_[index];
  const bool part = log.wish.goods().may_split() && Below(2) == 0;
  const auto claim = Claim(world_.AddPerson(), log.wish, part ? 1'000 : 0);
  if (!claim.ok()) return;  // taken, withdrawn or closed
  if (!log.first_claim) log.first_claim = world_.clock.Now();
  held_.push_back({*claim, index});
}

void LedgerHistoryTest::BringSome() {
  if (held_.empty()) return;
  const size_t at = Below(static_cast<int>(held_.size()));
  const Held held = held_[at];
  held_.erase(held_.begin() + static_cast<int64_t>(at));
  const WishLog& log = wishes_[held.wish];
  if (Below(6) == 0) {
    (void)Release(coordinator_, held.claim);  // refused when the wish was withdrawn
  } else if (Deliver(coordinator_, held.claim).ok()) {
    const auto confirmed = Confirm(coordinator_, log.wish, &held.claim);
    EXPECT_TRUE(confirmed.ok()) << confirmed.status();
    confirmed_.push_back(held);
  }
  Note(held.wish);
}

void LedgerHistoryTest::ReopenSome() {
  if (confirmed_.empty()) return;
  const size_t at = Below(static_cast<int>(confirmed_.size()));
  const Held held = confirmed_[at];
  if (!Reopen(coordinator_, wishes_[held.wish].wish, held.claim).ok()) return;  // closed
  confirmed_.erase(confirmed_.begin() + static_cast<int64_t>(at));
  Note(held.wish);
}

void LedgerHistoryTest::WithdrawOrClose() {
  if (wishes_.empty()) return;
  const size_t index = Below(static_cast<int>(wishes_.size()));
  const v1::Wish& wish = wishes_[index].wish;
  // Each is refused in the states of the other.
  if (!Close(coordinator_, wish).ok()) (void)Withdraw(coordinator_, wish);
  Note(index);
}

void LedgerHistoryTest::AddGift() {
  GiftLog log;
  log.unit_id = AnyUnit();
  v1::RecordGiftRequest request;
  v1::Gift& gift = *request.mutable_gift();
  gift.set_unit(ResourceName(kUnits, log.unit_id));
  gift.set_item(kItems[Below(3)]);
  gift.set_measure(Below(2) == 0 ? "bag" : "box");
  gift.set_quantity(1 + Below(100'000));
  gift.set_declared_value_fen(Below(3) == 0 ? 0 : 1 + Below(10'000'000));
  gift.set_receive_date(DaysAgo(Below(40)));
  gift.set_donor_name("Riverside Grocery");
  const auto recorded =
      Do<v1::RecordGiftResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
        return RecordGift(context, request, response);
      });
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  log.gift = recorded->gift();
  gifts_.push_back(std::move(log));
}

void LedgerHistoryTest::ReverseSome() {
  if (gifts_.empty()) return;
  GiftLog& log = gifts_[Below(static_cast<int>(gifts_.size()))];
  v1::ReverseGiftRequest request;
  request.set_gift(log.gift.name());
  request.set_reason("a mistake");
  const auto reversed =
      Do<v1::ReverseGiftResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
        return ReverseGift(context, request, response);
      });
  EXPECT_EQ(reversed.ok(), !log.reversed) << reversed.status();
  log.reversed = true;
}

void LedgerHistoryTest::AddDeed() {
  DeedLog log;
  log.unit_id = AnyUnit();
  log.civil_date = DaysAgo(Below(40));
  log.by_unit = Below(2) == 0;
  log.state = Below(2) == 0 ? 2 : 1 + Below(4);
  const bool counted = log.state == 2 || log.state == 4;
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(
            "INSERT INTO deeds (deed_id, organization_id, unit_id, title, beneficiary, civil_date, "
            "doer_person_id, doer_unit_id, state, evidence_class, reason, create_time_us, "
            "update_time_us) VALUES ($1, $2, $3, 'Mended the gate', 'the residents', $4, $5, $6, "
            "$7, $8, $9, $10, $10)",
            NewUlid(world_.clock.Now(), world_.random), world_.organization_id, log.unit_id,
            log.civil_date, log.by_unit ? sql::Value(nullptr) : absl::string_view(coordinator_),
            log.by_unit ? absl::string_view(log.unit_id) : sql::Value(nullptr), log.state,
            counted ? 4 : 0, log.state >= 3 ? "a mistake" : "", world_.clock.Now())
        .status();
  });
  deeds_.push_back(std::move(log));
}

void LedgerHistoryTest::OpenFollowUp() {
  FollowUpLog log;
  log.follow_up_id = NewUlid(world_.clock.Now(), world_.random);
  log.unit_id = AnyUnit();
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(
            "INSERT INTO follow_ups (follow_up_id, organization_id, unit_id, kind, title, "
            "description, source, state, measure, evidence, reason, reopenings, create_time_us, "
            "update_time_us) VALUES ($1, $2, $3, $4, 'The lamp is dark', '', '', 1, '', '', '', "
            "0, $5, $5)",
            log.follow_up_id, world_.organization_id, log.unit_id, 1 + Below(3), world_.clock.Now())
        .status();
  });
  AddStep(log, kOpened, "");
  follow_ups_.push_back(std::move(log));
}

// One step on, or back.
void LedgerHistoryTest::MoveFollowUp() {
  if (follow_ups_.empty()) return;
  const int newest = static_cast<int>(follow_ups_.size());
  FollowUpLog& log = follow_ups_[newest - 1 - Below(std::min(newest, 9))];
  const Step last = log.steps.back();
  switch (last.what) {
    case kOpened:
      return AddStep(log, kPlan, DaysAgo(-Below(10)));
    case kPlan:
    case kReopen:
      return Below(3) == 0 ? AddStep(log, kPlan, DaysAgo(-Below(10)))
                           : AddStep(log, kFinish, last.due_date);
    case kFinish:
      return AddStep(log, Below(4) == 0 ? kReopen : kClose, last.due_date);
    case kClose:
      if (Below(3) == 0) AddStep(log, kReopen, last.due_date);
  }
}

void LedgerHistoryTest::AddStep(FollowUpLog& log, int action, const std::string& due_date) {
  log.steps.push_back({world_.clock.Now(), action, due_date});
  const int state = action == kReopen ? kPlan : action;
  const auto write = [&](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const std::string key,
                     rpc::SubjectKeyOf(context.tx, context.random, coordinator_));
    const std::string subject = absl::StrCat("subjects/", key);
    RETURN_IF_ERROR(context.tx.Execute(
        "INSERT INTO follow_up_records (follow_up_id, sequence, action, actor, owner, due_date, "
        "text, record_time_us) VALUES ($1, $2, $3, $4, $5, $6, '', $7)",
        log.follow_up_id, static_cast<int64_t>(log.steps.size()), action, subject,
        action == kOpened ? "" : subject, sql::NullIfEmpty(due_date), context.now));
    const sql::Value somebody = absl::string_view(coordinator_);
    const sql::Value nothing = nullptr;
    const bool finished = state >= kFinish;
    return context.tx
        .Execute(
            "UPDATE follow_ups SET state = $2, owner_person_id = $3, due_date = $4, "
            "finisher_person_id = $5, evidence = $6, reason = CASE WHEN $7 = 1 THEN 'again' ELSE "
            "reason END, reopenings = reopenings + $7, finish_time_us = $8, close_time_us = $9, "
            "update_time_us = $10 WHERE follow_up_id = $1",
            log.follow_up_id, state, action == kOpened ? nothing : somebody,
            sql::NullIfEmpty(due_date), finished ? somebody : nothing, finished ? "seen" : "",
            int64_t{action == kReopen ? 1 : 0},
            finished ? sql::Value(absl::ToUnixMicros(context.now)) : nothing,
            state == kClose ? sql::Value(absl::ToUnixMicros(context.now)) : nothing, context.now)
        .status();
  };
  const absl::Status status = world_.As("", write);
  EXPECT_TRUE(status.ok()) << status;
}

absl::StatusOr<v1::GetLedgerFiguresResponse> LedgerHistoryTest::Ask(const std::string& unit_id,
                                                                    const std::string& start_date,
                                                                    const std::string& end_date,
                                                                    const std::string& language) {
  v1::GetLedgerFiguresRequest request;
  request.set_unit(ResourceName(kUnits, unit_id));
  request.set_start_date(start_date);
  request.set_end_date(end_date);
  return Do<v1::GetLedgerFiguresResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
    context.language = language;
    return GetLedgerFigures(context, request, response);
  });
}

bool LedgerHistoryTest::Within(const std::string& unit_id, const std::string& owner) const {
  if (unit_id == owner || owner == units_[0]) return true;
  return owner == units_[1] && unit_id == units_[2];
}

bool LedgerHistoryTest::Known(const Days& days, absl::Time time) const {
  return Day(time) <= days.end;
}

bool LedgerHistoryTest::During(const Days& days, absl::Time time) const {
  return Known(days, time) && Day(time) >= days.start;
}

const Step* LedgerHistoryTest::LastOf(const Days& days, const std::vector<Step>& steps) const {
  const Step* last = nullptr;
  for (const Step& step : steps) {
    if (Known(days, step.time)) last = &step;
  }
  return last;
}

v1::LedgerFigures LedgerHistoryTest::Expected(const std::string& unit_id,
                                              const std::string& start_date,
                                              const std::string& end_date) {
  const Days days{unit_id, start_date, end_date, Today()};
  v1::LedgerFigures figures;
  ExpectWishes(days, figures);
  ExpectDeeds(days, figures);
  ExpectGifts(days, figures);
  ExpectFollowUps(days, figures);
  return figures;
}

void LedgerHistoryTest::ExpectWishes(const Days& days, v1::LedgerFigures& f) {
  for (const int from : {0, 7, 30, 90}) f.add_wishes_open()->set_from_days(from);
  const absl::CivilDay last_day = ParseCivilDay(std::min(days.end, days.today)).value();
  for (const WishLog& log : wishes_) {
    if (!Within(log.unit_id, days.unit_id) || !Known(days, log.publish_time)) continue;
    if (During(days, log.publish_time)) f.set_wishes_published(f.wishes_published() + 1);
    if (log.first_claim && During(days, *log.first_claim)) {
      f.set_wishes_claimed(f.wishes_claimed() + 1);
    }
    const Step* last = LastOf(days, log.steps);
    if (last == nullptr || last->what == 0) {
      const int64_t age = last_day - ParseCivilDay(Day(log.publish_time)).value();
      v1::LedgerFigures::AgeGroup& group = *f.mutable_wishes_open(AgeGroupOf(age));
      group.set_wishes(group.wishes() + 1);
    } else if (last->what == kConfirmed && During(days, last->time)) {
      f.set_wishes_fulfilled(f.wishes_fulfilled() + 1);
      const bool in_time = Day(last->time) <= log.wish.deadline_date();
      f.set_wishes_fulfilled_in_time(f.wishes_fulfilled_in_time() + (in_time ? 1 : 0));
    }
  }
}

void LedgerHistoryTest::ExpectDeeds(const Days& days, v1::LedgerFigures& f) {
  for (const DeedLog& log : deeds_) {
    if (!Within(log.unit_id, days.unit_id) || log.state != 2) continue;
    if (log.civil_date < days.start || log.civil_date > days.end) continue;
    if (log.by_unit) {
      f.set_deeds_by_organizations(f.deeds_by_organizations() + 1);
    } else {
      f.set_deeds_by_individuals(f.deeds_by_individuals() + 1);
    }
  }
}

void LedgerHistoryTest::ExpectGifts(const Days& days, v1::LedgerFigures& f) {
  std::map<std::pair<std::string, std::string>, v1::LedgerFigures::GiftFigure> lines;
  for (const GiftLog& log : gifts_) {
    const v1::Gift& gift = log.gift;
    if (!Within(log.unit_id, days.unit_id) || log.reversed) continue;
    if (gift.receive_date() < days.start || gift.receive_date() > days.end) continue;
    v1::LedgerFigures::GiftFigure& line = lines[{gift.item(), gift.measure()}];
    line.set_item(gift.item());
    line.set_measure(gift.measure());
    line.set_quantity(line.quantity() + gift.quantity());
    line.set_value_fen(line.value_fen() + gift.declared_value_fen());
    line.set_gifts(line.gifts() + 1);
    f.set_gifts_value_fen(f.gifts_value_fen() + gift.declared_value_fen());
    if (gift.declared_value_fen() == 0) f.set_gifts_without_value(f.gifts_without_value() + 1);
  }
  for (const auto& [key, line] : lines) *f.add_gifts() = line;
}

void LedgerHistoryTest::ExpectFollowUps(const Days& days, v1::LedgerFigures& f) {
  for (const FollowUpLog& log : follow_ups_) {
    const Step* last = LastOf(days, log.steps);
    if (!Within(log.unit_id, days.unit_id) || last == nullptr) continue;
    if (During(days, log.steps[0].time)) f.set_follow_ups_opened(f.follow_ups_opened() + 1);
    if (last->what != kClose) {
      f.set_follow_ups_open(f.follow_ups_open() + 1);
      const bool waits = last->what == kPlan || last->what == kReopen;
      // The due date itself is not over on its own day.
      const bool over =
          days.end < days.today ? last->due_date <= days.end : last->due_date < days.today;
      if (waits && over) f.set_follow_ups_overdue(f.follow_ups_overdue() + 1);
    } else if (During(days, last->time)) {
      f.set_follow_ups_closed(f.follow_ups_closed() + 1);
      const Step* finish = last - 1;
      if (Day(finish->time) > finish->due_date) {
        f.set_follow_ups_closed_late(f.follow_ups_closed_late() + 1);
      }
    }
  }
}

}  // namespace glimmer::ledgers
