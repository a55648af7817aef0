// A server with what the feed carries, and phones that read it to the end as the app does.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::sync {

// What one phone holds of the feed.
class FeedPhone {
 public:
  FeedPhone(std::shared_ptr<grpc::Channel> channel, test::TestCaller caller)
      : stub_(v1::SyncService::NewStub(std::move(channel))), caller_(std::move(caller)) {}

  // One page; applies it as the app's store does.
  absl::StatusOr<v1::ListChangesResponse> ReadPage(int page_size = 0);
  // To the end of the feed; UNSPECIFIED when that went well, else the reason.
  v1::ErrorReason Read(int page_size = 0);

  std::vector<std::string> Names(absl::string_view collection) const;
  bool Holds(const std::string& name) const { return held_.count(name) > 0; }
  // Nothing is held: an empty resource.
  const v1::SignUp& SignUp(const std::string& name) const { return At(name).sign_up(); }
  const v1::Change& At(const std::string& name) const;
  const std::map<std::string, v1::Change>& held() const { return held_; }
  // Every change that the last Read was told, in its order.
  const std::vector<v1::Change>& told() const { return told_; }
  bool WasTold(const std::string& name) const;

  std::string token;

 private:
  std::unique_ptr<v1::SyncService::Stub> stub_;
  test::TestCaller caller_;
  std::map<std::string, v1::Change> held_;
  std::vector<v1::Change> told_;
};

class FeedTest : public testing::Test {
 protected:
  FeedTest();

  FeedPhone PhoneOf(const test::TestCaller& caller) { return {server_.channel(), caller}; }
  // One that has read everything.
  FeedPhone FreshPhoneOf(const test::TestCaller& caller);
  test::TestCaller Volunteer(const std::string& name, const std::string& unit) {
    return server_.Enrol(server_.AddPerson(unit, name));
  }

  // A shift in three days, each further one a day later, with one position, by the coordinator;
  // "shifts/{id}".
  std::string AddShift(int capacity, const std::string& leader_id = "");
  // Joins, or its line when it is full; "sign_ups/{id}".
  std::string SignUp(const test::TestCaller& actor, const std::string& person_id,
                     const std::string& shift);
  std::string SignUp(const test::TestCaller& who, const std::string& shift) {
    return SignUp(who, who.person_id, shift);
  }
  void Leave(const test::TestCaller& who, const std::string& sign_up);
  void Decline(const test::TestCaller& who, const std::string& sign_up);
  void Accept(const test::TestCaller& who, const std::string& sign_up);
  // Two hours of the person on the shift, entered afterwards: an attendance and a record.
  void Enter(const test::TestCaller& actor, const std::string& person_id, const std::string& shift,
             absl::Time start);
  void Rename(const std::string& person_id, const std::string& name);
  void MoveHome(const std::string& person_id, const std::string& unit_id);
  int64_t FeedRows() { return server_.Count("SELECT COUNT(*) FROM changes"); }

  test::TestServer server_;
  std::string unit_;
  std::string sibling_;
  test::TestCaller coordinator_;
  test::TestCaller administrator_;
  std::unique_ptr<v1::AttendanceService::Stub> attendances_;
  std::unique_ptr<v1::EventService::Stub> events_;
  std::unique_ptr<v1::PeopleService::Stub> people_;
  std::unique_ptr<v1::SignUpService::Stub> sign_ups_;
  int shifts_ = 0;
};

}  // namespace glimmer::sync
