// What a journey begins with: a server of its own, people's phones on it, and the way to where the
// journey starts. Main thread.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/people_service.pb.h"
#include "shared/base/ids.h"
#include "tests/e2e/app_actor.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"

namespace glimmer::mobile {

inline constexpr QSize kPhone = {390, 844};
inline constexpr QSize kDesk = {1180, 820};
inline constexpr QSize kTallDesk = {1180, 1040};
// What the household that consents tells of itself.
inline constexpr char kContactName[] = "林阿姨";
inline constexpr char kAddress[] = "槐树街 7 号";
inline constexpr char kContactPhone[] = "13800007431";
inline constexpr char kWayIn[] = "从东边小门进";

class JourneyTest : public testing::Test {
 protected:
  // `name` is the first part of its pictures' names; they go to $GLIMMER_SHOTS. The server logs all
  // that it ever logs.
  explicit JourneyTest(std::string name);

  void MakeDataFolder();
  ActorOptions PhoneOf(const std::string& person, QSize window = kPhone);

  // The first administrator's, once the server serves.
  std::string SetupCode() { return Bootstrap(0); }
  std::string SetupLink() { return Bootstrap(1); }
  // Adds a person at the desk; the link that lets them in.
  std::string AddAndInvite(AppActor& office, const QString& name);
  // The same for a coordinator of the whole organisation.
  std::string AddCoordinator(AppActor& office, const QString& name);
  // Written down by one coordinator, confirmed when the other calls it back.
  static v1::Household HouseholdThatConsents(AppActor& writes, AppActor& calls);

  // people/{id}, once the actor's phone knows them.
  static std::string PersonCalled(AppActor& actor, const std::string& name);
  // The first unit of this kind.
  static std::string UnitOf(AppActor& actor, v1::Unit::Kind kind);

  // A request with a request_id.
  template <typename Request>
  static Request New() {
    Request request;
    request.set_request_id(NewUuidV7(absl::Now(), SystemRandom()));
    return request;
  }
  // One call that goes well. `method` is "XService/Method".
  template <typename Response, typename Request>
  static Response Do(AppActor& actor, const std::string& method, const Request& request) {
    const auto answer = actor.Ask<Response>(("/glimmer.v1." + method).c_str(), request);
    EXPECT_TRUE(answer.ok()) << method << ": " << answer.status();
    return answer.ok() ? *answer : Response();
  }

  // Files of the journey (the server's data and log, the phones', what was saved) that hold `text`.
  std::vector<std::string> FilesWith(const std::string& text);
  static void ExpectNoWarnings(std::initializer_list<AppActor*> actors);

  test::TempDir folder_;
  test::ServerProcess server_;

 private:
  // A line of DATA/bootstrap.
  std::string Bootstrap(int number);

  const std::string name_;
};

}  // namespace glimmer::mobile
