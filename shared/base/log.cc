#include "shared/base/log.h"

#include <unistd.h>

#include <atomic>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "shared/base/clock.h"

namespace glimmer {
namespace {

std::atomic<LogLevel> minimum_level{LogLevel::kInfo};

absl::string_view LevelName(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "unknown";
}

void AppendJsonString(std::string& out, absl::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", c);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

}  // namespace

std::string FormatLogLine(LogLevel level, absl::string_view event,
                          const std::vector<LogField>& fields) {
  std::string out = absl::StrCat(
      "{\"time\":\"",
      absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", SystemClock().Now(), absl::UTCTimeZone()),
      "\",\"level\":\"", LevelName(level), "\",\"event\":");
  AppendJsonString(out, event);
  for (const LogField& field : fields) {
    out.push_back(',');
    AppendJsonString(out, field.key);
    out.push_back(':');
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      AppendJsonString(out, *text);
    } else if (const auto* number = std::get_if<int64_t>(&field.value)) {
      absl::StrAppend(&out, *number);
    } else {
      absl::StrAppendFormat(&out, "%.3f", std::get<double>(field.value));
    }
  }
  out.append("}\n");
  return out;
}

void Log(LogLevel level, absl::string_view event, const std::vector<LogField>& fields) {
  if (level < minimum_level.load(std::memory_order_relaxed)) return;
  const std::string line = FormatLogLine(level, event, fields);
  // One write per line: lines of two threads do not mix.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

void SetLogLevel(LogLevel level) { minimum_level.store(level, std::memory_order_relaxed); }

}  // namespace glimmer
