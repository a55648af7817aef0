// The profile's one row.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "mobile/store/profile.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

// An empty profile before the first upsert.
absl::StatusOr<Profile> SelectProfile(sql::Transaction& tx);
absl::Status UpsertProfile(sql::Transaction& tx, const Profile& profile);

}  // namespace glimmer::mobile
