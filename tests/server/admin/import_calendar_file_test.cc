#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/admin/admin_commands.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::admin {
namespace {

constexpr char kMarketDay[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:market@other\r\n"
    "SUMMARY:Market day\r\nDTSTART:20260310T010000Z\r\nDURATION:PT3H\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

class ImportCalendarFileTest : public testing::Test {
 protected:
  // As the operator.
  absl::StatusOr<v1::ImportReport> Import(const std::string& organizing, const std::string& host,
                                          bool apply = true) {
    v1::ImportCalendarFileRequest request;
    v1::ImportCalendarRequest& in = *request.mutable_request();
    in.set_organizing_unit(organizing);
    in.set_host_unit(host);
    in.set_content(kMarketDay);
    in.set_file_name("season.ics");
    in.set_capacity(8);
    in.set_apply(apply);
    v1::ImportCalendarFileResponse response;
    const absl::Status status = world_.As("", [&](rpc::Context& context) {
      response.Clear();
      return ImportCalendarFile(context, request, response);
    });
    if (!status.ok()) return status;
    return response.report();
  }

  test::World world_;
};

TEST_F(ImportCalendarFileTest, MakesEventsOfUnitsByTheirNames) {
  const std::string host = world_.AddUnit("Stone Bridge", world_.root_unit_id);
  const auto report = Import("Willow Village", "Stone Bridge");
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->applied());
  EXPECT_EQ(report->created(), 1);
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM events WHERE organizing_unit_id = '",
                                    world_.unit_id, "' AND host_unit_id = '", host, "'")),
            1);
  EXPECT_EQ(world_.Int("SELECT capacity FROM shifts"), 8);
}

TEST_F(ImportCalendarFileTest, TakesTheRootWhereNoUnitIsNamed) {
  ASSERT_TRUE(Import("", "").ok());
  EXPECT_EQ(world_.Text("SELECT organizing_unit_id FROM events"), world_.root_unit_id);
  EXPECT_EQ(world_.Text("SELECT host_unit_id FROM events"), world_.root_unit_id);
}

TEST_F(ImportCalendarFileTest, OnlyLooksUnlessToldToApply) {
  const auto report = Import("", "", false);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM events"), 0);
}

TEST_F(ImportCalendarFileTest, RefusesAUnitThatNobodyKnows) {
  EXPECT_EQ(MetadataOf(Import("Nowhere", "").status(), "field"), "organizing_unit");
  EXPECT_EQ(MetadataOf(Import("", "Nowhere").status(), "field"), "host_unit");
}

}  // namespace
}  // namespace glimmer::admin
