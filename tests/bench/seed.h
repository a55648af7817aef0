// Past and present in bulk, straight into the tables before a server starts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/sql/database.h"
#include "tests/support/crowd.h"

namespace glimmer::bench {

// Everybody holds a place on each of `shifts`.
void SeedSignUps(sql::Database& database, const test::Crowd& crowd,
                 const std::vector<std::string>& shifts);

// `count` confirmed service records of two hours over the 360 days before today, in turn of
// everybody who has a subject key.
void SeedRecords(sql::Database& database, int64_t count);

}  // namespace glimmer::bench
