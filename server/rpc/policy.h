// The rules of policy.proto, read once from the descriptors. Default deny.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "glimmer/v1/policy.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "server/rpc/caller.h"

namespace glimmer::rpc {

struct MethodPolicy {
  v1::Rule rule;
  std::string method;            // "CreateSignUp"
  std::string full_method;       // "glimmer.v1.SignUpService.CreateSignUp"
  bool answers_secrets = false;  // its answer can hold fields of SENSITIVITY_SECRET
};

class Policy {
 public:
  // Reads every service of package glimmer.v1. Errors: FAILED_PRECONDITION naming each method
  // without a rule, with a scope field that its request does not have, or writing without
  // request_id.
  static absl::StatusOr<Policy> Load();

  // The same of the services in `files`.
  static absl::StatusOr<Policy> LoadFrom(
      const std::vector<const google::protobuf::FileDescriptor*>& files);

  // By the request's type, which belongs to one method alone.
  const MethodPolicy& For(const google::protobuf::Descriptor* request) const;

  // All methods, by full name.
  const std::map<std::string, const MethodPolicy*>& methods() const { return by_name_; }

 private:
  absl::flat_hash_map<const google::protobuf::Descriptor*, std::unique_ptr<MethodPolicy>>
      by_request_;
  std::map<std::string, const MethodPolicy*> by_name_;
};

// Before anything is read: may this caller call the method at all?
// Errors: ROLE_MISSING; SESSION_INVALID.
absl::Status CheckRole(const MethodPolicy& method, const Caller& caller);

// Is the request's object within the caller's reach? A missing object and one out of scope are the
// same NOT_FOUND. Errors: NOT_FOUND; FIELD_INVALID for a name that is none.
absl::Status CheckScope(const MethodPolicy& method, const Caller& caller, ScopeSource& scopes,
                        sql::Transaction& tx, const google::protobuf::Message& request);

// The text of a string field by dotted path ("event.organizing_unit"); empty when unset.
std::string FieldText(const google::protobuf::Message& message, absl::string_view path);

}  // namespace glimmer::rpc
