// Every method, every principal, own and other unit, against the composed server. The rows are
// written by hand and not made of the rules in the protos, so that a rule that is changed by
// mistake fails here; the methods come from the descriptors, so that a new one without a row fails.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor_database.h>
#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "shared/rpc/error.h"
#include "tests/contract/matrix_server.h"

namespace glimmer::contract {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// Who is let in, a letter for each principal in the order of Principal (anonymous, self, other
// volunteer, leader, coordinator, sibling's coordinator, administrator, auditor, operator, parent's
// coordinator, safeguarding lead, coordinator of another organisation, coordinator of before): for
// a resource of the own unit, and for one of its sibling.
struct Access {
  const char* own;
  const char* sibling;
};
constexpr Access kEverybody = {"yyyyyyyy-yyyy", "yyyyyyyy-yyyy"};
constexpr Access kSignedIn = {"-yyyyyyy-yyyy", "-yyyyyyy-yyyy"};
constexpr Access kOrganization = {"-yyyyyyy-yy-y", "-yyyyyyy-yy-y"};
constexpr Access kStaff = {"----y-y--y---", "-----yy--y---"};
constexpr Access kStaffSelf = {"-y--y-y--y---", "-----yy--y---"};
constexpr Access kStaffLeader = {"---yy-y--y---", "-----yy--y---"};
constexpr Access kStaffLeaderSelf = {"-y-yy-y--y---", "-----yy--y---"};
constexpr Access kStaffAuditor = {"----y-yy-y---", "-----yyy-y---"};
constexpr Access kStaffAuditorSelf = {"-y--y-yy-y---", "-----yyy-y---"};
constexpr Access kAdmin = {"------y------", "------y------"};
constexpr Access kOnlySelf = {"-y-----------", "-------------"};
constexpr Access kCoordinator = {"----y----y---", "-----y---y---"};
constexpr Access kCoordinatorSelf = {"-y--y----y---", "-----y---y---"};
constexpr Access kCoordinatorLead = {"----y----yy--", "-----y---y---"};
constexpr Access kCoordinatorLeadSelf = {"-y--y----yy--", "-----y---y---"};
// The same with the operator, who finds these on admin.sock, too.
constexpr Access kSignedInOperator = {"-yyyyyyyyyyyy", "-yyyyyyyyyyyy"};
constexpr Access kStaffOperator = {"----y-y-yy---", "-----yy-yy---"};
constexpr Access kStaffSelfOperator = {"-y--y-y-yy---", "-----yy-yy---"};
constexpr Access kAdminOperator = {"------y-y----", "------y-y----"};
constexpr Access kAdminAuditorOperator = {"------yyy----", "------yyy----"};
constexpr Access kLocal = {"--------y----", "--------y----"};

struct MatrixRow {
  const char* method;
  const char* field;       // of the request: what the call is about; empty for the organisation
  const char* collection;  // of the resource put there
  Access access;
};

constexpr MatrixRow kMatrix[] = {
    {"AccessService.GetServerInfo", "", "", kEverybody},
    {"AccessService.RedeemInvitation", "", "", kEverybody},
    {"AccessService.OpenComparison", "", "", kEverybody},
    {"AccessService.BeginSession", "", "", kEverybody},
    {"AccessService.FinishSession", "", "", kEverybody},
    {"AccessService.CreateInvitation", "person", "people", kStaff},
    {"AccessService.ConfirmDevice", "device", "devices", kStaff},
    {"AccessService.ListDevices", "person", "people", kStaffSelf},
    {"AccessService.RevokeDevice", "device", "devices", kStaffSelf},
    {"AccessService.EndSession", "", "", kSignedIn},
    {"AccessService.GrantRole", "scope", "units", kAdminOperator},
    {"AccessService.RevokeRole", "role_grant", "role_grants", kAdminOperator},
    {"AccessService.ListRoleGrants", "scope", "units", kAdminAuditorOperator},
    {"AccessService.ListAuditRecords", "", "", kAdminAuditorOperator},
    {"AdminService.CreateAdministrator", "", "", kLocal},
    {"AdminService.ListAdministrators", "", "", kLocal},
    {"AdminService.ConfirmAdministrator", "", "", kLocal},
    {"AdminService.ImportPeopleFile", "", "", kLocal},
    {"AdminService.ImportCalendarFile", "", "", kLocal},
    {"AdminService.ImportWishesFile", "", "", kLocal},
    {"AdminService.ReadChatFile", "", "", kLocal},
    {"AdminService.ExportHoursFile", "", "", kLocal},
    {"AdminService.ExportLedgersFile", "", "", kLocal},
    {"AdminService.Backup", "", "", kLocal},
    {"AdminService.Examine", "", "", kLocal},
    {"AdminService.VerifyChains", "", "", kLocal},
    {"AttendanceService.GetSiteCode", "shift", "shifts", kStaffLeader},
    {"AttendanceService.CheckIn", "claim.shift", "shifts", kStaffLeaderSelf},
    {"AttendanceService.CheckOut", "claim.shift", "shifts", kStaffLeaderSelf},
    {"AttendanceService.ReportSiteClock", "clock.shift", "shifts", kStaffLeader},
    {"AttendanceService.ListAttendances", "shift", "shifts", kStaffLeader},
    {"AttendanceService.CloseShift", "shift", "shifts", kStaffLeader},
    {"AttendanceService.EnterAttendance", "shift", "shifts", kStaff},
    {"AttendanceService.DecideRecord", "service_record", "service_records", kStaffLeader},
    {"AttendanceService.CorrectRecord", "service_record", "service_records", kStaff},
    {"ChatService.ReadShiftChatList", "shift", "shifts", kStaff},
    {"ChatService.ReadWishChatList", "unit", "units", kStaff},
    {"DeedService.RecordDeed", "", "", kSignedIn},
    {"DeedService.DecideDeed", "deed", "deeds", kStaff},
    {"DeedService.ReverseDeed", "deed", "deeds", kStaff},
    {"DeedService.ListDeeds", "unit", "units", kStaffAuditor},
    {"EventService.CreateEvent", "event.organizing_unit", "units", kStaff},
    {"EventService.GetEvent", "event", "events", kOrganization},
    {"EventService.ListEvents", "", "", kSignedIn},
    {"EventService.UpdateEvent", "event", "events", kStaff},
    {"EventService.PreviewPattern", "", "", kSignedIn},
    {"EventService.UpdateSeries", "shift", "shifts", kStaff},
    {"EventService.CreateShift", "event", "events", kStaff},
    {"EventService.GetShift", "shift", "shifts", kOrganization},
    {"EventService.ListShifts", "", "", kSignedIn},
    {"EventService.CancelShift", "shift", "shifts", kStaff},
    {"EventService.ExportCalendar", "owner", "people", kStaffSelf},
    {"EventService.ExportCalendar", "owner", "units", kStaffOperator},
    {"EventService.ImportCalendar", "organizing_unit", "units", kStaff},
    {"FigureService.GetLedgerFigures", "unit", "units", kStaffAuditor},
    {"FigureService.ExportLedgers", "unit", "units", kStaff},
    {"GiftService.RecordGift", "gift.unit", "units", kStaff},
    {"GiftService.ReverseGift", "gift", "gifts", kStaff},
    {"GiftService.IssueGiftReceipt", "gift", "gifts", kStaff},
    {"GiftService.ExportGiftReceipt", "gift", "gifts", kStaff},
    {"GiftService.ListGifts", "unit", "units", kStaff},
    {"FollowUpService.OpenFollowUp", "", "", kSignedIn},
    {"FollowUpService.PlanFollowUp", "follow_up", "follow_ups", kStaff},
    {"FollowUpService.FinishFollowUp", "follow_up", "follow_ups", kStaffSelf},
    {"FollowUpService.CloseFollowUp", "follow_up", "follow_ups", kStaff},
    {"FollowUpService.ReopenFollowUp", "follow_up", "follow_ups", kStaff},
    {"FollowUpService.ListFollowUps", "unit", "units", kStaffAuditor},
    {"HouseholdService.CreateHousehold", "unit", "units", kCoordinator},
    {"HouseholdService.RecordConsent", "household", "households", kCoordinator},
    {"HouseholdService.ConfirmConsent", "household", "households", kCoordinatorSelf},
    {"HouseholdService.UpdateVisitTerms", "household", "households", kCoordinatorSelf},
    {"HouseholdService.PauseHousehold", "household", "households", kCoordinatorSelf},
    {"HouseholdService.ResumeHousehold", "household", "households", kCoordinatorSelf},
    {"HouseholdService.WithdrawHousehold", "household", "households", kCoordinatorSelf},
    {"HouseholdService.GetHousehold", "household", "households", kCoordinatorSelf},
    {"HouseholdService.FindHousehold", "unit", "units", kCoordinator},
    {"HouseholdService.ListHouseholds", "unit", "units", kCoordinator},
    {"HouseholdService.GetHouseholdRecord", "household", "households", kCoordinatorSelf},
    {"HouseholdService.LookUpHouseholdContact", "household", "households", kCoordinatorLead},
    {"HoursService.ListServiceRecords", "filter.owner", "people", kStaffSelf},
    {"HoursService.ListServiceRecords", "filter.owner", "units", kStaff},
    {"HoursService.GetFigures", "filter.owner", "people", kStaffAuditorSelf},
    {"HoursService.GetFigures", "filter.owner", "units", kStaffAuditor},
    {"HoursService.ExportHours", "filter.owner", "people", kStaffSelf},
    {"HoursService.ExportHours", "filter.owner", "units", kStaff},
    {"HoursService.CreateServiceCertificate", "", "", kSignedIn},
    {"HoursService.ListDailyHeads", "", "", kSignedIn},
    {"HoursService.ListRulePacks", "", "", kSignedInOperator},
    {"HoursService.CreateRulePack", "", "", kAdminOperator},
    {"NoticeService.ListNotices", "person", "people", kOnlySelf},
    {"NoticeService.MarkNoticeSeen", "notice", "notices", kOnlySelf},
    {"PairingService.CreatePairing", "household", "households", kCoordinator},
    {"PairingService.EndPairing", "pairing", "pairings", kCoordinatorSelf},
    {"PairingService.RefuseVisitor", "household", "households", kCoordinatorSelf},
    {"PairingService.SetHandoverNote", "pairing", "pairings", kCoordinatorSelf},
    {"PairingService.ReviewPairing", "pairing", "pairings", kCoordinator},
    {"PairingService.ListPairings", "unit", "units", kCoordinator},
    {"PairingService.SetVisitorTerms", "visitor_terms.person", "people", kCoordinatorSelf},
    {"PairingService.ListVisitorTerms", "unit", "units", kCoordinator},
    {"PeopleService.ListUnits", "", "", kSignedInOperator},
    {"PeopleService.CreateUnit", "parent", "units", kAdmin},
    {"PeopleService.UpdateUnit", "unit", "units", kAdmin},
    {"PeopleService.ListPeople", "unit", "units", kStaffOperator},
    {"PeopleService.GetPerson", "person", "people", kStaffSelfOperator},
    {"PeopleService.CreatePerson", "home_unit", "units", kStaff},
    {"PeopleService.UpdatePerson", "person", "people", kStaffSelf},
    {"PeopleService.ChangeHomeUnit", "person", "people", kStaff},
    {"PeopleService.AddAffiliation", "person", "people", kStaffSelf},
    {"PeopleService.EndAffiliation", "person", "people", kStaffSelf},
    {"PeopleService.MergePeople", "person", "people", kAdminOperator},
    {"PeopleService.LookUpContact", "person", "people", kStaffSelf},
    {"PeopleService.ImportPeople", "home_unit", "units", kStaff},
    {"RoundService.ProposeRound", "unit", "units", kCoordinator},
    {"RoundService.SuggestPeople", "shift", "shifts", kCoordinator},
    {"SignUpService.CreateSignUp", "person", "people", kStaffSelf},
    {"SignUpService.LeaveShift", "sign_up", "sign_ups", kStaffLeaderSelf},
    {"SignUpService.AcceptOffer", "sign_up", "sign_ups", kStaffSelf},
    {"SignUpService.DeclineOffer", "sign_up", "sign_ups", kStaffSelf},
    {"SignUpService.GetSignUp", "sign_up", "sign_ups", kStaffLeaderSelf},
    {"SignUpService.ListSignUps", "shift", "shifts", kStaffLeader},
    {"SyncService.ListChanges", "", "", kSignedIn},
    {"SyncService.WatchChanges", "", "", kSignedIn},
    {"VisitService.PlanVisits", "unit", "units", kCoordinator},
    {"VisitService.RetractVisits", "unit", "units", kCoordinator},
    {"VisitService.ChangeVisit", "visit", "visits", kCoordinator},
    {"VisitService.AgreeVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.AcceptVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.LeaveVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.CancelVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.StartVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.FinishVisit", "visit", "visits", kCoordinatorSelf},
    {"VisitService.RelayNeed", "visit", "visits", kOnlySelf},
    {"VisitService.ExtendVisit", "visit", "visits", kCoordinatorLeadSelf},
    {"VisitService.LookUpVisitorPhone", "visit", "visits", kCoordinatorLead},
    {"VisitService.ReportSafe", "visit", "visits", kCoordinatorLeadSelf},
    {"VisitService.RaiseAlarm", "visit", "visits", kOnlySelf},
    {"VisitService.AcknowledgeAlarm", "visit", "visits", kCoordinatorLeadSelf},
    {"VisitService.GetVisitAddress", "visit", "visits", kOnlySelf},
    {"VisitService.ListVisits", "unit", "units", kCoordinatorLead},
    {"VisitService.GetVisitFigures", "unit", "units", kStaffAuditor},
    {"WishService.ProposeWish", "", "", kSignedIn},
    {"WishService.UpdateWish", "wish.name", "wishes", kStaffSelf},
    {"WishService.ImportWishes", "unit", "units", kStaff},
    {"WishService.ApproveWish", "wish", "wishes", kStaff},
    {"WishService.DeclineWish", "wish", "wishes", kStaff},
    {"WishService.WithdrawWish", "wish", "wishes", kStaffSelf},
    {"WishService.CloseWish", "wish", "wishes", kStaff},
    {"WishService.GetWish", "wish", "wishes", kOrganization},
    {"WishService.ListWishes", "", "", kSignedIn},
    {"WishService.ClaimWish", "person", "people", kStaffSelf},
    {"WishService.RenewWishClaim", "wish_claim", "wish_claims", kStaffSelf},
    {"WishService.ReleaseWishClaim", "wish_claim", "wish_claims", kStaffSelf},
    {"WishService.AgreeWishTime", "wish_claim", "wish_claims", kStaffSelf},
    {"WishService.DeliverWish", "wish_claim", "wish_claims", kStaffSelf},
    {"WishService.ConfirmWithCode", "wish_claim", "wish_claims", kOnlySelf},
    {"WishService.ConfirmReceipt", "wish", "wishes", kStaffSelf},
    {"WishService.ReopenWish", "wish", "wishes", kStaffSelf},
    {"WishService.ListWishClaims", "wish", "wishes", kStaff},
    {"WishService.GetWishContact", "wish_claim", "wish_claims", kOnlySelf},
    {"WishService.LookUpWishContact", "wish", "wishes", kStaffSelf},
};

constexpr absl::string_view kPackage = "glimmer.v1.";

// "XService.Method" of every service that is linked in.
std::set<std::string> MethodsOfTheServer() {
  std::vector<std::string> files;
  DescriptorPool::internal_generated_database()->FindAllFileNames(&files);
  std::set<std::string> methods;
  for (const std::string& name : files) {
    const auto* file = DescriptorPool::generated_pool()->FindFileByName(name);
    if (file == nullptr || !absl::StartsWith(name, "glimmer/v1/")) continue;
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        methods.insert(file->service(s)->method(m)->full_name().substr(kPackage.size()));
      }
    }
  }
  return methods;
}

// Sets a text field by dotted path; false when the request has none.
bool SetText(Message& message, absl::string_view path, const std::string& value) {
  Message* current = &message;
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  for (size_t i = 0; i < parts.size(); ++i) {
    const FieldDescriptor* field = current->GetDescriptor()->FindFieldByName(parts[i]);
    if (field == nullptr) return false;
    const auto* reflection = current->GetReflection();
    if (i + 1 < parts.size()) {
      current = reflection->MutableMessage(current, field);
    } else {
      reflection->SetString(current, field, value);
    }
  }
  return true;
}

class AccessMatrixTest : public testing::Test {
 protected:
  std::string RequestFor(const MethodDescriptor& method, const MatrixRow& row,
                         const Resources& resources) {
    const std::unique_ptr<Message> request(factory_.GetPrototype(method.input_type())->New());
    SetText(*request, "request_id", NewUuidV7(SystemClock().Now(), SystemRandom()));
    if (row.field[0] != '\0') {
      EXPECT_TRUE(SetText(*request, row.field, resources.at(row.collection))) << row.method;
    }
    // Whom a claim is about stands beside its shift.
    if (absl::StartsWith(row.field, "claim.")) {
      SetText(*request, "claim.person", resources.at("people"));
    }
    return request->SerializeAsString();
  }

  // Turned away before the method itself was asked. What the method then says is not of the matrix.
  static bool TurnedAway(const absl::Status& status, const std::string& resource) {
    const v1::ErrorReason reason = ReasonOf(status);
    if (reason == v1::ERROR_REASON_NOT_FOUND) return MetadataOf(status, "resource") == resource;
    return reason == v1::ERROR_REASON_ROLE_MISSING || reason == v1::ERROR_REASON_SESSION_INVALID ||
           absl::IsUnimplemented(status);
  }

  // No answer at all: neither turned away nor let in.
  static bool Broken(const absl::Status& status) {
    return absl::IsInternal(status) || absl::IsUnknown(status) || absl::IsUnavailable(status) ||
           absl::IsDeadlineExceeded(status) || absl::IsCancelled(status);
  }

  void Check(const MatrixRow& row, const Resources& resources, const std::string& expected,
             const char* unit) {
    const MethodDescriptor* method =
        DescriptorPool::generated_pool()->FindMethodByName(absl::StrCat(kPackage, row.method));
    ASSERT_NE(method, nullptr) << row.method << " is in the matrix and not in the protos";
    const std::string path = absl::StrCat("/", method->service()->full_name(), "/", method->name());
    const std::string resource = row.field[0] == '\0' ? "" : resources.at(row.collection);
    ASSERT_EQ(expected.size(), static_cast<size_t>(kPrincipals));
    for (int p = 0; p < kPrincipals; ++p) {
      const absl::Status status =
          server_.Call(static_cast<Principal>(p), path, RequestFor(*method, row, resources));
      EXPECT_FALSE(Broken(status)) << row.method << " by " << kPrincipalNames[p] << ": " << status;
      EXPECT_EQ(TurnedAway(status, resource) ? '-' : 'y', expected[p])
          << row.method << " of " << row.collection << " in the " << unit << " unit by "
          << kPrincipalNames[p] << ": " << status;
    }
  }

  google::protobuf::DynamicMessageFactory factory_;
  MatrixServer server_;
};

TEST(AccessMatrixRowsTest, EveryMethodHasARow) {
  std::set<std::string> rows;
  for (const MatrixRow& row : kMatrix) rows.insert(row.method);
  const std::set<std::string> methods = MethodsOfTheServer();
  EXPECT_GT(methods.size(), 60u);
  EXPECT_EQ(rows, methods);
}

TEST_F(AccessMatrixTest, LetsInWhomItSaysAndNobodyElse) {
  for (const MatrixRow& row : kMatrix) {
    Check(row, server_.own(), row.access.own, "own");
    Check(row, server_.sibling(), row.access.sibling, "sibling");
  }
}

}  // namespace
}  // namespace glimmer::contract
