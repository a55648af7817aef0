// What pages show of follow-ups, deeds and gifts: the server's rows with what is on its way laid
// over them, as in overlay.h, and what was written down here and not sent yet. A step that was not
// answered changes no row. Reads only; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/deed_service.pb.h"
#include "glimmer/v1/follow_up_service.pb.h"
#include "glimmer/v1/gift_service.pb.h"
#include "mobile/store/overlay.h"
#include "shared/domain/deed_rules.h"
#include "shared/domain/follow_up_rules.h"

namespace glimmer::mobile {

struct FollowUpView {
  v1::FollowUp follow_up;
  std::string unit_name;
  OnItsWay sent;
  bool new_here = false;  // the server does not know it yet
  // Where it stands once what is on its way was accepted.
  FollowUpState soon = FollowUpState::kOpen;
  bool overdue = false;  // its due date is over and it is not said to be done
  bool own = false;      // the person owns it
  // Why the person may not close it; none() also while it is not finished.
  Refusal why_not_close;
};

struct DeedView {
  v1::Deed deed;
  std::string unit_name;
  OnItsWay sent;
  bool new_here = false;
  // Why the person may not say that it counts; none() also when it does not wait.
  Refusal why_not_confirm;
};

struct GiftView {
  v1::Gift gift;
  std::string unit_name;
  OnItsWay sent;
  bool new_here = false;
};

class LedgerOverlay {
 public:
  LedgerOverlay(LocalStore& store, Outbox& outbox) : store_(store), outbox_(outbox) {}

  // Overdue first, then by due date; those without a date by age, last.
  absl::StatusOr<std::vector<FollowUpView>> FollowUps();
  absl::StatusOr<std::optional<FollowUpView>> FollowUp(absl::string_view name);
  // Newest day first.
  absl::StatusOr<std::vector<DeedView>> Deeds();
  absl::StatusOr<std::optional<DeedView>> Deed(absl::string_view name);
  absl::StatusOr<std::vector<GiftView>> Gifts();
  absl::StatusOr<std::optional<GiftView>> Gift(absl::string_view name);

 private:
  struct Held;
  absl::StatusOr<Held> Load();
  static FollowUpView ViewOf(v1::FollowUp follow_up, bool new_here, const Held& held);
  static DeedView ViewOf(v1::Deed deed, bool new_here, const Held& held);
  static GiftView ViewOf(v1::Gift gift, bool new_here, const Held& held);
  // The server's rows and, behind them, those that were written down here.
  template <typename View, typename Row>
  static std::vector<View> Views(std::vector<Row> rows, const Held& held);

  LocalStore& store_;
  Outbox& outbox_;
};

}  // namespace glimmer::mobile
