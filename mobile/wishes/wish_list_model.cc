#include "mobile/wishes/wish_list_model.h"

#include <algorithm>
#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

using Mine = MyClaim::Kind;

// The person's own word is wanted.
bool IsAsked(const WishView& view) { return !view.asked.empty(); }

bool IsMine(const WishView& view) {
  return view.mine.kind != Mine::kNone && view.mine.kind != Mine::kConfirmed;
}

QString StepOf(const WishView& view) {
  if (IsAsked(view)) return "answer";
  switch (view.mine.kind) {
    case Mine::kNone:
    case Mine::kConfirmed:
      break;
    case Mine::kHeld:
      return "deliver";
    case Mine::kDelivered:
    case Mine::kDelivering:
      return "code";
    default:
      return {};
  }
  if (!view.why_not.none() || IsOwn(view.wish)) return {};
  return view.wish.goods().may_split() ? "choose" : "claim";
}

WishRow RowOf(const WishView& view, absl::Time now) {
  const v1::Wish& wish = view.wish;
  const BadgeWords badge = WishBadge(view, now);
  WishRow row;
  row.key = QString::fromStdString(wish.name());
  row.symbol = WishSymbol(wish);
  row.title = QString::fromStdString(wish.title());
  row.detail = WishDetail(view);
  row.remaining = LeftWords(wish);
  if (!row.remaining.isEmpty()) {
    row.percent = static_cast<int>(wish.claimed_quantity() * 100 / wish.goods().quantity());
  }
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.step = StepOf(view);
  if (view.mine.kind == Mine::kNone && wish.state() == v1::Wish::STATE_OPEN) {
    row.why_not = RefusalSentence(view.why_not);
  }
  QStringList spoken = {row.title, row.detail, row.remaining, row.badge_text, row.why_not};
  spoken.removeAll(QString());
  row.spoken = spoken.join(WishListModel::tr(", "));
  return row;
}

}  // namespace

WishListModel::WishListModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(WishRow::staticMetaObject, this) {
  RefreshNow();
}

void WishListModel::Set(bool& flag, bool on) {
  if (flag == on) return;
  flag = on;
  RefreshNow();
}

// To a volunteer's phone nobody else's come before they are published. A coordinator finds the
// others on the board.
bool WishListModel::IsOwnProposal(const WishView& view) const {
  return (!has_board_ || view.wish.may_withdraw()) && view.wish.state() == v1::Wish::STATE_PROPOSED;
}

bool WishListModel::Wanted(const WishView& view) const {
  if (IsAsked(view) || IsMine(view) || IsOwnProposal(view) || view.wish.may_withdraw()) return true;
  if (things_ != help_ && view.wish.has_service() != help_) return false;
  if (view.wish.state() == v1::Wish::STATE_OPEN) return true;
  return all_ && view.wish.state() != v1::Wish::STATE_DECLINED &&
         view.wish.state() != v1::Wish::STATE_WITHDRAWN;
}

absl::Status WishListModel::Refresh() {
  const absl::Time now = context().Now();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  has_board_ = Coordinates(profile);
  ASSIGN_OR_RETURN(std::vector<WishView> views, phone().wishes().Wishes());
  views.erase(std::remove_if(views.begin(), views.end(),
                             [this](const WishView& view) { return !Wanted(view); }),
              views.end());
  const auto rank = [this](const WishView& view) {
    if (IsAsked(view)) return 0;
    if (IsMine(view)) return 1;
    if (IsOwnProposal(view)) return 2;
    return view.wish.state() == v1::Wish::STATE_OPEN ? 3 : 4;
  };
  std::stable_sort(views.begin(), views.end(),
                   [&](const WishView& a, const WishView& b) { return rank(a) < rank(b); });
  const auto open = std::count_if(views.begin(), views.end(),
                                  [&](const WishView& view) { return rank(view) == 3; });
  const QString sections[] = {tr("Did it come?"), tr("What I have claimed"), tr("In review"),
                              tr("Wanted · %1").arg(open), tr("Claimed or fulfilled")};
  std::vector<WishRow> rows;
  for (const WishView& view : views) {
    WishRow row = RowOf(view, now);
    row.section = sections[rank(view)];
    row.first_of_section = rows.empty() || rows.back().section != row.section;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void WishListModel::claim(const QString& wish) {
  const auto queued = phone().wish_commands().Claim(wish.toStdString(), 0);
  if (queued.ok()) {
    last_claim_ = queued->request_id;
    last_claimed_wish_ = wish.toStdString();
  }
  Report(queued, tr("You asked for this wish."), true);
}

void WishListModel::release(const QString& wish) {
  Report(phone().wish_commands().Release(wish.toStdString()),
         tr("You gave it back. Somebody else can claim it."), true);
}

void WishListModel::undo(const QString& requestId) {
  if (requestId.toStdString() != last_claim_) return PageModel::undo(requestId);
  Report(phone().wish_commands().Release(last_claimed_wish_), tr("You gave it back."));
}

}  // namespace glimmer::mobile
