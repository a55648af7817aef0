// All that a database holds, as text: to compare two, or to look for what must not be there.
#pragma once

#include <string>

#include "shared/sql/database.h"

namespace glimmer::test {

// Every row of every table, one a line, or of `only` that one. What cannot be read ends the test.
std::string Dump(sql::Database& database, const std::string& only = "");

}  // namespace glimmer::test
