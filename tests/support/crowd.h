// Many people with sessions, and one shift or wishes that they all want: straight into the tables
// before a server starts, then real calls all at once.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "grpcpp/grpcpp.h"
#include "shared/sql/database.h"

namespace glimmer::test {

struct CrowdMember {
  std::string person_id;
  std::string token;
  std::string request_id;
  std::string sign_up_id;  // or of the claim
};

struct Crowd {
  std::vector<CrowdMember> people;
  std::string shift_id;
};

// An organisation with `people` members and one open shift with `places` places, tomorrow.
Crowd SeedCrowd(sql::Database& database, int people, int places);

// More open shifts of the same organisation, the first in `first`, with `places` places each.
std::vector<std::string> SeedShifts(sql::Database& database, int count, int places,
                                    absl::Duration first = absl::Hours(60),
                                    absl::Duration apart = absl::Hours(3));

// Published wishes of the same organisation for one thing each, open for a month.
std::vector<std::string> SeedWishes(sql::Database& database, int count);

// What became of one call.
struct Outcome {
  // "CONFIRMED", "WAITLISTED" or "HELD", or the reason, or the code's name without one.
  std::string answer;
  int64_t took_us = 0;
};

using ChannelMaker = std::function<std::shared_ptr<grpc::Channel>()>;

// One CreateSignUp per person, or with `wishes` one ClaimWish, all in flight at once over
// `connections` connections; returns when every call has ended. `stop_after` answers calls
// `on_stop` once (a kill in mid-storm).
struct StormPlan {
  v1::CreateSignUpRequest::WhenFull when_full = v1::CreateSignUpRequest::WHEN_FULL_REFUSE;
  std::vector<std::string> wishes;  // which wish each of the crowd's people claims
  int connections = 160;
  int first = 0;  // people from..to
  int last = 0;   // 0: all
  int stop_after = 0;
  std::function<void()> on_stop;
};
std::vector<Outcome> Storm(const Crowd& crowd, const StormPlan& plan, const ChannelMaker& channel);

// How often each answer came.
std::map<std::string, int> Count(const std::vector<Outcome>& outcomes);

// CONFIRMED, WAITLISTED or HELD.
bool IsAcknowledged(const std::string& answer);

// Ids of all sign-ups; what fails ends the test program.
std::set<std::string> StoredSignUps(sql::Database& database);

// storage::BrokenInvariants of the whole database; what fails ends the test program.
std::vector<std::string> BrokenInvariants(sql::Database& database);

}  // namespace glimmer::test
