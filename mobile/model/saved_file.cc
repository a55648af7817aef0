#include "mobile/model/saved_file.h"

#include <QFileInfo>
#include <QSaveFile>

namespace glimmer::mobile {
namespace {

QString FreePath(const QString& folder, const QString& name) {
  const QFileInfo info(name);
  QString path = folder + "/" + name;
  for (int i = 2; QFileInfo::exists(path); ++i) {
    path = QString("%1/%2 (%3).%4").arg(folder, info.completeBaseName()).arg(i).arg(info.suffix());
  }
  return path;
}

}  // namespace

std::optional<QString> SaveFile(const QString& folder, const QString& name,
                                absl::string_view content) {
  const QString path = FreePath(folder, name);
  QSaveFile file(path);
  const auto size = static_cast<qint64>(content.size());
  const bool written =
      file.open(QIODevice::WriteOnly) && file.write(content.data(), size) == size && file.commit();
  if (!written) return std::nullopt;
  return path;
}

}  // namespace glimmer::mobile
