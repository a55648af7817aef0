// Gifts in kind: what is refused and why, receipts without gaps, and that what was reversed counts
// nowhere but is still there.
#include "server/ledgers/gift_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "server/formats/xlsx_reader.h"
#include "server/people/merge_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::ledgers {
namespace {

using testing::Contains;
using testing::ElementsAre;

class GiftTest : public testing::Test {
 protected:
  v1::Gift Rice() {
    v1::Gift gift;
    gift.set_unit(ResourceName(kUnits, world_.unit_id));
    gift.set_item("rice");
    gift.set_measure("bag");
    gift.set_quantity(2'500);
    gift.set_receive_date(Today());
    gift.set_anonymous(true);
    return gift;
  }
  // Where the organisation is.
  std::string Today() {
    return FormatCivilDay(absl::ToCivilDay(world_.clock.Now(), LoadZone("Asia/Shanghai").value()));
  }

  template <typename Response, typename Request>
  absl::StatusOr<Response> Do(absl::Status (*command)(rpc::Context&, const Request&, Response&),
                              const Request& request, const std::string& language = "en") {
    Response response;
    const absl::Status status = world_.As(coordinator_, [&](rpc::Context& context) {
      response.Clear();
      context.language = language;
      return command(context, request, response);
    });
    if (!status.ok()) return status;
    return response;
  }

  absl::StatusOr<v1::Gift> Record(const v1::Gift& gift, const std::string& id = "") {
    v1::RecordGiftRequest request;
    request.set_gift_id(id);
    *request.mutable_gift() = gift;
    auto response = Do(&RecordGift, request);
    if (!response.ok()) return response.status();
    return response->gift();
  }
  absl::StatusOr<v1::Gift> Reverse(const v1::Gift& gift, const std::string& reason = "a mistake") {
    v1::ReverseGiftRequest request;
    request.set_gift(gift.name());
    request.set_reason(reason);
    auto response = Do(&ReverseGift, request);
    if (!response.ok()) return response.status();
    return response->gift();
  }
  absl::StatusOr<v1::Gift> Issue(const v1::Gift& gift) {
    v1::IssueGiftReceiptRequest request;
    request.set_gift(gift.name());
    auto response = Do(&IssueGiftReceipt, request);
    if (!response.ok()) return response.status();
    return response->gift();
  }
  absl::StatusOr<v1::ExportGiftReceiptResponse> Export(const v1::Gift& gift,
                                                       const std::string& language = "en") {
    v1::ExportGiftReceiptRequest request;
    request.set_gift(gift.name());
    return Do(
        +[](rpc::Context& context, const v1::ExportGiftReceiptRequest& asked,
            v1::ExportGiftReceiptResponse& answer) -> absl::Status {
          ReceiptJob job;
          RETURN_IF_ERROR(AdmitReceipt(context, asked, job));
          return MakeReceipt(job, answer);
        },
        request, language);
  }
  // The cells of the receipt, line by line.
  std::vector<std::vector<std::string>> Lines(const v1::Gift& gift,
                                              const std::string& language = "en") {
    const auto file = Export(gift, language);
    EXPECT_TRUE(file.ok()) << file.status();
    std::vector<std::vector<std::string>> lines;
    const auto table = formats::ReadXlsx(file->file());
    EXPECT_TRUE(table.ok()) << table.status();
    for (const formats::Row& row : table->rows) lines.push_back(row.cells);
    return lines;
  }
  std::vector<std::string> Listed(v1::ListGiftsRequest request) {
    request.set_unit(ResourceName(kUnits, world_.unit_id));
    std::vector<std::string> names;
    do {
      const auto page = Do(&ListGifts, request);
      EXPECT_TRUE(page.ok()) << page.status();
      for (const v1::Gift& gift : page->gifts()) names.push_back(gift.name());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  std::string FieldOf(const v1::Gift& gift) {
    const absl::Status status = Record(gift).status();
    EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_FIELD_INVALID) << status;
    return MetadataOf(status, "field").value_or("");
  }
  void TearDown() override { EXPECT_EQ(world_.Broken(), std::vector<std::string>{}); }

  test::World world_;
  const std::string coordinator_ = world_.AddPerson({.display_name = "Sun Li"});
};

TEST_F(GiftTest, RecordsWhatWasGivenAndByWhom) {
  const std::string donor = world_.AddPerson({.display_name = "Li Na"});
  v1::Gift gift = Rice();
  gift.set_person(ResourceName(kPeople, donor));
  gift.set_item("  rice ");
  gift.set_declared_value_fen(123'456);
  gift.set_purpose("for the kitchen");
  const auto recorded = Record(gift);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(recorded->item(), "rice");
  EXPECT_EQ(recorded->donor_display_name(), "Li Na");
  EXPECT_EQ(recorded->handler(), ResourceName(kPeople, coordinator_));
  EXPECT_EQ(recorded->handler_display_name(), "Sun Li");
  EXPECT_EQ(recorded->state(), v1::Gift::STATE_RECORDED);
  EXPECT_FALSE(recorded->has_receipt());
  gift = Rice();
  gift.set_donor_name("Riverside Grocery");
  gift.set_handler(ResourceName(kPeople, donor));
  const auto from_elsewhere = Record(gift);
  ASSERT_TRUE(from_elsewhere.ok()) << from_elsewhere.status();
  EXPECT_EQ(from_elsewhere->donor_name(), "Riverside Grocery");
  EXPECT_EQ(from_elsewhere->donor_display_name(), "");
  EXPECT_EQ(from_elsewhere->handler_display_name(), "Li Na");
  EXPECT_TRUE(Record(Rice())->anonymous());
}

TEST_F(GiftTest, RefusesWhatIsNotRight) {
  const struct {
    const char* field;
    std::function<void(v1::Gift&)> change;
  } wrong[] = {
      {"gift.item", [](v1::Gift& gift) { gift.set_item(" "); }},
      {"gift.item", [](v1::Gift& gift) { gift.set_item(std::string(41, 'x')); }},
      {"gift.measure", [](v1::Gift& gift) { gift.clear_measure(); }},
      {"gift.measure", [](v1::Gift& gift) { gift.set_measure("a long measure"); }},
      {"gift.quantity", [](v1::Gift& gift) { gift.set_quantity(0); }},
      {"gift.quantity", [](v1::Gift& gift) { gift.set_quantity(1'000'000'001); }},
      {"gift.declared_value_fen", [](v1::Gift& gift) { gift.set_declared_value_fen(-1); }},
      {"gift.declared_value_fen",
       [](v1::Gift& gift) { gift.set_declared_value_fen(100'000'000'001); }},
      {"gift.receive_date", [](v1::Gift& gift) { gift.clear_receive_date(); }},
      {"gift.receive_date", [](v1::Gift& gift) { gift.set_receive_date("2026-2-3"); }},
      {"gift.receive_date", [](v1::Gift& gift) { gift.set_receive_date("2199-01-01"); }},
      {"gift.donor", [](v1::Gift& gift) { gift.clear_donor(); }},
      {"gift.donor", [](v1::Gift& gift) { gift.set_anonymous(false); }},
      {"gift.donor_name", [](v1::Gift& gift) { gift.set_donor_name(" "); }},
      {"gift.donor_name", [](v1::Gift& gift) { gift.set_donor_name(std::string(81, 'x')); }},
      {"gift.purpose", [](v1::Gift& gift) { gift.set_purpose(std::string(201, 'x')); }},
      {"gift.person", [](v1::Gift& gift) { gift.set_person("units/x"); }},
      {"gift.handler", [](v1::Gift& gift) { gift.set_handler("somebody"); }},
      {"gift.unit", [](v1::Gift& gift) { gift.set_unit("people/x"); }},
  };
  for (const auto& [field, change] : wrong) {
    v1::Gift gift = Rice();
    change(gift);
    EXPECT_EQ(FieldOf(gift), field) << gift.ShortDebugString();
  }
  EXPECT_EQ(MetadataOf(Record(Rice(), "short").status(), "field"), "gift_id");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM gifts"), 0);
}

TEST_F(GiftTest, TheEarliestDayIsTodayWhereTheOrganisationIs) {
  // Five past midnight there is the day before in UTC.
  const absl::TimeZone zone = LoadZone("Asia/Shanghai").value();
  const absl::CivilDay day = absl::ToCivilDay(world_.clock.Now(), zone) + 2;
  world_.clock.Set(absl::FromCivil(absl::CivilMinute(day) + 5, zone));
  v1::Gift gift = Rice();
  EXPECT_TRUE(Record(gift).ok());
  gift.set_receive_date(FormatCivilDay(day + 1));
  EXPECT_EQ(FieldOf(gift), "gift.receive_date");
}

TEST_F(GiftTest, KnowsPeopleOfTheOrganisationOnly) {
  const std::string kept = world_.AddPerson();
  const std::string merged = world_.AddPerson();
  ASSERT_TRUE(world_
                  .As("",
                      [&](rpc::Context& context) {
                        return people::MergePeople(context, kept, merged).status();
                      })
                  .ok());
  v1::Gift gift = Rice();
  gift.set_person(ResourceName(kPeople, merged));
  const absl::Status status = Record(gift).status();
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(MetadataOf(status, "merged_into"), ResourceName(kPeople, kept));
  gift.set_person("people/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Record(gift).status()), v1::ERROR_REASON_NOT_FOUND);
  gift = Rice();
  gift.set_handler("people/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Record(gift).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(GiftTest, TakesAnIdOnce) {
  const std::string id = "01J8ZQ4X3M5N6P7Q8R9S0T1V2W";
  EXPECT_EQ(Record(Rice(), id)->name(), "gifts/" + id);
  const absl::Status again = Record(Rice(), id).status();
  EXPECT_EQ(ReasonOf(again), v1::ERROR_REASON_ALREADY_EXISTS);
  EXPECT_EQ(MetadataOf(again, "resource"), "gifts/" + id);
}

TEST_F(GiftTest, WhatIsNotThereIsNotFound) {
  v1::Gift nothing;
  nothing.set_name("gifts/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Issue(nothing).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Reverse(nothing).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Export(nothing).status()), v1::ERROR_REASON_NOT_FOUND);
  nothing.set_name("wishes/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Issue(nothing).status()), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(GiftTest, ReceiptsOfAYearAreNumberedFromOne) {
  const absl::TimeZone zone = LoadZone("Asia/Shanghai").value();
  // New Year there, not in UTC.
  world_.clock.Set(absl::FromCivil(absl::CivilMinute(2026, 12, 31, 23, 59), zone));
  const v1::Gift first = Record(Rice()).value();
  const v1::Gift second = Record(Rice()).value();
  const v1::Gift third = Record(Rice()).value();
  EXPECT_EQ(Issue(first)->receipt().number(), "2026-000001");
  EXPECT_EQ(Issue(second)->receipt().number(), "2026-000002");
  const auto again = Issue(first);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->receipt().number(), "2026-000001");
  EXPECT_EQ(again->receipt().issuer(), ResourceName(kPeople, coordinator_));
  world_.clock.Advance(absl::Minutes(1));
  EXPECT_EQ(Issue(third)->receipt().number(), "2027-000001");
  EXPECT_EQ(world_.Audited("IssueGiftReceipt"), 3);
}

TEST_F(GiftTest, AReversedGiftKeepsItsNumberAndIsVoid) {
  const v1::Gift gift = Record(Rice()).value();
  EXPECT_EQ(MetadataOf(Reverse(gift, "").status(), "field"), "reason");
  EXPECT_EQ(MetadataOf(Reverse(gift, std::string(201, 'x')).status(), "field"), "reason");
  ASSERT_TRUE(Issue(gift).ok());
  const auto reversed = Reverse(gift);
  ASSERT_TRUE(reversed.ok()) << reversed.status();
  EXPECT_EQ(reversed->state(), v1::Gift::STATE_REVERSED);
  EXPECT_EQ(reversed->reason(), "a mistake");
  EXPECT_TRUE(reversed->has_receipt());
  for (const absl::Status& status : {Reverse(gift).status(), Issue(gift).status()}) {
    EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_GIFT_STATE);
    EXPECT_EQ(MetadataOf(status, "state"), "REVERSED");
  }
  EXPECT_EQ(world_.Audited("ReverseGift"), 1);
  EXPECT_EQ(Issue(Record(Rice()).value())->receipt().number().substr(5), "000002");
  const auto lines = Lines(gift);
  EXPECT_THAT(lines.front(), ElementsAre("THIS RECEIPT IS VOID"));
  EXPECT_THAT(lines.back(), ElementsAre("THIS RECEIPT IS VOID"));
  EXPECT_THAT(Lines(gift, "zh-CN").front(), ElementsAre("此收据已作废"));
}

TEST_F(GiftTest, WhoWantsNoReceiptGetsNone) {
  v1::Gift waived = Rice();
  waived.set_receipt_waived(true);
  const v1::Gift gift = Record(waived).value();
  EXPECT_TRUE(gift.receipt_waived());
  EXPECT_EQ(ReasonOf(Issue(gift).status()), v1::ERROR_REASON_RECEIPT_WAIVED);
  const absl::Status none = Export(Record(Rice()).value()).status();
  EXPECT_EQ(ReasonOf(none), v1::ERROR_REASON_GIFT_STATE);
  EXPECT_EQ(MetadataOf(none, "state"), "RECORDED");
  EXPECT_EQ(world_.Audited("ExportGiftReceipt"), 0);
}

TEST_F(GiftTest, TheReceiptHoldsWhatTheLawAsksFor) {
  v1::Gift gift = Rice();
  gift.set_donor_name("=1+1 Grocery");
  gift.set_declared_value_fen(123'450);
  gift.set_purpose("the kitchen of the north gate");
  gift = Issue(Record(gift).value()).value();
  const std::string number = gift.receipt().number();
  EXPECT_EQ(Export(gift)->file_name(), absl::StrCat("receipt-", number, ".xlsx"));
  const auto lines = Lines(gift);
  EXPECT_THAT(lines.front(), ElementsAre("Receipt for a gift in kind"));
  for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
           {"Number", number},
           {"Date of the receipt", Today()},
           {"Donor", "=1+1 Grocery"},
           {"Item", "rice"},
           {"Quantity", "2.5 bag"},
           {"Declared value", "CNY 1234.50"},
           {"Declared value in capital figures", "壹仟贰佰叁拾肆元伍角整"},
           {"Received on", Today()},
           {"Purpose", "the kitchen of the north gate"},
           {"Recipient organisation", "Lakeside Town"},
           {"Received by the unit", "Willow Village"},
           {"Handled by", "Sun Li"},
           {"Seal of the organisation"},
           {"Signature of the handler"},
           {"Signature of the donor"}}) {
    EXPECT_THAT(lines, Contains(line));
  }
  EXPECT_EQ(world_.Audited("ExportGiftReceipt"), 2);
  EXPECT_THAT(Lines(gift, "zh-CN"), Contains(ElementsAre("申报价值", "1234.50 元")));
}

TEST_F(GiftTest, TheReceiptSaysPlainlyWhatWasNotSaid) {
  const v1::Gift gift = Issue(Record(Rice()).value()).value();
  const auto lines = Lines(gift, "zh-CN");
  EXPECT_THAT(lines, Contains(ElementsAre("捐赠人", "匿名（捐赠人不愿署名）")));
  EXPECT_THAT(lines, Contains(ElementsAre("申报价值", "未申报")));
  EXPECT_THAT(lines, Contains(ElementsAre("捐赠用途", "未指定")));
}

TEST_F(GiftTest, ListsByDayNewestFirst) {
  std::vector<std::string> expected;
  const absl::CivilDay today = absl::ToCivilDay(world_.clock.Now(), absl::UTCTimeZone());
  for (int i = 0; i < 7; ++i) {
    v1::Gift gift = Rice();
    gift.set_receive_date(FormatCivilDay(today - 10 + i / 2));
    world_.clock.Advance(absl::Minutes(1));
    expected.insert(expected.begin(), Record(gift)->name());
  }
  v1::ListGiftsRequest request;
  request.set_page_size(3);
  EXPECT_EQ(Listed(request), expected);
  request.set_start_date(FormatCivilDay(today - 9));
  request.set_end_date(FormatCivilDay(today - 8));
  EXPECT_EQ(Listed(request), std::vector(expected.begin() + 1, expected.begin() + 5));
  v1::Gift third;
  third.set_name(expected[2]);
  ASSERT_TRUE(Reverse(third).ok());
  EXPECT_EQ(Listed(request).size(), 3u);
  request.set_with_reversed(true);
  EXPECT_EQ(Listed(request).size(), 4u);
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  request.set_end_date("2026-2-30");
  EXPECT_EQ(MetadataOf(Do(&ListGifts, request).status(), "field"), "end_date");
  request.set_end_date("");
  request.set_page_token("nonsense");
  EXPECT_EQ(ReasonOf(Do(&ListGifts, request).status()), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

TEST_F(GiftTest, AMergeMovesGiverHandlerAndIssuer) {
  const std::string kept = world_.AddPerson({.display_name = "Li Na"});
  const std::string duplicate = world_.AddPerson({.display_name = "Na Li"});
  v1::Gift gift = Rice();
  gift.set_person(ResourceName(kPeople, duplicate));
  gift.set_handler(ResourceName(kPeople, duplicate));
  gift = Record(gift).value();
  ASSERT_TRUE(Issue(gift).ok());
  world_.Execute(absl::StrCat("UPDATE gifts SET receipt_issuer_person_id = '", duplicate, "'"));
  ASSERT_TRUE(world_
                  .As("",
                      [&](rpc::Context& context) {
                        return people::MergePeople(context, kept, duplicate).status();
                      })
                  .ok());
  const v1::Gift now = Issue(gift).value();
  EXPECT_EQ(now.donor_display_name(), "Li Na");
  EXPECT_EQ(now.handler(), ResourceName(kPeople, kept));
  EXPECT_EQ(now.receipt().issuer(), ResourceName(kPeople, kept));
  // Staff look again; the giver, who sees no gifts, does not.
  const std::string audience =
      world_.Text(absl::StrCat("SELECT audience FROM changes WHERE resource = '", gift.name(),
                               "' ORDER BY sequence DESC LIMIT 1"));
  EXPECT_THAT(audience, testing::HasSubstr(rpc::UnitKey(world_.unit_id)));
  EXPECT_THAT(audience, testing::Not(testing::HasSubstr(kept)));
}

TEST_F(GiftTest, ReceiptsAskedForAtOnceHaveNoGapAndNoTwin) {
  constexpr int kGifts = 40;
  std::vector<v1::Gift> gifts;
  for (int i = 0; i < kGifts; ++i) gifts.push_back(Record(Rice()).value());
  // Each is asked for twice; some writes are refused in between.
  absl::BlockingCounter left(2 * kGifts);
  for (int i = 0; i < 2 * kGifts; ++i) {
    world_.database().Write(
        world_.WorkAs(coordinator_,
                      [&, i](rpc::Context& context) -> absl::Status {
                        v1::IssueGiftReceiptRequest request;
                        request.set_gift(gifts[i % kGifts].name());
                        v1::IssueGiftReceiptResponse response;
                        RETURN_IF_ERROR(IssueGiftReceipt(context, request, response));
                        if (i % 7 == 3) return absl::AbortedError("refused");
                        return absl::OkStatus();
                      }),
        [&](const absl::Status&) { left.DecrementCount(); });
  }
  left.Wait();
  std::set<std::string> given;
  for (const v1::Gift& gift : gifts) given.insert(Issue(gift)->receipt().number());
  ASSERT_EQ(given.size(), static_cast<size_t>(kGifts));
  EXPECT_EQ(given.begin()->substr(5), "000001");
  EXPECT_EQ(given.rbegin()->substr(5), "000040");
}

}  // namespace
}  // namespace glimmer::ledgers
