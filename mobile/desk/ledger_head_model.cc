#include "mobile/desk/ledger_head_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QStringList>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "mobile/model/format_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int kShownDigits = 16;
constexpr int kGroup = 4;

QString Groups(const std::string& hex) {
  QStringList groups;
  for (int at = 0; at < kShownDigits; at += kGroup) {
    groups.push_back(QString::fromStdString(hex).mid(at, kGroup));
  }
  return groups.join(' ');
}

}  // namespace

LedgerHeadModel::LedgerHeadModel(PhoneContext& context, QObject* parent)
    : AskingModel(context, parent) {
  RefreshNow();
}

void LedgerHeadModel::AskServer() {
  v1::ListDailyHeadsRequest request;
  request.set_page_size(1);
  Ask<v1::ListDailyHeadsResponse>(
      request, [this](const v1::ListDailyHeadsResponse& response) { Show(response); },
      [](const absl::Status&) {});
}

void LedgerHeadModel::Show(const v1::ListDailyHeadsResponse& response) {
  const bool daily = response.daily_heads_size() > 0;
  const v1::ChainHead& head = daily ? response.daily_heads(0).head() : response.current_head();
  sentence_.clear();
  if (!head.value().empty()) {
    const QString row = QLocale().toString(static_cast<qlonglong>(head.sequence()));
    const auto day = daily ? ParseCivilDay(response.daily_heads(0).civil_date())
                           : absl::StatusOr<absl::CivilDay>(absl::CivilDay());
    sentence_ = daily && day.ok() ? tr("End of %1: row %2").arg(FullDate(*day), row)
                                  : tr("Now: row %1").arg(row);
    const std::string hex = absl::BytesToHexString(head.value());
    short_hash_ = Groups(hex);
    line_ = QString::fromStdString(
        absl::StrCat(head.organization(), " service_records ", head.sequence(), " ", hex));
  }
  Q_EMIT refreshed();
}

void LedgerHeadModel::copy() {
  QGuiApplication::clipboard()->setText(line_);
  Q_EMIT done(tr("Copied. Keep it where nobody who runs the server can change it."), {});
}

}  // namespace glimmer::mobile
