#include "server/access/caller_source.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/access/session_store.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr absl::Duration kLongestKept = absl::Seconds(1);

absl::Status NoSession() {
  return MakeError(v1::ERROR_REASON_SESSION_INVALID, "There is no such session, or it has ended.");
}

}  // namespace

std::string TokenHash(absl::string_view token) { return Blake2b256(token); }

absl::StatusOr<rpc::Caller> AccessCallers::FromToken(sql::Transaction& tx, absl::string_view token,
                                                     rpc::AsOf as_of) {
  if (token.empty()) return NoSession();
  const std::string hash = TokenHash(token);
  // By age alone: what the call knew of the data when it came may be old by now.
  if (const auto known = Find(hash, {as_of.time, std::nullopt})) return *known;
  ASSIGN_OR_RETURN(const std::optional<SessionOwner> owner, FindSessionOwner(tx, hash, as_of.time));
  if (!owner) return NoSession();
  ASSIGN_OR_RETURN(const std::vector<GrantInForce> grants,
                   FindGrantsInForce(tx, owner->person_id, as_of.time));
  rpc::Caller caller;
  caller.organization_id = owner->organization_id;
  caller.person_id = owner->person_id;
  caller.device_id = owner->device_id;
  caller.token_hash = hash;
  caller.subject = absl::StrCat("subjects/", owner->subject_key);
  absl::Time until = owner->expire_time;
  for (const GrantInForce& grant : grants) {
    caller.grants.push_back(grant.grant);
    until = std::min(until, grant.end_time);
  }
  Keep(hash, {std::make_shared<const rpc::Caller>(caller), as_of, until});
  return caller;
}

std::shared_ptr<const rpc::Caller> AccessCallers::AtHand(absl::string_view token, rpc::AsOf as_of) {
  return token.empty() ? nullptr : Find(TokenHash(token), as_of);
}

std::shared_ptr<const rpc::Caller> AccessCallers::Find(const std::string& hash,
                                                       rpc::AsOf as_of) const {
  absl::MutexLock lock(&mutex_);
  const auto it = entries_.find(hash);
  if (it == entries_.end()) return nullptr;
  const Entry& entry = it->second;
  const bool in_time = entry.as_of.time <= as_of.time && as_of.time < entry.until;
  const bool fresh = as_of.time < entry.as_of.time + kLongestKept;
  const bool unwritten = as_of.version && as_of.version == entry.as_of.version;
  return in_time && (fresh || unwritten) ? entry.caller : nullptr;
}

absl::StatusOr<rpc::Caller> AccessCallers::LocalOperator(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const std::optional<FirstOrganization> first, FindFirstOrganization(tx));
  if (!first) return absl::FailedPreconditionError("the server holds no organisation yet");
  rpc::Caller caller;
  caller.organization_id = first->organization_id;
  caller.local = true;
  caller.subject = "local";
  for (const v1::Role role : {v1::ROLE_ORGANIZATION_ADMIN, v1::ROLE_COORDINATOR}) {
    caller.grants.push_back({role, first->root_unit_id, first->root_path});
  }
  return caller;
}

void AccessCallers::Keep(const std::string& hash, Entry entry) {
  absl::MutexLock lock(&mutex_);
  if (entries_.size() >= capacity_) {
    const absl::Time old = entry.as_of.time - kLongestKept;
    absl::erase_if(entries_, [old](const auto& kept) { return kept.second.as_of.time <= old; });
  }
  // Nothing is lost by forgetting more than needed.
  if (entries_.size() >= capacity_) entries_.clear();
  entries_[hash] = std::move(entry);
}

void AccessCallers::InvalidateToken(absl::string_view token_hash) {
  absl::MutexLock lock(&mutex_);
  entries_.erase(std::string(token_hash));
}

void AccessCallers::InvalidateDevice(absl::string_view device_id) {
  Forget([device_id](const rpc::Caller& caller) { return caller.device_id == device_id; });
}

void AccessCallers::InvalidatePerson(absl::string_view person_id) {
  Forget([person_id](const rpc::Caller& caller) { return caller.person_id == person_id; });
}

void AccessCallers::Forget(const std::function<bool(const rpc::Caller&)>& whom) {
  absl::MutexLock lock(&mutex_);
  absl::erase_if(entries_, [&whom](const auto& kept) { return whom(*kept.second.caller); });
}

size_t AccessCallers::CachedForTest() const {
  absl::MutexLock lock(&mutex_);
  return entries_.size();
}

}  // namespace glimmer::access
