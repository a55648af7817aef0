// glimmer_test_app FOLDER NAME PICTURES: one person's app in a process of its own, for tests that
// kill it. Says "ready" on standard output; then does what each line of standard input asks for,
// words between tabs, and answers it with a line, "ok ..." or "no ...":
//
//   enrol LINK          joins                       click TEXT        presses what has these words
//   row TEXT TITLE      presses TEXT in that row    type TEXT         into the page's first field
//   sees TEXT           the page shows it           reads TEXT TITLE  that row says it
//   shoot WHAT          a picture                   lacks TEXT        is within none of its words
//   sync                tries at once               warnings          of the pages so far
//   state TITLE         of a shift: the number of MyState::Kind, that of AttendanceState::Kind, and
//                       1 when the latest step is on this phone only
//   counts              of the outbox: what waits, what was refused
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "tests/e2e/app_actor.h"

namespace glimmer::mobile {
namespace {

// The next line of standard input, while the pages live on. Ends the program with the input.
std::string NextLine() {
  static std::string& read_so_far = *new std::string;
  const auto has_line = [] {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (read_so_far.find('\n') == std::string::npos && poll(&input, 1, 0) == 1) {
      char buffer[512];
      const ssize_t size = read(STDIN_FILENO, buffer, sizeof(buffer));
      if (size <= 0) _exit(0);
      read_so_far.append(buffer, static_cast<size_t>(size));
    }
    return read_so_far.find('\n') != std::string::npos;
  };
  while (!WaitUntil(has_line, 60'000)) {
  }
  const size_t end = read_so_far.find('\n');
  std::string line = read_so_far.substr(0, end);
  read_so_far.erase(0, end + 1);
  return line;
}

std::string StateOf(AppActor& actor, const std::string& title) {
  const auto views = actor.phone().overlay().Shifts(absl::UnixEpoch());
  if (!views.ok()) return "no";
  for (const ShiftView& view : *views) {
    if (view.shift.title() != title) continue;
    return absl::StrCat("ok ", static_cast<int>(view.mine.kind), " ",
                        static_cast<int>(view.attendance.kind), " ",
                        view.attendance.saved_here ? 1 : 0);
  }
  return "no such shift";
}

std::string Counts(AppActor& actor) {
  const auto counts = actor.phone().outbox().Counts();
  return counts.ok() ? absl::StrCat("ok ", counts->waiting, " ", counts->refused) : "no";
}

std::string Answer(AppActor& actor, const std::vector<std::string>& words) {
  const std::string& verb = words[0];
  const QString first = QString::fromStdString(words.size() > 1 ? words[1] : "");
  const QString second = QString::fromStdString(words.size() > 2 ? words[2] : "");
  const auto done = [](bool it) { return std::string(it ? "ok" : "no"); };
  if (verb == "enrol") return done(actor.Enrol(words.at(1)));
  if (verb == "click") return done(actor.Click(first));
  if (verb == "row") return done(actor.ClickInRow(first, second));
  if (verb == "reads") return done(actor.ReadsInRow(first, second));
  if (verb == "type") return done(actor.TapField() && actor.Type(first));
  if (verb == "sees") return done(actor.Sees(first));
  if (verb == "lacks") return done(!actor.SeesPart(first));
  if (verb == "state") return StateOf(actor, words.at(1));
  if (verb == "counts") return Counts(actor);
  if (verb == "warnings") {
    return actor.warnings().isEmpty() ? "ok" : "no " + actor.warnings().join(" ").toStdString();
  }
  if (verb == "shoot") {
    actor.Shoot(first);
    return "ok";
  }
  if (verb == "sync") {
    actor.phone().Sync(SyncEngine::Origin::kManual);
    return "ok";
  }
  return "no such command";
}

int Main(int argc, char** argv) {
  if (argc != 4) return 2;
  AppActor actor({.folder = argv[1], .name = argv[2], .pictures = argv[3]});
  if (!actor.shown()) return 1;
  std::puts("ready");
  for (;;) {
    std::fflush(stdout);
    std::puts(Answer(actor, absl::StrSplit(NextLine(), '\t')).c_str());
  }
}

}  // namespace
}  // namespace glimmer::mobile

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  return glimmer::mobile::Main(argc, argv);
}
