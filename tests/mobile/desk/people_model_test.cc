// The people in reach, found by a part of their name, what the chosen one's phones are doing, and
// cards for those without one.
#include "mobile/desk/people_model.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class PeopleModelTest : public testing::Test {
 protected:
  // A page of the feed brings somebody.
  v1::Person Serve(const std::string& id, const char* name, bool has_app) {
    v1::Person person;
    person.set_name("people/" + id);
    person.set_display_name(name);
    person.set_has_device(has_app);
    Serve(person);
    return person;
  }
  void Serve(const v1::Person& person) {
    stage_.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  }
  int Saved() { return static_cast<int>(QDir(Folder()).entryList({"*.pdf"}).size()); }
  QString Folder() { return QString::fromStdString(stage_.folder().path()); }

  PageStage stage_{SampleWho::kCoordinator};
  PeopleModel model_{stage_.context(), Folder()};
};

TEST_F(PeopleModelTest, FindsByAPartOfTheName) {
  EXPECT_EQ(model_.rows()->count(), 9);
  EXPECT_EQ(model_.countSentence(), "共 9 人");
  model_.search(" 晓 ");
  ASSERT_EQ(model_.rows()->count(), 1);
  EXPECT_EQ(model_.rows()->At(0, "personName"), "马晓燕");
  EXPECT_EQ(model_.rows()->At(0, "home"), "城东图书馆");
}

TEST_F(PeopleModelTest, OneWhoWasMergedAwayIsNotShown) {
  stage_.Serve("people/p1", [](v1::Change& change) {
    v1::Person& person = *change.mutable_person();
    person.set_name("people/p1");
    person.set_display_name("马晓燕");
    person.set_merged_into("people/p0");
  });
  EXPECT_EQ(model_.rows()->count(), 8);
}

TEST_F(PeopleModelTest, ACommunityThatOneLeftIsNotShown) {
  v1::Person person = **stage_.phone().store().Get<v1::Person>("people/p1");
  person.mutable_affiliations(0)->set_end_date("2026-01-31");
  stage_.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  model_.choose("people/p1");
  EXPECT_EQ(model_.affiliations(), "");
  person.mutable_affiliations(0)->set_end_date("2026-12-31");  // not yet
  stage_.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  EXPECT_EQ(model_.affiliations(), "尚都社区");
}

TEST_F(PeopleModelTest, AnInvitationBelongsToTheChosenPersonAlone) {
  model_.choose("people/p1");
  EXPECT_EQ(model_.name(), "马晓燕");
  EXPECT_EQ(model_.affiliations(), "尚都社区");
  v1::CreateInvitationResponse invitation;
  invitation.set_short_code("K7QM-4D2X");
  model_.Show(invitation);
  EXPECT_EQ(model_.shortCode(), "K7QM-4D2X");
  model_.choose("people/p2");
  EXPECT_EQ(model_.shortCode(), "");
}

TEST_F(PeopleModelTest, ReadingThePhonesKeepsNobodyFromInviting) {
  model_.choose("people/p1");
  EXPECT_FALSE(model_.busy());
  model_.invite();
  EXPECT_TRUE(model_.busy());
}

TEST_F(PeopleModelTest, APhoneThatShowsDigitsCanBeLetIn) {
  v1::ListDevicesResponse devices;
  v1::Device& device = *devices.add_devices();
  device.set_name("devices/new");
  device.set_state(v1::Device::STATE_PENDING);
  model_.Show(devices);
  ASSERT_EQ(model_.phones()->count(), 1);
  EXPECT_EQ(model_.phones()->At(0, "pending"), true);
  EXPECT_EQ(model_.phones()->At(0, "label"), "一部手机");
}

TEST_F(PeopleModelTest, CardsAreForThoseOfTheListWithoutTheApp) {
  Serve("01HV0000000000000000000001", "阿卜杜拉·甲", false);
  Serve("01HV0000000000000000000002", "阿卜杜拉·乙", false);
  Serve("01HV0000000000000000000003", "阿卜杜拉·丙", true);
  model_.search("阿卜杜拉");
  EXPECT_EQ(model_.rows()->count(), 3);
  EXPECT_EQ(model_.cards(), 2);
  EXPECT_EQ(model_.cardsSentence(), "名单里有 2 人不用应用。");
  QString said;
  QObject::connect(&model_, &PageModel::done,
                   [&](const QString& sentence, const QString&) { said = sentence; });
  model_.printCards();
  EXPECT_EQ(said, "2 张卡片。已保存：" + model_.savedFile());
  QFile file(model_.savedFile());
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_TRUE(file.readAll().startsWith("%PDF-"));
  model_.search("丙");
  EXPECT_EQ(model_.cards(), 0);
  model_.printCards();
  EXPECT_EQ(Saved(), 1);
}

TEST_F(PeopleModelTest, TheChosenPersonGetsACardWithOrWithoutTheApp) {
  const v1::Person person = Serve("01HV0000000000000000000003", "阿卜杜拉·丙", true);
  model_.printCard();
  EXPECT_EQ(Saved(), 0);
  model_.choose(person.name().c_str());
  EXPECT_TRUE(model_.hasCard());
  model_.printCard();
  EXPECT_EQ(Saved(), 1);
}

TEST_F(PeopleModelTest, WhoIsGoneGetsNoCard) {
  const auto without = [&] {
    model_.search("阿卜杜拉");
    model_.printCards();
    model_.printCard();
    return model_.cards() == 0 && !model_.hasCard() && Saved() == 0;
  };
  v1::Person person = Serve("01HV0000000000000000000001", "阿卜杜拉", false);
  model_.choose(person.name().c_str());
  ASSERT_TRUE(model_.hasCard());
  person.set_merged_into("people/p0");
  Serve(person);
  EXPECT_TRUE(without());
  person = Serve("01HV0000000000000000000002", "阿卜杜拉", false);
  model_.choose(person.name().c_str());
  ASSERT_TRUE(model_.hasCard());
  stage_.Serve(person.name(),
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  EXPECT_TRUE(without());
}

TEST_F(PeopleModelTest, TwoHundredCardsAreEnoughAtATime) {
  v1::Person person;
  for (int i = 0; i < 201; ++i) {
    person.set_name(QString("people/01HV%1").arg(i, 22, 10, QChar('0')).toStdString());
    person.set_display_name("阿卜杜拉");
    Serve(person);
  }
  model_.search("阿卜杜拉");
  EXPECT_EQ(model_.cards(), 200);
  EXPECT_EQ(model_.cardsSentence(),
            "名单里有 201 人不用应用。 只做前 200 张：输入姓名可查找其他人。");
}

TEST_F(PeopleModelTest, AFolderThatCannotBeWrittenIsSaid) {
  PeopleModel model(stage_.context(), "/proc/no/such");
  QString said;
  QObject::connect(&model, &PageModel::refused, [&](const QString& sentence) { said = sentence; });
  model.printCards();
  EXPECT_EQ(said, "文件无法写入：/proc/no/such");
  EXPECT_EQ(model.savedFile(), "");
}

}  // namespace
}  // namespace glimmer::mobile
