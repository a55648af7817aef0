// migrate-store: between SQLite and PostgreSQL.
#include <cstdio>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/print.h"
#include "server/storage/move_store.h"
#include "shared/base/clock.h"

namespace glimmer::cli {
namespace {

// On a terminal the line of a table grows until the table is through.
void ShowProgress(const storage::CopiedTable& table) {
  fprintf(stderr, "\r%-24s %12lld rows", table.name.c_str(), static_cast<long long>(table.rows));
  fflush(stderr);
}

}  // namespace

int MigrateStore(const CommandLine& line) {
  if (line.words.size() != 1) return FailUsage("usage: glimmerd migrate-store --store=URL");
  const Config config = ConfigFromFlags();
  if (config.store.empty()) return FailUsage("say --store=postgres://..., where the other end is");
  if (const absl::Status valid = Validate(config); !valid.ok()) return FailConfig(valid.message());
  if (AdminSocketChannel(config.data_dir) != nullptr) {
    return Fail(absl::FailedPreconditionError(
        absl::StrCat("a server runs on ", config.data_dir, "; stop it first")));
  }
  const bool back = absl::GetFlag(FLAGS_back);
  const auto move = back ? storage::MoveToSqlite : storage::MoveToPostgres;
  const auto copied = move(config.data_dir, config.store, SystemClock().Now(), ShowProgress);
  fputs("\n", stderr);
  if (!copied.ok()) return Fail(copied.status());
  int64_t rows = 0;
  for (const storage::CopiedTable& table : *copied) rows += table.rows;
  Print(absl::StrCat(copied->size(), " tables with ", rows,
                     " rows are copied, counted again and sound.\n",
                     back ? "`glimmerd serve` without --store serves them.\n"
                          : "`glimmerd serve` with this --store serves them; glimmer.db.moved is "
                            "the old file.\n"));
  return kOk;
}

}  // namespace glimmer::cli
