// The main job through the app's real window against the real server, over TLS: enrol, sign up,
// wait in line, be offered a place, check in and out. Each person has an app and a window of their
// own. What the desk's pages will do (people, events, invitations) goes over the coordinator's own
// phone and session.
#include <gtest/gtest.h>

#include <QTest>
#include <filesystem>
#include <fstream>

#include "absl/time/clock.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/app/application.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/accessibility_audit.h"
#include "tests/mobile/support/app_window.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"

namespace glimmer::mobile {
namespace {

constexpr int kPatience = 15'000;
constexpr char kMain[] = "qrc:/qt/qml/Glimmer/App/Main.qml";

// One person's app on a phone of their own.
class Actor {
 public:
  Actor(const std::string& folder, const std::string& name) : name_(name) {
    StartTestApp();
    auto app = Application::Make(folder + "/" + name, SystemClock(), SystemRandom());
    if (!app.ok()) std::abort();
    app_ = *std::move(app);
    window_ = std::make_unique<AppWindow>();
    app_->Translate(window_->engine());
    shown_ = window_->Show(kMain, {{"app", QVariant::fromValue(app_.get())}});
  }
  ~Actor() { window_.reset(); }

  // Types the link into the field of the welcome page and joins.
  bool Enrol(const std::string& link) {
    if (!TapField()) return false;
    if (!TypeText(window(), QString::fromStdString(link))) return false;
    if (!Click("加入")) return false;
    return WaitUntil([&] { return app_->enrolled(); }, kPatience) && Sees("今天");
  }

  bool Click(const QString& text) {
    return WaitUntil([&] { return FindButton(window(), text) != nullptr; }, kPatience) &&
           ClickText(window(), text);
  }
  // A button that may lie below the fold: the focus brings it into view, as the Tab key does.
  bool ClickBelow(const QString& text) {
    QQuickItem* button = FindButton(window(), text);
    if (button == nullptr) return Shoot("missing"), false;
    button->forceActiveFocus();
    Grab(window());
    return Click(text);
  }
  bool Sees(const QString& text) {
    const bool seen = WaitUntil([&] { return FindByText(window(), text) != nullptr; }, kPatience);
    if (!seen) Shoot("missing");
    return seen;
  }
  // A button whose name begins with `text` and goes on with the shift's title.
  bool ClickInRow(const QString& text, const QString& title) {
    QQuickItem* button = nullptr;
    const bool found = WaitUntil(
        [&] {
          button = FindItem(window()->contentItem(), text, title);
          return button != nullptr;
        },
        kPatience);
    if (!found) return Shoot("missing"), false;
    Grab(window());  // What has just appeared is laid out before its place is asked.
    button = FindItem(window()->contentItem(), text, title);
    if (button == nullptr) return false;
    const QPointF middle = button->mapToScene({button->width() / 2, button->height() / 2});
    QTest::mouseClick(window(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    return true;
  }
  // Touches the first field of the page.
  bool TapField() {
    QQuickItem* field = nullptr;
    const bool found = WaitUntil(
        [&] {
          field = FirstField(window()->contentItem());
          return field != nullptr;
        },
        kPatience);
    if (!found) return Shoot("missing"), false;
    window()->requestActivate();  // Another person's window was in front.
    if (!QTest::qWaitForWindowActive(window())) return false;
    Grab(window());
    const QPointF middle = field->mapToScene({field->width() / 2, field->height() / 2});
    QTest::mouseClick(window(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    const bool focused = WaitUntil([&] { return field->hasActiveFocus(); }, kPatience / 10);
    if (!focused) Shoot("unfocused");
    return focused;
  }
  void Shoot(const QString& what) {
    const char* dir = std::getenv("GLIMMER_SHOTS");
    if (dir == nullptr) return;
    GrabTo(window(), QString("%1/journey-%2-%3.png").arg(dir, name_.c_str(), what));
  }

  Application& app() { return *app_; }
  Phone& phone() { return app_->context().phone(); }
  QQuickWindow* window() { return window_->window(); }
  const QStringList& warnings() const { return window_->warnings(); }
  bool shown() const { return shown_; }

  template <typename Response, typename Request>
  Response Ask(const char* method, const Request& request) {
    Response out;
    bool answered = false;
    app_->context().Call<Response>(app_.get(), method, request,
                                   [&](absl::StatusOr<Response> response) {
                                     EXPECT_TRUE(response.ok()) << method << response.status();
                                     if (response.ok()) out = *std::move(response);
                                     answered = true;
                                   });
    EXPECT_TRUE(WaitUntil([&] { return answered; }, kPatience)) << method;
    return out;
  }

 private:
  static QQuickItem* FirstField(QQuickItem* item) {
    if (!item->isVisible()) return nullptr;
    if (item->inherits("QQuickTextField") || item->inherits("QQuickTextInput")) return item;
    for (QQuickItem* child : item->childItems()) {
      if (QQuickItem* found = FirstField(child)) return found;
    }
    return nullptr;
  }
  static QQuickItem* FindItem(QQuickItem* item, const QString& text, const QString& title) {
    if (!item->isVisible()) return nullptr;
    const QString name = item->property("name").toString();
    if (item->inherits("QQuickAbstractButton") && name.startsWith(text + ",") &&
        name.contains(title)) {
      return item;
    }
    for (QQuickItem* child : item->childItems()) {
      if (QQuickItem* found = FindItem(child, text, title)) return found;
    }
    return nullptr;
  }

  const std::string name_;
  std::unique_ptr<Application> app_;
  std::unique_ptr<AppWindow> window_;
  bool shown_ = false;
};

class AppJourneyTest : public testing::Test {
 protected:
  AppJourneyTest() : server_(folder_.File("data")) {
    std::filesystem::create_directory(folder_.File("data"));
    std::filesystem::permissions(folder_.File("data"), std::filesystem::perms::owner_all);
    server_.Start();
  }

  std::string SetupLink() {
    std::ifstream file(folder_.File("data/bootstrap"));
    std::string code, link;
    std::getline(file, code);
    std::getline(file, link);
    return link;
  }

  std::string NewRequestId() { return NewUuidV7(SystemClock().Now(), SystemRandom()); }

  // Adds a person and gives the link of their invitation.
  std::string Invite(Actor& coordinator, const std::string& display_name) {
    v1::CreatePersonRequest person;
    person.set_request_id(NewRequestId());
    person.set_display_name(display_name);
    person.set_home_unit(Root(coordinator));
    const auto made =
        coordinator.Ask<v1::CreatePersonResponse>("/glimmer.v1.PeopleService/CreatePerson", person);
    v1::CreateInvitationRequest invitation;
    invitation.set_request_id(NewRequestId());
    invitation.set_person(made.person().name());
    return coordinator
        .Ask<v1::CreateInvitationResponse>("/glimmer.v1.AccessService/CreateInvitation", invitation)
        .link();
  }

  std::string Root(Actor& coordinator) {
    EXPECT_TRUE(
        WaitUntil([&] { return !coordinator.phone().store().Units()->empty(); }, kPatience));
    const auto units = coordinator.phone().store().Units();
    for (const v1::Unit& unit : *units) {
      if (unit.kind() == v1::Unit::KIND_ORGANIZATION) return unit.name();
    }
    return {};
  }

  std::string ShiftCalled(Actor& actor, const std::string& title) {
    const auto shifts = actor.phone().store().ListShifts(absl::Now());
    for (const v1::Shift& shift : *shifts) {
      if (shift.title() == title) return shift.name();
    }
    return {};
  }

  void Plan(Actor& coordinator, const std::string& title, absl::Duration in, int capacity) {
    absl::TimeZone zone;
    absl::LoadTimeZone("Asia/Shanghai", &zone);
    v1::Event event;
    event.set_title(title);
    event.set_organizing_unit(Root(coordinator));
    event.set_host_unit(Root(coordinator));
    event.set_place("一层活动室");
    event.set_time_zone("Asia/Shanghai");
    event.set_leader(coordinator.phone().store().GetProfile()->person);
    v1::ShiftPattern pattern;
    pattern.set_civil_start(FormatCivilSecond(absl::ToCivilSecond(absl::Now() + in, zone)));
    pattern.mutable_duration()->set_seconds(7200);
    v1::Position& position = *pattern.add_positions();
    position.set_display_name("帮手");
    position.set_capacity(capacity);
    ASSERT_TRUE(coordinator.phone().commands().CreateEvent(event, pattern).ok());
  }

  test::TempDir folder_;
  test::ServerProcess server_;
};

TEST_F(AppJourneyTest, FromInvitationToHours) {
  Actor office(folder_.path(), "office");
  ASSERT_TRUE(office.shown()) << office.warnings().join("\n").toStdString();
  ASSERT_TRUE(office.Enrol(SetupLink()));
  Plan(office, "图书角整理", absl::Minutes(10), 2);
  Plan(office, "河边清洁", absl::Hours(30), 1);

  Actor zhao(folder_.path(), "zhao");
  ASSERT_TRUE(zhao.Enrol(Invite(office, "赵一帆")));
  Actor li(folder_.path(), "li");
  ASSERT_TRUE(li.Enrol(Invite(office, "李敏")));

  // The last place, and the line behind it.
  ASSERT_TRUE(zhao.Click("活动"));
  ASSERT_TRUE(zhao.ClickInRow("报名", "河边清洁"));
  ASSERT_TRUE(zhao.Sees("已报名"));
  ASSERT_TRUE(li.Click("活动"));
  ASSERT_TRUE(li.ClickInRow("候补", "河边清洁"));
  ASSERT_TRUE(li.Sees("候补第 1 位"));
  li.Shoot("line");

  // The place is given back and offered to the first in line.
  const std::string river = ShiftCalled(zhao, "河边清洁");
  const auto mine = zhao.phone().overlay().Shift(river);
  ASSERT_TRUE(mine.ok() && *mine);
  ASSERT_TRUE(zhao.phone().commands().Leave((*mine)->mine.sign_up, false).ok());
  ASSERT_TRUE(li.ClickInRow("接受", "河边清洁"));
  ASSERT_TRUE(li.Sees("已报名"));

  // Coming and going with the digits of the leader's screen.
  ASSERT_TRUE(zhao.ClickInRow("报名", "图书角整理"));
  ASSERT_TRUE(zhao.Sees("已报名"));
  ASSERT_TRUE(zhao.Click("今天"));
  ASSERT_TRUE(zhao.Sees("图书角整理"));
  zhao.Shoot("today");
  const std::string books = ShiftCalled(office, "图书角整理");
  RosterModel roster(office.app().context(), QString::fromStdString(books));
  roster.needSiteCode();
  ASSERT_TRUE(WaitUntil([&] { return !roster.siteCode().isEmpty(); }, kPatience));
  for (const QString& step : {QString("签到"), QString("签退")}) {
    ASSERT_TRUE(zhao.Click(step)) << step.toStdString();
    ASSERT_TRUE(zhao.TapField());
    ASSERT_TRUE(TypeText(zhao.window(), QString(roster.siteCode()).remove(' ')));
    ASSERT_TRUE(zhao.Click(step)) << step.toStdString();
    ASSERT_TRUE(zhao.Sees("已" + step));
    zhao.Shoot(step == "签到" ? "in" : "out");
    ASSERT_TRUE(zhao.Click("知道了"));
  }
  const std::string person = zhao.phone().store().GetProfile()->person;
  EXPECT_TRUE(
      WaitUntil([&] { return zhao.phone().store().ListRecords(person)->size() == 1; }, kPatience));
  EXPECT_EQ(zhao.phone().outbox().Counts()->waiting + zhao.phone().outbox().Counts()->refused, 0);

  // Signing out leaves nothing of the person on the phone, and the phone can be used again.
  ASSERT_TRUE(zhao.Click("我的"));
  ASSERT_TRUE(zhao.Click("设置"));
  ASSERT_TRUE(zhao.ClickBelow("在这台手机上退出"));
  ASSERT_TRUE(zhao.Click("退出"));
  ASSERT_TRUE(zhao.Sees("在家附近，帮得上一点忙"));
  zhao.Shoot("signed-out");
  EXPECT_TRUE(zhao.phone().store().ListShifts(absl::InfinitePast())->empty());
  ASSERT_TRUE(zhao.Enrol(Invite(office, "周立")));
  for (Actor* actor : {&office, &zhao, &li}) {
    EXPECT_TRUE(actor->warnings().isEmpty()) << actor->warnings().join("\n").toStdString();
    for (const auto& fault : AuditAccessibility(actor->window(), 48).faults) ADD_FAILURE() << fault;
  }
}

}  // namespace
}  // namespace glimmer::mobile
