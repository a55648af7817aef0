// The two macros of the project: hand a failed Status up, or unwrap a StatusOr.
// Same shape as upstream Abseil's newer macros, which Debian 12 does not have yet.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace glimmer::internal {
inline const absl::Status& AsStatus(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& AsStatus(const absl::StatusOr<T>& status_or) {
  return status_or.status();
}
}  // namespace glimmer::internal

#define GLIMMER_CONCAT_INNER_(a, b) a##b
#define GLIMMER_CONCAT_(a, b) GLIMMER_CONCAT_INNER_(a, b)

#define RETURN_IF_ERROR(expr)                                                            \
  do {                                                                                   \
    if (auto&& glimmer_result_ = (expr); !glimmer_result_.ok()) [[unlikely]] {           \
      return ::glimmer::internal::AsStatus(glimmer_result_);                             \
    }                                                                                    \
  } while (false)

#define ASSIGN_OR_RETURN(lhs, expr) \
  GLIMMER_ASSIGN_OR_RETURN_(GLIMMER_CONCAT_(glimmer_or_, __LINE__), lhs, expr)
#define GLIMMER_ASSIGN_OR_RETURN_(tmp, lhs, expr)        \
  auto tmp = (expr);                                     \
  if (!tmp.ok()) [[unlikely]] return tmp.status();       \
  lhs = *std::move(tmp)
