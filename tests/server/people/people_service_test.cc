#include "server/people/people_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_server.h"

namespace glimmer::people {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PeopleServiceTest : public testing::Test {
 protected:
  PeopleServiceTest()
      : server_({[](const rpc::Deps& deps) { return std::make_unique<PeopleService>(deps); }}),
        stub_(v1::PeopleService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_(server_.AddUnit(server_.root_unit_id(), "Poplar Village")),
        admin_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)) {}

  template <typename Response, typename Request, typename Method>
  absl::StatusOr<Response> Call(Method method, const test::TestCaller& who, Request request) {
    if (auto* field = request.GetDescriptor()->FindFieldByName("request_id")) {
      request.GetReflection()->SetString(&request, field, server_.NewRequestId());
    }
    Response response;
    const grpc::Status status = ((*stub_).*method)(who.NewContext().get(), request, &response);
    if (!status.ok()) return FromGrpc(status);
    return response;
  }

  std::string Create(const std::string& name, const std::string& phone = "") {
    v1::CreatePersonRequest request;
    request.set_display_name(name);
    request.set_home_unit("units/" + unit_);
    request.set_phone(phone);
    const auto made = Call<v1::CreatePersonResponse>(&v1::PeopleService::Stub::CreatePerson,
                                                     coordinator_, request);
    EXPECT_TRUE(made.ok()) << made.status();
    return made.ok() ? made->person().name() : "";
  }
  absl::StatusOr<v1::ListPeopleResponse> List(const test::TestCaller& who, const std::string& query,
                                              int size = 0, const std::string& token = "") {
    v1::ListPeopleRequest request;
    request.set_unit("units/" + unit_);
    request.set_query(query);
    request.set_page_size(size);
    request.set_page_token(token);
    return Call<v1::ListPeopleResponse>(&v1::PeopleService::Stub::ListPeople, who, request);
  }
  std::vector<std::string> Search(const std::string& query) {
    const auto page = List(admin_, query);
    std::vector<std::string> names;
    if (page.ok()) {
      for (const v1::Person& person : page->people()) names.push_back(person.display_name());
    }
    return names;
  }
  absl::StatusOr<v1::Person> Get(const test::TestCaller& who, const std::string& name) {
    v1::GetPersonRequest request;
    request.set_person(name);
    ASSIGN_OR_RETURN(const auto got, Call<v1::GetPersonResponse>(
                                         &v1::PeopleService::Stub::GetPerson, who, request));
    return got.person();
  }

  test::TestServer server_;
  std::unique_ptr<v1::PeopleService::Stub> stub_;
  const std::string unit_;
  const std::string other_;
  const test::TestCaller admin_;
  const test::TestCaller coordinator_;
};

TEST_F(PeopleServiceTest, ListsByPinyinPageByPage) {
  server_.MustWrite([](sql::Transaction& tx) {
    return tx.Execute("DELETE FROM home_units WHERE TRUE").status();
  });
  for (const char* name : {"曾小明", "王芳", "单雄信", "Adam", "王芳"}) Create(name);
  std::vector<std::string> seen;
  std::string token;
  int pages = 0;
  do {
    const auto page = List(admin_, "", 2, token);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const v1::Person& person : page->people()) seen.push_back(person.display_name());
    token = page->next_page_token();
    ++pages;
  } while (!token.empty());
  EXPECT_THAT(seen, ElementsAre("Adam", "单雄信", "王芳", "王芳", "曾小明"));
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(ReasonOf(List(admin_, "", 2, "nonsense").status()),
            v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

TEST_F(PeopleServiceTest, FindsByPartOfNameAndByPinyin) {
  for (const char* name : {"曾小明", "单雄信", "100%_o"}) Create(name);
  EXPECT_THAT(Search("zengx"), ElementsAre("曾小明"));
  EXPECT_THAT(Search("Shan Xiong"), ElementsAre("单雄信"));
  EXPECT_THAT(Search("小明"), ElementsAre("曾小明"));
  EXPECT_THAT(Search("dan"), IsEmpty());
  EXPECT_THAT(Search("%_"), ElementsAre("100%_o"));
}

TEST_F(PeopleServiceTest, ACoordinatorSeesTheirUnitsAlone) {
  const std::string theirs = Create("王芳");
  const auto outsider = server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_);
  EXPECT_EQ(ReasonOf(List(outsider, "").status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Get(outsider, theirs).status()), v1::ERROR_REASON_NOT_FOUND);
  v1::AddAffiliationRequest request;
  request.set_person(theirs);
  request.set_unit("units/" + other_);
  request.set_start_date("2026-03-02");
  ASSERT_TRUE(Call<v1::AddAffiliationResponse>(&v1::PeopleService::Stub::AddAffiliation,
                                               coordinator_, request)
                  .ok());
  EXPECT_TRUE(Get(outsider, theirs).ok());
}

TEST_F(PeopleServiceTest, PhoneNumbersAreAnsweredOnceAndNowhereKept) {
  const std::string name = Create("王芳", "13800001111");
  EXPECT_TRUE(Get(coordinator_, name)->has_phone());
  v1::LookUpContactRequest request;
  request.set_person(name);
  request.set_purpose(v1::LookUpContactRequest::PURPOSE_SHIFT);
  const auto phone = Call<v1::LookUpContactResponse>(&v1::PeopleService::Stub::LookUpContact,
                                                     coordinator_, request);
  ASSERT_TRUE(phone.ok()) << phone.status();
  EXPECT_EQ(phone->phone(), "13800001111");
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'LookUpContact'"), 1);
  EXPECT_THAT(test::Dump(server_.database(), "changes"),
              testing::Not(testing::HasSubstr("13800001111")));
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes WHERE "
                          "COALESCE(resource, '') || audience || COALESCE(shared_resource, '') "
                          "LIKE '%王芳%'"),
            0);
}

TEST_F(PeopleServiceTest, RejectedRowsAreHandedBackOnceAndNowhereKept) {
  v1::ImportPeopleRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_home_unit("units/" + unit_);
  request.set_file_name("roster.csv");
  request.set_content(
      "姓名,志愿者编号,电话,队伍\n王芳,1,13800001111,\n李娜,3,13900001111,没有的队\n");
  request.set_apply(true);
  request.set_skip_bad_rows(true);
  v1::ImportPeopleResponse first, again;
  ASSERT_TRUE(stub_->ImportPeople(coordinator_.NewContext().get(), request, &first).ok());
  EXPECT_THAT(first.report().rejected_rows(), testing::HasSubstr("13900001111"));
  EXPECT_THAT(test::Dump(server_.database(), "changes"),
              testing::Not(testing::HasSubstr("13900001111")));

  // The repeated call has one effect and says the same, but for those rows.
  ASSERT_TRUE(stub_->ImportPeople(coordinator_.NewContext().get(), request, &again).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM people WHERE display_name = '王芳'"), 1);
  first.mutable_report()->clear_rejected_rows();
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
}

TEST_F(PeopleServiceTest, AMergedPersonAnswersWithTheOneThatStays) {
  const std::string kept = Create("王芳");
  const std::string duplicate = Create("王 芳");
  v1::MergePeopleRequest request;
  request.set_person(kept);
  request.set_duplicate(duplicate);
  EXPECT_EQ(ReasonOf(Call<v1::MergePeopleResponse>(&v1::PeopleService::Stub::MergePeople,
                                                   coordinator_, request)
                         .status()),
            v1::ERROR_REASON_ROLE_MISSING);
  ASSERT_TRUE(
      Call<v1::MergePeopleResponse>(&v1::PeopleService::Stub::MergePeople, admin_, request).ok());
  const auto got = Get(coordinator_, duplicate);
  ASSERT_TRUE(got.ok()) << got.status();
  EXPECT_EQ(got->name(), kept);
  EXPECT_THAT(Search("wangfang"), ElementsAre("王芳"));
}

TEST_F(PeopleServiceTest, UnitsAreTheAdministrators) {
  v1::CreateUnitRequest request;
  request.set_parent("units/" + unit_);
  request.set_display_name("East Gate");
  request.set_kind(v1::Unit::KIND_COMMUNITY);
  EXPECT_EQ(ReasonOf(Call<v1::CreateUnitResponse>(&v1::PeopleService::Stub::CreateUnit,
                                                  coordinator_, request)
                         .status()),
            v1::ERROR_REASON_ROLE_MISSING);
  const auto made =
      Call<v1::CreateUnitResponse>(&v1::PeopleService::Stub::CreateUnit, admin_, request);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->unit().parent(), "units/" + unit_);
  const auto units = Call<v1::ListUnitsResponse>(&v1::PeopleService::Stub::ListUnits, coordinator_,
                                                 v1::ListUnitsRequest());
  ASSERT_TRUE(units.ok());
  ASSERT_EQ(units->units_size(), 4);
  EXPECT_EQ(units->units(0).parent(), "");
}

TEST_F(PeopleServiceTest, WhetherOnePersonClosesFollowUpsIsTheAdministratorsToSay) {
  v1::UpdateUnitRequest request;
  request.set_unit("units/" + unit_);
  request.set_one_person_closes(true);
  const auto update = [&](const test::TestCaller& caller) {
    return Call<v1::UpdateUnitResponse>(&v1::PeopleService::Stub::UpdateUnit, caller, request);
  };
  EXPECT_EQ(ReasonOf(update(coordinator_).status()), v1::ERROR_REASON_ROLE_MISSING);
  const auto on = update(admin_);
  ASSERT_TRUE(on.ok()) << on.status();
  EXPECT_TRUE(on->unit().one_person_closes());
  EXPECT_EQ(on->unit().display_name(), "Willow Village");
  request.clear_one_person_closes();
  const auto left = update(admin_);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_TRUE(left->unit().one_person_closes());
}

TEST_F(PeopleServiceTest, EverybodySeesTheAlarmStepsAndTheAdministratorSetsThem) {
  const auto root = [&](const v1::ListUnitsResponse& listed) {
    for (const v1::Unit& unit : listed.units()) {
      EXPECT_EQ(unit.has_alarm_steps(), unit.parent().empty());
      if (unit.parent().empty()) return unit;
    }
    return v1::Unit();
  };
  const auto list = [&] {
    return Call<v1::ListUnitsResponse>(&v1::PeopleService::Stub::ListUnits, coordinator_,
                                       v1::ListUnitsRequest());
  };
  const auto before = list();
  ASSERT_TRUE(before.ok()) << before.status();
  EXPECT_EQ(root(*before).alarm_steps().contact_minutes(), 15);
  EXPECT_EQ(root(*before).alarm_steps().coordinator_minutes(), 30);
  EXPECT_EQ(root(*before).alarm_steps().lead_minutes(), 60);
  v1::UpdateUnitRequest request;
  request.set_unit(root(*before).name());
  request.mutable_alarm_steps()->set_contact_minutes(20);
  request.mutable_alarm_steps()->set_coordinator_minutes(25);
  request.mutable_alarm_steps()->set_lead_minutes(90);
  const auto update = [&](const test::TestCaller& caller) {
    return Call<v1::UpdateUnitResponse>(&v1::PeopleService::Stub::UpdateUnit, caller, request);
  };
  EXPECT_EQ(ReasonOf(update(coordinator_).status()), v1::ERROR_REASON_ROLE_MISSING);
  const auto set = update(admin_);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->unit().alarm_steps().lead_minutes(), 90);
  request.clear_alarm_steps();
  ASSERT_TRUE(update(admin_).ok());
  EXPECT_EQ(root(*list()).alarm_steps().SerializeAsString(),
            set->unit().alarm_steps().SerializeAsString());
}

TEST_F(PeopleServiceTest, PeopleLookAfterTheirOwnRow) {
  const std::string name = Create("王芳");
  const test::TestCaller self = server_.Enrol(name.substr(7));
  v1::UpdatePersonRequest request;
  request.set_person(name);
  request.add_skills("First aid");
  const auto mine =
      Call<v1::UpdatePersonResponse>(&v1::PeopleService::Stub::UpdatePerson, self, request);
  ASSERT_TRUE(mine.ok()) << mine.status();
  EXPECT_THAT(mine->person().skills(), ElementsAre("First aid"));
  EXPECT_TRUE(mine->person().has_device());
  request.add_update_mask("birth_year");
  EXPECT_EQ(
      ReasonOf(Call<v1::UpdatePersonResponse>(&v1::PeopleService::Stub::UpdatePerson, self, request)
                   .status()),
      v1::ERROR_REASON_ROLE_MISSING);
}

}  // namespace
}  // namespace glimmer::people
