#include "mobile/model/typed_skills.h"

#include <QRegularExpression>

namespace glimmer::mobile {

QStringList ReadSkills(const QString& text) {
  static const QRegularExpression separator("[,，、;；،\\n]");
  QStringList parts;
  for (const QString& part : text.split(separator)) {
    if (!part.trimmed().isEmpty()) parts.append(part.trimmed());
  }
  return parts;
}

}  // namespace glimmer::mobile
