// A volunteer's record (shared/crypto/service_certificate.h), checked without a server.
#pragma once

#include <string>

namespace glimmer::cli {

// Prints what the record in the file says, once its signature holds; `path` may be "-". By --key,
// or by the key of --data_dir. Gives the exit code.
int VerifyRecord(const std::string& path);

}  // namespace glimmer::cli
