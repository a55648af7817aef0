// Gifts and figures over the wire: who is let in, who sees a gift in the feed, and that an export
// arrives whole.
#include "server/ledgers/gift_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "server/formats/xlsx_reader.h"
#include "server/ledgers/figure_service.h"
#include "server/sync/sync_service.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::ledgers {
namespace {

using test::TestCaller;

class GiftServiceTest : public testing::Test {
 protected:
  std::string Today() { return FormatCivilDay(absl::ToCivilDay(server_.clock().Now(), zone_)); }

  absl::StatusOr<v1::Gift> Record(const TestCaller& caller) {
    v1::RecordGiftRequest request;
    request.mutable_gift()->set_unit("units/" + unit_);
    request.mutable_gift()->set_item("rice");
    request.mutable_gift()->set_measure("bag");
    request.mutable_gift()->set_quantity(1'000);
    request.mutable_gift()->set_receive_date(Today());
    request.mutable_gift()->set_person("people/" + donor_.person_id);
    const auto response =
        server_.Call(*gifts_, caller, request, &v1::GiftService::Stub::RecordGift);
    if (!response.ok()) return response.status();
    return response->gift();
  }
  absl::StatusOr<v1::IssueGiftReceiptResponse> Issue(const TestCaller& caller,
                                                     const v1::Gift& gift) {
    v1::IssueGiftReceiptRequest request;
    request.set_gift(gift.name());
    return server_.Call(*gifts_, caller, request, &v1::GiftService::Stub::IssueGiftReceipt);
  }

  // The gifts that the feed gives from `token` on, which is moved to its end.
  std::vector<v1::Gift> Gifts(const TestCaller& caller, std::string& token) {
    std::vector<v1::Gift> found;
    for (const v1::Change& change : server_.Feed(caller, token)) {
      if (change.has_gift()) found.push_back(change.gift());
    }
    return found;
  }

  absl::StatusOr<std::string> Export(const TestCaller& caller) {
    v1::ExportLedgersRequest request;
    request.set_unit("units/" + unit_);
    request.set_start_date(Today());
    request.set_end_date(Today());
    const auto context = caller.NewContext();
    const auto reader = figures_->ExportLedgers(context.get(), request);
    std::string file;
    v1::ExportLedgersResponse piece;
    while (reader->Read(&piece)) file += piece.chunk();
    const absl::Status status = FromGrpc(reader->Finish());
    if (!status.ok()) return status;
    return file;
  }

  test::TestServer server_{
      {[](const rpc::Deps& deps) { return std::make_unique<GiftService>(deps); },
       [](const rpc::Deps& deps) { return std::make_unique<FigureService>(deps); },
       [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}};
  const absl::TimeZone zone_ = LoadZone("Asia/Shanghai").value();
  std::unique_ptr<v1::GiftService::Stub> gifts_ = v1::GiftService::NewStub(server_.channel());
  std::unique_ptr<v1::FigureService::Stub> figures_ = v1::FigureService::NewStub(server_.channel());
  const std::string unit_ = server_.AddUnit(server_.root_unit_id(), "Willow Village");
  const std::string other_unit_ = server_.AddUnit(server_.root_unit_id(), "Pine Village");
  const TestCaller coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  const TestCaller above_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, server_.root_unit_id());
  const TestCaller beside_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_);
  const TestCaller auditor_ = server_.EnrolWithRole(v1::ROLE_AUDITOR, unit_);
  const TestCaller donor_ = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
};

TEST_F(GiftServiceTest, GiftsAreForStaffOfTheUnit) {
  const auto gift = Record(coordinator_);
  ASSERT_TRUE(gift.ok()) << gift.status();
  EXPECT_EQ(ReasonOf(Record(beside_).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Record(donor_).status()), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Issue(beside_, *gift).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Issue(auditor_, *gift).status()), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_TRUE(Issue(above_, *gift).ok());
  EXPECT_EQ(Issue(coordinator_, *gift)->gift().receipt().issuer(), "people/" + above_.person_id);
}

// A call that is sent again gets the answer it had, and no second number.
TEST_F(GiftServiceTest, TheSameCallGivesTheSameNumber) {
  const v1::Gift gift = Record(coordinator_).value();
  v1::IssueGiftReceiptRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_gift(gift.name());
  for (int i = 0; i < 2; ++i) {
    v1::IssueGiftReceiptResponse response;
    ASSERT_TRUE(gifts_->IssueGiftReceipt(coordinator_.NewContext().get(), request, &response).ok());
    EXPECT_EQ(response.gift().receipt().number().substr(5), "000001");
  }
  EXPECT_EQ(server_.Count("SELECT last_number FROM gift_receipt_years"), 1);
}

// The file is made anew each time: it is not kept with the answers.
TEST_F(GiftServiceTest, AReceiptIsNotKeptWithTheAnswers) {
  const v1::Gift gift = Record(coordinator_).value();
  ASSERT_TRUE(Issue(coordinator_, gift).ok());
  v1::ExportGiftReceiptRequest request;
  request.set_gift(gift.name());
  const auto file =
      server_.Call(*gifts_, coordinator_, request, &v1::GiftService::Stub::ExportGiftReceipt);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_TRUE(formats::ReadXlsx(file->file()).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE LENGTH(response) > 2000"), 0);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ExportGiftReceipt'"),
            1);
}

TEST_F(GiftServiceTest, TheFeedBringsGiftsToStaffAlone) {
  std::string beside;
  std::string donor;
  EXPECT_EQ(Gifts(beside_, beside).size(), 0u);
  EXPECT_EQ(Gifts(donor_, donor).size(), 0u);
  const v1::Gift gift = Record(coordinator_).value();
  std::string token;
  std::string above;
  EXPECT_EQ(Gifts(above_, above).size(), 1u);
  const auto full = Gifts(coordinator_, token);
  ASSERT_EQ(full.size(), 1u);
  EXPECT_EQ(full[0].donor_display_name(), "Li Na");
  ASSERT_TRUE(Issue(coordinator_, gift).ok());
  const auto changed = Gifts(coordinator_, token);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_TRUE(changed[0].has_receipt());
  EXPECT_EQ(Gifts(beside_, beside).size(), 0u);
  EXPECT_EQ(Gifts(donor_, donor).size(), 0u);
  // A phone that begins anew a season later holds what is recent.
  server_.clock().Advance(absl::Hours(24 * 70));
  const TestCaller later = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  std::string anew;
  EXPECT_EQ(Gifts(later, anew).size(), 0u);
}

TEST_F(GiftServiceTest, AuditorsReadFiguresAndNoRows) {
  ASSERT_TRUE(Record(coordinator_).ok());
  v1::GetLedgerFiguresRequest request;
  request.set_unit("units/" + unit_);
  request.set_start_date(Today());
  request.set_end_date(Today());
  for (const TestCaller* caller : {&coordinator_, &auditor_, &above_}) {
    const auto figures =
        server_.Call(*figures_, *caller, request, &v1::FigureService::Stub::GetLedgerFigures);
    ASSERT_TRUE(figures.ok()) << figures.status();
    EXPECT_EQ(figures->figures().gifts(0).gifts(), 1);
  }
  EXPECT_EQ(
      ReasonOf(server_.Call(*figures_, beside_, request, &v1::FigureService::Stub::GetLedgerFigures)
                   .status()),
      v1::ERROR_REASON_NOT_FOUND);
  const auto file = Export(coordinator_);
  ASSERT_TRUE(file.ok()) << file.status();
  const auto gifts = formats::ReadXlsx(*file, "捐赠物资");
  ASSERT_TRUE(gifts.ok()) << gifts.status();
  EXPECT_EQ(gifts->rows.size(), 2u);
  EXPECT_EQ(ReasonOf(Export(auditor_).status()), v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Export(beside_).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ExportLedgers'"), 1);
}

}  // namespace
}  // namespace glimmer::ledgers
