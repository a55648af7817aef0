#include "mobile/rounds/published_round.h"

#include <QDataStream>
#include <QFile>
#include <QSaveFile>
#include <QStringList>
#include <algorithm>

#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

constexpr quint32 kFormat = 1;

bool IsOfPlan(const v1::Visit& visit, const v1::VisitPlan& plan) {
  return visit.state() == v1::Visit::STATE_PROPOSED && visit.household() == plan.household() &&
         visit.start_time().seconds() == plan.start_time().seconds() &&
         visit.end_time().seconds() == plan.end_time().seconds();
}

template <typename Rows, typename Household>
void Erase(const std::set<std::string>& households, Rows& rows, Household household) {
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const auto& row) { return households.count(household(row)) > 0; }),
             rows.end());
}

}  // namespace

absl::Time PublishedRound::until() const { return publish_time + kRetractWithin; }

// All visits of one call have their time of making in common.
std::optional<PublishedRound> PublishedFrom(const RoundDraft& draft,
                                            const std::vector<v1::Visit>& visits) {
  PublishedRound round{.draft = draft};
  for (const v1::VisitPlan& plan : PlansToPublish(draft)) {
    const auto found = std::find_if(visits.begin(), visits.end(),
                                    [&](const v1::Visit& visit) { return IsOfPlan(visit, plan); });
    if (found == visits.end()) continue;
    round.visits.push_back(found->name());
    round.publish_time = FromTimestamp(found->create_time());
  }
  if (round.visits.empty()) return std::nullopt;
  return round;
}

RoundDraft DraftAgainOf(const PublishedRound& round, const std::set<std::string>& kept_households) {
  RoundDraft draft = round.draft;
  draft.publish_request_id.clear();
  const auto of_visit = [](const v1::ProposedVisit& visit) { return visit.plan().household(); };
  Erase(kept_households, *draft.proposal.mutable_visits(), of_visit);
  Erase(kept_households, *draft.before.mutable_visits(), of_visit);
  return draft;
}

QString PublishedFile(const QString& draft_path) {
  return draft_path + QStringLiteral(".published");
}

std::optional<PublishedRound> ReadPublished(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  QDataStream stream(&file);
  quint32 format = 0;
  stream >> format;
  if (format != kFormat) return std::nullopt;
  PublishedRound round;
  auto draft = TakeDraft(stream);
  if (!draft) return std::nullopt;
  round.draft = *std::move(draft);
  QStringList visits;
  qint64 publish_time_us = 0;
  QString retract_request_id;
  stream >> visits >> publish_time_us >> retract_request_id;
  if (stream.status() != QDataStream::Ok) return std::nullopt;
  for (const QString& visit : visits) round.visits.push_back(visit.toStdString());
  round.publish_time = absl::FromUnixMicros(publish_time_us);
  round.retract_request_id = retract_request_id.toStdString();
  return round;
}

bool WritePublished(const QString& path, const PublishedRound& round) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
  QStringList visits;
  for (const std::string& visit : round.visits) visits.append(QString::fromStdString(visit));
  QDataStream stream(&file);
  stream << kFormat;
  PutDraft(stream, round.draft);
  stream << visits << static_cast<qint64>(absl::ToUnixMicros(round.publish_time))
         << QString::fromStdString(round.retract_request_id);
  return file.commit();
}

void RemovePublished(const QString& path) { QFile::remove(path); }

}  // namespace glimmer::mobile
