#include "mobile/households/record_sheet.h"

#include <QCoreApplication>

#include "mobile/households/household_words.h"
#include "mobile/model/format_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

struct RecordWords {
  Q_DECLARE_TR_FUNCTIONS(RecordWords)
};

constexpr char kStyle[] =
    "body{font-family:sans-serif;max-width:42em;margin:2em auto;line-height:1.5;color:#1d2530}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #8c8578;padding:.4em .6em;text-align:start;vertical-align:top}";

QString At(const google::protobuf::Timestamp& time) {
  const absl::Time at = FromTimestamp(time);
  const absl::TimeZone zone = absl::LocalTimeZone();
  return FullDate(absl::ToCivilDay(at, zone)) + QLatin1Char(' ') + ClockWords(at, zone);
}

QString Tagged(const char* tag, const QString& text) {
  return QStringLiteral("<%1>%2</%1>\n").arg(QLatin1String(tag), text.toHtmlEscaped());
}

// Where a matter stands, without anybody's name.
QString StandsWords(const v1::HouseholdFollowUp& follow_up) {
  switch (follow_up.state()) {
    case v1::FollowUp::STATE_PLANNED: {
      const auto due = ParseCivilDay(follow_up.due_date());
      return RecordWords::tr("To be done until %1")
          .arg(due.ok() ? FullDate(*due) : QString::fromStdString(follow_up.due_date()));
    }
    case v1::FollowUp::STATE_FINISHED:
      return RecordWords::tr("Said to be done");
    case v1::FollowUp::STATE_CLOSED:
      return RecordWords::tr("Done");
    default:
      return RecordWords::tr("Nobody sees to it yet");
  }
}

QString Table(const QStringList& head, const std::vector<RecordLine>& lines) {
  QString html = QStringLiteral("<table><tr>");
  for (const QString& word : head) html += Tagged("th", word);
  html += QStringLiteral("</tr>\n");
  for (const RecordLine& line : lines) {
    html += QStringLiteral("<tr>") + Tagged("td", line.when) + Tagged("td", line.title) +
            Tagged("td", line.detail) + QStringLiteral("</tr>\n");
  }
  return html + QStringLiteral("</table>\n");
}

}  // namespace

std::vector<RecordLine> ConsentLines(const v1::GetHouseholdRecordResponse& record) {
  std::vector<RecordLine> lines;
  for (const v1::ConsentRecord& one : record.consent_records()) {
    lines.push_back({At(one.record_time()), ConsentTitle(one), ConsentDetail(one)});
  }
  return lines;
}

std::vector<RecordLine> ReadLines(const v1::GetHouseholdRecordResponse& record) {
  std::vector<RecordLine> lines;
  for (const v1::AddressRead& read : record.address_reads()) {
    const QString who = QString::fromStdString(read.reader_display_name());
    lines.push_back({At(read.time()),
                     who.isEmpty() ? RecordWords::tr("Somebody who is no longer known") : who,
                     PurposeWords(read.purpose())});
  }
  return lines;
}

std::vector<RecordLine> FollowUpLines(const v1::GetHouseholdRecordResponse& record) {
  std::vector<RecordLine> lines;
  for (const v1::HouseholdFollowUp& follow_up : record.follow_ups()) {
    lines.push_back({At(follow_up.create_time()), QString::fromStdString(follow_up.title()),
                     InRow({StandsWords(follow_up), QString::fromStdString(follow_up.measure()),
                            QString::fromStdString(follow_up.evidence())})});
  }
  return lines;
}

std::string RecordSheet(const v1::GetHouseholdRecordResponse& record, const QString& unit,
                        absl::Time now) {
  const v1::Household& household = record.household();
  const QString alias = QString::fromStdString(household.alias());
  const QString title = RecordWords::tr("What is written down about %1").arg(alias);
  QString body = Tagged("h1", title);
  body += Tagged("p", RecordWords::tr("%1, as of %2").arg(unit, At(ToTimestamp(now))));
  body += Tagged("p", ConsentSentence(household));
  if (household.has_terms()) {
    body += Tagged("h2", RecordWords::tr("How it wants to be visited"));
    for (const QString& line : TermsText(household.terms()).split('\n')) body += Tagged("p", line);
  }
  body += Tagged("h2", RecordWords::tr("What it has consented to"));
  body += Table({RecordWords::tr("When"), RecordWords::tr("What"), RecordWords::tr("How")},
                ConsentLines(record));
  body += Tagged("h2", RecordWords::tr("Who has read where it lives"));
  const std::vector<RecordLine> reads = ReadLines(record);
  body +=
      reads.empty()
          ? Tagged("p", RecordWords::tr("Nobody."))
          : Table({RecordWords::tr("When"), RecordWords::tr("Who"), RecordWords::tr("What for")},
                  reads);
  if (record.follow_ups_size() > 0) {
    body += Tagged("h2", RecordWords::tr("What it asked to be passed on"));
    body += Table({RecordWords::tr("When"), RecordWords::tr("What"),
                   RecordWords::tr("What has become of it")},
                  FollowUpLines(record));
  }
  body += Tagged("p", RecordWords::tr("The household may pause or stop at any time, at once, and "
                                      "says no reason."));
  const QString html =
      QStringLiteral(
          "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">%1<style>%2</style>"
          "</head><body>\n%3</body></html>\n")
          .arg(Tagged("title", title), QLatin1String(kStyle), body);
  return html.toStdString();
}

}  // namespace glimmer::mobile
