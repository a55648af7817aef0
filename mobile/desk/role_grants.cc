#include "mobile/desk/role_grants.h"

#include <algorithm>
#include <string>
#include <utility>

#include "mobile/model/desk_scope.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr char kListRoleGrants[] = "/glimmer.v1.AccessService/ListRoleGrants";

// The units that the person runs, without those that lie below another of them.
absl::StatusOr<std::vector<std::string>> Tops(Phone& phone) {
  ASSIGN_OR_RETURN(const Profile profile, phone.store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone.store().Units());
  const std::vector<v1::Unit> run = UnitsToRun(profile, units);
  std::vector<std::string> tops;
  for (const v1::Unit& unit : run) {
    const bool below = std::any_of(run.begin(), run.end(), [&](const v1::Unit& other) {
      return other.name() == unit.parent();
    });
    if (!below) tops.push_back(unit.name());
  }
  return tops;
}

// One top after the other; the last of `tops` first.
void AskBelow(PhoneContext& context, QObject* receiver, std::vector<std::string> tops,
              std::vector<v1::RoleGrant> known, GrantsAnswer done) {
  if (tops.empty()) return done(std::move(known));
  v1::ListRoleGrantsRequest request;
  request.set_scope(tops.back());
  tops.pop_back();
  context.Call<v1::ListRoleGrantsResponse>(
      receiver, kListRoleGrants, request,
      [&context, receiver, tops = std::move(tops), known = std::move(known),
       done = std::move(done)](const absl::StatusOr<v1::ListRoleGrantsResponse>& answer) mutable {
        if (!answer.ok()) return done(answer.status());
        known.insert(known.end(), answer->role_grants().begin(), answer->role_grants().end());
        AskBelow(context, receiver, std::move(tops), std::move(known), std::move(done));
      });
}

}  // namespace

void AskRoleGrants(PhoneContext& context, QObject* receiver, GrantsAnswer done) {
  const auto tops = Tops(context.phone());
  if (!tops.ok()) return done(tops.status());
  if (!tops->empty()) AskBelow(context, receiver, *tops, {}, std::move(done));
}

}  // namespace glimmer::mobile
