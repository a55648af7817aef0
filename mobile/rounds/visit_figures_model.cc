#include "mobile/rounds/visit_figures_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetVisitFigures[] = "/glimmer.v1.VisitService/GetVisitFigures";
constexpr int kAskSoonMs = 400;

QString Grouped(int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

QVariantMap Tile(const QString& title, const QString& value, const QString& text) {
  return {{"title", title}, {"value", value}, {"text", text}};
}

}  // namespace

VisitFiguresModel::VisitFiguresModel(PhoneContext& context, QObject* parent)
    : PeriodModel(context, parent) {
  ask_soon_.setSingleShot(true);
  connect(&ask_soon_, &QTimer::timeout, this, &VisitFiguresModel::Ask);
  RefreshNow();
  Ask();
}

absl::Status VisitFiguresModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  SetReach(UnitsToRead(profile, units));
  ShowWords();
  if (!asking_ && !ask_soon_.isActive()) ask_soon_.start(kAskSoonMs);
  return absl::OkStatus();
}

void VisitFiguresModel::Ask() {
  if (!HasReach()) return;
  v1::GetVisitFiguresRequest request;
  const Days days = PeriodDays();
  request.set_unit(UnitName());
  request.set_start_date(FormatCivilDay(days.first));
  // The service counts to the day before.
  request.set_end_date(FormatCivilDay(days.last + 1));
  asking_ = true;
  const int question = ++question_;
  if (const std::string scope = request.SerializeAsString(); scope != shown_scope_) {
    // Numbers of another unit, or of other days, are never shown under these.
    response_.reset();
    ShowWords();
    as_of_ = absl::InfinitePast();
    problem_.clear();
    shown_scope_ = scope;
  }
  Q_EMIT refreshed();
  context().Call<v1::GetVisitFiguresResponse>(
      this, kGetVisitFigures, request,
      [this, question](const absl::StatusOr<v1::GetVisitFiguresResponse>& response) {
        if (question != question_) return;
        asking_ = false;
        problem_ = response.ok() ? QString() : ProblemSentence(response.status());
        if (response.ok()) return Show(*response);
        Q_EMIT refreshed();
      });
}

void VisitFiguresModel::Show(const v1::GetVisitFiguresResponse& response) {
  response_ = response;
  as_of_ = context().Now();
  ShowWords();
  Q_EMIT refreshed();
}

void VisitFiguresModel::ShowWords() {
  tiles_.clear();
  deliveries_.clear();
  if (!response_) return;
  const v1::GetVisitFiguresResponse& response = *response_;
  tiles_ = {Tile(tr("Households"), Grouped(response.households()),
                 tr("Their consent is in force today.")),
            Tile(tr("Visited"), Grouped(response.households_visited()),
                 tr("Of these, with a visit that was held in these days.")),
            Tile(tr("Visits held"), Grouped(response.visits_held()),
                 tr("Visits that took place in these days.")),
            Tile(tr("Not held"), Grouped(response.visits_not_held()),
                 tr("Were agreed and did not take place. Why is written down nowhere.")),
            Tile(tr("Visitors"), Grouped(response.people_visits()),
                 tr("Who was there, each visit counted for itself.")),
            Tile(tr("Hours"), HoursNumber(response.minutes()),
                 tr("Of all these visitors, from coming to leaving."))};
  for (const v1::DeliveredItem& item : response.deliveries()) {
    deliveries_.append(QVariantMap{{"text", QString::fromStdString(item.item())},
                                   {"value", QuantityWords(item.quantity(), item.unit())}});
  }
}

QString VisitFiguresModel::Table() const {
  QStringList lines = {scopeSentence()};
  const auto add = [&](const QVariant& row, const char* words) {
    const QVariantMap map = row.toMap();
    lines.append(map[words].toString() + '\t' + map["value"].toString());
  };
  for (const QVariant& tile : tiles_) add(tile, "title");
  for (const QVariant& item : deliveries_) add(item, "text");
  return lines.join('\n') + '\n';
}

void VisitFiguresModel::copyTable() {
  if (tiles_.isEmpty()) return;
  QGuiApplication::clipboard()->setText(Table());
  Q_EMIT done(tr("Copied. Paste it into a table."), {});
}

}  // namespace glimmer::mobile
