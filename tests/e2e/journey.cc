#include "tests/e2e/journey.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/match.h"
#include "glimmer/v1/access_service.pb.h"
#include "shared/base/time_convert.h"
#include "tests/e2e/desk_steps.h"
#include "tests/support/program.h"

namespace glimmer::mobile {

JourneyTest::JourneyTest(std::string name)
    : server_(folder_.File("data"), {.log_level = "debug"}), name_(std::move(name)) {
  setenv("HOME", folder_.path().c_str(), 1);  // where the app's downloads go
  MakeDataFolder();
  server_.Start();
}

void JourneyTest::MakeDataFolder() {
  std::filesystem::create_directory(folder_.File("data"));
  std::filesystem::permissions(folder_.File("data"), std::filesystem::perms::owner_all);
}

ActorOptions JourneyTest::PhoneOf(const std::string& person, QSize window) {
  const char* pictures = std::getenv("GLIMMER_SHOTS");
  return {folder_.File(person), name_ + "-" + person, pictures == nullptr ? "" : pictures, window};
}

std::string JourneyTest::Bootstrap(int number) {
  const std::string path = folder_.File("data/bootstrap");
  EXPECT_TRUE(WaitUntil([&] { return std::filesystem::exists(path); }, kPatience));
  std::ifstream file(path);
  std::string line;
  for (int i = 0; i <= number; ++i) std::getline(file, line);
  return line;
}

std::string JourneyTest::AddAndInvite(AppActor& office, const QString& name) {
  EXPECT_TRUE(AddAtDesk(office, Added::kPerson, name));
  return InviteChosen(office);
}

std::string JourneyTest::AddCoordinator(AppActor& office, const QString& name) {
  EXPECT_TRUE(AddAtDesk(office, Added::kPerson, name));
  auto grant = New<v1::GrantRoleRequest>();
  grant.set_person(PersonCalled(office, name.toStdString()));
  grant.set_role(v1::ROLE_COORDINATOR);
  grant.set_scope(UnitOf(office, v1::Unit::KIND_ORGANIZATION));
  *grant.mutable_end_time() = ToTimestamp(absl::Now() + absl::Hours(24 * 300));
  Do<v1::GrantRoleResponse>(office, "AccessService/GrantRole", grant);
  return InviteChosen(office);
}

v1::Household JourneyTest::HouseholdThatConsents(AppActor& writes, AppActor& calls) {
  auto create = New<v1::CreateHouseholdRequest>();
  create.set_unit(UnitOf(writes, v1::Unit::KIND_COMMUNITY));
  const v1::Household household =
      Do<v1::CreateHouseholdResponse>(writes, "HouseholdService/CreateHousehold", create)
          .household();
  auto record = New<v1::RecordConsentRequest>();
  record.set_household(household.name());
  v1::ConsentRecord& consent = *record.mutable_consent();
  consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
  consent.set_language("zh-CN");
  consent.set_notice_hash(std::string(32, 'n'));
  record.mutable_terms()->set_min_people(2);
  record.mutable_contact()->set_display_name(kContactName);
  record.mutable_contact()->set_address(kAddress);
  record.mutable_contact()->set_phone(kContactPhone);
  record.mutable_access_note()->set_line(kWayIn);
  Do<v1::RecordConsentResponse>(writes, "HouseholdService/RecordConsent", record);
  auto confirm = New<v1::ConfirmConsentRequest>();
  confirm.set_household(household.name());
  Do<v1::ConfirmConsentResponse>(calls, "HouseholdService/ConfirmConsent", confirm);
  return household;
}

std::string JourneyTest::PersonCalled(AppActor& actor, const std::string& name) {
  std::string found;
  const auto known = [&] {
    const auto people = actor.phone().store().People();
    for (const v1::Person& person : *people) {
      if (person.display_name() == name) found = person.name();
    }
    return !found.empty();
  };
  EXPECT_TRUE(WaitUntil(known, kPatience)) << name;
  return found;
}

std::string JourneyTest::UnitOf(AppActor& actor, v1::Unit::Kind kind) {
  const auto units = actor.phone().store().Units();
  for (const v1::Unit& unit : *units) {
    if (unit.kind() == kind) return unit.name();
  }
  return {};
}

std::vector<std::string> JourneyTest::FilesWith(const std::string& text) {
  const QString words = QString::fromStdString(text);
  const std::string wide(reinterpret_cast<const char*>(words.utf16()), 2 * words.size());
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (!entry.is_regular_file()) continue;
    const std::string content = test::ReadFileOrDie(entry.path());
    if (!absl::StrContains(content, text) && !absl::StrContains(content, wide)) continue;
    found.push_back(entry.path().lexically_relative(folder_.path()));
  }
  return found;
}

void JourneyTest::ExpectNoWarnings(std::initializer_list<AppActor*> actors) {
  for (AppActor* actor : actors) {
    EXPECT_TRUE(actor->warnings().isEmpty()) << actor->warnings().join("\n").toStdString();
  }
}

}  // namespace glimmer::mobile
