#include "mobile/account/profiles_model.h"

#include <utility>

#include "shared/base/status_macros.h"

namespace glimmer::mobile {

ProfilesModel::ProfilesModel(PhoneContext& context, std::vector<Person> people, QObject* parent)
    : PageModel(context, parent),
      people_(std::move(people)),
      rows_(ProfileRow::staticMetaObject, this) {
  for (const Person& person : people_) {
    if (person.context == &context) continue;
    connect(person.context, &PhoneContext::changed, this, &ProfilesModel::RefreshNow);
  }
  RefreshNow();
}

absl::StatusOr<ProfileRow> ProfilesModel::RowOf(const Person& person) const {
  Phone& held = person.context->phone();
  ASSIGN_OR_RETURN(const Profile profile, held.store().GetProfile());
  ASSIGN_OR_RETURN(const auto me, held.store().Me());
  ASSIGN_OR_RETURN(const OutboxCounts counts, held.outbox().Counts());
  ProfileRow row;
  row.key = QString::fromStdString(person.key);
  row.current = person.context == &context();
  row.title = QString::fromStdString(me ? me->display_name() : profile.display_name);
  if (row.title.isEmpty()) row.title = tr("Not let in yet");
  QStringList parts;
  if (row.current) parts.append(tr("In use now"));
  if (counts.waiting > 0) parts.append(tr("%n thing(s) wait to be sent", nullptr, counts.waiting));
  parts.append(QString::fromStdString(profile.server_address));
  row.detail = parts.join(QStringLiteral(" · "));
  return row;
}

absl::Status ProfilesModel::Refresh() {
  std::vector<ProfileRow> rows;
  for (const Person& person : people_) {
    ASSIGN_OR_RETURN(ProfileRow row, RowOf(person));
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void ProfilesModel::choose(const QString& key) {
  for (const Person& person : people_) {
    if (QString::fromStdString(person.key) != key || person.context == &context()) continue;
    Q_EMIT chosen(key);
  }
}

}  // namespace glimmer::mobile
