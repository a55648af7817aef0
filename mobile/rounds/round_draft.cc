#include "mobile/rounds/round_draft.h"

#include <QByteArray>
#include <QFile>
#include <QSaveFile>
#include <QStringList>
#include <algorithm>
#include <utility>

namespace glimmer::mobile {
namespace {

constexpr quint32 kFormat = 1;

template <typename Message>
QByteArray Bytes(const Message& message) {
  return QByteArray::fromStdString(message.SerializeAsString());
}

template <typename Message>
bool Parse(const QByteArray& bytes, Message& message) {
  return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

template <typename Rows>
bool EraseUnknown(const std::set<std::string>& known, Rows& rows) {
  const auto end = std::remove_if(
      rows.begin(), rows.end(), [&](const auto& row) { return known.count(row.household()) == 0; });
  if (end == rows.end()) return false;
  rows.erase(end, rows.end());
  return true;
}

bool ForgetUnknownVisits(const std::set<std::string>& known, v1::ProposeRoundResponse& proposal) {
  auto& visits = *proposal.mutable_visits();
  const auto end = std::remove_if(visits.begin(), visits.end(), [&](const auto& visit) {
    return known.count(visit.plan().household()) == 0;
  });
  const bool some = end != visits.end();
  visits.erase(end, visits.end());
  return EraseUnknown(known, *proposal.mutable_unassigned()) || some;
}

}  // namespace

v1::ProposedVisit* VisitTo(v1::ProposeRoundResponse& proposal, absl::string_view household) {
  auto& visits = *proposal.mutable_visits();
  const auto found = std::find_if(visits.begin(), visits.end(), [&](const auto& visit) {
    return visit.plan().household() == household;
  });
  return found == visits.end() ? nullptr : &*found;
}

const v1::ProposedVisit* VisitTo(const v1::ProposeRoundResponse& proposal,
                                 absl::string_view household) {
  const auto& visits = proposal.visits();
  const auto found = std::find_if(visits.begin(), visits.end(), [&](const auto& visit) {
    return visit.plan().household() == household;
  });
  return found == visits.end() ? nullptr : &*found;
}

bool StandsIn(const v1::ProposeRoundResponse& proposal, absl::string_view household) {
  const auto& without = proposal.unassigned();
  return VisitTo(proposal, household) != nullptr ||
         std::any_of(without.begin(), without.end(),
                     [&](const auto& row) { return row.household() == household; });
}

bool SamePlan(const v1::ProposedVisit& a, const v1::ProposedVisit& b) {
  const auto people = [](const v1::ProposedVisit& visit) {
    return std::set<std::string>(visit.plan().visitors().begin(), visit.plan().visitors().end());
  };
  return a.plan().start_time().seconds() == b.plan().start_time().seconds() &&
         a.plan().end_time().seconds() == b.plan().end_time().seconds() && people(a) == people(b);
}

v1::ProposeRoundRequest NextRequest(const RoundDraft& draft) {
  v1::ProposeRoundRequest request = draft.round;
  request.clear_pins();
  request.clear_previous();
  for (const std::string& household : draft.left_out) request.add_left_out(household);
  for (const v1::ProposedVisit& visit : draft.proposal.visits()) {
    if (draft.left_out.count(visit.plan().household()) > 0) continue;
    *request.add_previous() = visit.plan();
    if (visit.pinned()) *request.add_pins() = visit.plan();
  }
  return request;
}

void TakeProposal(v1::ProposeRoundResponse proposal, RoundDraft& draft) {
  draft.before = std::exchange(draft.proposal, std::move(proposal));
}

bool Exchange(absl::string_view household, absl::string_view from, const v1::Choice& to,
              RoundDraft& draft) {
  v1::ProposedVisit* visit = VisitTo(draft.proposal, household);
  if (visit == nullptr) return false;
  auto& people = *visit->mutable_plan()->mutable_visitors();
  const auto left = std::find(people.begin(), people.end(), from);
  const bool there = std::find(people.begin(), people.end(), to.person()) != people.end();
  if (left == people.end() || there || to.person().empty()) return false;
  *left = to.person();
  for (v1::Choice& choice : *visit->mutable_choices()) {
    if (choice.person() != from) continue;
    choice = to;
    choice.set_reason(v1::CHOICE_REASON_PINNED);
  }
  visit->set_pinned(true);
  return true;
}

std::vector<v1::VisitPlan> PlansToPublish(const RoundDraft& draft) {
  std::vector<v1::VisitPlan> plans;
  for (const v1::ProposedVisit& visit : draft.proposal.visits()) {
    if (draft.left_out.count(visit.plan().household()) == 0) plans.push_back(visit.plan());
  }
  return plans;
}

bool ForgetUnknown(const std::set<std::string>& known, RoundDraft& draft) {
  const bool before = ForgetUnknownVisits(known, draft.before);
  const bool left_out =
      std::erase_if(draft.left_out, [&](const auto& one) { return known.count(one) == 0; }) > 0;
  return ForgetUnknownVisits(known, draft.proposal) || before || left_out;
}

void PutDraft(QDataStream& stream, const RoundDraft& draft) {
  QStringList left_out;
  for (const std::string& household : draft.left_out) {
    left_out.append(QString::fromStdString(household));
  }
  stream << Bytes(draft.round) << Bytes(draft.proposal) << Bytes(draft.before) << left_out
         << QString::fromStdString(draft.publish_request_id);
}

std::optional<RoundDraft> TakeDraft(QDataStream& stream) {
  QByteArray round, proposal, before;
  QStringList left_out;
  QString publish_request_id;
  stream >> round >> proposal >> before >> left_out >> publish_request_id;
  RoundDraft draft;
  const bool whole = stream.status() == QDataStream::Ok && Parse(round, draft.round) &&
                     Parse(proposal, draft.proposal) && Parse(before, draft.before);
  if (!whole) return std::nullopt;
  for (const QString& household : left_out) draft.left_out.insert(household.toStdString());
  draft.publish_request_id = publish_request_id.toStdString();
  return draft;
}

std::optional<RoundDraft> ReadDraft(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  QDataStream stream(&file);
  quint32 format = 0;
  stream >> format;
  if (format != kFormat) return std::nullopt;
  return TakeDraft(stream);
}

bool WriteDraft(const QString& path, const RoundDraft& draft) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
  QDataStream stream(&file);
  stream << kFormat;
  PutDraft(stream, draft);
  return file.commit();
}

void RemoveDraft(const QString& path) { QFile::remove(path); }

}  // namespace glimmer::mobile
