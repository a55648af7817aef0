#include "mobile/rounds/visit_plan_model.h"

#include <algorithm>
#include <utility>

#include "mobile/households/household_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/typed_times.h"
#include "mobile/model/wish_words.h"
#include "mobile/rounds/visit_desk_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

constexpr int kUsualMinutes = 45;
constexpr int kMinutesPerHour = 60;
constexpr int kDaysPerWeek = 7;
constexpr int kMostFound = 8;

QString Text(const std::string& from) { return QString::fromStdString(from); }

absl::Time At(absl::CivilDay day, int minute, absl::TimeZone zone) {
  return absl::FromCivil(absl::CivilMinute(day) + minute, zone);
}

}  // namespace

VisitPlanModel::VisitPlanModel(PhoneContext& context, const QString& household,
                               const QString& visit, QObject* parent)
    : FormModel(context, parent),
      visit_(visit.toStdString()),
      household_(household.toStdString()),
      visitor_(context, this),
      contact_(context, this),
      zone_(VisitZone(phone().store())) {
  connect(&visitor_, &PersonPicker::changed, this, [this] {
    if (!visitor_.person().empty()) addVisitor(Text(visitor_.person()), visitor_.who());
  });
  connect(&contact_, &PersonPicker::changed, this, &PageModel::refreshed);
  day_ = Text(FormatCivilDay(absl::ToCivilDay(this->context().Now(), zone_) + 1));
  start_ = MinuteWords(9 * kMinutesPerHour);
  end_ = MinuteWords(9 * kMinutesPerHour + kUsualMinutes);
  const auto known = phone().store().Get<v1::Visit>(visit_);
  if (known.ok() && *known) Fill(**known);
  RefreshNow();
  if (visit_.empty()) SuggestTime();
}

void VisitPlanModel::Fill(const v1::Visit& visit) {
  const absl::Time start = FromTimestamp(visit.start_time());
  household_ = visit.household();
  day_ = Text(FormatCivilDay(absl::ToCivilDay(start, zone_)));
  start_ = ClockWords(start, zone_);
  end_ = ClockWords(FromTimestamp(visit.end_time()), zone_);
  travel_ = QString::number(visit.travel_minutes());
  for (const v1::Visit::Visitor& visitor : visit.visitors()) {
    goers_.push_back({visitor.person(), Text(visitor.display_name())});
  }
  QStringList lines;
  for (const v1::ChecklistItem& item : visit.checklist()) lines.append(Text(item.text()));
  checklist_ = lines.join('\n');
  deliveries_.assign(visit.deliveries().begin(), visit.deliveries().end());
  const auto contact = phone().store().Get<v1::Person>(visit.off_site_contact());
  if (contact.ok() && *contact) {
    contact_.choose(Text(visit.off_site_contact()), Text((*contact)->display_name()));
  }
}

absl::Status VisitPlanModel::Refresh() {
  RETURN_IF_ERROR(FormModel::Refresh());
  ASSIGN_OR_RETURN(const auto households, phone().store().ListHouseholds());
  ASSIGN_OR_RETURN(const auto pairings, phone().store().ListPairings());
  households_.clear();
  for (const v1::Household& row : households) {
    const bool mine = std::any_of(reach().begin(), reach().end(),
                                  [&](const v1::Unit& unit) { return unit.name() == row.unit(); });
    if (mine && row.state() == v1::Household::STATE_ACTIVE) households_.push_back(row);
  }
  paired_.clear();
  for (const v1::Pairing& pairing : pairings) {
    const bool theirs =
        pairing.household() == household_ && pairing.state() != v1::Pairing::STATE_ENDED;
    if (theirs) paired_.push_back({pairing.person(), Text(pairing.display_name())});
  }
  return absl::OkStatus();
}

const v1::Household* VisitPlanModel::Household() const {
  const auto found = std::find_if(households_.begin(), households_.end(),
                                  [&](const auto& row) { return row.name() == household_; });
  return found == households_.end() ? nullptr : &*found;
}

void VisitPlanModel::SuggestTime() {
  const v1::Household* household = Household();
  if (household == nullptr || household->terms().slots().empty()) return;
  const absl::CivilDay tomorrow = absl::ToCivilDay(context().Now(), zone_) + 1;
  for (int i = 0; i < kDaysPerWeek; ++i) {
    const int weekday = static_cast<int>(absl::GetWeekday(tomorrow + i)) + 1;
    for (const v1::VisitSlot& slot : household->terms().slots()) {
      if (slot.weekday() != weekday) continue;
      day_ = Text(FormatCivilDay(tomorrow + i));
      start_ = MinuteWords(slot.start_minute());
      end_ = MinuteWords(std::min(slot.start_minute() + kUsualMinutes, slot.end_minute()));
      return Q_EMIT refreshed();
    }
  }
}

QString VisitPlanModel::alias() const {
  const v1::Household* household = Household();
  return household == nullptr ? QString() : Text(household->alias());
}

void VisitPlanModel::search(const QString& text) {
  search_ = text.trimmed();
  Q_EMIT refreshed();
}

QVariantList VisitPlanModel::found() const {
  QVariantList rows;
  if (search_.isEmpty() || changes()) return rows;
  for (const v1::Household& row : households_) {
    if (!Text(row.alias()).contains(search_, Qt::CaseInsensitive)) continue;
    rows.append(QVariantMap{{"household", Text(row.name())}, {"alias", Text(row.alias())}});
    if (rows.size() == kMostFound) break;
  }
  return rows;
}

void VisitPlanModel::chooseHousehold(const QString& household) {
  household_ = household.toStdString();
  search_.clear();
  RefreshNow();
  SuggestTime();
}

QVariantList VisitPlanModel::terms() const {
  const v1::Household* household = Household();
  return household == nullptr ? QVariantList() : TermsLines(household->terms());
}

QVariantList VisitPlanModel::visitors() const {
  QVariantList rows;
  for (const Goer& goer : goers_) {
    rows.append(QVariantMap{{"person", Text(goer.person)}, {"who", goer.who}});
  }
  return rows;
}

QVariantList VisitPlanModel::known() const {
  QVariantList rows;
  for (const Goer& paired : paired_) {
    const bool goes = std::any_of(goers_.begin(), goers_.end(),
                                  [&](const Goer& goer) { return goer.person == paired.person; });
    if (!goes) rows.append(QVariantMap{{"person", Text(paired.person)}, {"who", paired.who}});
  }
  return rows;
}

void VisitPlanModel::addVisitor(const QString& person, const QString& who) {
  const bool there = std::any_of(goers_.begin(), goers_.end(),
                                 [&](const Goer& goer) { return Text(goer.person) == person; });
  if (!there) goers_.push_back({person.toStdString(), who});
  visitor_.choose({}, {});
  Q_EMIT refreshed();
}

void VisitPlanModel::removeVisitor(const QString& person) {
  goers_.erase(std::remove_if(goers_.begin(), goers_.end(),
                              [&](const Goer& goer) { return Text(goer.person) == person; }),
               goers_.end());
  Q_EMIT refreshed();
}

QStringList VisitPlanModel::deliveries() const {
  QStringList rows;
  for (const v1::Delivery& delivery : deliveries_) rows.append(DeliveryWords(delivery));
  return rows;
}

bool VisitPlanModel::addDelivery(const QString& item, const QString& quantity,
                                 const QString& measure) {
  v1::Delivery delivery;
  delivery.set_item(item.trimmed().toStdString());
  delivery.set_unit(measure.trimmed().toStdString());
  delivery.set_quantity(ReadQuantity(quantity));
  QString missing;
  if (delivery.item().empty()) missing = tr("Say what is brought");
  if (delivery.quantity() == 0) missing = tr("Say how much is brought");
  if (deliveries_.size() >= kMostVisitItems) missing = tr("That is enough for one visit");
  if (!missing.isEmpty()) {
    Q_EMIT refused(missing);
    return false;
  }
  deliveries_.push_back(std::move(delivery));
  setLooked(false);
  return true;
}

void VisitPlanModel::removeDelivery(int index) {
  if (index < 0 || index >= static_cast<int>(deliveries_.size())) return;
  deliveries_.erase(deliveries_.begin() + index);
  Q_EMIT refreshed();
}

std::optional<int> VisitPlanModel::Travel() const {
  const QString typed = travel_.trimmed().normalized(QString::NormalizationForm_KC);
  if (typed.isEmpty()) return 0;
  bool ok = false;
  const int minutes = typed.toInt(&ok);
  return ok && minutes >= 0 && minutes <= kMostTravelMinutes ? std::optional(minutes)
                                                             : std::nullopt;
}

QStringList VisitPlanModel::ChecklistLines() const {
  QStringList lines;
  for (const QString& line : checklist_.split('\n', Qt::SkipEmptyParts)) {
    if (!line.trimmed().isEmpty()) lines.append(line.trimmed());
  }
  return lines;
}

QString VisitPlanModel::MissingHere() const {
  const auto day = ReadDay(day_, absl::ToCivilDay(context().Now(), zone_));
  const auto from = ReadClock(start_), to = ReadClock(end_);
  const QStringList lines = ChecklistLines();
  const bool long_line = std::any_of(lines.begin(), lines.end(), [](const QString& line) {
    return line.size() > static_cast<int>(kLongestChecklistItem);
  });
  if (Household() == nullptr) return tr("Say which household");
  if (!day) return tr("The day looks like 2026-12-31");
  if (!from || !to || *to <= *from) return tr("When? 14:00 to 14:45");
  if (goers_.empty()) return tr("Say who goes");
  if (goers_.size() > static_cast<size_t>(kMostVisitors)) return tr("At most four go together");
  if (!Travel()) return tr("0 to 240 minutes");
  if (lines.size() > static_cast<int>(kMostVisitItems)) return tr("At most 20 things to see to");
  if (long_line) return tr("At most 60 characters on a line");
  return {};
}

QStringList VisitPlanModel::PublicTexts() const {
  QStringList texts = ChecklistLines();
  for (const v1::Delivery& delivery : deliveries_) texts.append(Text(delivery.item()));
  return texts;
}

v1::VisitPlan VisitPlanModel::Plan() const {
  const absl::CivilDay day = *ReadDay(day_, absl::ToCivilDay(context().Now(), zone_));
  v1::VisitPlan plan;
  plan.set_household(household_);
  *plan.mutable_start_time() = ToTimestamp(At(day, *ReadClock(start_), zone_));
  *plan.mutable_end_time() = ToTimestamp(At(day, *ReadClock(end_), zone_));
  for (const Goer& goer : goers_) plan.add_visitors(goer.person);
  plan.set_off_site_contact(contact_.person());
  plan.set_travel_minutes(*Travel());
  for (const QString& line : ChecklistLines()) {
    plan.add_checklist()->set_text(line.toStdString());
  }
  for (const v1::Delivery& delivery : deliveries_) {
    *plan.add_deliveries() = delivery;
    plan.mutable_deliveries(plan.deliveries_size() - 1)->clear_delivered();
  }
  return plan;
}

absl::StatusOr<Queued> VisitPlanModel::Write() {
  VisitDeskCommands& commands = phone().visit_desk_commands();
  if (changes()) return commands.Change(visit_, Plan());
  return commands.Plan(Household()->unit(), {Plan()});
}

QString VisitPlanModel::WrittenSentence() const {
  return changes() ? tr("Planned anew. The household is asked again.")
                   : tr("Planned. Now the household is asked.");
}

std::vector<v1::Unit> VisitPlanModel::UnitsOf(const std::vector<v1::Unit>& reach,
                                              const std::vector<v1::Unit>& /*units*/) const {
  return reach;
}

}  // namespace glimmer::mobile
