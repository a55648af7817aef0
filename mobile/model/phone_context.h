// The phone on the main thread: says when something has changed, and brings answers of the server
// home. The only place where another thread hops to the pages. Main thread, but for the hop.
#ifndef GLIMMER_MOBILE_MODEL_PHONE_CONTEXT_H_
#define GLIMMER_MOBILE_MODEL_PHONE_CONTEXT_H_

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "mobile/phone/phone.h"

namespace glimmer::mobile {

class PhoneContext : public QObject {
  Q_OBJECT

 public:
  // Opens the profile's folder. `options.sync_state_changed` is taken by the context.
  // Errors: as Phone::Open.
  static absl::StatusOr<std::unique_ptr<PhoneContext>> Open(const std::string& profile_dir,
                                                            const Clock& clock,
                                                            RandomSource& random,
                                                            Phone::Options options);
  ~PhoneContext() override;

  Phone& phone() { return *phone_; }
  // The server's clock, as far as the phone knows it.
  absl::Time Now() { return phone_->store().ServerNow(); }

  // One call; `done` runs on the main thread unless `receiver` is gone by then.
  template <typename Response, typename Request>
  void Call(QObject* receiver, absl::string_view method, const Request& request,
            std::function<void(absl::StatusOr<Response>)> done) {
    CallBytes(receiver, std::string(method), request.SerializeAsString(),
              [done = std::move(done)](absl::StatusOr<std::string> bytes) {
                if (!bytes.ok()) return done(bytes.status());
                Response response;
                if (!response.ParseFromString(*bytes)) {
                  return done(absl::UnavailableError("A broken answer."));
                }
                done(std::move(response));
              });
  }
  // A whole stream, its messages parsed and handed over at its end.
  void Collect(QObject* receiver, const std::string& method, std::string request,
               std::function<void(absl::StatusOr<std::vector<std::string>>)> done);

  // Runs `work` on a thread of its own and `done` on the main thread. For what blocks.
  void RunAside(QObject* receiver, std::function<absl::Status()> work,
                std::function<void(absl::Status)> done);

  // Everything is read anew: after another language was chosen.
  void AnnounceChange() { Q_EMIT changed(); }

 Q_SIGNALS:
  // Rows, outbox, profile or state of the sync have changed, or half a minute has gone by.
  void changed();

 private:
  PhoneContext() = default;
  void Post();  // any thread
  void CallBytes(QObject* receiver, const std::string& method, std::string request,
                 std::function<void(absl::StatusOr<std::string>)> done);

  std::unique_ptr<Phone> phone_;
  int observer_ = 0;
  std::atomic<bool> posted_ = false;
  QTimer timer_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_PHONE_CONTEXT_H_
