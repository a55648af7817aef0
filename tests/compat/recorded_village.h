// A village on a server of today, in the test's process behind a real socket, with the people,
// devices and shifts of the recorded queues: those ids never change, because a device has signed
// them. A clock that stands still, and no jobs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "mobile/client/rpc_client.h"
#include "shared/crypto/signing.h"
#include "tests/compat/recorded_queue.h"
#include "tests/support/test_server.h"

namespace glimmer::compat {

inline constexpr absl::string_view kUnit = "01KJPA00000000000000000001";
// From ten minutes after the first moment, for two hours; the leader leads it.
inline constexpr absl::string_view kToday = "01KJPA00000000000000000021";
// In three days, with one place.
inline constexpr absl::string_view kOnePlace = "01KJPA00000000000000000022";
// In two and in four days.
inline constexpr absl::string_view kInTwoDays = "01KJPA00000000000000000023";
inline constexpr absl::string_view kInFourDays = "01KJPA00000000000000000024";
// Was yesterday.
inline constexpr absl::string_view kYesterday = "01KJPA00000000000000000025";

class RecordedVillage {
 public:
  // The ids that this server gives depend on `seed`.
  explicit RecordedVillage(uint64_t seed);

  // As the phone of this person sends it, in a session of its own. Errors: as the server says them.
  absl::StatusOr<std::string> Call(Who who, const std::string& method, const std::string& request);

  test::FakeClock& clock() { return server_.clock(); }
  absl::Time first_moment() const { return first_moment_; }
  // What storage::BrokenInvariants finds.
  std::vector<std::string> Broken();
  test::TestServer& server() { return server_; }

  static std::string PersonId(Who who);
  static std::string DeviceId(Who who);
  static KeyPair DeviceKey(Who who);
  static std::string SiteKey() { return std::string(32, 'k'); }
  // When the shift of today begins.
  absl::Time TodayStart() const { return first_moment_ + absl::Minutes(10); }

 private:
  void AddPerson(Who who, const std::string& name);
  void AddGrant(Who who, v1::Role role);
  void AddShift(absl::string_view id, absl::Time start, int64_t capacity);
  std::string NewSession(Who who);

  test::TestServer server_;
  const absl::Time first_moment_;
  std::unique_ptr<mobile::RpcClient> client_;
};

// What became of one call.
struct Delivered {
  absl::Status status;
  std::string answer;
  bool same_again = true;  // it was answered, and sent again the answer was the same
};

// Sends all calls as they were made or, with `late`, first what was done with signal, when it was
// done, and then the queue, so much later. In the order of `calls`.
std::vector<Delivered> Deliver(RecordedVillage& village, const std::vector<RecordedCall>& calls,
                               absl::Duration late);

}  // namespace glimmer::compat
