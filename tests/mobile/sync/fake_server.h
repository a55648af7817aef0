// A server in the test's own process behind a real unix socket: sessions, a feed of shifts and
// sign-ups, idempotent sign-ups, calls for help. It can lose answers and keep them back, refuse
// sessions and expire tokens.
#pragma once

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "glimmer/v1/visit_service.grpc.pb.h"

namespace glimmer::mobile {

// What goes wrong next; each counts down.
struct Faults {
  int drop_before = 0;     // UNAVAILABLE, nothing done
  int drop_after = 0;      // done, and UNAVAILABLE all the same: the answer is lost
  int drop_pulls = 0;      // UNAVAILABLE for ListChanges
  int forget_session = 0;  // UNAUTHENTICATED
  int expire_tokens = 0;   // SYNC_TOKEN_EXPIRED for a token
  int hold = 0;            // of sign-ups: no answer before Release
  bool device_revoked = false;
};

class FakeServer {
 public:
  FakeServer(std::string address, std::string server_id, std::string public_key);
  ~FakeServer();

  void Set(const Faults& faults);
  void AddShift(const v1::Shift& shift);
  void CancelSignUps(const std::string& shift);
  void RefuseShift(const std::string& shift);  // SHIFT_FULL
  void Release();                              // what is held goes on
  void Restore();  // from an empty backup: nothing done is known, a new data epoch

  // What has come to be.
  std::map<std::string, int> calls() const;   // times each request_id arrived
  std::string attempts() const;  // glimmer-attempt of each sign-up, in order; "-" without
  std::vector<std::string> sign_ups() const;  // shifts signed up to, in order
  int alarms() const;                         // calls for help
  int full_loads() const;
  int sessions() const;
  int pulls() const;

 private:
  class Access;
  class SignUps;
  class Sync;
  class Visits;

  absl::Status CheckToken(const grpc::ServerContext& context) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Log(const std::string& name) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::string server_id_;
  const std::string public_key_;
  mutable absl::Mutex mutex_;
  Faults faults_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  bool released_ ABSL_GUARDED_BY(mutex_) = false;
  int alarms_ ABSL_GUARDED_BY(mutex_) = 0;
  int sessions_ ABSL_GUARDED_BY(mutex_) = 0;
  int full_loads_ ABSL_GUARDED_BY(mutex_) = 0;
  int pulls_ ABSL_GUARDED_BY(mutex_) = 0;
  int epoch_ ABSL_GUARDED_BY(mutex_) = 1;
  std::string token_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, int> calls_ ABSL_GUARDED_BY(mutex_);
  std::string attempts_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, v1::CreateSignUpResponse> answers_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> signed_up_ ABSL_GUARDED_BY(mutex_);
  std::set<std::string> refused_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, v1::Change> rows_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> feed_ ABSL_GUARDED_BY(mutex_);  // names, in order of change
  std::unique_ptr<Access> access_;
  std::unique_ptr<SignUps> sign_ups_;
  std::unique_ptr<Sync> sync_;
  std::unique_ptr<Visits> visits_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace glimmer::mobile
