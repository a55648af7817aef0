#include "mobile/store/visit_keeping.h"

#include <algorithm>

#include "mobile/store/pending.h"
#include "mobile/store/profile_store.h"
#include "mobile/store/resource_store.h"
#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

const v1::FinishVisitResponse* FinishOf(const google::protobuf::Message& answer) {
  if (answer.GetDescriptor() != v1::FinishVisitResponse::descriptor()) return nullptr;
  return static_cast<const v1::FinishVisitResponse*>(&answer);
}

absl::StatusOr<int64_t> Wipe(sql::Transaction& tx, const std::vector<CapsuleRow>& capsules) {
  int64_t wiped = 0;
  for (const CapsuleRow& capsule : capsules) {
    ASSIGN_OR_RETURN(const int64_t gone, DeleteCapsule(tx, capsule.visit));
    wiped += gone;
  }
  return wiped;
}

bool IsOfItsBeginning(const Pending& pending, absl::string_view visit) {
  return pending.subject == visit && pending.Refused() &&
         (pending.kind == Pending::Kind::kAcceptVisit ||
          pending.kind == Pending::Kind::kStartVisit);
}

absl::Status DropBeginning(sql::Transaction& tx, absl::string_view visit) {
  ASSIGN_OR_RETURN(std::vector<OutboxItem> open, SelectOpen(tx));
  for (OutboxItem& item : open) {
    const Pending pending = ReadPending(std::move(item));
    if (!IsOfItsBeginning(pending, visit)) continue;
    RETURN_IF_ERROR(DeleteRejected(tx, pending.item.request_id));
  }
  return RefreshWaiting(tx);
}

}  // namespace

bool MayHoldAddress(const v1::Visit& visit, absl::string_view person) {
  if (visit.state() != v1::Visit::STATE_AGREED && visit.state() != v1::Visit::STATE_UNDERWAY) {
    return false;
  }
  return std::any_of(visit.visitors().begin(), visit.visitors().end(), [&](const auto& visitor) {
    return visitor.person() == person && visitor.accepted();
  });
}

bool IsOver(const CapsuleRow& capsule, absl::Time server_now) {
  return server_now >= capsule.expire_time || server_now < capsule.fetch_time - kClockSlack;
}

absl::StatusOr<int64_t> WipeOldCapsules(sql::Transaction& tx, absl::Time server_now) {
  ASSIGN_OR_RETURN(std::vector<CapsuleRow> capsules, SelectCapsules(tx));
  capsules.erase(std::remove_if(capsules.begin(), capsules.end(),
                                [&](const auto& one) { return !IsOver(one, server_now); }),
                 capsules.end());
  return Wipe(tx, capsules);
}

absl::StatusOr<int64_t> WipeStrayCapsules(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const std::vector<CapsuleRow> capsules, SelectCapsules(tx));
  if (capsules.empty()) return 0;
  ASSIGN_OR_RETURN(const Profile profile, SelectProfile(tx));
  std::vector<CapsuleRow> strays;
  for (const CapsuleRow& capsule : capsules) {
    ASSIGN_OR_RETURN(const auto body, SelectBody(tx, capsule.visit));
    v1::Visit visit;
    if (body && visit.ParseFromString(*body) && MayHoldAddress(visit, profile.person)) continue;
    strays.push_back(capsule);
  }
  return Wipe(tx, strays);
}

absl::StatusOr<int64_t> WipeSecretsOf(sql::Transaction& tx, const OutboxItem& item,
                                      const std::vector<ResourceRow>& rows) {
  int64_t wiped = 0;
  if (item.method == kSetHandoverNote) {
    ASSIGN_OR_RETURN(wiped, DeleteAccepted(tx, item.request_id));
  }
  for (const ResourceRow& row : rows) {
    if (row.collection != kVisits) continue;
    ASSIGN_OR_RETURN(const Profile profile, SelectProfile(tx));
    v1::Visit visit;
    if (visit.ParseFromString(row.body) && MayHoldAddress(visit, profile.person)) continue;
    ASSIGN_OR_RETURN(const int64_t gone, DeleteCapsule(tx, row.name));
    wiped += gone;
  }
  return wiped;
}

bool IsOfSomebodyElse(const google::protobuf::Message& answer) {
  const auto* finish = FinishOf(answer);
  return finish != nullptr && finish->awaits_coordinator();
}

absl::Status TakeVisitAnswer(sql::Transaction& tx, const OutboxItem& item,
                             const google::protobuf::Message& answer, absl::Time now) {
  if (FinishOf(answer) == nullptr) return absl::OkStatus();
  v1::FinishVisitRequest request;
  if (!request.ParseFromString(item.request)) {
    return absl::DataLossError("A stored request is broken.");
  }
  RETURN_IF_ERROR(DeleteDraft(tx, request.visit()));
  RETURN_IF_ERROR(DropBeginning(tx, request.visit()));
  if (!IsOfSomebodyElse(answer)) return absl::OkStatus();
  return UpsertReport(
      tx,
      {.visit = request.visit(), .title = item.title, .request = item.request, .report_time = now});
}

}  // namespace glimmer::mobile
