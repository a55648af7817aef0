// The roles of a person in a real window: every step in every look, and real touches against a
// whole server.
#include <gtest/gtest.h>

#include "mobile/desk/desk_model.h"
#include "mobile/desk/people_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/desk/role_server.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";
constexpr absl::Duration kDay = absl::Hours(24);

v1::RoleGrant GrantOf(const char* name, const char* person, v1::Role role, const char* unit,
                      absl::Duration length) {
  v1::RoleGrant grant;
  grant.set_name(name);
  grant.set_person(person);
  grant.set_role(role);
  grant.set_scope(unit);
  *grant.mutable_end_time() = ToTimestamp(SampleNow() + length);
  return grant;
}

std::vector<v1::RoleGrant> SampleGrants() {
  return {GrantOf("role_grants/1", "people/p1", v1::ROLE_COORDINATOR, "units/library", 21 * kDay),
          GrantOf("role_grants/2", "people/p1", v1::ROLE_AUDITOR, "units/town", 300 * kDay)};
}

// Whose own role ends soon, too.
void MakeAdministrator(PageStage& stage) {
  Profile profile = *stage.phone().store().GetProfile();
  profile.role_grants = {
      GrantOf("role_grants/own", "", v1::ROLE_ORGANIZATION_ADMIN, "units/town", 12 * kDay)};
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
}

PeopleModel* NewPeople(PageStage& stage) {
  MakeAdministrator(stage);
  auto* model = new PeopleModel(stage.context(), "", &stage.context());
  model->endingRoles()->Show(SampleGrants());
  return model;
}

// Brings what is below the fold into view first, as Tab does.
bool Touch(AppWindow& window, const QString& text) {
  if (!WaitUntil([&] { return FindButton(window.window(), text) != nullptr; })) return false;
  FindButton(window.window(), text)->forceActiveFocus(Qt::TabFocusReason);
  Grab(window.window());
  return ClickText(window.window(), text);
}

struct Words {
  QString roles, give, unit, back, another, renew, leave, end;
};

Words WordsOf(RolesModel& roles, bool chinese) {
  const QString unit = roles.rows()->At(0, "unitName").toString();
  const QString role = roles.rows()->At(0, "roleName").toString();
  if (chinese) {
    return {"职务, " + roles.summary(),
            "授予职务",
            unit + ", " + roles.parents()[roles.unit()],
            "返回",
            "其他日期",
            "续任, " + role + ", " + unit,
            "保持不变",
            "免去, " + role + ", " + unit};
  }
  return {"Roles, " + roles.summary(),
          "Give a role",
          unit + ", " + roles.parents()[roles.unit()],
          "Back",
          "Another day",
          "Renew, " + role + ", " + unit,
          "Leave it as it is",
          "End, " + role + ", " + unit};
}

TEST(RolesPage, EveryStepInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    SCOPED_TRACE(name);
    PageStage stage(SampleWho::kCoordinator);
    stage.settings().setElder(look.elder);
    PeopleModel* model = NewPeople(stage);
    model->choose("people/p1");
    RolesModel& roles = *model->roles();
    AppWindow& window = stage.Show(kUri, "PeoplePage", model, look);
    ASSERT_TRUE(WaitUntil([&] { return roles.problem() != ""; }));
    roles.Show(SampleGrants());
    const auto audit = [&, look = look, name = name](const char* step, int actionable) {
      AuditWindow(window, look, std::string("roles-") + step + "-" + name, actionable);
    };
    const Words words = WordsOf(roles, look.language == "zh");
    audit("person", 3);
    ASSERT_TRUE(Touch(window, words.roles));
    audit("list", 5);
    ASSERT_TRUE(Touch(window, words.renew));
    audit("renew", 2);
    ASSERT_TRUE(Touch(window, words.leave));
    ASSERT_TRUE(Touch(window, words.end));
    audit("end", 2);
    ASSERT_TRUE(Touch(window, words.leave));
    ASSERT_TRUE(Touch(window, words.give));
    audit("give", 10);
    ASSERT_TRUE(Touch(window, words.unit));
    audit("unit", 4);
    ASSERT_TRUE(Touch(window, words.back));
    roles.setRole(0);
    ASSERT_TRUE(Touch(window, words.another));
    roles.setDay("2025-01-01");
    audit("day", 11);
    roles.setPeriod(2);
    audit("given", 10);
  }
}

TEST(RolesPage, TheDeskSaysWhatEndsSoon) {
  AuditInEveryLook(
      {"desk-roles", kUri, "DeskPage",
       "places: [{name: 'people', text: '人员', detail: '邀请', symbol: Icons.group, group: 1}]",
       SampleWho::kCoordinator,
       [](PageStage& stage) -> QObject* {
         MakeAdministrator(stage);
         auto* model = new DeskModel(stage.context(), &stage.context());
         model->endingRoles()->Show(SampleGrants());
         return model;
       },
       2});
}

TEST(RolesPage, OnAWideWindowThePeoplePageSaysSo) {
  AuditInEveryLook({"people-roles", kUri, "PeoplePage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* { return NewPeople(stage); }, 2});
}

TEST(RolesPage, ATouchOnWhatEndsSoonOpensThePerson) {
  PageStage stage(SampleWho::kCoordinator);
  PeopleModel* model = NewPeople(stage);
  AppWindow& window = stage.Show(kUri, "PeoplePage", model, {.width = 1180, .height = 820});
  ASSERT_TRUE(ClickText(window.window(), "马晓燕是城东图书馆的协调员，到 2026年12月15日 为止。"));
  EXPECT_TRUE(WaitUntil([&] { return model->person() == "people/p1"; }));
}

TEST(RolesPage, WhoRunsNoUnitSeesNoLine) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new PeopleModel(stage.context(), "", &stage.context());
  model->choose("people/p1");
  AppWindow& window = stage.Show(kUri, "PeoplePage", model);
  EXPECT_NE(FindByText(window.window(), "马晓燕"), nullptr);
  EXPECT_EQ(FindByText(window.window(), "职务"), nullptr);
}

TEST(RolesPage, ARoleIsGivenRenewedAndEndedByTouch) {
  RoleServer server;
  PageStage& stage = server.stage();
  const std::string team = server.AddUnit("城东图书馆");
  const std::string person = server.AddPerson("马晓燕", team);
  auto* model = new PeopleModel(stage.context(), "", &stage.context());
  model->choose(QString::fromStdString(person));
  const QString unit = "城东图书馆, " + model->roles()->parents()[model->roles()->unit()];
  AppWindow& window = stage.Show(kUri, "PeoplePage", model);
  ASSERT_TRUE(Touch(window, "职务, 在你管理的单位里没有职务"));
  ASSERT_TRUE(Touch(window, "授予职务"));
  ASSERT_TRUE(Touch(window, unit));
  ASSERT_TRUE(Touch(window, unit));
  ASSERT_TRUE(Touch(window, "审计员, " + model->roles()->meanings()[2]));
  ASSERT_TRUE(Touch(window, "3 个月"));
  ASSERT_TRUE(Touch(window, "授予"));
  ASSERT_TRUE(WaitUntil([&] { return server.GrantsOf(person).size() == 1; }));
  ASSERT_TRUE(Touch(window, "续任, 审计员, 城东图书馆"));
  const std::string first = server.GrantsOf(person).front().name();
  EXPECT_NE(
      FindByText(window.window(), "马晓燕继续担任城东图书馆的审计员，到 2027年11月23日 为止。"),
      nullptr);
  ASSERT_TRUE(Touch(window, "续任"));
  ASSERT_TRUE(WaitUntil([&] {
    const auto grants = server.GrantsOf(person);
    return grants.size() == 1 && grants[0].name() != first;
  }));
  ASSERT_TRUE(Touch(window, "免去, 审计员, 城东图书馆"));
  ASSERT_TRUE(Touch(window, "保持不变"));
  ASSERT_TRUE(Touch(window, "免去, 审计员, 城东图书馆"));
  ASSERT_TRUE(Touch(window, "免去"));
  ASSERT_TRUE(WaitUntil([&] { return server.GrantsOf(person).empty(); }));
  EXPECT_TRUE(
      WaitUntil([&] { return FindByText(window.window(), "已免去这项职务。") != nullptr; }));
  EXPECT_TRUE(window.warnings().isEmpty()) << window.warnings().join("\n").toStdString();
}

}  // namespace
}  // namespace glimmer::mobile
