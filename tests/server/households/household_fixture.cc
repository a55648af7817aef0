#include "tests/server/households/household_fixture.h"

#include "absl/strings/str_cat.h"
#include "server/jobs/expiry.h"
#include "server/rpc/audit_chain_store.h"
#include "server/storage/invariants.h"
#include "shared/domain/resource_names.h"

namespace glimmer::households {

HouseholdTest::HouseholdTest() {
  AddRole(recorder_, v1::ROLE_COORDINATOR);
  AddRole(coordinator_, v1::ROLE_COORDINATOR);
}

v1::VisitTerms HouseholdTest::Terms() {
  v1::VisitTerms terms;
  terms.add_languages("zh");
  v1::VisitSlot& slot = *terms.add_slots();
  slot.set_weekday(6);
  slot.set_start_minute(9 * 60);
  slot.set_end_minute(11 * 60);
  terms.set_cadence_days(14);
  terms.set_min_people(2);
  return terms;
}

v1::RecordConsentRequest HouseholdTest::Consent(const v1::Household& household) {
  v1::RecordConsentRequest request;
  request.set_household(household.name());
  v1::ConsentRecord& consent = *request.mutable_consent();
  consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
  consent.set_language("zh");
  consent.set_notice_hash(std::string(32, 'h'));
  *request.mutable_terms() = Terms();
  request.mutable_contact()->set_display_name(kNameCanary);
  request.mutable_contact()->set_address(kAddressCanary);
  request.mutable_contact()->set_phone(kPhoneCanary);
  request.mutable_access_note()->add_hints(v1::AccessNote::HINT_KNOCK);
  request.mutable_access_note()->set_line(kNoteCanary);
  return request;
}

v1::Household HouseholdTest::Create() {
  v1::CreateHouseholdRequest request;
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  const auto created =
      Do<v1::CreateHouseholdResponse>(recorder_, [&](rpc::Context& context, auto& response) {
        return CreateHousehold(context, request, response);
      });
  EXPECT_TRUE(created.ok()) << created.status();
  return created.ok() ? created->household() : v1::Household();
}

absl::StatusOr<v1::RecordConsentResponse> HouseholdTest::RecordBy(
    const std::string& actor, const v1::RecordConsentRequest& request) {
  return Do<v1::RecordConsentResponse>(actor, [&](rpc::Context& context, auto& response) {
    return RecordConsent(context, vault_, request, response);
  });
}

std::string HouseholdTest::Record(const v1::Household& household,
                                  const std::string& contact_person) {
  v1::RecordConsentRequest request = Consent(household);
  request.set_contact_person(ResourceName(kPeople, contact_person));
  const auto recorded = RecordBy(recorder_, request);
  EXPECT_TRUE(recorded.ok()) << recorded.status();
  return recorded.ok() ? recorded->code() : "";
}

absl::StatusOr<v1::ConfirmConsentResponse> HouseholdTest::Confirm(const std::string& actor,
                                                                  const v1::Household& household,
                                                                  const std::string& code) {
  v1::ConfirmConsentRequest request;
  request.set_household(household.name());
  request.set_code(code);
  return Do<v1::ConfirmConsentResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ConfirmConsent(context, vault_, request, response);
  });
}

v1::Household HouseholdTest::Active(const std::string& contact_person) {
  const v1::Household household = Create();
  Record(household, contact_person);
  const auto confirmed = Confirm(coordinator_, household);
  EXPECT_TRUE(confirmed.ok()) << confirmed.status();
  return confirmed.ok() ? confirmed->household() : v1::Household();
}

absl::StatusOr<v1::UpdateVisitTermsResponse> HouseholdTest::Update(const std::string& actor,
                                                                   const v1::Household& household,
                                                                   const v1::VisitTerms& terms,
                                                                   const std::string& code) {
  v1::UpdateVisitTermsRequest request;
  request.set_household(household.name());
  *request.mutable_terms() = terms;
  request.set_code(code);
  return Do<v1::UpdateVisitTermsResponse>(actor, [&](rpc::Context& context, auto& response) {
    return UpdateVisitTerms(context, vault_, request, response);
  });
}

absl::StatusOr<v1::Household> HouseholdTest::Pause(const std::string& actor,
                                                   const v1::Household& household) {
  v1::PauseHouseholdRequest request;
  request.set_household(household.name());
  ASSIGN_OR_RETURN(const auto response, Do<v1::PauseHouseholdResponse>(
                                            actor, [&](rpc::Context& context, auto& response) {
                                              return PauseHousehold(context, request, response);
                                            }));
  return response.household();
}

absl::StatusOr<v1::ResumeHouseholdResponse> HouseholdTest::Resume(const std::string& actor,
                                                                  const v1::Household& household,
                                                                  const std::string& code) {
  v1::ResumeHouseholdRequest request;
  request.set_household(household.name());
  request.set_code(code);
  return Do<v1::ResumeHouseholdResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ResumeHousehold(context, vault_, request, response);
  });
}

absl::StatusOr<v1::Household> HouseholdTest::Withdraw(const std::string& actor,
                                                      const v1::Household& household,
                                                      bool erase_now) {
  v1::WithdrawHouseholdRequest request;
  request.set_household(household.name());
  request.set_erase_now(erase_now);
  ASSIGN_OR_RETURN(const auto response, Do<v1::WithdrawHouseholdResponse>(
                                            actor, [&](rpc::Context& context, auto& response) {
                                              return WithdrawHousehold(context, request, response);
                                            }));
  return response.household();
}

absl::StatusOr<v1::LookUpHouseholdContactResponse> HouseholdTest::LookUp(
    const std::string& actor, const v1::Household& household, v1::AddressPurpose purpose) {
  v1::LookUpHouseholdContactRequest request;
  request.set_household(household.name());
  request.set_purpose(purpose);
  return Do<v1::LookUpHouseholdContactResponse>(
      actor, [&](rpc::Context& context, auto& response) -> absl::Status {
        RETURN_IF_ERROR(LoadGrants(context));
        return LookUpHouseholdContact(context, vault_, request, response);
      });
}

absl::StatusOr<v1::GetHouseholdRecordResponse> HouseholdTest::RecordOf(
    const std::string& actor, const v1::Household& household, int page_size,
    const std::string& page_token) {
  v1::GetHouseholdRecordRequest request;
  request.set_household(household.name());
  request.set_page_size(page_size);
  request.set_page_token(page_token);
  return Do<v1::GetHouseholdRecordResponse>(actor, [&](rpc::Context& context, auto& response) {
    return GetHouseholdRecord(context, request, response);
  });
}

std::vector<std::string> HouseholdTest::Listed() {
  std::vector<std::string> names;
  v1::ListHouseholdsRequest request;
  request.set_unit(ResourceName(kUnits, world_.root_unit_id));
  request.set_page_size(1);
  do {
    const auto page =
        Do<v1::ListHouseholdsResponse>(recorder_, [&](rpc::Context& context, auto& response) {
          return ListHouseholds(context, request, response);
        });
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) break;
    for (const v1::Household& household : page->households()) names.push_back(household.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return names;
}

absl::StatusOr<v1::Household> HouseholdTest::Find(const std::string& alias) {
  v1::FindHouseholdRequest request;
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  request.set_alias(alias);
  ASSIGN_OR_RETURN(const auto response, Do<v1::FindHouseholdResponse>(
                                            recorder_, [&](rpc::Context& context, auto& response) {
                                              return FindHousehold(context, request, response);
                                            }));
  return response.household();
}

absl::StatusOr<v1::Household> HouseholdTest::Get(const v1::Household& household) {
  v1::GetHouseholdRequest request;
  request.set_household(household.name());
  ASSIGN_OR_RETURN(const auto response, Do<v1::GetHouseholdResponse>(
                                            recorder_, [&](rpc::Context& context, auto& response) {
                                              return GetHousehold(context, request, response);
                                            }));
  return response.household();
}

absl::Status HouseholdTest::LoadGrants(rpc::Context& context) {
  ASSIGN_OR_RETURN(
      context.caller.grants,
      context.tx.QueryAll(
          [](const sql::Row& row) {
            return rpc::Grant{static_cast<v1::Role>(row.Int(0)), row.Text(1), row.Text(2)};
          },
          "SELECT g.role, g.scope_unit_id, u.path FROM role_grants g "
          "JOIN units u ON u.unit_id = g.scope_unit_id WHERE g.person_id = $1",
          context.caller.person_id));
  return absl::OkStatus();
}

int HouseholdTest::RunJob() {
  jobs::Expiry job(world_.database(), world_.clock, world_.random, feed_signal_);
  const absl::StatusOr<int> erased = job.RunOnce(world_.clock.Now());
  EXPECT_TRUE(erased.ok()) << erased.status();
  return erased.value_or(-1);
}

void HouseholdTest::AddRole(const std::string& person_id, v1::Role role) {
  world_.Execute(absl::StrCat(
      "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
      "create_time_us) VALUES ('grant-",
      person_id, role, "', '", person_id, "', ", static_cast<int>(role), ", '", world_.unit_id,
      "', ", absl::ToUnixMicros(world_.clock.Now() + absl::Hours(24 * 365)), ", 1)"));
}

int64_t HouseholdTest::Releases() {
  return world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'ReleaseAddress'");
}

int64_t HouseholdTest::Notices(const std::string& person_id) {
  return world_.Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE person_id = '", person_id,
                                 "' AND kind = ", v1::Notice::KIND_MANY_ADDRESSES_READ));
}

absl::StatusOr<int64_t> HouseholdTest::Chain() {
  int64_t length = 0;
  RETURN_IF_ERROR(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
    length = 0;
    ASSIGN_OR_RETURN(const auto states, rpc::CheckChains(tx, rpc::kAuditChain, {}));
    for (const rpc::ChainState& state : states) {
      if (!state.fault.empty()) return absl::DataLossError(state.fault);
      length += state.length;
    }
    return absl::OkStatus();
  }));
  return length;
}

std::vector<std::string> HouseholdTest::Broken() {
  std::vector<std::string> broken;
  const absl::Status status =
      sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return broken;
}

void HouseholdTest::TearDown() {
  EXPECT_EQ(Broken(), std::vector<std::string>{});
  // As many addresses were opened as there are rows that say so, and nobody has touched those.
  EXPECT_EQ(vault_.opened(), Releases());
  EXPECT_TRUE(Chain().ok()) << Chain().status();
}

}  // namespace glimmer::households
