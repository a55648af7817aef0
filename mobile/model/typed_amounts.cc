#include "mobile/model/typed_amounts.h"

#include <QRegularExpression>

namespace glimmer::mobile {
namespace {

constexpr int64_t kFenPerYuan = 100;

}  // namespace

std::optional<int64_t> ReadYuan(const QString& text, int64_t most) {
  static const QRegularExpression amount(
      "^¥? ?([0-9]{1,10}|[0-9]{1,3}(?:[, ][0-9]{3}){1,3})(?:\\.([0-9]{1,2}))?$");
  const QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
  if (plain.isEmpty()) return 0;
  const auto match = amount.match(plain);
  if (!match.hasMatch()) return std::nullopt;
  const QString yuan = match.captured(1).remove(',').remove(' ');
  const QString fen = match.captured(2).leftJustified(2, '0');
  const int64_t value = yuan.toLongLong() * kFenPerYuan + fen.toLongLong();
  if (value > most) return std::nullopt;
  return value;
}

QString TypedYuan(int64_t fen) {
  const QString yuan = QString::number(fen / kFenPerYuan);
  if (fen % kFenPerYuan == 0) return yuan;
  return yuan + '.' + QString::number(fen % kFenPerYuan).rightJustified(2, '0');
}

}  // namespace glimmer::mobile
