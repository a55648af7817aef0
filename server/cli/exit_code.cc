#include "server/cli/exit_code.h"

#include <cstdio>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "shared/rpc/error.h"

namespace glimmer::cli {
namespace {

void Say(absl::string_view what) {
  const std::string line = absl::StrCat("glimmerd: ", what, "\n");
  fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return kOk;
  if (status.code() != absl::StatusCode::kFailedPrecondition) return kFailure;
  // A path may stand behind the first and hold any word.
  if (absl::StartsWith(status.message(), "locked by another process")) return kLocked;
  for (const absl::string_view later : {"newer than this program", "by a later version"}) {
    if (absl::StrContains(status.message(), later)) return kNewerData;
  }
  return kFailure;
}

int Fail(const absl::Status& status) {
  const ExitCode code = ExitCodeOf(status);
  const std::string reason = ReasonName(status);
  if (code == kLocked) {
    Say(absl::StrCat(status.message(), " (another glimmerd works on this data)"));
  } else {
    const std::string field = MetadataOf(status, "field").value_or("");
    Say(reason.empty()
            ? std::string(status.message())
            : absl::StrCat(status.message(), " (", reason, field.empty() ? "" : " ", field, ")"));
  }
  return code;
}

int FailUsage(absl::string_view what) {
  Say(absl::StrCat(what, "; `glimmerd help` says what there is"));
  return kUsage;
}

int FailConfig(absl::string_view what) {
  Say(what);
  return kBadConfig;
}

}  // namespace glimmer::cli
