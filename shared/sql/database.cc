#include "shared/sql/database.h"

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"

namespace glimmer::sql {
namespace {

using Call = void (Database::*)(Work, Done, absl::Time);

absl::Status CallAndWait(Database& database, Call call, Work work) {
  absl::Notification answered;
  absl::Status answer;
  (database.*call)(
      std::move(work),
      [&](absl::Status status) {
        answer = std::move(status);
        answered.Notify();
      },
      absl::InfiniteFuture());
  answered.WaitForNotification();
  return answer;
}

}  // namespace

absl::Status WriteAndWait(Database& database, Work work) {
  return CallAndWait(database, &Database::Write, std::move(work));
}

absl::Status ReadAndWait(Database& database, Work work) {
  return CallAndWait(database, &Database::Read, std::move(work));
}

std::string Placeholders(int first, size_t count) {
  std::string out = "(";
  for (size_t i = 0; i < count; ++i) {
    absl::StrAppend(&out, i == 0 ? "$" : ",$", first + static_cast<int>(i));
  }
  out += ")";
  return out;
}

}  // namespace glimmer::sql
