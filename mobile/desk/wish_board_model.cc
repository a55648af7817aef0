#include "mobile/desk/wish_board_model.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/text/name_fold.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kLookUpWishContact = "/glimmer.v1.WishService/LookUpWishContact";

// Nullopt for what is done with.
std::optional<size_t> ColumnOf(const v1::Wish& wish) {
  if (wish.state() < v1::Wish::STATE_PROPOSED || wish.state() > v1::Wish::STATE_CONFIRMED) {
    return std::nullopt;
  }
  return static_cast<size_t>(wish.state() - v1::Wish::STATE_PROPOSED);
}

// `who` brings it, with those who came along.
QString ClaimWords(const v1::WishClaim& claim, const QString& who, absl::Time now) {
  const absl::TimeZone zone = absl::LocalTimeZone();
  switch (claim.state()) {
    case v1::WishClaim::STATE_HELD:
      return WishBoardModel::tr("%1, until %2")
          .arg(who, MomentWords(FromTimestamp(claim.expire_time()), zone, now));
    case v1::WishClaim::STATE_DELIVERED:
      return WishBoardModel::tr("%1, delivered %2")
          .arg(who, MomentWords(FromTimestamp(claim.end_time()), zone, now));
    case v1::WishClaim::STATE_CONFIRMED:
      return WishBoardModel::tr("%1, received").arg(who);
    default:
      return WishBoardModel::tr("%1, no longer").arg(who);
  }
}

bool Counts(const v1::WishClaim& claim) {
  return claim.state() >= v1::WishClaim::STATE_HELD &&
         claim.state() <= v1::WishClaim::STATE_CONFIRMED;
}

v1::LookUpWishContactRequest::Purpose PurposeOf(const v1::Wish& wish, bool card) {
  if (card) return v1::LookUpWishContactRequest::PURPOSE_CARD;
  return wish.delivered_quantity() > 0 ? v1::LookUpWishContactRequest::PURPOSE_CALL_BACK
                                       : v1::LookUpWishContactRequest::PURPOSE_ARRANGE;
}

// As the server compares them.
bool ReadAlike(const v1::Wish& a, const v1::Wish& b) {
  if (a.unit() != b.unit()) return false;
  return NameFold(a.title()) == NameFold(b.title()) ||
         (a.has_goods() && b.has_goods() && a.goods().item() == b.goods().item());
}

bool CallBackDue(const v1::Wish& wish, absl::Time now) {
  return wish.has_call_back_time() && FromTimestamp(wish.call_back_time()) <= now;
}

QString StepOf(const v1::Wish& wish) {
  if (wish.state() == v1::Wish::STATE_PROPOSED) return "review";
  if (wish.delivered_quantity() > wish.confirmed_quantity()) return "confirm";
  return wish.state() == v1::Wish::STATE_CONFIRMED ? "close" : QString();
}

}  // namespace

WishBoardModel::WishBoardModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), claims_(BoardClaim::staticMetaObject, this) {
  for (auto& column : columns_) {
    column = std::make_unique<RowModel>(BoardCard::staticMetaObject, nullptr);
  }
  RefreshNow();
}

QString WishBoardModel::WhoBrings(const v1::WishClaim& claim) const {
  const QString who = QString::fromStdString(claim.person_display_name());
  if (claim.companions().empty()) return who;
  const std::vector<std::string> companions(claim.companions().begin(), claim.companions().end());
  const auto name_of = [this](const std::string& companion) {
    const auto person = phone().store().Get<v1::Person>(companion);
    return person.ok() && *person ? QString::fromStdString((*person)->display_name()) : QString();
  };
  return tr("%1 with %2", "who brought it, and who came along")
      .arg(who, CompanionWords(companions, name_of));
}

absl::StatusOr<BoardCard> WishBoardModel::CardOf(const WishView& view) {
  BoardCard card;
  card.key = QString::fromStdString(view.wish.name());
  card.title = QString::fromStdString(view.wish.title());
  card.detail = WishDetail(view);
  card.late = view.overdue;
  card.call_back = CallBackDue(view.wish, context().Now());
  card.saved = view.on_its_way;
  ASSIGN_OR_RETURN(const auto claims, phone().wishes().ClaimsOf(view.wish.name()));
  QStringList who;
  for (const v1::WishClaim& claim : claims) {
    if (Counts(claim)) who.append(ClaimWords(claim, WhoBrings(claim), context().Now()));
  }
  card.who = who.join(tr("; "));
  return card;
}

absl::Status WishBoardModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  std::set<std::string> reach;
  for (const v1::Unit& unit : UnitsInReach(profile, units)) reach.insert(unit.name());
  ASSIGN_OR_RETURN(const auto views, phone().wishes().Wishes());
  std::array<std::vector<BoardCard>, kColumns> columns;
  overdue_ = 0;
  for (const WishView& view : views) {
    const auto column = ColumnOf(view.wish);
    if (!column || reach.count(view.wish.unit()) == 0) continue;
    if (view.overdue) ++overdue_;
    ASSIGN_OR_RETURN(BoardCard card, CardOf(view));
    columns[*column].push_back(std::move(card));
  }
  ceiling_ = CeilingWords(units);
  for (size_t i = 0; i < columns.size(); ++i) {
    std::stable_partition(columns[i].begin(), columns[i].end(),
                          [](const BoardCard& card) { return card.call_back; });
    columns_[i]->SetRows(columns[i]);
  }
  return ShowOpened();
}

absl::Status WishBoardModel::ShowOpened() {
  if (wish_.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(auto view, phone().wishes().Wish(wish_));
  if (!view) {
    wish_.clear();
    return absl::OkStatus();
  }
  view_ = *std::move(view);
  const v1::Wish& wish = view_.wish;
  title_ = QString::fromStdString(wish.title());
  QStringList words = {WishDetail(view_), CategoryWords(wish.category()),
                       QString::fromStdString(wish.alias()),
                       QString::fromStdString(wish.description())};
  const auto last = ParseCivilDay(wish.deadline_date());
  if (last.ok()) words.append(tr("Wanted by %1").arg(DateWords(*last)));
  if (wish.has_call_back_time()) {
    words.append(tr("To be called back from %1")
                     .arg(MomentWords(FromTimestamp(wish.call_back_time()), absl::LocalTimeZone(),
                                      context().Now())));
  }
  words.removeAll(QString());
  words_ = words.join('\n');
  step_ = view_.on_its_way ? QString() : StepOf(wish);
  may_withdraw_ = !view_.on_its_way &&
                  (wish.state() == v1::Wish::STATE_OPEN || wish.state() == v1::Wish::STATE_CLAIMED);
  ASSIGN_OR_RETURN(const auto claims, phone().wishes().ClaimsOf(wish_));
  std::vector<BoardClaim> rows;
  for (const v1::WishClaim& claim : claims) {
    BoardClaim row;
    row.key = QString::fromStdString(claim.name());
    row.words = ClaimWords(claim, WhoBrings(claim), context().Now());
    row.may_reopen = claim.state() == v1::WishClaim::STATE_DELIVERED ||
                     claim.state() == v1::WishClaim::STATE_CONFIRMED;
    rows.push_back(std::move(row));
  }
  claims_.SetRows(rows);
  return ShowAlike();
}

absl::Status WishBoardModel::ShowAlike() {
  alike_.clear();
  if (step_ != "review") return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto views, phone().wishes().Wishes());
  QStringList titles;
  for (const WishView& other : views) {
    const bool open = other.wish.state() <= v1::Wish::STATE_DELIVERED;
    if (open && other.wish.name() != wish_ && ReadAlike(other.wish, view_.wish)) {
      titles.append(QString::fromStdString(other.wish.title()));
    }
  }
  if (!titles.isEmpty()) alike_ = tr("Perhaps the same: %1").arg(titles.join(tr("; ")));
  return absl::OkStatus();
}

void WishBoardModel::ForgetContact() {
  contact_.clear();
  code_.clear();
}

void WishBoardModel::show(const QString& wish) {
  wish_ = wish.toStdString();
  ForgetContact();
  RefreshNow();
}

void WishBoardModel::approve() {
  Report(phone().wish_commands().Approve(wish_), tr("Published once it is sent."), true);
}

void WishBoardModel::decline(const QString& reason) {
  Report(phone().wish_commands().Decline(wish_, reason.trimmed().toStdString()),
         tr("Not published. Who wrote it down is told why."), true);
}

void WishBoardModel::withdraw(const QString& reason) {
  Report(phone().wish_commands().Withdraw(wish_, reason.trimmed().toStdString()),
         tr("Withdrawn. Who had claimed it is told."), true);
}

void WishBoardModel::confirmReceipt() {
  Report(phone().wish_commands().ConfirmReceipt(wish_), tr("Confirmed by call-back."), true);
}

void WishBoardModel::reopen(const QString& claim, const QString& reason) {
  Report(phone().wish_commands().Reopen(wish_, claim.toStdString(), reason.trimmed().toStdString()),
         tr("The wish is open again. Who brought it is told why."), true);
}

void WishBoardModel::closeWish() {
  Report(phone().wish_commands().Close(wish_), tr("Closed. The address is erased."), true);
}

void WishBoardModel::askContact(bool card) {
  v1::LookUpWishContactRequest request;
  request.set_request_id(NewUuidV7(phone().store().clock().Now(), phone().random()));
  request.set_wish(wish_);
  request.set_purpose(PurposeOf(view_.wish, card));
  context().Call<v1::LookUpWishContactResponse>(
      this, kLookUpWishContact, request,
      [this, asked = wish_](const absl::StatusOr<v1::LookUpWishContactResponse>& answer) {
        if (!answer.ok()) return Refuse(answer.status());
        if (asked != wish_) return;
        const v1::WishContact& contact = answer->contact();
        QStringList lines;
        for (const std::string* line :
             {&contact.receiver(), &contact.address(), &contact.phone(), &contact.directions()}) {
          if (!line->empty()) lines.append(QString::fromStdString(*line));
        }
        contact_ = lines.isEmpty() ? tr("Nothing is on record.") : lines.join('\n');
        code_ = QString::fromStdString(answer->code());
        Q_EMIT refreshed();
      });
}

}  // namespace glimmer::mobile
