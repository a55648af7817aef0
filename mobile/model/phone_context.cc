#include "mobile/model/phone_context.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <vector>

#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr int kTickMs = 30'000;

// Runs on the main thread, in the life of `receiver` only.
void Hop(QPointer<QObject> receiver, std::function<void()> step) {
  QMetaObject::invokeMethod(
      qApp,
      [receiver = std::move(receiver), step = std::move(step)] {
        if (receiver) step();
      },
      Qt::QueuedConnection);
}

}  // namespace

absl::StatusOr<std::unique_ptr<PhoneContext>> PhoneContext::Open(const std::string& profile_dir,
                                                                 const Clock& clock,
                                                                 RandomSource& random,
                                                                 Phone::Options options) {
  std::unique_ptr<PhoneContext> context(new PhoneContext());
  options.sync_state_changed = [raw = context.get()] { raw->Post(); };
  ASSIGN_OR_RETURN(context->phone_, Phone::Open(profile_dir, clock, random, std::move(options)));
  context->observer_ = context->phone_->store().AddObserver([raw = context.get()] { raw->Post(); });
  // Before any page looks.
  connect(context.get(), &PhoneContext::changed, context.get(), [raw = context.get()] {
    const absl::Status wiped = raw->phone_->WipeAddresses();
    if (!wiped.ok()) qWarning("%s", wiped.ToString().c_str());
  });
  connect(&context->timer_, &QTimer::timeout, context.get(), &PhoneContext::changed);
  context->timer_.start(kTickMs);
  return context;
}

PhoneContext::~PhoneContext() {
  // A redemption that runs aside uses the phone.
  QThreadPool::globalInstance()->waitForDone();
  if (phone_) phone_->store().RemoveObserver(observer_);
  phone_.reset();
}

void PhoneContext::Post() {
  if (posted_.exchange(true)) return;
  QMetaObject::invokeMethod(
      this,
      [this] {
        posted_ = false;
        Q_EMIT changed();
      },
      Qt::QueuedConnection);
}

void PhoneContext::CallBytes(QObject* receiver, const std::string& method, std::string request,
                             std::function<void(absl::StatusOr<std::string>)> done) {
  phone_->Call(method, std::move(request),
               [receiver = QPointer<QObject>(receiver),
                done = std::move(done)](absl::StatusOr<std::string> bytes) mutable {
                 Hop(receiver, [done = std::move(done), bytes = std::move(bytes)] { done(bytes); });
               });
}

void PhoneContext::Collect(QObject* receiver, const std::string& method, std::string request,
                           std::function<void(absl::StatusOr<std::vector<std::string>>)> done) {
  auto parts = std::make_shared<std::vector<std::string>>();
  phone_->Stream(
      method, std::move(request), [parts](std::string part) { parts->push_back(std::move(part)); },
      [parts, receiver = QPointer<QObject>(receiver), done = std::move(done)](absl::Status status) {
        Hop(receiver, [parts, done, status] {
          if (!status.ok()) return done(status);
          done(std::move(*parts));
        });
      });
}

void PhoneContext::RunAside(QObject* receiver, std::function<absl::Status()> work,
                            std::function<void(absl::Status)> done) {
  QThreadPool::globalInstance()->start(
      [receiver = QPointer<QObject>(receiver), work = std::move(work), done = std::move(done)] {
        const absl::Status status = work();
        Hop(receiver, [done, status] { done(status); });
      });
}

}  // namespace glimmer::mobile
