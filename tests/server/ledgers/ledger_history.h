// A random history of wishes, deeds, gifts and follow-ups in three units, with a log of what
// happened when, from which every figure is counted once more without SQL.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "glimmer/v1/figure_service.pb.h"
#include "server/ledgers/gift_commands.h"
#include "tests/server/wishes/wish_fixture.h"

namespace glimmer::ledgers {

// Something that happened to a wish or a follow-up.
struct Step {
  absl::Time time;
  int what = 0;          // of a wish: 5 confirmed, 8 withdrawn, 0 opened again; or an action
  std::string due_date;  // of a follow-up, as of then
};

struct WishLog {
  v1::Wish wish;
  std::string unit_id;
  absl::Time publish_time;
  std::optional<absl::Time> first_claim;
  std::vector<Step> steps;
};

struct GiftLog {
  v1::Gift gift;
  std::string unit_id;
  bool reversed = false;
};

struct DeedLog {
  std::string unit_id;
  std::string civil_date;
  bool by_unit = false;
  int state = 0;
};

struct FollowUpLog {
  std::string follow_up_id;
  std::string unit_id;
  std::vector<Step> steps;  // the first opens it
};

class LedgerHistoryTest : public wishes::WishTest {
 protected:
  // The same seed makes the same history. `zone_name` is the organisation's.
  void Begin(uint64_t seed, const std::string& zone_name = "Asia/Shanghai");
  void Grow(int steps);

  absl::StatusOr<v1::GetLedgerFiguresResponse> Ask(const std::string& unit_id,
                                                   const std::string& start_date,
                                                   const std::string& end_date,
                                                   const std::string& language = "en");
  // Counted from the log.
  v1::LedgerFigures Expected(const std::string& unit_id, const std::string& start_date,
                             const std::string& end_date);

  std::string Day(absl::Time time) const;
  std::string Today() { return Day(world_.clock.Now()); }
  std::string DaysAgo(int days);
  int Below(int end) { return static_cast<int>(random_() % static_cast<uint64_t>(end)); }

  // Root, a unit, one below it, and its sibling.
  std::vector<std::string> units_;

 private:
  struct Held {
    v1::WishClaim claim;
    size_t wish;
  };
  // What figures are asked for.
  struct Days {
    const std::string& unit_id;
    const std::string& start;
    const std::string& end;
    std::string today;
  };
  bool Within(const std::string& unit_id, const std::string& owner) const;
  bool Known(const Days& days, absl::Time time) const;
  bool During(const Days& days, absl::Time time) const;
  // The last of the steps that happened until the end of the days; null without one.
  const Step* LastOf(const Days& days, const std::vector<Step>& steps) const;
  void ExpectWishes(const Days& days, v1::LedgerFigures& f);
  void ExpectDeeds(const Days& days, v1::LedgerFigures& f);
  void ExpectGifts(const Days& days, v1::LedgerFigures& f);
  void ExpectFollowUps(const Days& days, v1::LedgerFigures& f);
  std::string AnyUnit() { return units_[1 + Below(3)]; }
  void Happen(int what);
  void Note(size_t wish);
  void AddWish();
  void ClaimSome();
  void BringSome();
  void ReopenSome();
  void WithdrawOrClose();
  void AddGift();
  void ReverseSome();
  void AddDeed();
  void OpenFollowUp();
  void MoveFollowUp();
  void AddStep(FollowUpLog& log, int action, const std::string& due_date);

  std::mt19937_64 random_;
  absl::TimeZone zone_;
  std::vector<WishLog> wishes_;
  std::vector<Held> held_;
  std::vector<Held> confirmed_;
  std::vector<GiftLog> gifts_;
  std::vector<DeedLog> deeds_;
  std::vector<FollowUpLog> follow_ups_;
};

}  // namespace glimmer::ledgers
