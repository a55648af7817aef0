#include "mobile/visits/need_model.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

// How long such a wish is of use; a coordinator who looks at it may say otherwise.
constexpr int kUsualDays = 30;

// All kinds of wishes that are somebody's time.
std::vector<std::string> HelpCategories() {
  std::vector<std::string> help;
  std::copy_if(WishCategories().begin(), WishCategories().end(), std::back_inserter(help),
               [](const std::string& category) { return category != "goods"; });
  return help;
}

}  // namespace

NeedModel::NeedModel(PhoneContext& context, const QString& visit, QObject* parent)
    : FormModel(context, parent), visit_(visit.toStdString()) {
  ReadDraft();
  RefreshNow();
}

absl::Status NeedModel::Refresh() {
  ASSIGN_OR_RETURN(auto view, phone().visits().Visit(visit_));
  if (view) view_ = *std::move(view);
  return FormModel::Refresh();
}

// It is of the household's community.
std::vector<v1::Unit> NeedModel::UnitsOf(const std::vector<v1::Unit>&,
                                         const std::vector<v1::Unit>& units) const {
  std::vector<v1::Unit> own;
  std::copy_if(units.begin(), units.end(), std::back_inserter(own),
               [&](const v1::Unit& unit) { return unit.name() == view_.visit.unit(); });
  return own;
}

int NeedModel::longest() const {
  return static_cast<int>(kind_ == Thing ? kLongestWishWord : kLongestWishTitle);
}

QStringList NeedModel::categories() const {
  QStringList words;
  for (const std::string& category : HelpCategories()) words.append(CategoryWords(category));
  return words;
}

void NeedModel::Say(int& field, int value) {
  if (field == value) return;
  field = value;
  keep();
  Q_EMIT refreshed();
}

void NeedModel::setAsked(bool asked) {
  asked_ = asked;
  Q_EMIT refreshed();
}

// What was passed on is done with; what was taken back from there, or refused, is typed again.
void NeedModel::ReadDraft() {
  const auto kept = phone().visit_drafts().GetNeed(visit_);
  if (!kept.ok() || !*kept) return;
  const v1::RelayNeedRequest& need = **kept;
  if (!need.request_id().empty()) {
    const auto item = phone().outbox().Find(need.request_id());
    const bool refused = item.ok() && *item && (*item)->state == OutboxItem::State::kRejected;
    if (item.ok() && *item && !refused) return;
    if (refused) refused_ = need.request_id();
  }
  given_by_ = need.given_by() - 1;
  channel_ = need.channel() - 1;
  if (need.has_follow_up()) {
    kind_ = Matter;
    title_ = QString::fromStdString(need.follow_up().title());
    matter_ = std::max(0, need.follow_up().kind() - 1);
    return;
  }
  const v1::Wish& wish = need.wish();
  title_ = QString::fromStdString(wish.title());
  kind_ = wish.has_service() ? Help : Thing;
  if (wish.goods().quantity() > 0) {
    quantity_ = QuantityWords(wish.goods().quantity(), "").trimmed();
  }
  measure_ = QString::fromStdString(wish.goods().measure());
  if (wish.service().minutes() > 0) minutes_ = QString::number(wish.service().minutes());
  const std::vector<std::string> help = HelpCategories();
  const auto found = std::find(help.begin(), help.end(), wish.category());
  if (found != help.end()) category_ = static_cast<int>(found - help.begin());
}

void NeedModel::keep() {
  if (written_ || view_.visit.name().empty()) return;
  const absl::Status kept = phone().visit_drafts().PutNeed(view_.visit, Request());
  if (!kept.ok()) Refuse(kept);
}

QString NeedModel::MissingNeed() const {
  if (title_.trimmed().isEmpty()) return tr("Say what they ask for");
  if (kind_ == Thing && ReadQuantity(quantity_) == 0) return tr("Say how many");
  if (kind_ == Thing && measure_.trimmed().isEmpty()) return tr("Say what it is counted in");
  if (kind_ != Help) return {};
  const absl::Duration length = absl::Minutes(minutes_.toInt());
  if (length >= kShortestVisit && length <= kLongestVisit) return {};
  return tr("Help takes 5 to 480 minutes");
}

QString NeedModel::MissingHere() const {
  if (!MayRelay(view_, context().Now())) return tr("Only from a visit that you go to");
  if (const QString need = MissingNeed(); !need.isEmpty()) return need;
  if (given_by_ < 0) return tr("Say whose word it is");
  if (channel_ < 0) return tr("Say how it was said");
  if (!asked_) return tr("Only what they have asked to be passed on");
  return {};
}

v1::Wish NeedModel::Wish() const {
  const std::string title = title_.trimmed().toStdString();
  v1::Wish wish;
  wish.set_alias(tr("A neighbour").toStdString());
  wish.set_title(title);
  const absl::CivilDay last = Today() + kUsualDays;
  wish.set_deadline_date(FormatCivilDay(last));
  if (kind_ == Help) {
    wish.set_category(HelpCategories()[static_cast<size_t>(category_)]);
    wish.mutable_service()->set_minutes(minutes_.toInt());
    return wish;
  }
  wish.set_category("goods");
  wish.mutable_goods()->set_item(title);
  wish.mutable_goods()->set_measure(measure_.trimmed().toStdString());
  wish.mutable_goods()->set_quantity(ReadQuantity(quantity_));
  return wish;
}

v1::RelayNeedRequest NeedModel::Request() const {
  v1::RelayNeedRequest need;
  need.set_visit(visit_);
  need.set_given_by(static_cast<v1::ConsentRecord::GivenBy>(given_by_ + 1));
  need.set_channel(static_cast<v1::ConsentRecord::Channel>(channel_ + 1));
  need.set_public_text_is_fine(looked());
  if (kind_ == Matter) {
    need.mutable_follow_up()->set_kind(static_cast<v1::FollowUp::Kind>(matter_ + 1));
    need.mutable_follow_up()->set_title(title_.trimmed().toStdString());
    need.mutable_follow_up()->set_source(tr("at a visit").toStdString());
  } else {
    *need.mutable_wish() = Wish();
  }
  return need;
}

absl::StatusOr<Queued> NeedModel::Write() {
  v1::RelayNeedRequest need = Request();
  ASSIGN_OR_RETURN(Queued queued, phone().visit_commands().RelayNeed(need));
  written_ = true;
  if (!refused_.empty()) Discard(refused_);
  // Taken back, it can be typed on. That it cannot be kept for that is no reason to say that it was
  // not passed on.
  need.set_request_id(queued.request_id);
  (void)phone().visit_drafts().PutNeed(view_.visit, need);
  return queued;
}

QString NeedModel::WrittenSentence() const {
  return kind_ == Matter ? tr("Passed on. A coordinator says who sees to it.")
                         : tr("Passed on. A coordinator looks at it first.");
}

}  // namespace glimmer::mobile
