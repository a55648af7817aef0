#include "mobile/wishes/wish_model.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

using Mine = MyClaim::Kind;

constexpr absl::string_view kGetWishContact = "/glimmer.v1.WishService/GetWishContact";
constexpr int kDays = 7;
constexpr absl::Duration kUsualVisit = absl::Minutes(30);

absl::TimeZone Here() { return absl::LocalTimeZone(); }

std::optional<absl::Time> On(absl::CivilDay day, const QString& clock) {
  const std::optional<int> minute = ReadClock(clock);
  if (!minute) return std::nullopt;
  return absl::FromCivil(absl::CivilMinute(day) + *minute, Here());
}

}  // namespace

WishModel::WishModel(PhoneContext& context, const QString& wish, QObject* parent)
    : PageModel(context, parent),
      name_(wish.toStdString()),
      asked_(AskedRow::staticMetaObject, this),
      companions_(context, this) {
  RefreshNow();
}

absl::Status WishModel::Refresh() {
  ASSIGN_OR_RETURN(auto view, phone().wishes().Wish(name_));
  if (!view) {
    title_ = tr("This wish is no longer there");
    step_.clear();
    asked_.SetRows(std::vector<AskedRow>());
    return absl::OkStatus();
  }
  view_ = *std::move(view);
  RETURN_IF_ERROR(FindTeam());
  const absl::Time now = context().Now();
  ShowWords(now);
  ShowStep(now);
  ShowAsked(now);
  came_along_ = companions_.CameAlong(view_.mine.companions);
  if (!held() || now >= contact_until_) ForgetContact();
  return absl::OkStatus();
}

absl::Status WishModel::FindTeam() {
  own_team_.Clear();
  claimed_for_.clear();
  ASSIGN_OR_RETURN(const auto me, phone().store().Me());
  if (me && !me->home_unit().empty()) {
    ASSIGN_OR_RETURN(const auto home, phone().store().Get<v1::Unit>(me->home_unit()));
    if (home && home->kind() == v1::Unit::KIND_BRANCH) own_team_ = *home;
  }
  if (view_.mine.team.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto team, phone().store().Get<v1::Unit>(view_.mine.team));
  if (team) claimed_for_ = tr("For %1").arg(QString::fromStdString(team->display_name()));
  return absl::OkStatus();
}

void WishModel::ShowWords(absl::Time now) {
  const v1::Wish& wish = view_.wish;
  title_ = QString::fromStdString(wish.title());
  symbol_ = WishSymbol(wish);
  need_ = wish.has_service()
              ? tr("About %1").arg(LengthWords(absl::Minutes(wish.service().minutes())))
              : tr("%1, %2").arg(QString::fromStdString(wish.goods().item()),
                                 QuantityWords(wish.goods().quantity(), wish.goods().measure()));
  const auto last = ParseCivilDay(wish.deadline_date());
  deadline_ = last.ok() ? tr("Wanted by %1").arg(DateWords(*last)) : QString();
  agreed_.clear();
  if (view_.mine.agreed_start) {
    agreed_ = tr("Agreed: %1")
                  .arg(SpanWords(*view_.mine.agreed_start, *view_.mine.agreed_end, Here(), now));
  }
  remaining_ = LeftWords(wish);
  percent_ = wish.goods().may_split()
                 ? static_cast<int>(wish.claimed_quantity() * 100 / wish.goods().quantity())
                 : -1;
  const int64_t open = view_.mine.kind == Mine::kHeld
                           ? view_.mine.quantity
                           : wish.goods().quantity() - wish.claimed_quantity();
  quantity_ = wish.goods().may_split() ? QuantityWords(open, "").trimmed() : QString();
  const BadgeWords badge = WishBadge(view_, now);
  badge_kind_ = badge.kind;
  badge_text_ = badge.text;
  days_.clear();
  const absl::CivilDay today = absl::ToCivilDay(now, Here());
  for (int i = 0; i < kDays; ++i) days_.append(DayWords(today + i, today));
  const absl::Time begun = std::max(absl::FromCivil(today, Here()), view_.mine.claim_time);
  came_at_ = ClockWords(std::max(now - kUsualVisit, begun), Here());
  left_at_ = ClockWords(now, Here());
}

void WishModel::ShowAsked(absl::Time now) {
  std::vector<AskedRow> rows;
  for (const v1::UnconfirmedDelivery& one : view_.asked) {
    rows.push_back({});
    rows.back().key = QString::fromStdString(one.wish_claim());
    rows.back().words = DeliveryWords(view_.wish, one, now);
  }
  asked_.SetRows(rows);
}

void WishModel::ShowStep(absl::Time now) {
  step_.clear();
  step_sentence_.clear();
  switch (view_.mine.kind) {
    case Mine::kNone:
    case Mine::kConfirmed:
      break;
    case Mine::kHeld:
      step_ = "deliver";
      step_sentence_ = tr("Yours until %1. Then it is open for others.")
                           .arg(MomentWords(view_.mine.expire_time, Here(), now));
      return;
    case Mine::kDelivered:
    case Mine::kDelivering:
      step_ = "code";
      step_sentence_ =
          tr("The receiver has a card with six digits. Without it somebody calls back.");
      return;
    case Mine::kRefused:
      step_ = "retry";
      return;
    default:
      return;
  }
  if (IsOwn(view_.wish)) return;
  if (view_.why_not.none()) {
    step_ = "claim";
    step_sentence_ = tr("You have three days. You can give it back at any time.");
  } else if (view_.wish.state() == v1::Wish::STATE_OPEN) {
    step_sentence_ = RefusalSentence(view_.why_not);
  }
}

void WishModel::claim(const QString& quantity, bool forTeam) {
  const int64_t asked = quantity.trimmed().isEmpty() ? 0 : ReadQuantity(quantity);
  if (asked == 0 && !quantity.trimmed().isEmpty()) {
    return Q_EMIT refused(tr("Please type a number."));
  }
  const auto queued = phone().wish_commands().Claim(name_, asked, forTeam ? own_team_.name() : "");
  if (queued.ok()) last_claim_ = queued->request_id;
  Report(queued, tr("You asked for this wish."), true);
}

void WishModel::release() {
  Report(phone().wish_commands().Release(name_),
         tr("You gave it back. Somebody else can claim it."), true);
}

void WishModel::renew(const QString& reason) {
  Report(phone().wish_commands().Renew(name_, reason.trimmed().toStdString()),
         tr("You asked for three more days."));
}

void WishModel::agree(int day, const QString& from, const QString& to) {
  const absl::CivilDay date = absl::ToCivilDay(context().Now(), Here()) + day;
  const auto start = On(date, from);
  const auto end = On(date, to);
  if (!start || !end) return Q_EMIT refused(tr("Times look like 14:00."));
  Report(phone().wish_commands().Agree(name_, *start, *end), tr("The time is saved."));
}

void WishModel::deliver(const QString& from, const QString& to, const QString& quantity) {
  const absl::CivilDay today = absl::ToCivilDay(phone().store().clock().Now(), Here());
  const auto start = On(today, from);
  const auto end = On(today, to);
  if (!start || !end) return Q_EMIT refused(tr("Times look like 14:00."));
  const int64_t brought = quantity.trimmed().isEmpty() ? 0 : ReadQuantity(quantity);
  if (brought == 0 && !quantity.trimmed().isEmpty()) {
    return Q_EMIT refused(tr("Please type a number."));
  }
  Report(phone().wish_commands().Deliver(name_, *start, *end, brought, companions_.People()),
         tr("Delivered. The receiver confirms it next."), true);
}

void WishModel::sendCode(const QString& code) {
  const auto plain = code.normalized(QString::NormalizationForm_KC).toStdString();
  const auto queued = phone().wish_commands().SendCode(name_, plain);
  if (RefusalOf(queued.status()).reason == v1::ERROR_REASON_FIELD_INVALID) {
    return Q_EMIT refused(tr("The code has six digits."));
  }
  Report(queued, tr("The code is saved and will be checked."));
}

void WishModel::sayItCame(const QString& key) {
  Report(phone().wish_commands().SayItCame(name_, key.toStdString()),
         tr("Thank you. Saved: whoever came is told once it is sent."), true);
}

void WishModel::sayItDidNotCome(const QString& key, const QString& reason, bool looked) {
  if (looksPrivate(reason) && !looked) {
    return Q_EMIT refused(tr("Please leave the address and the phone number out."));
  }
  Report(phone().wish_commands().SayItDidNotCome(name_, key.toStdString(),
                                                 reason.trimmed().toStdString()),
         tr("Saved. Once it is sent, the wish is open again."), true);
}

void WishModel::takeBack() {
  Report(phone().wish_commands().TakeBack(name_),
         tr("Taken back, once it is sent. Whoever had claimed it is told."), true);
}

bool WishModel::looksPrivate(const QString& text) const { return LooksPrivate(text.toStdString()); }

void WishModel::askContact() {
  v1::GetWishContactRequest request;
  request.set_request_id(NewUuidV7(phone().store().clock().Now(), phone().random()));
  request.set_wish_claim(view_.mine.claim);
  context().Call<v1::GetWishContactResponse>(
      this, kGetWishContact, request,
      [this](const absl::StatusOr<v1::GetWishContactResponse>& answer) {
        if (!answer.ok()) return Refuse(answer.status());
        ShowContact(*answer);
      });
}

void WishModel::ShowContact(const v1::GetWishContactResponse& answer) {
  contact_until_ = FromTimestamp(answer.expire_time());
  receiver_ = QString::fromStdString(answer.contact().receiver());
  address_ = QString::fromStdString(answer.contact().address());
  phone_number_ = QString::fromStdString(answer.contact().phone());
  directions_ = QString::fromStdString(answer.contact().directions());
  contact_sentence_ = tr("Shown until %1, and on record. It is kept nowhere on this phone.")
                          .arg(MomentWords(contact_until_, Here(), context().Now()));
  Q_EMIT refreshed();
}

void WishModel::ForgetContact() {
  for (QString* text : {&receiver_, &address_, &phone_number_, &directions_, &contact_sentence_}) {
    text->clear();
  }
}

void WishModel::retry() { Retry(view_.mine.request_id); }

void WishModel::discard() { Discard(view_.mine.request_id); }

void WishModel::undo(const QString& requestId) {
  if (requestId.toStdString() != last_claim_) return PageModel::undo(requestId);
  Report(phone().wish_commands().Release(name_), tr("You gave it back."));
}

}  // namespace glimmer::mobile
