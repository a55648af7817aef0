#include "tests/demo/step_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

namespace glimmer::demo {

bool StepReport::Step(const std::string& name, const std::string& expected,
                      const std::function<std::string()>& see) {
  if (!ok_) return false;
  std::printf("%3d  ...     %s", count() + 1, name.c_str());
  std::fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  const std::string seen = see();
  const int64_t milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                                   std::chrono::steady_clock::now() - start)
                                   .count();
  ok_ = seen == expected;
  steps_.push_back({name, expected, seen, ok_, milliseconds});
  std::printf("\r%3d  %-6s  %s: %s (%lld ms)\n", count(), ok_ ? "ok" : "FAILED", name.c_str(),
              seen.c_str(), static_cast<long long>(milliseconds));
  if (!ok_) std::printf("             expected: %s\n", expected.c_str());
  return ok_;
}

bool StepReport::Do(const std::string& name, const std::function<bool()>& act) {
  return Step(name, "done", [&] { return act() ? "done" : "not done"; });
}

std::string StepReport::Json() const {
  QJsonArray steps;
  for (const Taken& step : steps_) {
    steps.append(QJsonObject{{"name", step.name.c_str()},
                             {"ok", step.ok},
                             {"expected", step.expected.c_str()},
                             {"seen", step.seen.c_str()},
                             {"milliseconds", static_cast<qint64>(step.milliseconds)}});
  }
  return QJsonDocument(steps).toJson().toStdString();
}

}  // namespace glimmer::demo
