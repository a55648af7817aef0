// What everybody meets first: help, flags by three ways, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using test::RunGlimmerd;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kCommands[] = {
    "serve", "init",    "check",       "doctor",     "import", "export",     "backup", "restore",
    "admin", "version", "healthcheck", "completion", "verify", "public-key", "audit"};

struct Usage {
  std::vector<std::string> arguments;
  int code;
  const char* says;  // on standard error
};

// It fails with that code and one line.
void ExpectSaid(const Usage& usage, const std::string& folder) {
  const ProgramRun run = RunGlimmerd(usage.arguments, {.folder = folder});
  const std::string called = testing::PrintToString(usage.arguments);
  EXPECT_EQ(run.code, usage.code) << called << run.err;
  EXPECT_THAT(run.err, StartsWith("glimmerd: ")) << called;
  EXPECT_THAT(run.err, HasSubstr(usage.says)) << called;
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << called << run.err;
}

TEST(UsageTest, ExitCodesTellWhatIsWrong) {
  const test::TempDir folder;
  test::WriteFileOrDie(folder.File("bad.flags"), "# a comment\n--no_such_flag=1\n");
  test::WriteFileOrDie(folder.File("word.flags"), "serve\n");
  const Usage usages[] = {
      {{}, 2, "no command"},
      {{"sevre"}, 2, "no command sevre"},
      {{"help", "sevre"}, 2, "no command sevre"},
      {{"version", "now"}, 2, "version takes no argument now"},
      {{"version", "--nope"}, 2, "unknown flag --nope"},
      {{"restore", "f", "--verify"}, 2, "restore has no flag --verify"},
      {{"serve", "--data_dir"}, 2, "--data_dir lacks its value"},
      {{"serve", "--max_group=many"}, 2, "--max_group=many"},
      {{"backup"}, 2, "usage: glimmerd backup FILE"},
      {{"restore"}, 2, "usage: glimmerd restore FILE"},
      {{"backup", "f"}, 2, "--passphrase_file"},
      {{"verify", "a", "b"}, 2, "usage: glimmerd verify"},
      {{"verify", "--record=r", "--key=short"}, 2, "64 hex digits"},
      {{"import", "horses", "f"}, 2, "usage: glimmerd import"},
      {{"export", "hours", "f.pdf"}, 2, "xlsx, csv or records-csv"},
      {{"admin"}, 2, "usage: glimmerd admin create | confirm | list | roles | grant | revoke"},
      {{"completion", "dos"}, 2, "bash, zsh or fish"},
      {{"serve", "--listen=0.0.0.0:1"}, 3, "--allow_direct"},
      {{"serve", "--listen=nowhere"}, 3, "host:port"},
      {{"init", "--time_zone=Mars/Olympus"}, 3, "IANA"},
      {{"doctor", "--data_dir="}, 3, "--data_dir"},
      {{"check", "--flagfile=none"}, 3, "cannot read none: No such file"},
      {{"check", "--flagfile=."}, 3, "cannot read .: Is a directory"},
      {{"check", "--flagfile=bad.flags"}, 3, "bad.flags:2: unknown flag --no_such_flag"},
      {{"check", "--flagfile=word.flags"}, 3, "word.flags:1: a line is --name=value"},
      {{"check", "--log_level=loud"}, 3, "debug, info, warning or error"},
      {{"serve", absl::StrCat("--data_dir=", std::string(120, 'a'))}, 3, "admin.sock"},
      {{"doctor", "--data_dir=none"}, 1, "none holds no data; `glimmerd init` makes it"},
      {{"healthcheck", "--data_dir=none"}, 1, "no server answers in none"},
      {{"serve", "--data_dir=bad.flags"}, 1, "cannot make the folder bad.flags"},
  };
  for (const Usage& usage : usages) ExpectSaid(usage, folder.path());
}

TEST(UsageTest, AdminAuditAndCalendarSayWhatTheyNeed) {
  const test::TempDir folder;
  const Usage usages[] = {
      {{"export", "ics", "f", "--format=csv"}, 2, "as .ics"},
      {{"export", "ics", "f", "--from=2027-01-01"}, 2, "without --from and --to"},
      {{"admin", "rules"}, 2, "| merge | rules list | rules add"},
      {{"admin", "create"}, 2, "usage: glimmerd admin create NAME|people/ID"},
      {{"admin", "roles", "now"}, 2, "usage: glimmerd admin roles [--person=P]"},
      {{"admin", "list", "--role=auditor"}, 2, "admin list has no flag --role"},
      {{"admin", "grant", "--person=p", "--role=auditor"}, 2, "--person, --role and --unit"},
      {{"admin", "grant", "--person=p", "--unit=u", "--role=boss"},
       2,
       "--role=boss: is one of coordinator, organization-admin, auditor, safeguarding-lead"},
      {{"admin", "grant", "--person=p", "--unit=u", "--role=auditor", "--until=May"},
       2,
       "--until=May: a day is YYYY-MM-DD"},
      {{"admin", "revoke"}, 2, "needs --grant, or --person, --role and --unit"},
      {{"admin", "revoke", "--grant=g", "--person=p"}, 2, "needs --grant, or --person"},
      {{"admin", "revoke", "--person=p"}, 2, "needs --grant, or --person"},
      {{"admin", "merge", "--from=p"}, 2, "needs --from and --into"},
      {{"admin", "rules", "add", "--from=2027-01-01"}, 2, "needs --from and what changes"},
      {{"admin", "rules", "add", "--cap_minutes=480"}, 2, "needs --from and what changes"},
      {{"admin", "rules", "add", "--cap_minutes=much"}, 2, "--cap_minutes=much"},
      {{"audit", "now"}, 2, "audit takes no argument now"},
      {{"audit", "--format=xlsx"}, 2, "--format is table or csv"},
      {{"audit", "--from=2027-02-30"}, 2, "--from=2027-02-30: a day is YYYY-MM-DD"},
      {{"audit", "--from=2027-02-02", "--to=2027-02-01"}, 2, "--to is before --from"},
  };
  for (const Usage& usage : usages) ExpectSaid(usage, folder.path());
}

TEST(UsageTest, HelpFitsAScreenAndShowsThreeExamples) {
  for (const char* command : kCommands) {
    const ProgramRun run = RunGlimmerd({command, "--help"});
    EXPECT_EQ(run.code, 0);
    EXPECT_EQ(run.out, RunGlimmerd({"help", command}).out);
    const std::vector<std::string> lines = absl::StrSplit(run.out, '\n');
    EXPECT_LE(lines.size(), 41u) << command;
    for (const std::string& line : lines) EXPECT_LE(line.size(), 100u) << line;
    const size_t examples = run.out.find("\nExamples:\n");
    ASSERT_NE(examples, std::string::npos) << command;
    const std::string shown = run.out.substr(examples + 11);
    EXPECT_EQ(std::count(shown.begin(), shown.end(), '\n'), 3) << command;
    EXPECT_THAT(shown, HasSubstr("glimmerd")) << command;
  }
  const ProgramRun general = RunGlimmerd({"help"});
  EXPECT_EQ(general.code, 0);
  EXPECT_LE(std::count(general.out.begin(), general.out.end(), '\n'), 40);
  for (const char* command : kCommands) EXPECT_THAT(general.out, HasSubstr(command));
  EXPECT_EQ(RunGlimmerd({"--help"}).out, general.out);
}

TEST(UsageTest, VersionIsOneLineAndJson) {
  EXPECT_THAT(RunGlimmerd({"version"}).out, testing::MatchesRegex("glimmerd [0-9.]+\n"));
  EXPECT_EQ(RunGlimmerd({"--version"}).out, RunGlimmerd({"version"}).out);
  EXPECT_THAT(RunGlimmerd({"version", "--json"}).out, StartsWith("{\"version\":\""));
}

TEST(UsageTest, CommandLineWinsOverFileAndFileOverEnvironment) {
  const test::TempDir folder;
  const std::string file = folder.File("f.flags");
  test::WriteFileOrDie(file, "--organization=of the file\n--time_zone=Asia/Tokyo\r\n");
  const ProgramRun run =
      RunGlimmerd({"check", "--flagfile", file, "--time_zone=Asia/Urumqi", "--noreflection"},
                  {.environment = {"GLIMMER_ORGANIZATION=of the environment",
                                   "GLIMMER_TIME_ZONE=Europe/Rome", "GLIMMER_MAX_GROUP=7"}});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("--organization=of the file  # set\n"));
  EXPECT_THAT(run.out, HasSubstr("--time_zone=Asia/Urumqi  # set\n"));
  EXPECT_THAT(run.out, HasSubstr("--max_group=7  # set\n"));
  EXPECT_THAT(run.out, HasSubstr("--listen=127.0.0.1:8443\n"));
  EXPECT_THAT(run.out, testing::Not(HasSubstr("--skip_bad_rows"))) << "not a setting of serve";
}

TEST(UsageTest, BadEnvironmentIsNamed) {
  const ProgramRun bad = RunGlimmerd({"version"}, {.environment = {"GLIMMER_MAX_GROUP=many"}});
  EXPECT_EQ(bad.code, 3);
  EXPECT_THAT(bad.err, HasSubstr("GLIMMER_MAX_GROUP"));
  const ProgramRun misspelt = RunGlimmerd({"check"}, {.environment = {"GLIMMER_LISTN=x"}});
  EXPECT_EQ(misspelt.code, 3);
  EXPECT_THAT(misspelt.err, HasSubstr("GLIMMER_LISTN"));
}

TEST(UsageTest, CompletionsKnowEveryCommandAndAreSoundBash) {
  const test::TempDir folder;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const ProgramRun run = RunGlimmerd({"completion", shell});
    EXPECT_EQ(run.code, 0);
    for (const char* command : kCommands) EXPECT_THAT(run.out, HasSubstr(command)) << shell;
    EXPECT_THAT(run.out, HasSubstr("passphrase_file")) << shell;
  }
  const std::string script = folder.File("c");
  test::WriteFileOrDie(script, RunGlimmerd({"completion", "bash"}).out +
                                   "COMP_WORDS=(glimmerd ex); COMP_CWORD=1; _glimmerd\n"
                                   "[ \"${COMPREPLY[*]}\" = export ]\n");
  EXPECT_EQ(std::system(absl::StrCat("bash ", script).c_str()), 0);
  test::WriteFileOrDie(script, RunGlimmerd({"completion", "bash"}).out +
                                   "COMP_WORDS=(glimmerd admin re); COMP_CWORD=2; _glimmerd\n"
                                   "[ \"${COMPREPLY[*]}\" = revoke ]\n");
  EXPECT_EQ(std::system(absl::StrCat("bash ", script).c_str()), 0);
}

}  // namespace
}  // namespace glimmer
