// Spreadsheets both ways, with openpyxl as the other side, and broken ones of every kind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/formats/xlsx_reader.h"
#include "server/formats/xlsx_verify.h"
#include "server/formats/xlsx_writer.h"
#include "tests/server/formats/encode.h"
#include "tests/support/fakes.h"

namespace glimmer::formats {
namespace {

using ::glimmer::test::TempDir;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// What the tool prints; fails the test when openpyxl is missing or does not like the file.
std::string Tool(absl::string_view command, const std::string& path) {
  const std::string line = absl::StrCat("/usr/bin/python3 ", XLSX_TOOL, " ", command, " ", path);
  std::FILE* pipe = popen(line.c_str(), "r");
  std::string output;
  char buffer[4096];
  while (const size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
    output.append(buffer, count);
  }
  EXPECT_EQ(pclose(pipe), 0) << "python3 with openpyxl must be installed and read " << path;
  return output;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string Zip(const TempDir& folder, const Parts& parts) {
  const std::string path = folder.File("parts.xlsx");
  zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  for (const auto& [name, text] : parts) {
    zipOpenNewFileInZip64(zip, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, 8, 9, 0);
    zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size()));
    zipCloseFileInZip(zip);
  }
  zipClose(zip, nullptr);
  return test::ReadFile(path);
}

Parts SmallParts(const std::string& sheet, const std::string& sheet_target = "/xl/worksheets/s.xml",
                 const std::string& properties = "") {
  const std::string kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  return {
      {"_rels/.rels", absl::StrCat("<Relationships><Relationship Id='a' Type='", kind,
                                   "officeDocument' Target='/xl/workbook.xml'/></Relationships>")},
      {"xl/workbook.xml",
       absl::StrCat(
           "<x:workbook xmlns:x='m' xmlns:r='n'>", properties,
           "<x:sheets><x:sheet name='S' sheetId='1' r:id='rId1'/></x:sheets></x:workbook>")},
      {"xl/_rels/workbook.xml.rels",
       absl::StrCat("<Relationships><Relationship Id='rId1' Type='", kind, "worksheet' Target='",
                    sheet_target, "'/><Relationship Id='rId2' Type='", kind,
                    "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId3' Type='",
                    kind, "styles' Target='../xl/styles.xml'/></Relationships>")},
      {"xl/sharedStrings.xml",
       "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r>"
       "<rPh><t>phonetic</t></rPh></si><si><t>a_x000D_\nb_x005F_</t></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[Red]&quot;day&quot;0'/></numFmts>"
       "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='57'/>"
       "</cellXfs></styleSheet>"},
      {"xl/worksheets/s.xml", absl::StrCat("<x:worksheet xmlns:x='m'><x:sheetData>", sheet,
                                           "</x:sheetData></x:worksheet>")}};
}

constexpr char kSheet[] =
    "<x:row r='2'><x:c r='B2' t='s'><x:v>0</x:v></x:c><x:c r='C2' t='s'><x:v>1</x:v></x:c>"
    "<x:c t='s'><x:v>2</x:v></x:c></x:row>"
    "<x:row><x:c t='inlineStr'><x:is><x:t>in</x:t><x:r><x:t>line</x:t></x:r></x:is></x:c>"
    "<x:c s='1'><x:v>46086</x:v></x:c><x:c s='2'><x:v>46086</x:v></x:c>"
    "<x:c><x:v>1.3800138E10</x:v></x:c><x:c t='d'><x:v>2026-03-05T00:00:00Z</x:v></x:c>"
    "<x:c t='s'><x:v>99</x:v></x:c><x:c s='77'><x:v>0.30000000000000004</x:v></x:c>"
    "<x:c t='b'><x:v>1</x:v></x:c><x:c s='3'><x:v>46082</x:v></x:c></x:row>"
    "<x:row r='9'><x:c r='A9'/></x:row>";

TEST(ReadXlsx, ReadsWhatOpenpyxlWrites) {
  const TempDir folder;
  const std::string path = folder.File("roster.xlsx");
  Tool("make", path);
  const auto table = ReadXlsx(test::ReadFile(path));
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->sheet_name, "名单");
  ASSERT_EQ(table->rows.size(), 6u);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("春风志愿服务队名册"));
  EXPECT_EQ(table->rows[1].number, 3);
  EXPECT_THAT(table->rows[2].cells, ElementsAre("王芳", "13800138000", "1960-05-07", "1:30"));
  EXPECT_THAT(table->rows[3].cells, ElementsAre("李 雷", "13900139000", "2026-03-05 09:30", "1.5"));
  EXPECT_THAT(table->rows[4].cells, ElementsAre("", "", "2026-03-05", "30:15"));
  EXPECT_EQ(table->rows[5].cells[0], "多行\n文字 & <符号>");
  EXPECT_EQ(table->rows[5].cells[5], "TRUE");
  EXPECT_EQ(table->rows[5].cells[6], "0.3");
}

TEST(ReadXlsx, ReadsOddButValidFiles) {
  const TempDir folder;
  for (const char* target :
       {"/xl/worksheets/s.xml", "worksheets/s.xml", "../xl/./worksheets/S.xml"}) {
    const auto table = ReadXlsx(Zip(folder, SmallParts(kSheet, target)));
    ASSERT_TRUE(table.ok()) << target << table.status();
    ASSERT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->rows[0].number, 2);
    EXPECT_THAT(table->rows[0].cells, ElementsAre("", "plain", "rich", "a\nb_"));
    EXPECT_EQ(table->rows[1].number, 3);
    EXPECT_THAT(table->rows[1].cells, ElementsAre("inline", "2026-03-05", "46086", "13800138000",
                                                  "2026-03-05", "", "0.3", "TRUE", "2026-03-01"));
  }
}

TEST(ReadXlsx, KnowsThe1904Calendar) {
  const TempDir folder;
  const auto table =
      ReadXlsx(Zip(folder, SmallParts("<x:row><x:c s='1'><x:v>44624</x:v></x:c></x:row>",
                                      "/xl/worksheets/s.xml", "<x:workbookPr date1904='1'/>")));
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_THAT(table->rows[0].cells, ElementsAre("2026-03-05"));
}

TEST(ReadXlsx, RefusesBombsAndForgeries) {
  const TempDir folder;
  const auto message = [&](const Parts& parts) {
    return std::string(ReadXlsx(Zip(folder, parts)).status().message());
  };
  Parts bomb = SmallParts(absl::StrCat("<x:row><x:c t='inlineStr'><x:is><x:t>",
                                       std::string(20 << 20, 'a'), "</x:t></x:is></x:c></x:row>"));
  EXPECT_THAT(message(bomb), HasSubstr("unreasonable size"));
  Parts doctype = SmallParts(kSheet);
  doctype.back().second =
      "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row>"
      "</sheetData></worksheet>";
  EXPECT_THAT(message(doctype), HasSubstr("document type"));
  EXPECT_THAT(message(SmallParts("<x:row r='1048577'><x:c><x:v>1</x:v></x:c></x:row>")),
              HasSubstr("too many rows"));
  EXPECT_THAT(message(SmallParts("<x:row><x:c r='XFD1'><x:v>1</x:v></x:c></x:row>")),
              HasSubstr("too many columns"));
  EXPECT_THAT(message(SmallParts("<x:row><x:c r='11'><x:v>1</x:v></x:c></x:row>")),
              HasSubstr("at no place"));
  EXPECT_THAT(message(SmallParts("<x:row>")), HasSubstr("bad XML"));
  EXPECT_THAT(message(SmallParts(kSheet, "nowhere.xml")), HasSubstr("is missing"));
  Parts many;
  for (int i = 0; i < 2001; ++i) many.push_back({absl::StrCat("part", i), "x"});
  EXPECT_THAT(message(many), HasSubstr("too many parts"));
  EXPECT_THAT(message({{"word/document.xml", "<a/>"}}), HasSubstr("not a spreadsheet"));
}

TEST(ReadXlsx, NamesForeignFiles) {
  EXPECT_THAT(ReadXlsx("\xD0\xCF\x11\xE0 and more").status().message(), HasSubstr(".xls file"));
  EXPECT_THAT(ReadXlsx("").status().message(), HasSubstr("not an .xlsx"));
  EXPECT_THAT(ReadXlsx("姓名,手机").status().message(), HasSubstr("not an .xlsx"));
  EXPECT_THAT(ReadXlsx(absl::StrCat("PK\x03\x04", std::string(5000, 'x'))).status().message(),
              HasSubstr("damaged"));
}

TEST(ReadXlsx, EveryTruncationAndManyFlipsEndCleanly) {
  const TempDir folder;
  const std::string bytes = Zip(folder, SmallParts(kSheet));
  ASSERT_TRUE(ReadXlsx(bytes).ok());
  for (size_t length = 0; length < bytes.size(); ++length) {
    const auto table = ReadXlsx(absl::string_view(bytes).substr(0, length));
    // The last field of a zip is the length of a comment; all the rest is needed.
    if (length < bytes.size() - 3) {
      EXPECT_FALSE(table.ok()) << length;
    }
  }
  int refused = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(~broken[at]);
    const auto table = ReadXlsx(broken);
    if (!table.ok()) ++refused;
  }
  EXPECT_GT(refused, static_cast<int>(bytes.size()) / 2);
}

std::unique_ptr<Workbook> NewBook(const std::string& path, int64_t rows_per_sheet = 1'048'576) {
  auto book = Workbook::Create(path, {.rows_per_sheet = rows_per_sheet, .temp_dir = ""});
  EXPECT_TRUE(book.ok()) << book.status();
  return *std::move(book);
}

TEST(Workbook, IsReadByOpenpyxlWithTypesAndFormats) {
  const TempDir folder;
  const std::string path = folder.File("hours.xlsx");
  const auto book = NewBook(path);
  ASSERT_TRUE(book->AddSheet("记录[1]/2", {{"编号", ColumnType::kText, 20},
                                           {"日期", ColumnType::kDate},
                                           {"签到", ColumnType::kDateTime},
                                           {"分钟", ColumnType::kInteger},
                                           {"小时", ColumnType::kDecimal}})
                  .ok());
  ASSERT_TRUE(
      book->AppendRow({Cell("440300000000012345"), Cell(absl::CivilDay(2026, 3, 5)),
                       Cell(absl::CivilMinute(2026, 3, 5, 9, 7)), Cell(int64_t{90}), Cell(1.5)})
          .ok());
  ASSERT_TRUE(book->AppendRow({Cell("=1+1"), Cell(), Cell("-"), Cell("013")}).ok());
  ASSERT_TRUE(book->AppendRow({Cell("a\x01 <&>\nb"), Cell(absl::CivilDay(1890, 1, 2))}).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(book->AppendRow(std::vector<Cell>(6))));
  EXPECT_TRUE(absl::IsInvalidArgument(book->AppendRow({Cell(std::string(40'000, 'x'))})));
  ASSERT_TRUE(book->Close().ok());
  const std::string dump = Tool("dump", path);
  EXPECT_THAT(dump, HasSubstr("记录_1__2|A1|s|"));
  EXPECT_THAT(dump, HasSubstr("|A2|s|@|440300000000012345\n"));
  EXPECT_THAT(dump, HasSubstr("|B2|d|yyyy-mm-dd|2026-03-05 00:00:00\n"));
  EXPECT_THAT(dump, HasSubstr("|C2|d|yyyy-mm-dd hh:mm|2026-03-05 09:07:00\n"));
  EXPECT_THAT(dump, HasSubstr("|D2|n|0|90\n"));
  EXPECT_THAT(dump, HasSubstr("|E2|n|0.0##|1.5\n"));
  EXPECT_THAT(dump, HasSubstr("|D3|s|@|013\n"));
  EXPECT_THAT(dump, HasSubstr("|A4|s|@|a <&>\nb\n"));
  EXPECT_THAT(dump, Not(HasSubstr("|f|")));
  const auto table = ReadXlsx(test::ReadFile(path));
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_THAT(table->rows[1].cells,
              ElementsAre("440300000000012345", "2026-03-05", "2026-03-05 09:07", "90", "1.5"));
  EXPECT_THAT(table->rows[2].cells, ElementsAre("=1+1", "", "-", "013"));
}

TEST(Workbook, KeepsFormulaTextAsText) {
  const TempDir folder;
  const std::string path = folder.File("guard.xlsx");
  const auto book = NewBook(path);
  ASSERT_TRUE(book->AddSheet("S", {{"a"}}).ok());
  ASSERT_TRUE(book->AppendRow({Cell("=HYPERLINK(\"x\")")}).ok());
  ASSERT_TRUE(book->Close().ok());
  const std::string bytes = test::ReadFile(path);
  EXPECT_EQ(ReadXlsx(bytes)->rows[1].cells[0], "=HYPERLINK(\"x\")");
  ASSERT_EQ(std::system(absl::StrCat("cd ", folder.path(),
                                     " && /usr/bin/python3 -c \"import "
                                     "zipfile; zipfile.ZipFile('guard.xlsx').extractall('x')\"")
                            .c_str()),
            0);
  const std::string sheet = test::ReadFile(folder.File("x/xl/worksheets/sheet1.xml"));
  EXPECT_THAT(sheet, HasSubstr("t=\"inlineStr\""));
  EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
}

TEST(Workbook, GoesOnOnTheNextSheetAndRepeatsTheHeader) {
  const TempDir folder;
  const std::string path = folder.File("long.xlsx");
  const auto book = NewBook(path, 4);
  ASSERT_TRUE(book->AddSheet("Records", {{"n", ColumnType::kInteger}}).ok());
  for (int64_t i = 1; i <= 7; ++i) ASSERT_TRUE(book->AppendRow({Cell(i)}).ok());
  ASSERT_TRUE(book->AddSheet("records (2)", {{"other"}}).ok());
  ASSERT_TRUE(book->Close().ok());
  EXPECT_EQ(Tool("dump", path),
            "Records|A1|s|General|n\nRecords|A2|n|0|1\nRecords|A3|n|0|2\nRecords|A4|n|0|3\n"
            "Records (2)|A1|s|General|n\nRecords (2)|A2|n|0|4\nRecords (2)|A3|n|0|5\n"
            "Records (2)|A4|n|0|6\nRecords (3)|A1|s|General|n\nRecords (3)|A2|n|0|7\n"
            "records (2) (2)|A1|s|General|other\n");
}

TEST(Workbook, PrintsAPageOnOneSheetOfPaper) {
  const TempDir folder;
  const std::string path = folder.File("page.xlsx");
  const auto book = NewBook(path);
  EXPECT_TRUE(absl::IsFailedPrecondition(book->AppendLine(LineStyle::kNote, {"x"})));
  ASSERT_TRUE(book->AddPage("Receipt", {20, 40}).ok());
  EXPECT_TRUE(absl::IsFailedPrecondition(book->AppendRow({Cell("x")})));
  EXPECT_TRUE(absl::IsInvalidArgument(book->AppendLine(LineStyle::kTitle, {"a", "b"})));
  EXPECT_TRUE(absl::IsInvalidArgument(book->AppendLine(LineStyle::kField, {"a", "b", "c"})));
  ASSERT_TRUE(book->AppendLine(LineStyle::kWarning, {"VOID"}).ok());
  ASSERT_TRUE(book->AppendLine(LineStyle::kField, {"Item", "=1+1"}).ok());
  ASSERT_TRUE(book->AppendLine(LineStyle::kField, {"Seal"}).ok());
  ASSERT_TRUE(book->AddSheet("S", {{"a"}}).ok());
  ASSERT_TRUE(book->AppendRow({Cell("x")}).ok());
  ASSERT_TRUE(book->Close().ok());
  EXPECT_EQ(Tool("page", path),
            "paper 9, 1 by 1, fit True\nacross A1:B1\nred A1\nframed A2\nframed B2\n"
            "framed A3\nframed B3\n");
  EXPECT_EQ(ReadXlsx(test::ReadFile(path))->rows[1].cells[1], "=1+1");
  EXPECT_EQ(ReadXlsx(test::ReadFile(path), "S")->rows[1].cells[0], "x");
  EXPECT_TRUE(absl::IsInvalidArgument(ReadXlsx(test::ReadFile(path), "T").status()));
}

TEST(Workbook, RefusesWrongUse) {
  const TempDir folder;
  EXPECT_FALSE(Workbook::Create(folder.File("a.xlsx"), {.rows_per_sheet = 1, .temp_dir = ""}).ok());
  const auto book = NewBook(folder.path() + "/no/such/folder/a.xlsx");
  EXPECT_TRUE(absl::IsFailedPrecondition(book->AppendRow({Cell("x")})));
  ASSERT_TRUE(book->AddSheet("S", {{"a"}}).ok());
  EXPECT_FALSE(book->Close().ok());
  EXPECT_TRUE(absl::IsFailedPrecondition(book->Close()));
}

// Lets no file of this process grow beyond `bytes`: what a full disk looks like from inside.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

absl::Status WriteNineHundredRows(const std::string& path, rlim_t limit) {
  const auto book = NewBook(path);
  const FileSizeLimit full(limit);
  absl::Status status = book->AddSheet("S", {{"n", ColumnType::kText}});
  for (int i = 0; i < 900 && status.ok(); ++i) status = book->AppendRow({Cell("some text")});
  return status.ok() ? book->Close() : status;
}

TEST(Workbook, SaysSoWhenTheDiskIsFull) {
  const TempDir folder;
  const std::string path = folder.File("full.xlsx");
  rlim_t enough = 1'000;
  while (!WriteNineHundredRows(path, enough).ok()) {
    EXPECT_TRUE(test::ReadFile(path).empty()) << enough;
    enough += 2'000;
    ASSERT_LT(enough, 1'000'000u);
  }
  EXPECT_GT(enough, 20'000u);
  std::remove(path.c_str());
  // Just below lies the stage where the library itself sees nothing: putting the sheet together.
  for (rlim_t limit = enough - 2'000; limit < enough; limit += 50) {
    const absl::Status status = WriteNineHundredRows(path, limit);
    const std::string bytes = test::ReadFile(path);
    EXPECT_TRUE(status.ok() || bytes.empty()) << limit << status;
    if (status.ok()) {
      const auto table = ReadXlsx(bytes);
      ASSERT_TRUE(table.ok()) << limit << table.status();
      EXPECT_EQ(table->rows.size(), 901u) << limit;
    }
    std::remove(path.c_str());
  }
}

TEST(VerifyWrittenXlsx, MissesNoRowAndNoEnd) {
  const TempDir folder;
  const auto verify = [&](const std::string& sheet, int64_t rows) {
    Zip(folder, {{"xl/worksheets/sheet1.xml", sheet}, {"a.xml", "<a/>\n"}});
    return VerifyWrittenXlsx(folder.File("parts.xlsx"), {rows});
  };
  std::string long_sheet = "<worksheet>";
  for (int i = 0; i < 30'000; ++i) long_sheet += "<row r='1'></row>";
  EXPECT_TRUE(verify(long_sheet + "</worksheet>", 30'000).ok());
  EXPECT_TRUE(absl::IsResourceExhausted(verify(long_sheet + "</worksheet>", 30'001)));
  EXPECT_TRUE(absl::IsResourceExhausted(verify(long_sheet, 30'000)));
  EXPECT_TRUE(absl::IsResourceExhausted(VerifyWrittenXlsx(folder.File("none"), {})));
  EXPECT_TRUE(absl::IsResourceExhausted(VerifyWrittenXlsx(folder.File("parts.xlsx"), {})));
}

TEST(Workbook, CountsRowsOfEmptyCellsAndRefusedRowsRightly) {
  const TempDir folder;
  const std::string path = folder.File("empty.xlsx");
  const auto book = NewBook(path);
  ASSERT_TRUE(book->AddSheet("S", {{"a"}, {"b"}}).ok());
  ASSERT_TRUE(book->AppendRow({Cell(), Cell("")}).ok());
  EXPECT_FALSE(book->AppendRow({Cell("left"), Cell(std::string(40'000, 'x'))}).ok());
  EXPECT_FALSE(book->AppendRow({Cell("left"), Cell(std::nan(""))}).ok());
  ASSERT_TRUE(book->AppendRow({Cell(), Cell("x")}).ok());
  ASSERT_TRUE(book->AddSheet("T", {{""}}).ok());
  ASSERT_TRUE(book->Close().ok());
  EXPECT_EQ(Tool("dump", path), "S|A1|s|General|a\nS|B1|s|General|b\nS|B3|s|@|x\n");
}

TEST(SheetName, IsAlwaysOneExcelTakes) {
  EXPECT_EQ(SheetName("a[b]:c*d?e/f\\g"), "a_b__c_d_e_f_g");
  EXPECT_EQ(SheetName("'quoted'"), "quoted");
  EXPECT_EQ(SheetName(""), "Sheet");
  EXPECT_EQ(SheetName("history"), "history_");
  EXPECT_EQ(SheetName(std::string(40, 'x')), std::string(31, 'x'));
  std::string han;
  for (int i = 0; i < 40; ++i) han += "𠮷";
  EXPECT_EQ(SheetName(han).size(), 15u * 4);  // two UTF-16 units each
}

}  // namespace
}  // namespace glimmer::formats
