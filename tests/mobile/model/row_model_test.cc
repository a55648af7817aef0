#include "mobile/model/row_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

struct FruitRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)
  Q_PROPERTY(int weight MEMBER weight)

 public:
  QString key;
  int weight = 0;
};

namespace {

std::vector<FruitRow> Rows(const std::vector<std::pair<const char*, int>>& all) {
  std::vector<FruitRow> rows;
  for (const auto& [key, weight] : all) rows.push_back({.key = key, .weight = weight});
  return rows;
}

QString Shown(const RowModel& model) {
  QString out;
  for (int i = 0; i < model.count(); ++i) {
    out += model.At(i, "key").toString() + model.At(i, "weight").toString() + " ";
  }
  return out.trimmed();
}

class RowModelTest : public testing::Test {
 protected:
  RowModelTest() : model_(FruitRow::staticMetaObject, nullptr), tester_(&model_) {}

  RowModel model_;
  QAbstractItemModelTester tester_;
};

TEST_F(RowModelTest, PropertiesOfTheRowAreItsRoles) {
  EXPECT_TRUE(model_.roleNames().values().contains("weight"));
}

TEST_F(RowModelTest, ShowsTheNewRowsInTheirOrder) {
  model_.SetRows(Rows({{"apple", 1}, {"pear", 2}, {"plum", 3}}));
  EXPECT_EQ(Shown(model_), "apple1 pear2 plum3");
  model_.SetRows(Rows({{"plum", 3}, {"fig", 9}, {"apple", 4}}));
  EXPECT_EQ(Shown(model_), "plum3 fig9 apple4");
  model_.SetRows(std::vector<FruitRow>());
  EXPECT_EQ(Shown(model_), "");
}

TEST_F(RowModelTest, NeverResetsAndTouchesOnlyWhatDiffers) {
  model_.SetRows(Rows({{"apple", 1}, {"pear", 2}, {"plum", 3}}));
  QSignalSpy resets(&model_, &QAbstractItemModel::modelReset);
  QSignalSpy changes(&model_, &QAbstractItemModel::dataChanged);
  QSignalSpy inserts(&model_, &QAbstractItemModel::rowsInserted);
  model_.SetRows(Rows({{"apple", 1}, {"pear", 7}, {"plum", 3}}));
  EXPECT_EQ(changes.count(), 1);
  EXPECT_EQ(resets.count() + inserts.count(), 0);
}

}  // namespace
}  // namespace glimmer::mobile

#include "row_model_test.moc"
