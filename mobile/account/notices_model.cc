#include "mobile/account/notices_model.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "mobile/account/visit_place.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

using Kind = v1::Notice;

// A figure of the notice; times as people say them.
QString Figure(const v1::Notice& notice, const char* key, absl::Time now) {
  const auto found = notice.parameters().find(key);
  if (found == notice.parameters().end()) return {};
  absl::Time time;
  if (absl::ParseTime(absl::RFC3339_full, found->second, &time, nullptr)) {
    return MomentWords(time, absl::LocalTimeZone(), now);
  }
  return QString::fromStdString(found->second);
}

QString AboutHours(const v1::Notice& notice, absl::Time now) {
  switch (notice.kind()) {
    case Kind::KIND_HOURS_CONFIRMED:
      return NoticesModel::tr("Your hours were confirmed: %1 minutes")
          .arg(Figure(notice, "minutes", now));
    case Kind::KIND_HOURS_REFUSED:
      return NoticesModel::tr("Your hours were not accepted: %1")
          .arg(Figure(notice, "reason", now));
    case Kind::KIND_HOURS_CORRECTED:
      return NoticesModel::tr("Your record was corrected: %1").arg(Figure(notice, "reason", now));
    default:
      return NoticesModel::tr("News");
  }
}

QString AboutWish(const v1::Notice& notice, absl::Time now) {
  switch (notice.kind()) {
    case Kind::KIND_WISH_CLAIM_LAPSED:
      return NoticesModel::tr("Your claim on a wish has run out. It is open for others.");
    case Kind::KIND_WISH_WITHDRAWN:
      return NoticesModel::tr("A wish that you claimed was withdrawn. %1")
          .arg(Figure(notice, "reason", now));
    case Kind::KIND_WISH_CONFIRMED:
      return NoticesModel::tr("The receiver has confirmed it. Thank you");
    case Kind::KIND_WISH_RETURNED:
      return NoticesModel::tr("The receiver says it did not come as it should: %1")
          .arg(Figure(notice, "reason", now));
    case Kind::KIND_WISH_CODE_WRONG:
      return NoticesModel::tr("The code was wrong. Tries left: %1")
          .arg(Figure(notice, "left", now));
    case Kind::KIND_WISH_APPROVED:
      return NoticesModel::tr("The wish that you wrote down was published");
    case Kind::KIND_WISH_DECLINED:
      return NoticesModel::tr("The wish that you wrote down was not published: %1")
          .arg(Figure(notice, "reason", now));
    case Kind::KIND_WISH_CLAIMED_FOR_YOU:
      return NoticesModel::tr("Your coordinator claimed a wish for you");
    case Kind::KIND_WISH_CLAIM_RELEASED:
      return NoticesModel::tr("Your claim on a wish was given back by somebody else");
    case Kind::KIND_WISH_CORRECTED:
      return NoticesModel::tr("A coordinator corrected the wish that you wrote down");
    case Kind::KIND_WISH_CALL_BACK_DUE:
      return NoticesModel::tr("A wish was brought and is not confirmed. Please call back");
    case Kind::KIND_WISH_BROUGHT:
      return NoticesModel::tr("Something was brought for your wish. Did it come?");
    default:
      return {};
  }
}

QString AboutLedger(const v1::Notice& notice, absl::Time now) {
  switch (notice.kind()) {
    case Kind::KIND_FOLLOW_UP_PLANNED:
      return NoticesModel::tr("Something to be put right is yours to see to, until %1")
          .arg(Figure(notice, "due_date", now));
    case Kind::KIND_FOLLOW_UP_REOPENED:
      return NoticesModel::tr("Something that you saw to was opened again: %1")
          .arg(Figure(notice, "reason", now));
    case Kind::KIND_DEED_CONFIRMED:
      return NoticesModel::tr("Your deed was confirmed. Thank you");
    case Kind::KIND_DEED_REFUSED:
      return NoticesModel::tr("Your deed was not accepted: %1").arg(Figure(notice, "reason", now));
    default:
      return {};
  }
}

QString AboutRound(const v1::Notice& notice, absl::Time now) {
  switch (notice.kind()) {
    case Kind::KIND_VISITS_RETRACTED:
      return NoticesModel::tr("Visits that had just been planned are taken back: %1")
          .arg(Figure(notice, "count", now));
    case Kind::KIND_NEED_RELAYED:
      return NoticesModel::tr(
                 "A household has asked a visitor to pass something on (visit %1). "
                 "Please look at it")
          .arg(Figure(notice, "start_time", now));
    default:
      return {};
  }
}

QString AboutVisit(const v1::Notice& notice, absl::Time now) {
  const QString start = Figure(notice, "start_time", now);
  const QString alias = Figure(notice, "alias", now);
  switch (notice.kind()) {
    case Kind::KIND_MANY_ADDRESSES_READ:
      return NoticesModel::tr("One person has read %1 addresses today. Please look into it")
          .arg(Figure(notice, "count", now));
    case Kind::KIND_PAIRED:
      return NoticesModel::tr("You are paired with a household");
    case Kind::KIND_VISIT_PLANNED:
      return NoticesModel::tr("You are asked to go on a visit: %1").arg(start);
    case Kind::KIND_VISIT_ASKED:
      return NoticesModel::tr("Somebody would like to visit you: %1. Is that all right?")
          .arg(start);
    case Kind::KIND_VISIT_CHANGED:
      return NoticesModel::tr("A visit of yours has another time or other people: %1").arg(start);
    case Kind::KIND_VISIT_CANCELLED:
      return NoticesModel::tr("A visit of yours does not take place: %1").arg(start);
    case Kind::KIND_VISITOR_LEFT:
      return NoticesModel::tr("A visitor will not go: %1").arg(start);
    case Kind::KIND_VISIT_OVERDUE:
      return NoticesModel::tr("No word has come from the visit to %1. Call the visitors now.")
          .arg(alias);
    case Kind::KIND_VISIT_DISTRESS:
      return NoticesModel::tr("A visitor at %1 needs help. Call now.").arg(alias);
    case Kind::KIND_VISIT_SAFE:
      return NoticesModel::tr("Everybody from the visit to %1 is well").arg(alias);
    case Kind::KIND_VISIT_REPORT_WAITS:
      return NoticesModel::tr("Somebody tells of a visit that they were no longer to go to: %1")
          .arg(start);
    default:
      return AboutRound(notice, now);
  }
}

QString Words(const v1::Notice& notice, absl::Time now) {
  switch (notice.kind()) {
    case Kind::KIND_SIGN_UP_CONFIRMED:
      return NoticesModel::tr("You have a place");
    case Kind::KIND_SIGN_UP_WAITLISTED:
      return NoticesModel::tr("You are in line");
    case Kind::KIND_PLACE_OFFERED:
      return NoticesModel::tr("A place is free for you. Please answer by %1")
          .arg(Figure(notice, "expire_time", now));
    case Kind::KIND_OFFER_LAPSED:
      return NoticesModel::tr("The offered place went to the next in line");
    case Kind::KIND_SHIFT_CANCELLED:
      return NoticesModel::tr("Cancelled. %1").arg(Figure(notice, "reason", now));
    case Kind::KIND_SHIFT_MOVED:
      if (notice.parameters().contains("place")) {
        return NoticesModel::tr("People meet elsewhere: %1").arg(Figure(notice, "place", now));
      }
      return NoticesModel::tr("Moved to %1").arg(Figure(notice, "start_time", now));
    case Kind::KIND_LEFT_LATE:
      return NoticesModel::tr("Somebody left at short notice");
    case Kind::KIND_COVER_WANTED:
      return NoticesModel::tr("Somebody looks for cover");
    case Kind::KIND_COVER_FOUND:
      return NoticesModel::tr("Somebody takes over your place");
    case Kind::KIND_SIGNED_UP_FOR_YOU:
      return NoticesModel::tr("Your coordinator signed you up");
    case Kind::KIND_SIGN_UP_CANCELLED:
      return NoticesModel::tr("Your sign-up was ended by somebody else");
    // Whoever reads it here is heard of by that.
    case Kind::KIND_CONTACT_DATA_EXPIRES:
      return NoticesModel::tr(
                 "For two years nothing was heard from you, and on %1 your number, your mail "
                 "address and your phones were to be erased. You are here: they stay")
          .arg(Figure(notice, "erase_time", now));
    default:
      break;
  }
  for (const auto& about : {AboutWish, AboutLedger, AboutVisit}) {
    const QString words = about(notice, now);
    if (!words.isEmpty()) return words;
  }
  return AboutHours(notice, now);
}

// What a notice is about, as far as there is a page for it: shifts/{id}, wishes/{id},
// follow_ups/{id}, deeds/{id}, visits/{id} or pairings/{id}.
absl::StatusOr<std::string> ThingOf(LocalStore& store, const v1::Notice& notice) {
  for (const absl::string_view collection :
       {"shifts/", "wishes/", "follow_ups/", "deeds/", "visits/", "pairings/"}) {
    if (absl::StartsWith(notice.subject(), collection)) return notice.subject();
  }
  if (!absl::StartsWith(notice.subject(), "sign_ups/")) return std::string();
  ASSIGN_OR_RETURN(const auto sign_up, store.Get<v1::SignUp>(notice.subject()));
  return sign_up ? sign_up->shift() : std::string();
}

template <typename Thing>
absl::StatusOr<QString> TitleIn(LocalStore& store, const std::string& name) {
  ASSIGN_OR_RETURN(const auto thing, store.Get<Thing>(name));
  return thing ? QString::fromStdString(thing->title()) : QString();
}

// Of what is about a household, its alias.
template <typename Thing>
absl::StatusOr<QString> AliasIn(LocalStore& store, const std::string& name) {
  ASSIGN_OR_RETURN(const auto thing, store.Get<Thing>(name));
  return thing ? QString::fromStdString(thing->household_alias()) : QString();
}

// Empty when the phone does not hold it.
absl::StatusOr<QString> TitleOf(LocalStore& store, const std::string& name) {
  if (absl::StartsWith(name, "wishes/")) return TitleIn<v1::Wish>(store, name);
  if (absl::StartsWith(name, "follow_ups/")) return TitleIn<v1::FollowUp>(store, name);
  if (absl::StartsWith(name, "deeds/")) return TitleIn<v1::Deed>(store, name);
  if (absl::StartsWith(name, "visits/")) return AliasIn<v1::Visit>(store, name);
  if (absl::StartsWith(name, "pairings/")) return AliasIn<v1::Pairing>(store, name);
  return TitleIn<v1::Shift>(store, name);
}

// Of what opens in a list: the phone does not hold it, or not any more.
bool IsGone(LocalStore& store, const std::string& name) {
  if (absl::StartsWith(name, "follow_ups/")) {
    const auto found = store.Get<v1::FollowUp>(name);
    return !found.ok() || !*found;
  }
  if (!absl::StartsWith(name, "deeds/")) return false;
  const auto found = store.Get<v1::Deed>(name);
  return !found.ok() || !*found;
}

}  // namespace

NoticesModel::NoticesModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(NoticeRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status NoticesModel::Refresh() {
  ASSIGN_OR_RETURN(const auto notices, phone().overlay().Notices());
  const absl::Time now = context().Now();
  std::vector<NoticeRow> rows;
  for (const v1::Notice& notice : notices) {
    ASSIGN_OR_RETURN(const std::string name, ThingOf(phone().store(), notice));
    ASSIGN_OR_RETURN(const QString title, TitleOf(phone().store(), name));
    const QString when =
        MomentWords(FromTimestamp(notice.create_time()), absl::LocalTimeZone(), now);
    NoticeRow row;
    row.key = QString::fromStdString(notice.name());
    row.title = Words(notice, now);
    row.detail = title.isEmpty() ? when : tr("%1, %2").arg(title, when);
    row.unseen = notice.state() != v1::Notice::STATE_SEEN;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

std::optional<v1::Notice> NoticesModel::Find(const QString& name) const {
  const std::string wanted = name.toStdString();
  const auto notices = phone().overlay().Notices();
  if (!notices.ok()) return std::nullopt;
  const auto notice = std::find_if(notices->begin(), notices->end(),
                                   [&](const v1::Notice& one) { return one.name() == wanted; });
  if (notice == notices->end()) return std::nullopt;
  return *notice;
}

// What coordinators are to see to has its buttons on the board.
bool NoticesModel::isForBoard(const QString& name) const {
  const auto notice = Find(name);
  if (!notice || notice->kind() != Kind::KIND_WISH_CALL_BACK_DUE) return false;
  const auto profile = phone().store().GetProfile();
  return profile.ok() && Coordinates(*profile);
}

QString NoticesModel::open(const QString& name) {
  const auto notice = Find(name);
  if (!notice) return {};
  if (notice->state() != v1::Notice::STATE_SEEN) {
    const auto queued = phone().commands().MarkNoticeSeen(notice->name());
    if (!queued.ok()) Refuse(queued.status());
  }
  const auto thing = ThingOf(phone().store(), *notice);
  if (!thing.ok()) return {};
  if (absl::StartsWith(*thing, "visits/")) return PlaceOfVisit(phone(), *thing);
  // Of a list with nothing opened in it nobody would know what was meant.
  if (IsGone(phone().store(), *thing)) {
    Q_EMIT refused(tr("This is no longer on this phone."));
    return {};
  }
  return QString::fromStdString(*thing);
}

}  // namespace glimmer::mobile
