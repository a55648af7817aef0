// An app that was not updated for a year still delivers its queue: octets that apps of earlier
// formats wrote (queues/) go over a real socket to a server of today, and each call is taken or
// comes to the verdict that stands beside it. What a newer app writes is tolerated as well.
//
// GLIMMER_RECORD_QUEUES=DIR writes the queues anew to DIR, as the formats of queue_maker.h write
// them; the ones in the tree stay as they were recorded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "mobile/store/pending.h"
#include "shared/domain/resource_names.h"
#include "tests/compat/queue_maker.h"
#include "tests/compat/recorded_queue.h"
#include "tests/compat/recorded_village.h"
#include "tests/support/new_fields.h"

namespace glimmer::compat {
namespace {

using Kind = mobile::Pending::Kind;
using testing::IsEmpty;

constexpr absl::Duration kDay = absl::Hours(24);

std::string FileOf(const std::string& folder, int format) {
  return absl::StrCat(folder, "/format_", format, ".txt");
}

std::vector<RecordedCall> Recorded(int format) { return ReadQueue(FileOf(GLIMMER_QUEUES, format)); }

bool IsClaim(const RecordedCall& call) {
  return call.method == mobile::kCheckIn || call.method == mobile::kCheckOut;
}

// What today's app calls each method; of LeaveShift, leaving or asking for cover.
constexpr std::pair<absl::string_view, Kind> kKinds[] = {
    {mobile::kCreateSignUp, Kind::kSignUp},
    {mobile::kAcceptOffer, Kind::kAcceptOffer},
    {mobile::kDeclineOffer, Kind::kDeclineOffer},
    {mobile::kCheckIn, Kind::kCheckIn},
    {mobile::kCheckOut, Kind::kCheckOut},
    {mobile::kCloseShift, Kind::kCloseShift},
    {mobile::kEnterAttendance, Kind::kEnterAttendance},
    {mobile::kCancelShift, Kind::kCancelShift},
    {mobile::kMarkNoticeSeen, Kind::kMarkNoticeSeen},
    {mobile::kDecideRecord, Kind::kDecideRecord},
    {mobile::kCorrectRecord, Kind::kCorrectRecord},
    {mobile::kCreateEvent, Kind::kOther},
    {mobile::kProposeWish, Kind::kProposeWish},
    {mobile::kUpdateWish, Kind::kCorrectWish},
    {mobile::kApproveWish, Kind::kReviewWish},
    {mobile::kDeclineWish, Kind::kReviewWish},
    {mobile::kWithdrawWish, Kind::kWithdrawWish},
    {mobile::kCloseWish, Kind::kReviewWish},
    {mobile::kClaimWish, Kind::kClaimWish},
    {mobile::kRenewWishClaim, Kind::kRenewClaim},
    {mobile::kReleaseWishClaim, Kind::kReleaseClaim},
    {mobile::kAgreeWishTime, Kind::kAgreeTime},
    {mobile::kDeliverWish, Kind::kDeliverWish},
    {mobile::kConfirmWithCode, Kind::kConfirmCode},
    {mobile::kConfirmReceipt, Kind::kConfirmReceipt},
    {mobile::kReopenWish, Kind::kReopenWish},
    {mobile::kOpenFollowUp, Kind::kOpenFollowUp},
    {mobile::kPlanFollowUp, Kind::kPlanFollowUp},
    {mobile::kFinishFollowUp, Kind::kFinishFollowUp},
    {mobile::kCloseFollowUp, Kind::kCloseFollowUp},
    {mobile::kReopenFollowUp, Kind::kReopenFollowUp},
    {mobile::kRecordDeed, Kind::kRecordDeed},
    {mobile::kDecideDeed, Kind::kDecideDeed},
    {mobile::kReverseDeed, Kind::kReverseDeed},
    {mobile::kRecordGift, Kind::kRecordGift},
    {mobile::kReverseGift, Kind::kReverseGift},
    {mobile::kPauseHousehold, Kind::kPauseHousehold},
    {mobile::kWithdrawHousehold, Kind::kWithdrawHousehold},
    {mobile::kRefuseVisitor, Kind::kRefuseVisitor},
    {mobile::kCancelVisit, Kind::kCancelVisit},
    {mobile::kPlanVisits, Kind::kPlanVisits},
    {mobile::kChangeVisit, Kind::kChangeVisit},
    {mobile::kCreatePairing, Kind::kCreatePairing},
    {mobile::kEndPairing, Kind::kEndPairing},
    {mobile::kReviewPairing, Kind::kReviewPairing},
    {mobile::kAcceptVisit, Kind::kAcceptVisit},
    {mobile::kLeaveVisit, Kind::kLeaveVisit},
    {mobile::kStartVisit, Kind::kStartVisit},
    {mobile::kFinishVisit, Kind::kFinishVisit},
    {mobile::kRelayNeed, Kind::kRelayNeed},
    {mobile::kReportSafe, Kind::kReportSafe},
    {mobile::kExtendVisit, Kind::kExtendVisit},
    {mobile::kRaiseAlarm, Kind::kRaiseAlarm},
    {mobile::kAcknowledgeAlarm, Kind::kAcknowledgeAlarm},
    {mobile::kSetHandoverNote, Kind::kSetHandoverNote},
    {mobile::kSetVisitorTerms, Kind::kSetVisitorTerms},
};

std::optional<Kind> KindOf(const RecordedCall& call) {
  v1::LeaveShiftRequest leave;
  if (call.method == mobile::kLeaveShift && leave.ParseFromString(call.request)) {
    return leave.ask_for_cover() ? Kind::kAskForCover : Kind::kLeave;
  }
  for (const auto& [method, kind] : kKinds) {
    if (method == call.method) return kind;
  }
  return std::nullopt;
}

// What stands beside the calls and what came of them, one line for each that differs.
std::vector<std::string> Differences(const std::vector<RecordedCall>& calls,
                                     const std::vector<Delivered>& delivered, bool late) {
  std::vector<std::string> differences;
  for (size_t i = 0; i < calls.size(); ++i) {
    if (late && !calls[i].queued) continue;
    const std::string& recorded = late ? calls[i].late_verdict : calls[i].verdict;
    const std::string verdict = VerdictOf(delivered[i].status);
    if (verdict != recorded) {
      differences.push_back(absl::StrCat(i, " ", calls[i].method, ": ", recorded, ", now ", verdict,
                                         " ", delivered[i].status.ToString()));
    }
    if (!delivered[i].same_again) {
      differences.push_back(
          absl::StrCat(i, " ", calls[i].method, ": another answer when repeated"));
    }
  }
  return differences;
}

class OldAppTest : public testing::TestWithParam<int> {};

TEST_P(OldAppTest, ItsQueueIsTakenOrComesToItsVerdict) {
  const auto calls = Recorded(GetParam());
  ASSERT_FALSE(calls.empty());
  RecordedVillage village(5);
  EXPECT_THAT(Differences(calls, Deliver(village, calls, absl::ZeroDuration()), false), IsEmpty());
  EXPECT_THAT(village.Broken(), IsEmpty());
}

TEST_P(OldAppTest, SoItDoesAYearLater) {
  const auto calls = Recorded(GetParam());
  RecordedVillage village(6);
  EXPECT_THAT(Differences(calls, Deliver(village, calls, 365 * kDay), true), IsEmpty());
  EXPECT_THAT(village.Broken(), IsEmpty());
}

// That somebody came and left is never refused for its age; when it is more than two weeks old it
// is recorded, and a coordinator looks at it.
TEST_P(OldAppTest, ClaimsOfAnyAgeAreRecorded) {
  std::vector<RecordedCall> calls = Recorded(GetParam());
  calls.erase(std::remove_if(calls.begin(), calls.end(),
                             [](const auto& call) { return call.queued && !IsClaim(call); }),
              calls.end());
  for (const int days : {13, 15, 61, 365}) {
    RecordedVillage village(static_cast<uint64_t>(days));
    const auto delivered = Deliver(village, calls, days * kDay);
    int claims = 0;
    for (size_t i = 0; i < calls.size(); ++i) {
      if (!calls[i].queued) continue;
      ++claims;
      EXPECT_TRUE(delivered[i].status.ok()) << days << " " << delivered[i].status;
      if (calls[i].method != mobile::kCheckOut) continue;
      v1::CheckOutResponse answer;
      ASSERT_TRUE(answer.ParseFromString(delivered[i].answer));
      const bool own_word = calls[i].who == Who::kVolunteer;
      const v1::ServiceRecord& record = answer.service_record();
      EXPECT_EQ(record.state(), days > 14 || own_word ? v1::ServiceRecord::STATE_WAITING
                                                      : v1::ServiceRecord::STATE_CONFIRMED)
          << days;
      if (days > 14) {
        EXPECT_EQ(record.verdict(), v1::VERDICT_REVIEW) << days;
      }
      EXPECT_GT(record.counted_minutes(), 0) << days;
    }
    EXPECT_EQ(claims, 5);
  }
}

// A field that this server does not know yet changes nothing.
TEST_P(OldAppTest, FieldsOfANewerAppAreNoHindrance) {
  std::vector<RecordedCall> calls = Recorded(GetParam());
  for (RecordedCall& call : calls) absl::StrAppend(&call.request, test::kNewFields);
  RecordedVillage village(8);
  EXPECT_THAT(Differences(calls, Deliver(village, calls, absl::ZeroDuration()), false), IsEmpty());
}

// What waits in an outbox when the app is updated is read by the new app as what it was.
TEST_P(OldAppTest, ItsQueueMeansTheSameToTodaysApp) {
  for (const RecordedCall& call : Recorded(GetParam())) {
    if (!call.queued) continue;
    const auto pending = mobile::ReadPending(
        {.lane = "shifts/s/people/p", .method = call.method, .request = call.request});
    EXPECT_EQ(pending.kind, KindOf(call)) << call.method;
  }
}

// The maker still makes what the recordings hold, call by call: the same methods with the same
// verdicts, and requests of the same size. Their octets differ in the ids that the server drew.
TEST_P(OldAppTest, TheMakerMakesThis) {
  const std::vector<RecordedCall> made = QueueMaker(GetParam()).Record();
  if (const char* folder = std::getenv("GLIMMER_RECORD_QUEUES")) {
    WriteQueue(FileOf(folder, GetParam()),
               absl::StrCat("The queue of an app of format ", GetParam(),
                            ", made by tests/compat/queue_maker.cc"),
               made);
    return;
  }
  const auto recorded = Recorded(GetParam());
  ASSERT_EQ(made.size(), recorded.size());
  for (size_t i = 0; i < made.size(); ++i) {
    EXPECT_EQ(made[i].method, recorded[i].method) << i;
    EXPECT_EQ(made[i].request.size(), recorded[i].request.size()) << i << " " << made[i].method;
    EXPECT_EQ(made[i].verdict, recorded[i].verdict) << i;
    EXPECT_EQ(made[i].late_verdict, recorded[i].late_verdict) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, OldAppTest, testing::Range(1, kFormats + 1));

TEST(RecordedQueueTest, HoldsEveryKindOfCommand) {
  std::set<Kind> kinds;
  for (const RecordedCall& call : Recorded(kFormats)) {
    if (!call.queued) continue;
    kinds.insert(mobile::ReadPending({.method = call.method, .request = call.request}).kind);
  }
  for (int kind = 0; kind < static_cast<int>(Kind::kOther); ++kind) {
    EXPECT_EQ(kinds.count(static_cast<Kind>(kind)), 1u) << "Pending::Kind number " << kind;
  }
}

// Teeth: a field whose number was given away is found.
TEST(RecordedQueueTest, AMessageThatChangedItsNumbersIsFound) {
  std::vector<RecordedCall> calls = Recorded(1);
  const auto first = std::find_if(calls.begin(), calls.end(), [](const RecordedCall& call) {
    return call.method == mobile::kCreateSignUp;
  });
  ASSERT_NE(first, calls.end());
  ASSERT_EQ(first->verdict, "OK");
  const std::string shift = ResourceName(kShifts, kToday);
  const std::string tag = absl::StrCat("\x1a", std::string(1, static_cast<char>(shift.size())));
  const size_t place = first->request.find(tag + shift);
  ASSERT_NE(place, std::string::npos);
  first->request[place] = '\x52';  // field 3 is field 10 now
  RecordedVillage village(9);
  EXPECT_THAT(Differences(calls, Deliver(village, calls, absl::ZeroDuration()), false),
              testing::Not(IsEmpty()));
}

// A choice that this server does not know yet is refused in words, and nothing is done.
TEST(NewerAppTest, AnUnknownChoiceIsRefused) {
  RecordedVillage village(10);
  int tried = 0;
  for (const RecordedCall& call : Recorded(kFormats)) {
    village.clock().Set(village.first_moment() + call.at);
    std::string request;
    if (call.method == mobile::kCreateSignUp) {
      v1::CreateSignUpRequest later;
      ASSERT_TRUE(later.ParseFromString(call.request));
      later.set_when_full(static_cast<v1::CreateSignUpRequest::WhenFull>(99));
      request = later.SerializeAsString();
    } else if (call.method == mobile::kCheckIn) {
      v1::CheckInRequest later;
      ASSERT_TRUE(later.ParseFromString(call.request));
      later.mutable_claim()->set_method(static_cast<v1::AttendanceClaim::Method>(99));
      request = later.SerializeAsString();
    } else {
      continue;
    }
    ++tried;
    EXPECT_EQ(VerdictOf(village.Call(call.who, call.method, request).status()), "FIELD_INVALID");
  }
  EXPECT_EQ(tried, 9);
  EXPECT_EQ(village.server().Count("SELECT COUNT(*) FROM sign_ups"), 0);
  EXPECT_EQ(village.server().Count("SELECT COUNT(*) FROM attendances"), 0);
}

}  // namespace
}  // namespace glimmer::compat
