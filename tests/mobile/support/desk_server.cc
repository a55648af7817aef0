#include "tests/mobile/support/desk_server.h"

#include <utility>

#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "glimmer/v1/hours_service.grpc.pb.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "glimmer/v1/round_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::mobile {
namespace {

// Before the phone connects and asks for it.
std::map<std::string, std::deque<std::string>> EmptyFeed() {
  v1::ListChangesResponse page;
  page.set_next_page_token("more");
  page.set_data_epoch(1);
  return {{page.GetDescriptor()->name(), {page.SerializeAsString()}}};
}

}  // namespace

struct DeskServer::Services {
  explicit Services(DeskServer& desk)
      : people(desk), hours(desk), rounds(desk), attendance(desk), sign_ups(desk), sync(desk) {}

  // A service whose calls the desk server answers.
  template <typename Service>
  struct Of : Service {
    explicit Of(DeskServer& server) : desk(server) {}
    DeskServer& desk;
  };

  struct People : Of<v1::PeopleService::Service> {
    using Of::Of;
    grpc::Status CreatePerson(grpc::ServerContext*, const v1::CreatePersonRequest* request,
                              v1::CreatePersonResponse* response) override {
      return desk.Take(*request, *response);
    }
    grpc::Status UpdatePerson(grpc::ServerContext*, const v1::UpdatePersonRequest* request,
                              v1::UpdatePersonResponse* response) override {
      return desk.Take(*request, *response);
    }
    grpc::Status LookUpContact(grpc::ServerContext*, const v1::LookUpContactRequest* request,
                               v1::LookUpContactResponse* response) override {
      return desk.Take(*request, *response);
    }
  };

  struct Hours : Of<v1::HoursService::Service> {
    using Of::Of;
    grpc::Status ListServiceRecords(grpc::ServerContext*,
                                    const v1::ListServiceRecordsRequest* request,
                                    v1::ListServiceRecordsResponse* response) override {
      return desk.Take(*request, *response);
    }
    grpc::Status GetFigures(grpc::ServerContext*, const v1::GetFiguresRequest* request,
                            v1::GetFiguresResponse* response) override {
      return desk.Take(*request, *response);
    }
    grpc::Status ListRulePacks(grpc::ServerContext*, const v1::ListRulePacksRequest* request,
                               v1::ListRulePacksResponse* response) override {
      return desk.Take(*request, *response);
    }
  };

  struct Rounds : Of<v1::RoundService::Service> {
    using Of::Of;
    grpc::Status SuggestPeople(grpc::ServerContext*, const v1::SuggestPeopleRequest* request,
                               v1::SuggestPeopleResponse* response) override {
      return desk.Take(*request, *response);
    }
  };

  struct Attendance : Of<v1::AttendanceService::Service> {
    using Of::Of;
    grpc::Status CorrectRecord(grpc::ServerContext*, const v1::CorrectRecordRequest* request,
                               v1::CorrectRecordResponse* response) override {
      return desk.Take(*request, *response);
    }
  };

  struct SignUps : Of<v1::SignUpService::Service> {
    using Of::Of;
    grpc::Status CreateSignUp(grpc::ServerContext*, const v1::CreateSignUpRequest* request,
                              v1::CreateSignUpResponse* response) override {
      return desk.Take(*request, *response);
    }
  };

  struct Sync : Of<v1::SyncService::Service> {
    using Of::Of;
    grpc::Status ListChanges(grpc::ServerContext*, const v1::ListChangesRequest* request,
                             v1::ListChangesResponse* response) override {
      const grpc::Status taken = desk.Take(*request, *response);
      *response->mutable_server_time() = ToTimestamp(desk.clock_.Now());
      return taken;
    }
  };

  People people;
  Hours hours;
  Rounds rounds;
  Attendance attendance;
  SignUps sign_ups;
  Sync sync;
};

DeskServer::DeskServer(PageStage& stage)
    : clock_(stage.clock()),
      answers_(EmptyFeed()),
      services_(std::make_unique<Services>(*this)),
      server_(stage, {&services_->people, &services_->hours, &services_->rounds,
                      &services_->attendance, &services_->sign_ups, &services_->sync}) {}

DeskServer::~DeskServer() = default;

void DeskServer::Answer(const google::protobuf::Message& response) {
  absl::MutexLock lock(&mutex_);
  answers_[response.GetDescriptor()->name()].push_back(response.SerializeAsString());
}

grpc::Status DeskServer::Take(const google::protobuf::Message& request,
                              google::protobuf::Message& response) {
  absl::MutexLock lock(&mutex_);
  asked_[request.GetDescriptor()->name()].push_back(request.SerializeAsString());
  auto& refusals = refusals_[request.GetDescriptor()->name()];
  if (!refusals.empty()) {
    const absl::Status refusal = std::move(refusals.front());
    refusals.pop_front();
    return ToGrpc(refusal);
  }
  auto& answers = answers_[response.GetDescriptor()->name()];
  if (!answers.empty()) response.ParseFromString(answers.front());
  if (answers.size() > 1) answers.pop_front();
  return grpc::Status::OK;
}

}  // namespace glimmer::mobile
