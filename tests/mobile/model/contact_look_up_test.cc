// Somebody's number: asked for with a purpose, shown for a minute, kept nowhere.
#include "mobile/model/contact_look_up.h"

#include <gtest/gtest.h>

#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QUrl>

#include "shared/rpc/error.h"
#include "tests/mobile/support/desk_server.h"

namespace glimmer::mobile {
namespace {

constexpr char kNumber[] = "13800005566";

class ContactLookUpTest : public testing::Test {
 protected:
  ContactLookUpTest() {
    v1::LookUpContactResponse contact;
    contact.set_phone(kNumber);
    contact.set_email("ma@example.org");
    server_.Answer(contact);
    contact_.choose("people/p1", "马晓燕");
  }
  bool Looks(int purpose) {
    contact_.lookUp(purpose);
    return WaitUntil([this] { return contact_.shown(); });
  }
  QTimer* Forgetting() { return contact_.findChild<QTimer*>("forget"); }
  // Any file of this profile that holds `text`.
  bool KeptSomewhere(const QByteArray& text) {
    QDirIterator files(QString::fromStdString(stage_.folder().path()), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) return true;
    }
    return false;
  }

  PageStage stage_{SampleWho::kCoordinator};
  DeskServer server_{stage_};
  ContactLookUp contact_{stage_.context()};
};

TEST_F(ContactLookUpTest, AsksWithThePurposeAndShowsItForAMinute) {
  EXPECT_EQ(contact_.purposes().size(), 3);
  ASSERT_TRUE(Looks(1));
  EXPECT_EQ(contact_.number(), kNumber);
  EXPECT_EQ(contact_.email(), "ma@example.org");
  const auto asked = server_.Asked<v1::LookUpContactRequest>();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].person(), "people/p1");
  EXPECT_EQ(asked[0].purpose(), v1::LookUpContactRequest::PURPOSE_SAFETY);
  ASSERT_NE(Forgetting(), nullptr);
  EXPECT_TRUE(Forgetting()->isActive());
  EXPECT_EQ(Forgetting()->interval(), 60'000);
  QMetaObject::invokeMethod(Forgetting(), "timeout");
  EXPECT_FALSE(contact_.shown());
  EXPECT_EQ(contact_.number(), "");
  EXPECT_EQ(contact_.email(), "");
}

TEST_F(ContactLookUpTest, IsKeptNowhere) {
  ASSERT_TRUE(Looks(0));
  stage_.context().AnnounceChange();
  EXPECT_FALSE(KeptSomewhere(kNumber));
  EXPECT_TRUE(KeptSomewhere("马晓燕")) << "the search finds what is kept";
}

TEST_F(ContactLookUpTest, WithoutAPurposeNothingIsAsked) {
  contact_.lookUp(-1);
  contact_.lookUp(3);
  EXPECT_FALSE(contact_.busy());
  EXPECT_TRUE(server_.Asked<v1::LookUpContactRequest>().empty());
}

TEST_F(ContactLookUpTest, AnAnswerAboutSomebodyElseIsNobodys) {
  contact_.lookUp(0);
  contact_.choose("people/p2", "孙大勇");
  ASSERT_TRUE(WaitUntil([&] { return !contact_.busy(); }));
  EXPECT_FALSE(contact_.shown());
  EXPECT_EQ(contact_.number(), "");
}

TEST_F(ContactLookUpTest, SaysWhoseIsNotTheirsToSee) {
  server_.Refuse<v1::LookUpContactRequest>(
      MakeError(v1::ERROR_REASON_NOT_FOUND, "No.", {{"resource", "people/p1"}}));
  QSignalSpy refused(&contact_, &PageModel::refused);
  contact_.lookUp(0);
  ASSERT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused[0][0], "它已经不在了，或者不归你看。");
  EXPECT_FALSE(contact_.shown());
}

}  // namespace
}  // namespace glimmer::mobile
