#include "mobile/account/notices_model.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
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
    default:
      return AboutHours(notice, now);
  }
}

// shifts/{id} of a notice about a shift or a sign-up that the phone holds.
absl::StatusOr<std::string> ShiftOf(LocalStore& store, const v1::Notice& notice) {
  if (absl::StartsWith(notice.subject(), "shifts/")) return notice.subject();
  if (!absl::StartsWith(notice.subject(), "sign_ups/")) return std::string();
  ASSIGN_OR_RETURN(const auto sign_up, store.Get<v1::SignUp>(notice.subject()));
  return sign_up ? sign_up->shift() : std::string();
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
    ASSIGN_OR_RETURN(const std::string name, ShiftOf(phone().store(), notice));
    ASSIGN_OR_RETURN(const auto shift, phone().store().Get<v1::Shift>(name));
    const QString when =
        MomentWords(FromTimestamp(notice.create_time()), absl::LocalTimeZone(), now);
    NoticeRow row;
    row.key = QString::fromStdString(notice.name());
    row.title = Words(notice, now);
    row.detail = shift ? tr("%1, %2").arg(QString::fromStdString(shift->title()), when) : when;
    row.unseen = notice.state() != v1::Notice::STATE_SEEN;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

QString NoticesModel::open(const QString& name) {
  const std::string wanted = name.toStdString();
  const auto notices = phone().overlay().Notices();
  if (!notices.ok()) return {};
  const auto notice = std::find_if(notices->begin(), notices->end(),
                                   [&](const v1::Notice& one) { return one.name() == wanted; });
  if (notice == notices->end()) return {};
  if (notice->state() != v1::Notice::STATE_SEEN) {
    const auto queued = phone().commands().MarkNoticeSeen(wanted);
    if (!queued.ok()) Refuse(queued.status());
  }
  const auto shift = ShiftOf(phone().store(), *notice);
  return shift.ok() ? QString::fromStdString(*shift) : QString();
}

}  // namespace glimmer::mobile
