// Who may do what, as an operator says it: appointing, renewing, ending; merging; hour rules; the
// audit table. All of it with a server that runs and with none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

constexpr char kNorth[] = "01J80000000000000000000N00";
constexpr char kRiver[] = "01J80000000000000000000R00";
constexpr char kOtherRiver[] = "01J80000000000000000000R01";

std::string DayIn(int days) {
  return absl::FormatTime("%Y-%m-%d", absl::Now() + days * absl::Hours(24), absl::LocalTimeZone());
}

// The organisation "Town" with the units North, North/Riverside and Riverside, its administrator
// Li Hua, and the volunteers 王芳 (twice) and Wu Lei.
class AdminCommandTest : public testing::Test {
 protected:
  AdminCommandTest() {
    EXPECT_EQ(Run({"init", "--organization=Town", "--administrator=Li Hua"}).code, 0);
    AddUnit(kNorth, "North", "");
    AddUnit(kRiver, "Riverside", absl::StrCat(kNorth, "/"));
    AddUnit(kOtherRiver, "Riverside", "");
    test::WriteFileOrDie(folder_.File("r.csv"),
                         "姓名,电话\n王芳,13800001111\n王芳,13800002222\nWu Lei,13800003333\n");
    EXPECT_EQ(Run({"import", "people", "r.csv", "--apply"}).code, 0);
  }

  ProgramRun Run(std::vector<std::string> arguments) {
    arguments.push_back("--data_dir=data");
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  ProgramRun Admin(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "admin");
    return Run(std::move(arguments));
  }
  ProgramRun Grant(const std::string& person, const std::string& unit,
                   const std::string& until = "", const std::string& role = "coordinator") {
    std::vector<std::string> arguments = {"grant", "--person=" + person, "--unit=" + unit,
                                          "--role=" + role};
    if (!until.empty()) arguments.push_back("--until=" + until);
    return Admin(arguments);
  }
  // Nothing is done and one line says why, with candidates in the lines below it.
  static void ExpectRefused(const ProgramRun& run, const std::string& says) {
    EXPECT_EQ(run.code, 1) << run.out;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, StartsWith("glimmerd: "));
    EXPECT_THAT(run.err, HasSubstr(says));
  }
  // "people/..." of the only person of the name.
  std::string IdOf(const std::string& name) {
    return Text("SELECT 'people/' || person_id FROM people WHERE display_name = '" + name +
                "' ORDER BY person_id LIMIT 1");
  }

  // While no server runs.
  void Execute(const std::string& statement) {
    auto database = storage::OpenData(folder_.File("data"), absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    EXPECT_TRUE(
        sql::WriteAndWait(**database,
                          [&](sql::Transaction& tx) { return tx.Execute(statement).status(); })
            .ok())
        << statement;
  }
  std::string Text(const std::string& query) {
    auto database = storage::OpenData(folder_.File("data"), absl::Now());
    EXPECT_TRUE(database.ok()) << database.status();
    std::string text;
    EXPECT_TRUE(sql::ReadAndWait(**database, [&](sql::Transaction& tx) -> absl::Status {
                  const auto first = [](const sql::Row& row) { return row.Text(0); };
                  ASSIGN_OR_RETURN(const auto found, tx.QueryOne(first, query));
                  text = found.value_or("");
                  return absl::OkStatus();
                }).ok());
    return text;
  }
  void AddUnit(const std::string& id, const std::string& name, const std::string& below) {
    Execute(absl::StrCat(
        "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
        "create_time_us) SELECT '",
        id, "', organization_id, ", below.empty() ? "root_unit_id" : absl::StrCat("'", kNorth, "'"),
        ", 2, '", name, "', root_unit_id || '/", below, id, "/', 1 FROM organizations"));
  }
  void GiveTheAdministratorAPhone() {
    Execute(
        "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
        "create_time_us, activate_time_us) SELECT 'd', person_id, person_id, '', '', 1, 1 "
        "FROM people WHERE display_name = 'Li Hua'");
  }
  void EndAllRoles() { Execute("UPDATE role_grants SET create_time_us = 1, end_time_us = 2"); }

  test::TempDir folder_;
};

TEST_F(AdminCommandTest, RolesAreGrantedRenewedAndEnded) {
  const std::string soon = DayIn(20);
  const ProgramRun granted = Grant("wu lei", "North", soon);
  EXPECT_EQ(granted.code, 0) << granted.err;
  EXPECT_THAT(granted.out,
              MatchesRegex("Wu Lei \\(people/[0-9A-Z]+\\): coordinator of North until " + soon +
                           "  role_grants/[0-9A-Z]+\n"));
  const ProgramRun ending = Run({"doctor"});
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.out, HasSubstr("FAIL  roles: " + IdOf("Wu Lei") + " is coordinator of units/" +
                                    kNorth + " for 19 more days"));
  EXPECT_THAT(ending.out, Not(HasSubstr("Wu Lei")));

  const ProgramRun renewed = Grant("Wu Lei", absl::StrCat("units/", kNorth), DayIn(300));
  EXPECT_EQ(renewed.code, 0) << renewed.err;
  EXPECT_EQ(Run({"doctor"}).code, 0);
  const ProgramRun listed = Admin({"roles", "--person=Wu Lei"});
  EXPECT_EQ(listed.out,
            absl::StrCat(IdOf("Wu Lei"), "  Wu Lei  coordinator  North  until ", DayIn(300), "  ",
                         renewed.out.substr(renewed.out.find("role_grants/"))));
  ExpectRefused(Grant("Wu Lei", "North", DayIn(200)), "until " + DayIn(300) + " already");

  const ProgramRun ended =
      Admin({"revoke", "--person=Wu Lei", "--role=coordinator", "--unit=North"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, MatchesRegex("role_grants/[0-9A-Z]+ has ended.\n"));
  EXPECT_THAT(Admin({"roles", "--person=Wu Lei"}).out, IsEmpty());
  ExpectRefused(Admin({"revoke", "--person=Wu Lei", "--role=coordinator", "--unit=North"}),
                "no such role in force");
}

TEST_F(AdminCommandTest, ARoleLastsTwelveMonthsUnlessItIsSaid) {
  const absl::CivilDay today = absl::ToCivilDay(absl::Now(), absl::LocalTimeZone());
  const ProgramRun granted = Grant("Wu Lei", "Town", "", "safeguarding-lead");
  EXPECT_EQ(granted.code, 0) << granted.err;
  EXPECT_THAT(granted.out,
              HasSubstr(absl::StrCat("safeguarding-lead of Town until ", today.year() + 1, "-")));
  EXPECT_EQ(Grant("Wu Lei", "Town", "", "safeguarding-lead").code, 0) << "the same again";
  ExpectRefused(Grant("Wu Lei", "Town", DayIn(400), "auditor"), "FIELD_INVALID end_time");
  ExpectRefused(Grant("Wu Lei", "Town", DayIn(-1), "auditor"), "FIELD_INVALID end_time");
  EXPECT_EQ(Grant("Wu Lei", "Town", DayIn(100), "auditor").code, 0);
  EXPECT_EQ(Grant("Wu Lei", "Town", DayIn(100), "organization-admin").code, 0);
}

TEST_F(AdminCommandTest, NamesThatMeanSeveralAreRefusedWithTheirIds) {
  const ProgramRun two = Grant("王芳", "North");
  ExpectRefused(two, "2 people are called 王芳; say which by id:\n  people/");
  EXPECT_THAT(two.err, HasSubstr(absl::StrCat("  ", IdOf("王芳"), "  王芳  Town\n")));
  EXPECT_EQ(Grant(IdOf("王芳"), "North").code, 0);
  EXPECT_EQ(Grant(IdOf("王芳").substr(7), "North/Riverside").code, 0) << "the id alone";

  const ProgramRun units = Grant("Wu Lei", "Riverside");
  ExpectRefused(units, "2 units are called Riverside; say which by path or id:\n");
  EXPECT_THAT(units.err, HasSubstr(absl::StrCat("  units/", kRiver, "  Town/North/Riverside\n")));
  EXPECT_THAT(units.err, HasSubstr(absl::StrCat("  units/", kOtherRiver, "  Town/Riverside\n")));
  EXPECT_EQ(Grant("Wu Lei", "North/Riverside").code, 0);
  EXPECT_THAT(Grant("Wu Lei", "Town/Riverside").out, HasSubstr("coordinator of Riverside until"));

  ExpectRefused(Grant("Nobody", "North"), "nobody is called Nobody");
  ExpectRefused(Grant("people/01J80000000000000000000000", "North"), "there is nobody people/");
  ExpectRefused(Grant("people/x", "North"), "people/x");
  ExpectRefused(Grant("Wu Lei", "South"), "no unit is called South");
  ExpectRefused(Admin({"revoke", "--grant=01J8"}), "no role in force is role_grants/01J8");
}

TEST_F(AdminCommandTest, ARunningServerDoesTheSame) {
  GiveTheAdministratorAPhone();
  const std::string wu = IdOf("Wu Lei");
  test::ServerProcess server(folder_.File("data"));
  server.Start();
  EXPECT_EQ(Grant("Wu Lei", "North").code, 0);
  EXPECT_THAT(Admin({"roles"}).out, HasSubstr(wu + "  Wu Lei  coordinator  North  until "));
  ExpectRefused(Grant("王芳", "North"), "2 people are called 王芳");
  EXPECT_EQ(Admin({"rules", "add", "--from=" + DayIn(5), "--rounding_minutes=15"}).code, 0);
  EXPECT_THAT(Admin({"rules", "list"}).out, HasSubstr("rounded down to 15 min"));
  EXPECT_EQ(Run({"export", "ics", "n.ics", "--unit=North"}).code, 0);
  EXPECT_THAT(Run({"audit"}).out, HasSubstr("  local  GrantRole  role_grants/"));
  EXPECT_EQ(server.Stop(), 0);
  EXPECT_THAT(Admin({"roles", "--person=Wu Lei"}).out, HasSubstr("coordinator  North"));
}

// The last administrator's role has ended: the same person again, and no stranger of the name.
TEST_F(AdminCommandTest, AnAdministratorWhoseRoleHasEndedIsInvitedAgain) {
  GiveTheAdministratorAPhone();
  const std::string li = IdOf("Li Hua");
  EndAllRoles();
  const ProgramRun doctor = Run({"doctor"});
  EXPECT_EQ(doctor.code, 1);
  EXPECT_THAT(doctor.out, HasSubstr("FAIL  administrators: nobody holds the role"));
  EXPECT_EQ(Run({"init"}).code, 1) << "that is no first start";
  EXPECT_THAT(Admin({"list"}).out, IsEmpty());
  const ProgramRun again = Admin({"create", "li hua"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("is invited as administrator (" + li + ")"));
  EXPECT_THAT(again.out, HasSubstr("glimmer://join"));
  EXPECT_EQ(Admin({"list"}).out, li + "  Li Hua\n");
  EXPECT_EQ(Run({"doctor"}).code, 0);
  EXPECT_EQ(Text("SELECT CAST(COUNT(*) AS TEXT) FROM people WHERE display_name = 'Li Hua'"), "1");
}

TEST_F(AdminCommandTest, AVolunteerIsNoAdministratorByTheirNameAlone) {
  const ProgramRun asked = Admin({"create", "Wu Lei"});
  ExpectRefused(asked, "somebody is called Wu Lei already");
  EXPECT_THAT(asked.err, HasSubstr(absl::StrCat("  ", IdOf("Wu Lei"), "  Wu Lei  Town\n")));
  ExpectRefused(Admin({"create", "people/01J80000000000000000000000"}), "NOT_FOUND");
  const ProgramRun meant = Admin({"create", IdOf("Wu Lei")});
  EXPECT_EQ(meant.code, 0) << meant.err;
  EXPECT_THAT(Admin({"list"}).out, HasSubstr("Wu Lei"));
  EXPECT_EQ(Admin({"create", "Xu Ning"}).code, 0) << "somebody new";
  EXPECT_EQ(Text("SELECT CAST(COUNT(*) AS TEXT) FROM people"), "5");
}

TEST_F(AdminCommandTest, TheEndOfTheLastAdministratorIsTold) {
  const ProgramRun ended =
      Admin({"revoke", "--person=Li Hua", "--role=organization-admin", "--unit=Town"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("Nobody is administrator now"));
}

TEST_F(AdminCommandTest, TwoEntriesBecomeOnePerson) {
  const std::string stays = IdOf("王芳");
  const std::string goes = Text(
      "SELECT 'people/' || person_id FROM people WHERE display_name = '王芳' "
      "ORDER BY person_id DESC LIMIT 1");
  ExpectRefused(Admin({"merge", "--from=王芳", "--into=王芳"}), "2 people are called 王芳");
  const ProgramRun merged = Admin({"merge", "--from=" + goes, "--into=" + stays});
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_EQ(merged.out, absl::StrCat("王芳 (", goes, ") is now 王芳 (", stays, ").\n"));
  EXPECT_EQ(Grant("王芳", "North").code, 0) << "nobody else has the name now";
  ExpectRefused(Admin({"merge", "--from=" + goes, "--into=" + stays}), "FIELD_INVALID");
}

TEST_F(AdminCommandTest, HourRulesBeginOnADayAndKeepWhatIsNotSaid) {
  EXPECT_THAT(Admin({"rules", "list"}).out, HasSubstr("rounded down to 1 min, no minimum stay"));
  const std::string first = DayIn(5);
  const ProgramRun added =
      Admin({"rules", "add", "--from=" + first, "--rounding_minutes=15", "--cap_minutes=480"});
  EXPECT_EQ(added.code, 0) << added.err;
  EXPECT_EQ(added.out, absl::StrCat("version 2 from ", first,
                                    ": rounded down to 15 min, no minimum stay, at most 480 min a "
                                    "record, 30 min before and after count\n"));
  const std::string later = DayIn(40);
  EXPECT_EQ(Admin({"rules", "add", "--from=" + later, "--minimum_stay_percent=50",
                   "--cap_minutes=0", "--grace_minutes=10"})
                .code,
            0);
  EXPECT_THAT(Admin({"rules", "list"}).out,
              StartsWith(absl::StrCat("version 3 from ", later,
                                      ": rounded down to 15 min, minimum stay 50 % of the planned "
                                      "time, no cap, 10 min before and after count\nversion 2 ")));
  ExpectRefused(Admin({"rules", "add", "--from=" + DayIn(-3), "--cap_minutes=1"}),
                "FIELD_INVALID start_date");
  ExpectRefused(Admin({"rules", "add", "--from=" + first, "--rounding_minutes=61"}),
                "FIELD_INVALID");
  EXPECT_THAT(Admin({"rules", "list", "--json"}).out, HasSubstr("\"rounding_minutes\": 15"));
}

TEST_F(AdminCommandTest, TheAuditTableIsReadByDayAndPerson) {
  ASSERT_EQ(Grant("Wu Lei", "North").code, 0);
  ASSERT_EQ(Run({"export", "hours", "h.csv"}).code, 0);
  const ProgramRun all = Run({"audit"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, MatchesRegex("[0-9T:+-]+  local  ExportHours  units/[0-9A-Z]+  "
                                    "FORMAT_CSV\n(.|\n)*"))
      << "the newest first";
  EXPECT_THAT(all.out,
              ContainsRegex("  local  GrantRole  role_grants/[0-9A-Z]+  ROLE_COORDINATOR"));
  EXPECT_THAT(all.out, Not(HasSubstr("Wu Lei")));
  EXPECT_EQ(Run({"audit", "--from=" + DayIn(0), "--to=" + DayIn(0)}).out, all.out);
  EXPECT_THAT(Run({"audit", "--from=" + DayIn(1)}).out, IsEmpty());
  EXPECT_THAT(Run({"audit", "--to=" + DayIn(-1)}).out, IsEmpty());

  const std::vector<std::string> li =
      absl::StrSplit(Run({"audit", "--person=Li Hua"}).out, '\n', absl::SkipEmpty());
  ASSERT_EQ(li.size(), 1u);
  EXPECT_THAT(li[0], HasSubstr("  local  InviteAdministrator  " + IdOf("Li Hua")));
  const ProgramRun csv = Run({"audit", "--format=csv"});
  EXPECT_THAT(csv.out, StartsWith("\xEF\xBB\xBFtime,actor,action,subject,purpose,record\r\n"));
  EXPECT_THAT(csv.out, HasSubstr(",local,GrantRole,role_grants/"));
  ExpectRefused(Run({"audit", "--person=Nobody"}), "nobody is called Nobody");
}

// More records than a page holds, and a day in the middle of them.
TEST_F(AdminCommandTest, TheAuditTableIsReadToItsEnd) {
  auto database = storage::OpenData(folder_.File("data"), absl::Now());
  ASSERT_TRUE(database.ok());
  EXPECT_TRUE(sql::WriteAndWait(**database, [&](sql::Transaction& tx) -> absl::Status {
                for (int i = 0; i < 450; ++i) {
                  RETURN_IF_ERROR(
                      tx.Execute(absl::StrCat(
                                     "INSERT INTO audit_records (audit_record_id, organization_id, "
                                     "actor, subject, action, purpose, record_time_us) SELECT '",
                                     absl::Dec(i, absl::kZeroPad10),
                                     "', organization_id, 'local', 'x', 'Old', '', ",
                                     absl::ToUnixMicros(absl::Now() - absl::Hours(24 * 30)),
                                     " FROM organizations"))
                          .status());
                }
                return absl::OkStatus();
              }).ok());
  database->reset();
  const std::string out = Run({"audit"}).out;
  EXPECT_GT(std::count(out.begin(), out.end(), '\n'), 450);
  EXPECT_THAT(Run({"audit", "--from=" + DayIn(-1)}).out, Not(HasSubstr("Old")));
  const std::string old = Run({"audit", "--to=" + DayIn(-2)}).out;
  EXPECT_EQ(std::count(old.begin(), old.end(), '\n'), 450);
}

TEST_F(AdminCommandTest, ACalendarOfAUnitIsWholeOrAbsent) {
  const ProgramRun made = Run({"export", "ics", "n.ics", "--unit=North/Riverside", "--lang=en"});
  EXPECT_EQ(made.code, 0) << made.err;
  const std::string calendar = test::ReadFileOrDie(folder_.File("n.ics"));
  EXPECT_EQ(made.out, absl::StrCat("n.ics: ", calendar.size(), " bytes\n"));
  EXPECT_THAT(calendar, StartsWith("BEGIN:VCALENDAR\r\n"));
  EXPECT_THAT(calendar, HasSubstr("Riverside"));
  EXPECT_EQ(Run({"export", "ics", "all.ics"}).code, 0);
  ExpectRefused(Run({"export", "ics", "x.ics", "--unit=Riverside"}),
                "2 units are called Riverside");
  ExpectRefused(Run({"export", "ics", "none/x.ics"}), "cannot write none/x.ics");
}

}  // namespace
}  // namespace glimmer
