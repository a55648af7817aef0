// A file that was saved is never written over.
#include "mobile/model/saved_file.h"

#include <gtest/gtest.h>

#include <QFile>

#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

QByteArray Content(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

TEST(SaveFile, TakesTheNextNameWhereOneIsTaken) {
  test::TempDir folder;
  const QString place = QString::fromStdString(folder.path());
  const auto first = SaveFile(place, "hours.xlsx", "one");
  const auto second = SaveFile(place, "hours.xlsx", "two");
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(second->endsWith("hours (2).xlsx")) << second->toStdString();
  EXPECT_EQ(Content(*first), "one");
  EXPECT_EQ(Content(*second), "two");
}

TEST(SaveFile, SaysWhenTheFolderCannotBeWritten) {
  EXPECT_EQ(SaveFile("/proc/no/such", "hours.xlsx", "one"), std::nullopt);
}

}  // namespace
}  // namespace glimmer::mobile
