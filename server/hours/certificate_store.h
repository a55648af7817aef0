// Whom a certificate is about and who issues it.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

struct CertificateNames {
  std::string person;
  std::string organization;  // of its root unit
};

class CertificateStore {
 public:
  explicit CertificateStore(sql::Transaction& tx) : tx_(tx) {}

  // nullopt when there is no such person.
  absl::StatusOr<std::optional<CertificateNames>> FindNames(absl::string_view person_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::hours
