// PeopleService: units and people over the wire.
#pragma once

#include "glimmer/v1/people_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::people {

class PeopleService final : public v1::PeopleService::CallbackService {
 public:
  explicit PeopleService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* ListUnits(grpc::CallbackServerContext* rpc,
                                      const v1::ListUnitsRequest* request,
                                      v1::ListUnitsResponse* response) override;
  grpc::ServerUnaryReactor* CreateUnit(grpc::CallbackServerContext* rpc,
                                       const v1::CreateUnitRequest* request,
                                       v1::CreateUnitResponse* response) override;
  grpc::ServerUnaryReactor* UpdateUnit(grpc::CallbackServerContext* rpc,
                                       const v1::UpdateUnitRequest* request,
                                       v1::UpdateUnitResponse* response) override;
  grpc::ServerUnaryReactor* ListPeople(grpc::CallbackServerContext* rpc,
                                       const v1::ListPeopleRequest* request,
                                       v1::ListPeopleResponse* response) override;
  grpc::ServerUnaryReactor* GetPerson(grpc::CallbackServerContext* rpc,
                                      const v1::GetPersonRequest* request,
                                      v1::GetPersonResponse* response) override;
  grpc::ServerUnaryReactor* CreatePerson(grpc::CallbackServerContext* rpc,
                                         const v1::CreatePersonRequest* request,
                                         v1::CreatePersonResponse* response) override;
  grpc::ServerUnaryReactor* UpdatePerson(grpc::CallbackServerContext* rpc,
                                         const v1::UpdatePersonRequest* request,
                                         v1::UpdatePersonResponse* response) override;
  grpc::ServerUnaryReactor* ChangeHomeUnit(grpc::CallbackServerContext* rpc,
                                           const v1::ChangeHomeUnitRequest* request,
                                           v1::ChangeHomeUnitResponse* response) override;
  grpc::ServerUnaryReactor* AddAffiliation(grpc::CallbackServerContext* rpc,
                                           const v1::AddAffiliationRequest* request,
                                           v1::AddAffiliationResponse* response) override;
  grpc::ServerUnaryReactor* EndAffiliation(grpc::CallbackServerContext* rpc,
                                           const v1::EndAffiliationRequest* request,
                                           v1::EndAffiliationResponse* response) override;
  grpc::ServerUnaryReactor* MergePeople(grpc::CallbackServerContext* rpc,
                                        const v1::MergePeopleRequest* request,
                                        v1::MergePeopleResponse* response) override;
  grpc::ServerUnaryReactor* LookUpContact(grpc::CallbackServerContext* rpc,
                                          const v1::LookUpContactRequest* request,
                                          v1::LookUpContactResponse* response) override;
  grpc::ServerUnaryReactor* ImportPeople(grpc::CallbackServerContext* rpc,
                                         const v1::ImportPeopleRequest* request,
                                         v1::ImportPeopleResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::people
