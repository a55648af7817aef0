#include "mobile/ledgers/ledger_figures_model.h"

#include <QLocale>

#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/saved_file.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetLedgerFigures[] = "/glimmer.v1.FigureService/GetLedgerFigures";
constexpr char kExportLedgers[] = "/glimmer.v1.FigureService/ExportLedgers";
constexpr int kAskSoonMs = 400;

QString Grouped(int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

// What the server says about the meaning of its figures.
class Sheet {
 public:
  explicit Sheet(const v1::GetLedgerFiguresResponse& response) : response_(response) {}

  QVariantMap Tile(const QString& title, const char* figure, int64_t value) const {
    return Tile(title, figure, Grouped(value));
  }
  QVariantMap Tile(const QString& title, const char* figure, const QString& value) const {
    QString text;
    for (const v1::FigureDefinition& definition : response_.definitions()) {
      if (definition.figure() == figure) text = QString::fromStdString(definition.text());
    }
    return {{"title", title}, {"value", value}, {"text", text}};
  }

 private:
  const v1::GetLedgerFiguresResponse& response_;
};

QVariantMap Section(const QString& title, const QVariantList& tiles,
                    const QVariantList& lines = {}) {
  return {{"title", title}, {"tiles", tiles}, {"lines", lines}};
}

QVariantMap Line(const QString& text, const QString& value) {
  return {{"text", text}, {"value", value}};
}

// Of the group at `index`, which ends where the next one begins.
QString AgeWords(const v1::LedgerFigures& figures, int index) {
  const int from = figures.wishes_open(index).from_days();
  if (index + 1 == figures.wishes_open_size()) {
    return LedgerFiguresModel::tr("Not fulfilled, published %n day(s) ago or longer", "", from);
  }
  const int to = figures.wishes_open(index + 1).from_days();
  if (from == 0) {
    return LedgerFiguresModel::tr("Not fulfilled, published less than %n day(s) ago", "", to);
  }
  return LedgerFiguresModel::tr("Not fulfilled, published %1 to %2 days ago").arg(from).arg(to - 1);
}

QVariantMap WishSection(const v1::LedgerFigures& figures, const Sheet& sheet) {
  QVariantList open;
  for (int i = 0; i < figures.wishes_open_size(); ++i) {
    open.append(Line(AgeWords(figures, i), Grouped(figures.wishes_open(i).wishes())));
  }
  return Section(
      LedgerFiguresModel::tr("Wishes"),
      {sheet.Tile(LedgerFiguresModel::tr("Published"), "wishes_published",
                  figures.wishes_published()),
       sheet.Tile(LedgerFiguresModel::tr("Claimed"), "wishes_claimed", figures.wishes_claimed()),
       sheet.Tile(LedgerFiguresModel::tr("Fulfilled"), "wishes_fulfilled",
                  figures.wishes_fulfilled()),
       sheet.Tile(LedgerFiguresModel::tr("In time"), "wishes_fulfilled_in_time",
                  figures.wishes_fulfilled_in_time())},
      open);
}

QVariantMap DeedSection(const v1::LedgerFigures& figures, const Sheet& sheet) {
  return Section(LedgerFiguresModel::tr("Deeds"),
                 {sheet.Tile(LedgerFiguresModel::tr("By teams"), "deeds_by_organizations",
                             figures.deeds_by_organizations()),
                  sheet.Tile(LedgerFiguresModel::tr("By people"), "deeds_by_individuals",
                             figures.deeds_by_individuals())});
}

QVariantMap GiftSection(const v1::LedgerFigures& figures, const Sheet& sheet) {
  QVariantList lines;
  for (const v1::LedgerFigures::GiftFigure& gift : figures.gifts()) {
    const QString times = LedgerFiguresModel::tr("%n gift(s)", "", static_cast<int>(gift.gifts()));
    //: Thing, number of gifts
    lines.append(
        Line(LedgerFiguresModel::tr("%1, %2").arg(QString::fromStdString(gift.item()), times),
             QuantityWords(gift.quantity(), gift.measure())));
  }
  return Section(LedgerFiguresModel::tr("Gifts"),
                 {sheet.Tile(LedgerFiguresModel::tr("Declared value"), "gifts_value_fen",
                             YuanWords(figures.gifts_value_fen())),
                  sheet.Tile(LedgerFiguresModel::tr("Without a value"), "gifts_without_value",
                             figures.gifts_without_value())},
                 lines);
}

QVariantMap FollowUpSection(const v1::LedgerFigures& figures, const Sheet& sheet) {
  return Section(LedgerFiguresModel::tr("Follow-ups"),
                 {sheet.Tile(LedgerFiguresModel::tr("Opened"), "follow_ups_opened",
                             figures.follow_ups_opened()),
                  sheet.Tile(LedgerFiguresModel::tr("Closed"), "follow_ups_closed",
                             figures.follow_ups_closed()),
                  sheet.Tile(LedgerFiguresModel::tr("Closed, done late"), "follow_ups_closed_late",
                             figures.follow_ups_closed_late()),
                  sheet.Tile(LedgerFiguresModel::tr("Overdue"), "follow_ups_overdue",
                             figures.follow_ups_overdue()),
                  sheet.Tile(LedgerFiguresModel::tr("Still open"), "follow_ups_open",
                             figures.follow_ups_open())});
}

}  // namespace

LedgerFiguresModel::LedgerFiguresModel(PhoneContext& context, const QString& download_dir,
                                       QObject* parent)
    : PeriodModel(context, parent), download_dir_(download_dir) {
  ask_soon_.setSingleShot(true);
  connect(&ask_soon_, &QTimer::timeout, this, &LedgerFiguresModel::Ask);
  RefreshNow();
  Ask();
}

absl::Status LedgerFiguresModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  SetReach(UnitsToRead(profile, units));
  run_.clear();
  for (const v1::Unit& unit : UnitsInReach(profile, units)) run_.insert(unit.name());
  if (!asking_ && !ask_soon_.isActive()) ask_soon_.start(kAskSoonMs);
  return absl::OkStatus();
}

template <typename Request>
Request LedgerFiguresModel::Question() const {
  Request request;
  const Days days = PeriodDays();
  request.set_unit(UnitName());
  request.set_start_date(FormatCivilDay(days.first));
  request.set_end_date(FormatCivilDay(days.last));
  return request;
}

void LedgerFiguresModel::Ask() {
  if (!HasReach()) return;
  const auto request = Question<v1::GetLedgerFiguresRequest>();
  asking_ = true;
  const int question = ++question_;
  if (const std::string scope = request.SerializeAsString(); scope != shown_scope_) {
    // Numbers of another unit, or of other days, are never shown under these.
    sections_.clear();
    as_of_ = absl::InfinitePast();
    problem_.clear();
    shown_scope_ = scope;
  }
  Q_EMIT refreshed();
  context().Call<v1::GetLedgerFiguresResponse>(
      this, kGetLedgerFigures, request,
      [this, question](absl::StatusOr<v1::GetLedgerFiguresResponse> response) {
        if (question != question_) return;
        asking_ = false;
        problem_ = response.ok() ? QString() : ProblemSentence(response.status());
        if (response.ok()) return Show(*response);
        Q_EMIT refreshed();
      });
}

void LedgerFiguresModel::Show(const v1::GetLedgerFiguresResponse& response) {
  const Sheet sheet(response);
  sections_ = {WishSection(response.figures(), sheet), DeedSection(response.figures(), sheet),
               GiftSection(response.figures(), sheet), FollowUpSection(response.figures(), sheet)};
  as_of_ = FromTimestamp(response.as_of_time());
  Q_EMIT refreshed();
}

void LedgerFiguresModel::exportLedgers() {
  if (!HasReach() || exporting_) return;
  exporting_ = true;
  file_name_ = FileName("ledgers", "xlsx");
  Q_EMIT refreshed();
  context().Collect(this, kExportLedgers, Question<v1::ExportLedgersRequest>().SerializeAsString(),
                    [this](absl::StatusOr<std::vector<std::string>> pieces) {
                      exporting_ = false;
                      Q_EMIT refreshed();
                      if (!pieces.ok()) return Refuse(pieces.status());
                      Save(*pieces);
                    });
}

void LedgerFiguresModel::Save(const std::vector<std::string>& pieces) {
  const auto content = JoinPieces<v1::ExportLedgersResponse>(pieces);
  if (!content.ok()) return Refuse(content.status());
  const auto path = SaveFile(download_dir_, file_name_, *content);
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(tr("Saved: %1").arg(*path), {});
}

}  // namespace glimmer::mobile
