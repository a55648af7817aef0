// The CSV reader on tidy and untidy files, the writer's guard, and both together.
#include "server/formats/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace glimmer::formats {
namespace {

using ::testing::ElementsAre;

TEST(ParseCsv, KeepsQuotesNewlinesAndRowNumbers) {
  const auto table = ParseCsv("a,b,c\r\n\r\n\"x, \"\"y\"\"\",\"two\r\nlines\",\n1,,3\r4,5,");
  ASSERT_TRUE(table.ok()) << table.status();
  ASSERT_EQ(table->rows.size(), 4u);
  EXPECT_EQ(table->rows[0].number, 1);
  EXPECT_EQ(table->rows[1].number, 3);
  EXPECT_THAT(table->rows[1].cells, ElementsAre("x, \"y\"", "two\r\nlines", ""));
  EXPECT_EQ(table->rows[2].number, 4);
  EXPECT_THAT(table->rows[2].cells, ElementsAre("1", "", "3"));
  EXPECT_THAT(table->rows[3].cells, ElementsAre("4", "5", ""));
}

TEST(ParseCsv, GuessesTheDelimiterByAgreement) {
  EXPECT_THAT(ParseCsv("a\tb\n1,5\t2\n")->rows[1].cells, ElementsAre("1,5", "2"));
  EXPECT_THAT(ParseCsv("a;b;c\n1;2;3\n")->rows[1].cells, ElementsAre("1", "2", "3"));
  // A list inside one cell has more semicolons than the row has commas.
  const auto list = ParseCsv("name,languages\n王芳,zh;en;ja;fr\n李雷,zh\n");
  EXPECT_THAT(list->rows[1].cells, ElementsAre("王芳", "zh;en;ja;fr"));
  const auto hinted = ParseCsv("sep=;\r\na,1;b,1\r\n");
  EXPECT_THAT(hinted->rows[0].cells, ElementsAre("a,1", "b,1"));
  EXPECT_EQ(hinted->rows[0].number, 2);
}

TEST(ParseCsv, RefusesAnOpenQuoteAndNamesItsRow) {
  const auto table = ParseCsv("a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_EQ(table.status().message(), "Row 3: a quotation mark is opened and never closed.");
  EXPECT_FALSE(ParseCsv(std::string(20'000, ',')).ok());
}

TEST(ParseCsv, EveryTruncationIsAResultOrAnError) {
  const std::string text = "sep=;\r\n\"a \"\"b\"\"\";c\r\n\r\n\"d\r\ne\";=f\r\n";
  for (size_t length = 0; length <= text.size(); ++length) {
    const auto table = ParseCsv(absl::string_view(text).substr(0, length));
    if (!table.ok()) {
      EXPECT_TRUE(absl::StrContains(table.status().message(), "quotation"));
    }
  }
}

std::string Written(const std::vector<std::vector<Cell>>& rows) {
  std::string text;
  CsvWriter writer([&](absl::string_view piece) {
    absl::StrAppend(&text, piece);
    return absl::OkStatus();
  });
  for (const auto& row : rows) EXPECT_TRUE(writer.WriteRow(row).ok());
  EXPECT_TRUE(writer.Finish().ok());
  return text;
}

TEST(CsvWriter, GuardsTextButNotNumbersThenQuotes) {
  EXPECT_EQ(
      Written({{Cell("=1+1"), Cell("@x"), Cell("+86"), Cell("-5"), Cell("|a")},
               {Cell("\t=x"), Cell("\rq"), Cell("  =x"), Cell("=\"a\",b")},
               {Cell(int64_t{-5}), Cell(1234567.5), Cell(), Cell("a=b")},
               {Cell(absl::CivilDay(2026, 3, 5)), Cell(absl::CivilMinute(2026, 3, 5, 9, 7))}}),
      "\xEF\xBB\xBF"
      "'=1+1,'@x,'+86,'-5,'|a\r\n"
      "'\t=x,\"'\rq\",'  =x,\"'=\"\"a\"\",b\"\r\n"
      "-5,1234567.5,,a=b\r\n"
      "2026-03-05,2026-03-05 09:07\r\n");
  EXPECT_EQ(Written({}), "\xEF\xBB\xBF");
}

TEST(CsvWriter, StreamsInPiecesAndStopsWithTheSink) {
  size_t pieces = 0;
  size_t longest = 0;
  CsvWriter writer([&](absl::string_view piece) {
    longest = std::max(longest, piece.size());
    return ++pieces < 3 ? absl::OkStatus() : absl::ResourceExhaustedError("full");
  });
  absl::Status status;
  int rows = 0;
  for (; rows < 100'000 && status.ok(); ++rows) status = writer.WriteRow({Cell("some text")});
  EXPECT_TRUE(absl::IsResourceExhausted(status));
  EXPECT_LT(rows, 100'000);
  EXPECT_LT(longest, 40'000u);
  EXPECT_TRUE(absl::IsResourceExhausted(writer.Finish()));
}

TEST(CsvWriter, IsReadBackByTheReader) {
  const std::string awkward = "a,\"b\"\r\nc";
  const std::string text = Written({{Cell(awkward), Cell("x")}, {Cell("y"), Cell("")}});
  const auto table = ParseCsv(absl::string_view(text).substr(3));
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_THAT(table->rows[0].cells, ElementsAre(awkward, "x"));
}

}  // namespace
}  // namespace glimmer::formats
