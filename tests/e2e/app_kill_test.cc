// Two people's apps and a server, each a process of its own. The network goes, somebody does
// something all the same, the network comes back, and in the middle of the sync, at any octet of
// what goes to and fro, their app is killed. Nothing is lost, nothing is there twice, and what the
// screen says is right at every step.
//
// 3 kills; GLIMMER_APP_KILLS asks for more (25: AppKill.TwentyFive, with the label slow).
#include <gtest/gtest.h>

#include <signal.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/sql/sqlite_database.h"
#include "tests/e2e/app_process.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/support/crowd.h"
#include "tests/support/relay.h"

namespace glimmer::mobile {
namespace {

using test::AppProcess;
using test::Relay;
using Mine = MyState::Kind;

constexpr char kNow[] = "图书角整理";  // the shift that is under way

int Kills() {
  int kills = 3;
  const char* asked = std::getenv("GLIMMER_APP_KILLS");
  if (asked != nullptr && !absl::SimpleAtoi(asked, &kills)) return 3;
  return kills;
}

// What somebody does without signal.
enum class Act {
  kCheckIn,
  kCheckOut,
  kSignUp,
  kLastPlace,  // which the other one has by then
};

struct Person {
  std::string id;      // people/{id}
  std::string folder;  // of the phone
  std::unique_ptr<Relay> relay;
  std::unique_ptr<AppProcess> app;
  std::vector<std::string> places;  // titles of the shifts they are on
  int claims = 0;
  // The octets of a whole sync, from the first to the answer: a kill lies between.
  int64_t octets[2] = {1'500, 3'000};
};

class AppKillTest : public JourneyTest {
 protected:
  AppKillTest() : JourneyTest("kill") {}

  static std::string Title(int round) { return absl::StrFormat("清洁 %02d", round); }

  // A shift that begins `from_now`, of two hours.
  void Publish(AppActor& office, const std::string& title, absl::Duration from_now, int capacity) {
    auto request = New<v1::CreateEventRequest>();
    v1::Event& event = *request.mutable_event();
    event.set_title(title);
    event.set_category("environment");
    event.set_organizing_unit(UnitOf(office, v1::Unit::KIND_ORGANIZATION));
    event.set_place("桥头");
    event.set_time_zone("Asia/Shanghai");
    v1::ShiftPattern& pattern = *request.mutable_pattern();
    const auto zone = LoadZone("Asia/Shanghai");
    pattern.set_civil_start(
        FormatCivilSecond(absl::CivilSecond(absl::ToCivilMinute(absl::Now() + from_now, *zone))));
    pattern.mutable_duration()->set_seconds(2 * 3600);
    v1::Position& position = *pattern.add_positions();
    position.set_display_name("帮手");
    position.set_capacity(capacity);
    const auto made = Do<v1::CreateEventResponse>(office, "EventService/CreateEvent", request);
    ASSERT_EQ(made.shifts_size(), 1);
    shifts_[title] = made.shifts(0).name();
  }

  // In by a link that leads through a network of their own.
  void LetIn(AppActor& office, Person& person, const std::string& name, const QString& called) {
    auto invitation = ParseInvitation(AddAndInvite(office, called));
    ASSERT_TRUE(invitation.ok()) << invitation.status();
    int port = 0;
    ASSERT_TRUE(absl::SimpleAtoi(invitation->host.substr(invitation->host.rfind(':') + 1), &port));
    person.relay = std::make_unique<Relay>(port);
    invitation->host = absl::StrCat("127.0.0.1:", person.relay->port());
    const ActorOptions phone = PhoneOf(name);
    person.folder = phone.folder;
    person.app = std::make_unique<AppProcess>(phone.folder, phone.name, phone.pictures);
    person.app->Start();
    ASSERT_TRUE(person.app->Do({"enrol", *InvitationLink(*invitation)}));
    person.id = PersonCalled(office, called.toStdString());
    ASSERT_TRUE(person.app->Do({"click", "活动"}));
    ASSERT_TRUE(person.app->Do({"row", "报名", kNow}));
    ASSERT_TRUE(person.app->Do({"reads", "已报名", kNow}));
    person.places.push_back(kNow);
  }

  // What is not as it should be: the test's verdict, and of a planted fault the proof that it is
  // seen.
  void Check(bool right, const std::string& what) {
    if (!right) faults_.push_back(absl::StrCat("round ", round_, ": ", what));
  }
  template <typename T>
  void CheckIs(const T& is, const T& wanted, const std::string& what) {
    Check(is == wanted, absl::StrCat(what, ": ", is, ", not ", wanted));
  }

  // The outbox as the phone counts it.
  void CheckCounts(Person& person, const std::string& counts) {
    CheckIs(person.app->Ask({"counts"}), counts, "outbox");
  }

  // The digits on the leader's screen.
  std::string Digits(AppActor& office) {
    RosterModel roster(office.app().context(), QString::fromStdString(shifts_[kNow]));
    roster.needSiteCode();
    EXPECT_TRUE(WaitUntil([&] { return !roster.siteCode().isEmpty(); }, kPatience));
    return QString(roster.siteCode()).remove(' ').toStdString();
  }

  // Without signal; the page says that it waits.
  void DoOffline(AppActor& office, Person& person, Act act, const std::string& title) {
    AppProcess& app = *person.app;
    if (act == Act::kSignUp || act == Act::kLastPlace) {
      ASSERT_TRUE(app.Do({"row", "报名", title}));
      ASSERT_TRUE(app.Do({"reads", Waiting(act), title}));
    } else {
      const std::string digits = Digits(office);
      const std::string step = act == Act::kCheckIn ? "签到" : "签退";
      ASSERT_TRUE(app.Do({"click", "今天"}) && app.Do({"click", step}));
      ASSERT_TRUE(app.Do({"type", digits}) && app.Do({"click", step}));
      ASSERT_TRUE(app.Do({"sees", "已" + step}));
      ASSERT_TRUE(app.Do({"sees", "还没有发出去，有网络时会自动发送。"}));
    }
    app.Do({"shoot", absl::StrCat(round_, "-1-no-signal")});
    if (IsClaim(act)) {
      ASSERT_TRUE(app.Do({"click", "知道了"}));
      ++person.claims;
    }
    CheckCounts(person, "1 0");
  }

  static std::string Waiting(Act act) {
    return act == Act::kSignUp ? "报名待发送" : "已申请，还没有确认";
  }

  // The network is back, and the app dies in mid-sync. False when the sync was over before.
  bool KillInMidSync(Person& person) {
    const auto way = static_cast<Relay::Way>(random_() % 2);
    int64_t octets = static_cast<int64_t>(
        random_() % static_cast<uint64_t>(person.octets[static_cast<size_t>(way)]));
    if (!plant_.empty()) octets = 0;
    person.relay->Restore();
    const pid_t pid = person.app->pid();
    person.relay->Trap(way, octets, [pid] { kill(pid, SIGKILL); });
    person.app->Do({"sync"});
    const bool hit = person.app->WaitKilled(absl::Seconds(6));
    person.relay->Cut();
    person.app->Kill();
    std::cout << "round " << round_ << ": "
              << (hit ? absl::StrCat("killed after ", octets, " octets ",
                                     way == Relay::Way::kUp ? "up" : "down")
                      : "the sync was over");
    return hit;
  }

  // Into the store of a phone that does not run, as a faulty app would leave it.
  void Plant(Person& person) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(person.folder)) {
      if (entry.path().filename() != "local.db") continue;
      const auto database = sql::OpenSqlite({.path = entry.path().string()});
      ASSERT_TRUE(database.ok()) << database.status();
      const absl::Status planted = sql::WriteAndWait(
          **database, [&](sql::Transaction& tx) { return tx.Execute(plant_).status(); });
      ASSERT_TRUE(planted.ok()) << planted;
    }
  }

  // Started anew without signal, it says what it knows: that it waits, or what the server has said.
  void CheckAfterKill(AppActor& office, Person& person, Act act, const std::string& title) {
    AppProcess& app = *person.app;
    app.Start();
    const std::string counts = app.Ask({"counts"});
    const bool waits = counts == "1 0";
    std::cout << (waits ? ", it waits" : ", it was answered") << "\n";
    (waits ? waited_ : answered_) += 1;
    if (!waits) {
      CheckIs(counts, std::string(act == Act::kLastPlace ? "0 1" : "0 0"), "outbox after the kill");
      Check(act == Act::kLastPlace || ServerHas(office, person, act, title), "the server has it");
    }
    ASSERT_TRUE(app.Do({"click", "今天"}));
    CheckToday(person, waits);
    if (IsClaim(act)) {
      CheckIs(app.Ask({"state", title}), StateOfClaim(act, waits), "state after the kill");
    } else {
      ASSERT_TRUE(app.Do({"click", "活动"}));
      Check(app.Do({"reads", waits ? Waiting(act) : Final(act), title}), "the row after the kill");
    }
    app.Do({"shoot", absl::StrCat(round_, "-2-after-the-kill")});
  }

  // The chip and the card say that something waits, or nothing of the kind.
  void CheckToday(Person& person, bool waits) {
    AppProcess& app = *person.app;
    Check(waits ? app.Do({"sees", "待发送 1"}) : app.Do({"lacks", "待发送"}), "words of today");
  }

  static bool IsClaim(Act act) { return act == Act::kCheckIn || act == Act::kCheckOut; }

  // They have a place, and have come or left; the step is here only while it waits.
  static std::string StateOfClaim(Act act, bool waits) {
    return absl::StrCat(static_cast<int>(Mine::kConfirmed), act == Act::kCheckIn ? " 1 " : " 2 ",
                        waits ? 1 : 0);
  }

  static std::string Final(Act act) { return act == Act::kLastPlace ? "名额已满" : "已报名"; }

  // With signal again it is sent, once, and says what became of it.
  void CheckSent(Person& person, Act act, const std::string& title) {
    AppProcess& app = *person.app;
    person.relay->Restore();
    app.Do({"sync"});
    const std::string wanted = act == Act::kLastPlace ? "0 1" : "0 0";
    Check(WaitUntil([&] { return app.Ask({"counts"}) == wanted; }, kPatience), "it is sent");
    for (const size_t way : {0u, 1u}) {
      person.octets[way] =
          std::max<int64_t>(500, person.relay->passed(static_cast<Relay::Way>(way)) * 3 / 4);
    }
    ASSERT_TRUE(app.Do({"click", "今天"}));
    CheckToday(person, false);
    if (IsClaim(act)) {
      CheckIs(app.Ask({"state", title}), StateOfClaim(act, false), "state when it is sent");
    } else {
      ASSERT_TRUE(app.Do({"click", "活动"}));
      Check(app.Do({"reads", Final(act), title}), "the row when it is sent");
    }
    app.Do({"shoot", absl::StrCat(round_, "-3-sent")});
    if (act == Act::kLastPlace) {
      ASSERT_NO_FATAL_FAILURE(SeeRefusal(person, title));
    }
    if (act == Act::kSignUp) person.places.push_back(title);
    ASSERT_TRUE(app.Do({"click", "活动"}));
  }

  // A refusal stays until it was seen.
  void SeeRefusal(Person& person, const std::string& title) {
    AppProcess& app = *person.app;
    ASSERT_TRUE(app.Do({"click", "今天"}) && app.Do({"click", "被拒 1"}));
    Check(app.Do({"sees", "名额已满"}), "why it was refused");
    app.Do({"shoot", absl::StrCat(round_, "-4-refused")});
    ASSERT_TRUE(app.Do({"click", "去修改"}) && app.Do({"sees", title}));
    ASSERT_TRUE(app.Do({"click", "返回"}));
    ASSERT_TRUE(app.Do({"click", "丢弃"}) && app.Do({"sees", "都发出去了"}));
    ASSERT_TRUE(app.Do({"click", "返回"}));
    CheckCounts(person, "0 0");
  }

  bool ServerHas(AppActor& office, const Person& person, Act act, const std::string& title) {
    if (act == Act::kSignUp) return OnShift(office, title).count(person.id) == 1;
    v1::ListAttendancesRequest request;
    request.set_shift(shifts_[title]);
    const auto there = office.Ask<v1::ListAttendancesResponse>(
        "/glimmer.v1.AttendanceService/ListAttendances", request);
    const auto wanted =
        act == Act::kCheckIn ? v1::Attendance::STATE_CHECKED_IN : v1::Attendance::STATE_CHECKED_OUT;
    return there.ok() && std::count_if(there->attendances().begin(), there->attendances().end(),
                                       [&](const v1::Attendance& one) {
                                         return one.person() == person.id && one.state() == wanted;
                                       }) == 1;
  }

  // people/{id} with a place, each as often as the server lists them.
  std::multiset<std::string> OnShift(AppActor& office, const std::string& title) {
    v1::ListSignUpsRequest request;
    request.set_shift(shifts_[title]);
    const auto list =
        office.Ask<v1::ListSignUpsResponse>("/glimmer.v1.SignUpService/ListSignUps", request);
    std::multiset<std::string> people;
    EXPECT_TRUE(list.ok()) << list.status();
    if (list.ok()) {
      for (const v1::SignUp& one : list->sign_ups()) people.insert(one.person());
    }
    return people;
  }

  // In the end the server holds what the two have done, all of it and nothing twice.
  void CheckServer(AppActor& office) {
    std::map<std::string, std::multiset<std::string>> wanted;
    int64_t places = 0, claims = 0;
    for (const Person& person : people_) {
      for (const std::string& title : person.places) wanted[title].insert(person.id);
      places += static_cast<int64_t>(person.places.size());
      claims += person.claims;
    }
    for (const auto& [title, shift] : shifts_) {
      Check(OnShift(office, title) == wanted[title], absl::StrCat("who is on ", title));
    }
    EXPECT_EQ(server_.Stop(), 0);
    const auto database = sql::OpenSqlite({.path = folder_.File("data/glimmer.db")});
    ASSERT_TRUE(database.ok()) << database.status();
    CheckIs(Count(**database, "SELECT COUNT(*) FROM sign_ups"), places, "sign-ups");
    CheckIs(Count(**database, "SELECT COUNT(*) FROM attendance_claims"), claims, "claims");
    CheckIs(Count(**database, "SELECT COUNT(*) FROM attendance_claims WHERE findings <> ''"),
            int64_t{0}, "claims with findings");
    Check(test::BrokenInvariants(**database).empty(), "invariants");
  }

  static int64_t Count(sql::Database& database, const std::string& sql) {
    int64_t count = -1;
    const absl::Status status = sql::ReadAndWait(database, [&](sql::Transaction& tx) {
      return tx.Run(sql, {}, [&](const sql::Row& row) { count = row.Int(0); }).status();
    });
    EXPECT_TRUE(status.ok()) << status;
    return count;
  }

  // The first and the last rounds are those of who came and left; further ones make up for syncs
  // that were over before.
  static Act ActOf(int round, int kills) {
    if (round >= kills) return Act::kSignUp;
    if (round == 0 || (round == 1 && kills > 3)) return Act::kCheckIn;
    if (round == kills - 1 || (round == kills - 2 && kills > 3)) return Act::kCheckOut;
    return round % 4 == 1 ? Act::kLastPlace : Act::kSignUp;
  }

  // Who checked in checks out.
  static size_t WhoOf(int round, int kills) {
    if (kills <= 3) return round == 1 ? 1 : 0;
    if (round < kills && round >= kills - 2) return static_cast<size_t>(round - (kills - 2));
    return static_cast<size_t>(round % 2);
  }

  // Two people are in and on the shift that is under way.
  void Begin(AppActor& office) {
    ASSERT_TRUE(office.Enrol(SetupLink()));
    ASSERT_NO_FATAL_FAILURE(Publish(office, kNow, absl::Minutes(10), 9));
    ASSERT_NO_FATAL_FAILURE(LetIn(office, people_[0], "zhao", "赵一帆"));
    ASSERT_NO_FATAL_FAILURE(LetIn(office, people_[1], "li", "李敏"));
  }

  void Round(AppActor& office, int kills, bool& hit) {
    const Act act = ActOf(round_, kills);
    Person& person = people_[WhoOf(round_, kills)];
    Person& other = people_[1 - WhoOf(round_, kills)];
    const std::string title = IsClaim(act) ? kNow : Title(round_);
    if (!IsClaim(act)) {
      // The newest begins first, so that it is at the top of the list.
      ASSERT_NO_FATAL_FAILURE(Publish(office, title, absl::Hours(48 + 3 * (kills - round_)),
                                      act == Act::kLastPlace ? 1 : 9));
      for (Person* one : {&person, &other}) {
        one->app->Do({"sync"});
        ASSERT_TRUE(WaitUntil([&] { return one->app->Do({"state", title}); }, kPatience));
      }
    }
    person.relay->Cut();
    if (act == Act::kLastPlace) {
      ASSERT_TRUE(other.app->Do({"row", "报名", title}));
      ASSERT_TRUE(other.app->Do({"reads", "已报名", title}));
      other.places.push_back(title);
    }
    ASSERT_NO_FATAL_FAILURE(DoOffline(office, person, act, title));
    hit = KillInMidSync(person);
    if (!plant_.empty()) Plant(person);
    ASSERT_NO_FATAL_FAILURE(CheckAfterKill(office, person, act, title));
    ASSERT_NO_FATAL_FAILURE(CheckSent(person, act, title));
    CheckIs(person.app->Ask({"warnings"}), std::string(), "warnings");
  }

  std::mt19937 random_{20261130};
  std::map<std::string, std::string> shifts_;  // shifts/{id} by title
  Person people_[2];
  int round_ = 0;
  int waited_ = 0;
  int answered_ = 0;
  std::string plant_;  // an SQL statement
  std::vector<std::string> faults_;
};

TEST_F(AppKillTest, NothingIsLostOrDoubledAndTheWordsAreRight) {
  const int kills = Kills();
  AppActor office(PhoneOf("office", kDesk));
  ASSERT_NO_FATAL_FAILURE(Begin(office));
  int hits = 0;
  for (round_ = 0; round_ < kills || hits < kills; ++round_) {
    ASSERT_LT(round_, kills + 10);
    bool hit = false;
    ASSERT_NO_FATAL_FAILURE(Round(office, kills, hit));
    hits += hit ? 1 : 0;
  }
  CheckServer(office);
  std::cout << "app kills: " << hits << " in mid-sync, " << round_ - hits
            << " after it; afterwards " << waited_ << " waited, " << answered_ << " were answered; "
            << faults_.size() << " faults\n";
  EXPECT_EQ(faults_, std::vector<std::string>());
  if (kills >= 25) {
    EXPECT_GT(waited_, 0);
    EXPECT_GT(answered_, 0);
  }
  ExpectNoWarnings({&office});
}

// Teeth: an app that loses what was being sent, and one that takes it as sent.
TEST_F(AppKillTest, FaultyAppsAreFound) {
  AppActor office(PhoneOf("office", kDesk));
  ASSERT_NO_FATAL_FAILURE(Begin(office));
  for (const char* plant :
       {"DELETE FROM outbox WHERE state IN (1, 2)",
        "UPDATE outbox SET state = 3, finish_time_us = 1 WHERE state IN (1, 2)"}) {
    plant_ = plant;
    faults_.clear();
    bool hit = false;
    ASSERT_NO_FATAL_FAILURE(Round(office, 25, hit));
    EXPECT_TRUE(hit);
    EXPECT_NE(faults_, std::vector<std::string>()) << plant;
    for (const std::string& fault : faults_) std::cout << "found: " << fault << "\n";
    ++round_;
  }
}

}  // namespace
}  // namespace glimmer::mobile
