// One person's app on a phone of their own: the real window over the real stores, used as a person
// uses it. Journeys and the demonstration are written in these words. Main thread.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "mobile/app/application.h"
#include "shared/base/clock.h"
#include "tests/mobile/support/app_window.h"

namespace glimmer::mobile {

// How long a person waits for what they want to see, in milliseconds.
inline constexpr int kPatience = 15'000;

struct ActorOptions {
  std::string folder;    // of this person's phone
  std::string name;      // of this person, in the file names of pictures
  std::string pictures;  // folder; empty: none are taken
  QSize window = {390, 844};
  const Clock* clock = nullptr;  // of the phone; null: the machine's
};

class AppActor {
 public:
  // What cannot be opened ends the program.
  explicit AppActor(ActorOptions options);
  ~AppActor();

  // Types the link into the field of the welcome page and joins.
  bool Enrol(const std::string& link);

  // Presses what has these words, once it is there; what lies below the fold is scrolled to.
  bool Click(const QString& text);
  // Presses the button whose name begins with `text` and goes on with the row's title.
  bool ClickInRow(const QString& text, const QString& title);
  bool Sees(const QString& text);
  // Does some words of the page have `text` in them now?
  bool SeesPart(const QString& text);
  // Waits until the row with this title, as a screen reader says it, has `text` in it.
  bool ReadsInRow(const QString& text, const QString& title);
  // Touches the first field of the page, or the one of this name.
  bool TapField(const QString& name = {});
  bool Type(const QString& text);
  // Touches the field of this name and puts `text` in the place of what it holds.
  bool Fill(const QString& field, const QString& text);
  void Shoot(const QString& what);
  // Says on standard error that `what` did not come, and what the page shows instead.
  void Miss(const QString& what);

  Application& app() { return *app_; }
  Phone& phone() { return app_->context().phone(); }
  QQuickWindow* window() { return window_->window(); }
  const QStringList& warnings() const { return window_->warnings(); }
  bool shown() const { return shown_; }

  // One call of this person's session. Errors: the server's; DEADLINE_EXCEEDED without an answer.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Ask(const char* method, const Request& request) {
    // Shared: the answer may come after the patience has ended.
    auto answer = std::make_shared<absl::StatusOr<Response>>(absl::DeadlineExceededError(method));
    auto answered = std::make_shared<bool>(false);
    app_->context().Call<Response>(app_.get(), method, request,
                                   [answer, answered](absl::StatusOr<Response> response) {
                                     *answer = std::move(response);
                                     *answered = true;
                                   });
    WaitUntil([answered] { return *answered; }, kPatience);
    return *answer;
  }

 private:
  // Waits for what `find` gives and presses its middle; null when it does not come, or cannot be
  // brought into view. `what` names it for Miss.
  QQuickItem* Press(const QString& what, const std::function<QQuickItem*()>& find);

  const ActorOptions options_;
  std::unique_ptr<Application> app_;
  std::unique_ptr<AppWindow> window_;
  bool shown_ = false;
};

}  // namespace glimmer::mobile
