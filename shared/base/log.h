// One structured line per event, as one JSON object on standard error. No personal data: values are
// ids, codes, counts and durations. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"

namespace glimmer {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

struct LogField {
  LogField(absl::string_view k, absl::string_view v) : key(k), value(std::string(v)) {}
  LogField(absl::string_view k, const char* v) : key(k), value(std::string(v)) {}
  LogField(absl::string_view k, const std::string& v) : key(k), value(v) {}
  LogField(absl::string_view k, int64_t v) : key(k), value(v) {}
  LogField(absl::string_view k, int v) : key(k), value(static_cast<int64_t>(v)) {}
  LogField(absl::string_view k, double v) : key(k), value(v) {}
  std::string key;
  std::variant<std::string, int64_t, double> value;
};

// {"time":"...","level":"info","event":"rpc","code":"OK",...}
std::string FormatLogLine(LogLevel level, absl::string_view event,
                          const std::vector<LogField>& fields);

void Log(LogLevel level, absl::string_view event, const std::vector<LogField>& fields);

// Lines below `level` are dropped. Default: kInfo.
void SetLogLevel(LogLevel level);

}  // namespace glimmer
