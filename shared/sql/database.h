// The narrow waist: the only way to a database, for server and phone, for SQLite and PostgreSQL.
// A Work may run more than once (serialisation retries, a replayed group): it touches nothing but
// its transaction and its own result slot, which it clears first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "shared/base/status_macros.h"

namespace glimmer::sql {

// Octets, as opposed to text. Points at memory that outlives the statement.
struct Bytes {
  absl::string_view data;
};

using Value = std::variant<std::nullptr_t, bool, int64_t, double, absl::string_view, Bytes>;

// NULL for an empty optional, the value otherwise.
inline Value Nullable(const std::optional<int64_t>& v) { return v ? Value(*v) : Value(nullptr); }
inline Value Nullable(const std::optional<std::string>& v) {
  return v ? Value(absl::string_view(*v)) : Value(nullptr);
}
inline Value Nullable(const std::optional<absl::Time>& v) {
  return v ? Value(absl::ToUnixMicros(*v)) : Value(nullptr);
}
// NULL for an empty text.
inline Value NullIfEmpty(absl::string_view text) {
  return text.empty() ? Value(nullptr) : Value(text);
}

// One row of a result. Valid only inside the callback it is given to.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool IsNull(int column) const = 0;
  virtual bool Bool(int column) const = 0;
  virtual int64_t Int(int column) const = 0;
  virtual double Double(int column) const = 0;
  virtual std::string Text(int column) const = 0;
  virtual std::string Blob(int column) const = 0;

  std::optional<int64_t> OptionalInt(int column) const {
    return IsNull(column) ? std::nullopt : std::optional<int64_t>(Int(column));
  }
  std::optional<absl::Time> OptionalTime(int column) const {
    if (IsNull(column)) return std::nullopt;
    return absl::FromUnixMicros(Int(column));
  }
};

namespace internal {
inline Value ToValue(const std::string& text) { return absl::string_view(text); }
inline Value ToValue(const char* text) { return absl::string_view(text); }
inline Value ToValue(int value) { return static_cast<int64_t>(value); }
inline Value ToValue(absl::Time time) { return absl::ToUnixMicros(time); }
template <typename T>
Value ToValue(const T& value) {
  return Value(value);
}
}  // namespace internal

// One thread at a time; never outlives its work. Parameters are $1..$n, portable SQL only
// (docs/architecture.md lists it).
class Transaction {
 public:
  virtual ~Transaction() = default;

  // Runs one statement, calls `on_row` for each row, returns the number of rows changed.
  // Errors: ALREADY_EXISTS for a unique constraint, FAILED_PRECONDITION for any other constraint,
  // UNAVAILABLE when the engine is busy or gone, INTERNAL otherwise. The message names the
  // statement and stays in the log. After an error every further statement of the work fails alike
  // and the work cannot succeed, as in PostgreSQL: write ON CONFLICT instead of catching errors.
  virtual absl::StatusOr<int64_t> Run(absl::string_view sql, absl::Span<const Value> args,
                                      absl::FunctionRef<void(const Row&)> on_row) = 0;

  // std::string, const char*, int and absl::Time (as microseconds) are taken as they are.
  template <typename... Args>
  absl::StatusOr<int64_t> Execute(absl::string_view sql, const Args&... args) {
    const Value values[] = {nullptr, internal::ToValue(args)...};
    return Run(sql, absl::MakeConstSpan(values).subspan(1), [](const Row&) {});
  }

  // The first row mapped by `map`, or nullopt.
  template <typename Map, typename... Args>
  auto QueryOne(Map map, absl::string_view sql, const Args&... args)
      -> absl::StatusOr<std::optional<decltype(map(std::declval<const Row&>()))>> {
    std::optional<decltype(map(std::declval<const Row&>()))> out;
    const Value values[] = {nullptr, internal::ToValue(args)...};
    RETURN_IF_ERROR(Run(sql, absl::MakeConstSpan(values).subspan(1), [&](const Row& row) {
      if (!out) out = map(row);
    }));
    return out;
  }

  // All rows mapped by `map`, in the statement's order.
  template <typename Map, typename... Args>
  auto QueryAll(Map map, absl::string_view sql, const Args&... args)
      -> absl::StatusOr<std::vector<decltype(map(std::declval<const Row&>()))>> {
    std::vector<decltype(map(std::declval<const Row&>()))> out;
    const Value values[] = {nullptr, internal::ToValue(args)...};
    RETURN_IF_ERROR(Run(sql, absl::MakeConstSpan(values).subspan(1),
                        [&](const Row& row) { out.push_back(map(row)); }));
    return out;
  }
};

using Work = absl::AnyInvocable<absl::Status(Transaction&)>;  // may run more than once
using Done = absl::AnyInvocable<void(absl::Status) &&>;       // runs once, after the commit

enum class Engine { kSqlite, kPostgres };

// Thread-safe. Neither call blocks: `done` runs on a thread of the engine, or at once on the
// caller's when the queue is full or the database is closing.
class Database {
 public:
  virtual ~Database() = default;

  // Serialisable. `done` gets OK only after the commit is durable, the work's own error when it
  // refused, UNAVAILABLE when the commit failed: the work then had no effect, save that a session
  // with PostgreSQL may be lost in the commit, and then the call's request_id finds out.
  // RESOURCE_EXHAUSTED when the queue is full, DEADLINE_EXCEEDED when `deadline` passed unstarted.
  virtual void Write(Work work, Done done, absl::Time deadline = absl::InfiniteFuture()) = 0;

  // One consistent snapshot, no writes.
  virtual void Read(Work work, Done done, absl::Time deadline = absl::InfiniteFuture()) = 0;

  // False after an I/O error or a full disk, when the engine refuses all further writes.
  virtual bool Healthy() const = 0;

  // Of the data, when this process alone writes it: as long as the number is the same, nothing was
  // committed. It changes before the first answer that tells of the commit.
  virtual std::optional<int64_t> version() const = 0;

  // Leaves nothing of rows that were deleted in the log of the engine's own files, for what had to
  // be erased; waits for readers, a second at most. Not for the thread of a work.
  // Errors: UNAVAILABLE while somebody still reads an older state: try again.
  virtual absl::Status EmptyLog() = 0;

  // For what is an engine's own: its soundness, its settings, its copies.
  virtual Engine engine() const = 0;
};

// For tools, start-up and tests: waits for the answer on the calling thread.
absl::Status WriteAndWait(Database& database, Work work);
absl::Status ReadAndWait(Database& database, Work work);

// "($2,$3,$4)" for count 3 and first 2: the one way to write IN lists.
std::string Placeholders(int first, size_t count);

}  // namespace glimmer::sql
