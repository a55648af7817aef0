// How a round of visits is published and taken back: the other part of round_model.cc.
#include "mobile/rounds/round_model.h"

#include <set>
#include <utility>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr char kRetractVisits[] = "/glimmer.v1.VisitService/RetractVisits";

}  // namespace

absl::Status RoundModel::FollowPublished() {
  publishing_ = false;
  if (draft_.publish_request_id.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto item, phone().outbox().Find(draft_.publish_request_id));
  if (!item) {
    // It was taken back before it was sent.
    draft_.publish_request_id.clear();
    WriteDraft(draft_path_, draft_);
    return absl::OkStatus();
  }
  if (item->state == OutboxItem::State::kAccepted) {
    const int visits = toPublish();
    ClearRefusal();
    RETURN_IF_ERROR(TakePublished());
    draft_ = RoundDraft();
    RemoveDraft(draft_path_);
    Q_EMIT done(tr("%n visit(s) are planned. Now their households are asked.", "", visits), {});
    return absl::OkStatus();
  }
  publishing_ = item->state != OutboxItem::State::kRejected;
  if (!publishing_) ReadRefusal(*item);
  return absl::OkStatus();
}

// The server names the plan that stands in the way by its place in the request.
void RoundModel::ReadRefusal(const OutboxItem& item) {
  const Refusal why = RefusalOf(item.refusal);
  std::string household;
  v1::PlanVisitsRequest request;
  const auto place = why.figures.find("plan");
  if (place != why.figures.end() && request.ParseFromString(item.request)) {
    const int index = QString::fromStdString(place->second).toInt();
    if (index >= 0 && index < request.plans_size()) household = request.plans(index).household();
  }
  StandsInTheWay(household, RefusalSentence(why));
}

void RoundModel::StandsInTheWay(const std::string& household, const QString& why) {
  refused_household_ = household;
  refusal_short_ = why;
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, refused_household_);
  refusal_ = visit == nullptr
                 ? tr("Nothing was published. %1").arg(refusal_short_)
                 : tr("Nothing was published. %1: %2")
                       .arg(QString::fromStdString(visit->household_alias()), refusal_short_);
}

void RoundModel::ClearRefusal() {
  refusal_.clear();
  refusal_short_.clear();
  refused_household_.clear();
}

void RoundModel::publish() {
  if (publishing_ || proposing_ || toPublish() == 0) return;
  if (!draft_.publish_request_id.empty()) Discard(draft_.publish_request_id);
  draft_.publish_request_id.clear();
  ClearRefusal();
  VisitDeskCommands& commands = phone().visit_desk_commands();
  const std::vector<v1::VisitPlan> plans = PlansToPublish(draft_);
  const auto checked = commands.CheckRound(plans);
  if (!checked.ok()) return Refuse(checked.status());
  for (size_t i = 0; i < plans.size(); ++i) {
    if ((*checked)[i].ok()) continue;
    StandsInTheWay(plans[i].household(), ProblemSentence((*checked)[i]));
    Q_EMIT refused(refusal_);
    return RefreshNow();
  }
  const auto queued = commands.Plan(draft_.round.unit(), plans);
  if (!Report(queued, tr("%n visit(s) are being published.", "", toPublish()), true)) return;
  household_.clear();
  draft_.publish_request_id = queued->request_id;
  Keep();
}

absl::Status RoundModel::TakePublished() {
  ASSIGN_OR_RETURN(const auto visits, phone().store().ListVisits());
  published_ = PublishedFrom(draft_, visits);
  kept_sentence_.clear();
  // Where it cannot be kept, it can be taken back until the page is closed.
  if (published_) WritePublished(PublishedFile(draft_path_), *published_);
  return absl::OkStatus();
}

void RoundModel::KeepPublished(const std::set<std::string>* known) {
  if (!published_) return;
  const bool late = context().Now() >= published_->until();
  if (late && !retracting_) {
    published_.reset();
    RemovePublished(PublishedFile(draft_path_));
  } else if (known != nullptr && ForgetUnknown(*known, published_->draft)) {
    WritePublished(PublishedFile(draft_path_), *published_);
  }
}

QString RoundModel::published() const {
  if (!MayRetract()) return {};
  //: a time of today
  return tr("%n visit(s) were published at %1.", "", static_cast<int>(published_->visits.size()))
      .arg(ClockWords(published_->publish_time, zone_));
}

QString RoundModel::retractSentence() const {
  if (!MayRetract()) return {};
  return tr("Until %1 the round can be taken back. Visits that nobody has said yes to are "
            "cancelled, "
            "and everybody who was told of any hears so once. The others stay. Then you plan on "
            "where you were.")
      .arg(ClockWords(published_->until(), zone_));
}

void RoundModel::retract() {
  if (!MayRetract() || retracting_ || proposing_) return;
  if (published_->retract_request_id.empty()) {
    published_->retract_request_id = NewUuidV7(phone().store().clock().Now(), phone().random());
    WritePublished(PublishedFile(draft_path_), *published_);
  }
  v1::RetractVisitsRequest request;
  request.set_request_id(published_->retract_request_id);
  request.set_unit(published_->draft.round.unit());
  for (const std::string& visit : published_->visits) request.add_visits(visit);
  retracting_ = true;
  RefreshNow();
  context().Call<v1::RetractVisitsResponse>(
      this, kRetractVisits, request,
      [this](const absl::StatusOr<v1::RetractVisitsResponse>& answer) { TakeRetracted(answer); });
}

void RoundModel::TakeRetracted(const absl::StatusOr<v1::RetractVisitsResponse>& answer) {
  retracting_ = false;
  if (!answer.ok()) {
    // Asked again after a refusal it is another asking; without an answer it is the same.
    if (published_ && ReasonOf(answer.status()) != v1::ERROR_REASON_UNSPECIFIED) {
      published_->retract_request_id.clear();
    }
    Refuse(answer.status());
    return RefreshNow();
  }
  if (!published_) return RefreshNow();
  std::set<std::string> kept;
  QStringList aliases;
  for (const std::string& name : answer->kept()) {
    const auto visit = phone().store().Get<v1::Visit>(name);
    if (!visit.ok() || !*visit) continue;
    kept.insert((*visit)->household());
    aliases.append(QString::fromStdString((*visit)->household_alias()));
  }
  const std::vector<std::string> gone(answer->retracted().begin(), answer->retracted().end());
  // If it cannot be written, the next round with the server brings it.
  (void)phone().visit_desk_commands().NoteRetracted(gone);
  draft_ = DraftAgainOf(*published_, kept);
  kept_sentence_ = aliases.isEmpty() ? QString()
                                     : tr("These visits stay, somebody had said yes or they were "
                                          "changed meanwhile: %1")
                                           .arg(aliases.join(tr(", ")));
  published_.reset();
  RemovePublished(PublishedFile(draft_path_));
  filter_ = 0;
  ShowQuestion();
  Keep();
  Q_EMIT done(
      tr("%n visit(s) are taken back. Whoever was told hears it.", "", answer->retracted_size()),
      {});
  syncNow();
}

}  // namespace glimmer::mobile
