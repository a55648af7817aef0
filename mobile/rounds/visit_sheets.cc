#include "mobile/rounds/visit_sheets.h"

#include <QCoreApplication>
#include <map>
#include <string>

#include "mobile/model/format_words.h"
#include "mobile/rounds/visit_desk_words.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

struct SheetWords {
  Q_DECLARE_TR_FUNCTIONS(SheetWords)
};

constexpr char kHead[] = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>%1</title><style>
body { font-family: sans-serif; font-size: 14pt; line-height: 1.5; margin: 2em; color: #000; }
section { page-break-after: always; break-after: page; }
section:last-of-type { page-break-after: auto; break-after: auto; }
h1 { font-size: 20pt; margin: 0; }
h2 { font-size: 16pt; margin: 1.2em 0 0; border-top: 1px solid #000; padding-top: 0.6em; }
p { margin: 0.2em 0; }
ul { list-style: none; padding: 0; margin: 0.4em 0; }
li::before { content: "\2610\00a0\00a0"; }
.blank { border-bottom: 1px solid #000; display: inline-block; min-width: 8em; }
</style></head><body>
)";

QString Safe(const QString& text) { return text.toHtmlEscaped(); }
QString Safe(const std::string& text) { return Safe(QString::fromStdString(text)); }

QString Paragraph(const QString& text) {
  return text.isEmpty() ? QString() : QString("<p>%1</p>\n").arg(text);
}

QString Others(const v1::Visit& visit, const std::string& person) {
  QStringList names;
  for (const v1::Visit::Visitor& visitor : visit.visitors()) {
    if (visitor.person() != person) names.append(Safe(visitor.display_name()));
  }
  if (names.isEmpty()) return {};
  return SheetWords::tr("Together with %1").arg(names.join(SheetWords::tr(", ")));
}

QString Boxes(const v1::Visit& visit) {
  QString boxes;
  for (const v1::ChecklistItem& item : visit.checklist()) {
    boxes += QString("<li>%1</li>\n").arg(Safe(item.text()));
  }
  for (const v1::Delivery& delivery : visit.deliveries()) {
    boxes += QString("<li>%1</li>\n")
                 .arg(Safe(SheetWords::tr("Bring: %1").arg(DeliveryWords(delivery))));
  }
  return boxes.isEmpty() ? QString() : QString("<ul>\n%1</ul>\n").arg(boxes);
}

QString OneVisit(const v1::Visit& visit, const std::string& person) {
  const absl::TimeZone zone = ZoneOf(visit.time_zone());
  const absl::Time start = FromTimestamp(visit.start_time());
  const QString blank = QStringLiteral("<span class=\"blank\">&nbsp;</span>");
  QString html = QString("<h2>%1</h2>\n").arg(Safe(visit.household_alias()));
  html += Paragraph(Safe(DateWords(absl::ToCivilDay(start, zone))) + ' ' +
                    RangeWords(start, FromTimestamp(visit.end_time()), zone));
  html += Paragraph(Others(visit, person));
  if (visit.state() == v1::Visit::STATE_PROPOSED) {
    html += Paragraph(Safe(SheetWords::tr("The household has not agreed yet: ask before you go.")));
  }
  html += Boxes(visit);
  html += Paragraph(SheetWords::tr("Came at %1, left at %2").arg(blank, blank));
  return html;
}

}  // namespace

VisitSheets MakeVisitSheets(const std::vector<v1::Visit>& visits, absl::CivilDay first,
                            absl::CivilDay last) {
  struct Sheet {
    QString who, html;
  };
  std::map<std::string, Sheet> sheets;
  for (const v1::Visit& visit : visits) {
    const absl::CivilDay day =
        absl::ToCivilDay(FromTimestamp(visit.start_time()), ZoneOf(visit.time_zone()));
    if (day < first || day > last || !IsLive(static_cast<VisitState>(visit.state()))) continue;
    for (const v1::Visit::Visitor& visitor : visit.visitors()) {
      Sheet& sheet = sheets[visitor.person()];
      sheet.who = Safe(visitor.display_name());
      sheet.html += OneVisit(visit, visitor.person());
    }
  }
  //: first day, last day
  const QString days = SheetWords::tr("%1 to %2").arg(FullDate(first), FullDate(last));
  VisitSheets made;
  made.visitors = static_cast<int>(sheets.size());
  made.html = QString(kHead).arg(Safe(SheetWords::tr("Visits, %1").arg(days)));
  for (const auto& [person, sheet] : sheets) {
    made.html += QString("<section>\n<h1>%1</h1>\n").arg(sheet.who);
    made.html += Paragraph(Safe(SheetWords::tr("Visits, %1").arg(days)));
    made.html += sheet.html;
    made.html += Paragraph(Safe(SheetWords::tr(
        "When you are back, say so to who sent you. Then burn or tear up this sheet.")));
    made.html += "</section>\n";
  }
  made.html += "</body></html>\n";
  return made;
}

}  // namespace glimmer::mobile
