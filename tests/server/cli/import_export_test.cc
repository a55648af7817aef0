// Files in and out through the program: what a roster does, what is wrong with it and where, and
// that nothing half-done stays.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "server/formats/xlsx_reader.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kGood[] = "姓名,电话\n王芳,13800001111\n";
constexpr char kBad[] = "姓名,电话\n李雷,13800002222\n韩梅,12\n,13900003333\n";

class ImportExportTest : public testing::Test {
 protected:
  ImportExportTest() { EXPECT_EQ(Run({"init"}).code, 0); }

  ProgramRun Run(std::vector<std::string> arguments) {
    arguments.push_back("--data_dir=data");
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  ProgramRun ImportFile(const std::string& name, std::vector<std::string> flags = {}) {
    flags.insert(flags.begin(), {"import", "people", name, "--lang=en"});
    return Run(flags);
  }
  void Put(const std::string& name, const std::string& content) {
    test::WriteFileOrDie(folder_.File(name), content);
  }
  bool Exists(const std::string& name) { return std::filesystem::exists(folder_.File(name)); }

  test::TempDir folder_;
};

TEST_F(ImportExportTest, DryRunChangesNothing) {
  Put("r.csv", kGood);
  for (int i = 0; i < 2; ++i) {
    const ProgramRun run = ImportFile("r.csv");
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("1 new, 0 changed, 0 as they were; nothing was done"));
    EXPECT_THAT(run.err, IsEmpty());
  }
  EXPECT_THAT(ImportFile("r.csv", {"--apply"}).out, HasSubstr("1 new"));
  EXPECT_THAT(ImportFile("r.csv", {"--apply"}).out, HasSubstr("0 new"));
}

TEST_F(ImportExportTest, OneBadRowAppliesNothingAndSaysWhere) {
  Put("r.csv", kBad);
  const ProgramRun run = ImportFile("r.csv", {"--apply"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("r.csv:3:电话: "));
  EXPECT_THAT(run.err, HasSubstr("r.csv:4:姓名: "));
  EXPECT_THAT(run.out, HasSubstr("nothing was done"));
  EXPECT_FALSE(Exists("r.csv.rejected.csv"));
  EXPECT_THAT(ImportFile("r.csv").out, HasSubstr("1 new")) << "still to be made";
}

TEST_F(ImportExportTest, SkippedRowsComeOutAgain) {
  Put("r.csv", kBad);
  const ProgramRun run = ImportFile("r.csv", {"--apply", "--skip_bad_rows"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("1 new, 0 changed, 0 as they were; done"));
  const std::string rejected = test::ReadFileOrDie(folder_.File("r.csv.rejected.csv"));
  EXPECT_THAT(rejected, HasSubstr("韩梅,12"));
  EXPECT_THAT(rejected, Not(HasSubstr("李雷")));
}

// Each file, the exit code, what standard error holds.
TEST_F(ImportExportTest, BadFilesAreRefusedByName) {
  std::string noise;
  test::SeededRandom random(7);
  noise.resize(3000);
  random.Fill(noise.data(), noise.size());
  Put("noise.csv", noise);
  Put("noise.xlsx", noise);
  Put("empty.csv", "");
  Put("cut.xlsx", "PK\x03\x04");
  Put("columns.csv", "a,b\n1,2\n");
  std::filesystem::create_directory(folder_.File("folder.csv"));
  std::ofstream(folder_.File("huge.csv")).close();
  std::filesystem::resize_file(folder_.File("huge.csv"), 70 * 1024 * 1024);
  struct {
    const char* file;
    const char* says;
  } const files[] = {{"noise.csv", "noise.csv: "},
                     {"noise.xlsx", "noise.xlsx: "},
                     {"cut.xlsx", "cut.xlsx: "},
                     {"empty.csv", "empty.csv is empty"},
                     {"none.csv", "cannot read none.csv: No such file"},
                     {"folder.csv", "cannot read folder.csv: Is a directory"},
                     {"huge.csv", "huge.csv is larger than"}};
  for (const auto& [file, says] : files) {
    const ProgramRun run = ImportFile(file, {"--apply"});
    EXPECT_EQ(run.code, 1) << file;
    EXPECT_THAT(run.err, HasSubstr(says)) << file;
    EXPECT_THAT(run.out, IsEmpty()) << file;
  }
  const ProgramRun nameless = ImportFile("columns.csv", {"--apply"});
  EXPECT_EQ(nameless.code, 1) << nameless.out;
  EXPECT_EQ(Run({"doctor"}).code, 0);
}

constexpr char kSeason[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
    "BEGIN:VEVENT\r\nUID:river@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART;TZID=Asia/Shanghai:20270306T090000\r\nDTEND;TZID=Asia/Shanghai:20270306T110000\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:River bank\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

TEST_F(ImportExportTest, CalendarIsLookedAtThenApplied) {
  Put("season.ics", kSeason);
  for (const char* done : {"nothing was done", "nothing was done"}) {
    const ProgramRun look = Run({"import", "ics", "season.ics", "--lang=en"});
    EXPECT_EQ(look.code, 0) << look.err;
    EXPECT_THAT(look.out, HasSubstr("River bank"));
    EXPECT_THAT(look.out, HasSubstr(done));
    EXPECT_THAT(look.out, Not(HasSubstr("0 new")));
  }
  const ProgramRun apply = Run({"import", "ics", "season.ics", "--apply", "--capacity=12"});
  EXPECT_EQ(apply.code, 0) << apply.err;
  EXPECT_THAT(apply.out, HasSubstr("; done"));
  EXPECT_THAT(Run({"import", "ics", "season.ics"}).out, HasSubstr("0 new"));
  EXPECT_EQ(Run({"doctor"}).code, 0);
}

TEST_F(ImportExportTest, BadCalendarsAreRefused) {
  const std::string season = kSeason;
  Put("noise.ics", std::string("\x00\xff\xfe noise", 9));
  Put("cut.ics", season.substr(0, season.find("SUMMARY")));
  Put("roster.ics", kGood);
  Put("season.ics", season);
  for (const char* file : {"noise.ics", "cut.ics", "roster.ics"}) {
    const ProgramRun run = Run({"import", "ics", file, "--apply", "--lang=en"});
    EXPECT_EQ(run.code, 1) << file << run.out;
    EXPECT_THAT(run.err, HasSubstr(file));
  }
  const ProgramRun nowhere = Run({"import", "ics", "season.ics", "--host_unit=Nowhere"});
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("FIELD_INVALID host_unit"));
  EXPECT_EQ(Run({"import", "ics", "season.ics", "--capacity=0"}).code, 1);
  EXPECT_THAT(Run({"import", "ics", "season.ics"}).out, Not(HasSubstr("0 new")))
      << "nothing of it was applied";
}

TEST_F(ImportExportTest, UnitThatIsNoneIsNamed) {
  Put("r.csv", kGood);
  const ProgramRun run = ImportFile("r.csv", {"--unit=Nowhere"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("No unit has this name. (FIELD_INVALID home_unit)"));
}

TEST_F(ImportExportTest, GoesThroughTheRunningServer) {
  Put("r.csv", kGood);
  test::ServerProcess server(folder_.File("data"));
  server.Start();
  EXPECT_THAT(ImportFile("r.csv", {"--apply"}).out, HasSubstr("done"));
  EXPECT_EQ(Run({"export", "hours", "h.xlsx"}).code, 0);
  EXPECT_EQ(Run({"healthcheck"}).out, "serving\n");
  EXPECT_EQ(server.Stop(), 0);
  EXPECT_THAT(ImportFile("r.csv").out, HasSubstr("0 new, 0 changed"));
}

TEST_F(ImportExportTest, ExportIsWholeOrAbsent) {
  const ProgramRun run = Run({"export", "hours", "h.csv", "--lang=en"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("h.csv: "));
  EXPECT_THAT(test::ReadFileOrDie(folder_.File("h.csv")),
              testing::StartsWith("\xEF\xBB\xBFperson"));
  struct {
    std::vector<std::string> flags;
    const char* says;
  } const bad[] = {{{"none/h.csv"}, "cannot write none/h.csv: No such file"},
                   {{"x.csv", "--from=2026-02-30"}, "FIELD_INVALID filter.start_date"},
                   {{"x.csv", "--from=2026-03-01", "--to=2026-02-01"}, "before the first"},
                   {{"x.csv", "--unit=Nowhere"}, "No unit has this name"}};
  for (const auto& [flags, says] : bad) {
    std::vector<std::string> arguments = {"export", "hours"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const ProgramRun refused = Run(arguments);
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr(says));
  }
  EXPECT_FALSE(Exists("x.csv"));
  EXPECT_FALSE(Exists("x.csv.part"));
}

TEST_F(ImportExportTest, WishesAreLookedAtThenWrittenDown) {
  Put("w.csv", "心愿,数量,截止日期,电话,民族\n手套,5双,2199-12-31,13800001111,SECRET\n");
  const auto import = [this](std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"import", "wishes", "w.csv", "--lang=en"});
    return Run(flags);
  };
  const ProgramRun look = import({});
  EXPECT_EQ(look.code, 0) << look.err;
  EXPECT_THAT(look.out, HasSubstr("1 new, 0 changed, 0 as they were; nothing was done"));
  EXPECT_THAT(look.out, HasSubstr("not read, must not be collected: 民族"));
  EXPECT_THAT(look.out, Not(HasSubstr("13800001111")));
  EXPECT_THAT(import({"--apply"}).out, HasSubstr("1 new, 0 changed, 0 as they were; done"));
  EXPECT_THAT(import({"--apply"}).out, HasSubstr("0 new, 0 changed, 1 as they were; done"));
  EXPECT_EQ(import({"--unit=Nowhere"}).code, 1);
  Put("w.csv", "心愿,说明,数量,截止日期\n帽子,3号楼2单元,1顶,2199-12-31\n");
  const ProgramRun asked = import({"--apply"});
  EXPECT_EQ(asked.code, 1);
  EXPECT_THAT(asked.out, HasSubstr("w.csv:2:说明: ?"));
  EXPECT_THAT(asked.out, HasSubstr("nothing was done"));
  EXPECT_EQ(import({"--apply", "--public_text_is_fine"}).code, 0);
}

TEST_F(ImportExportTest, ExportOfLedgersIsAWorkbook) {
  const ProgramRun run =
      Run({"export", "ledgers", "l.xlsx", "--from=2026-01-01", "--to=2026-12-31", "--lang=en"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("l.xlsx: "));
  const std::string file = test::ReadFileOrDie(folder_.File("l.xlsx"));
  const auto figures = formats::ReadXlsx(file);
  ASSERT_TRUE(figures.ok()) << figures.status();
  EXPECT_EQ(figures->sheet_name, "Figures");
  EXPECT_EQ(figures->rows.at(1).cells.at(0), "Unit and below");
  EXPECT_EQ(figures->rows.at(2).cells.at(5), "2026-01-01 to 2026-12-31");
  EXPECT_EQ(figures->rows.at(4).cells.at(0), "Wishes published");
  EXPECT_EQ(figures->rows.at(4).cells.at(2), "0");
  for (const char* sheet : {"Wishes", "Deeds", "Gifts", "Follow-ups"}) {
    EXPECT_TRUE(formats::ReadXlsx(file, sheet).ok()) << sheet;
  }
  const std::string from = "--from=2026-01-01";
  struct {
    std::vector<std::string> flags;
    int code;
    const char* says;
  } const bad[] = {{{"x.xlsx", from}, 2, "--from=YYYY-MM-DD --to=YYYY-MM-DD"},
                   {{"x.csv", from, "--to=2026-12-31"}, 2, "as .xlsx"},
                   {{"x.xlsx", from, "--to=2026-12-31", "--format=csv"}, 2, "as .xlsx"},
                   {{"x.xlsx", from, "--to=2026-02-30"}, 1, "FIELD_INVALID end_date"},
                   {{"x.xlsx", from, "--to=2025-12-31"}, 1, "before the first"},
                   {{"x.xlsx", from, "--to=2026-12-31", "--unit=Nowhere"}, 1, "No unit has"}};
  for (const auto& [flags, code, says] : bad) {
    std::vector<std::string> arguments = {"export", "ledgers"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const ProgramRun refused = Run(arguments);
    EXPECT_EQ(refused.code, code) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr(says));
  }
  EXPECT_FALSE(Exists("x.xlsx"));
  EXPECT_FALSE(Exists("x.xlsx.part"));
}

// A list from a chat group: whom it means, whom to ask, what is only talk; nothing is changed.
TEST_F(ImportExportTest, AChatListIsReadLineByLine) {
  Put("r.csv", "姓名,电话\n王芳,13800001111\n李雷,13800002222\n李蕾,13800003333\n");
  ASSERT_EQ(ImportFile("r.csv", {"--apply"}).code, 0);
  Put("list.txt", "#接龙\n明天上午清理河道\n1. 王芳\n2、李雷＋1 🌸\n3. 韩梅梅\n4. 李老师\n收到\n");
  const ProgramRun run = Run({"import", "chat", "list.txt", "--wishes", "--lang=en"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("matched: 2"));
  EXPECT_THAT(run.out, HasSubstr("questions: 2"));
  EXPECT_THAT(run.out, HasSubstr("[UNKNOWN_NAME]"));
  EXPECT_THAT(run.out, HasSubstr("[NICKNAME_ONLY]"));
  EXPECT_THAT(run.out, HasSubstr("ignored: 1"));
  EXPECT_THAT(run.out, HasSubstr("Noted: 王芳, 李雷+1"));
  const ProgramRun json = Run({"import", "chat", "list.txt", "--wishes", "--json"});
  EXPECT_THAT(json.out, Not(HasSubstr("\"reading\"")));
  EXPECT_THAT(json.out, HasSubstr("\"matched\""));
  EXPECT_THAT(json.out, HasSubstr("已记下：王芳、李雷+1"));
  for (const char* key : {"matched", "questions", "conflicts", "ignored"}) {
    EXPECT_THAT(json.out, HasSubstr(absl::StrCat("\"", key, "\": [")));
  }
  EXPECT_EQ(Run({"import", "chat", "list.txt", "--wishes", "--apply"}).code, 2);
  EXPECT_EQ(Run({"import", "chat", "list.txt"}).code, 2);
  EXPECT_EQ(Run({"import", "chat", "list.txt", "--shift=shifts/01J80000000000000000000000"}).code,
            1);
}

}  // namespace
}  // namespace glimmer
