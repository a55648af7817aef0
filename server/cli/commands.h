// One function per subcommand: reads its words and flags, does it, gives the exit code.
#pragma once

#include <string>

#include "server/cli/flags.h"

namespace glimmer::cli {

int Serve(const CommandLine& line);
int Init(const CommandLine& line);
int Check(const CommandLine& line);
int Doctor(const CommandLine& line);
int Import(const CommandLine& line);
int Export(const CommandLine& line);
int Backup(const CommandLine& line);
int Restore(const CommandLine& line);
int MigrateStore(const CommandLine& line);
int Verify(const CommandLine& line);
int PublicKey(const CommandLine& line);
int Admin(const CommandLine& line);
int Audit(const CommandLine& line);
int HealthCheck(const CommandLine& line);
int Version(const CommandLine& line);
int Completion(const CommandLine& line);

// Lines of help: what the verbs of admin take.
std::string AdminVerbs();

}  // namespace glimmer::cli
