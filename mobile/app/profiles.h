// The people who share this phone: one folder each, with its own store and key, all of them open.
// What one of them did is sent although another holds the phone. Main thread.
#ifndef GLIMMER_MOBILE_APP_PROFILES_H_
#define GLIMMER_MOBILE_APP_PROFILES_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

class Profiles {
 public:
  // `folder` holds the profiles' folders; made if absent. `clock` and `random` outlive this.
  Profiles(std::string folder, const Clock& clock, RandomSource& random);

  // Opens all of them. Current is `last`, else the first that is enrolled, else a new one. What was
  // begun without an invitation goes when somebody else is there.
  // Errors: as PhoneContext::Open, and UNAVAILABLE when a folder cannot be made.
  absl::Status Open(const std::string& last, const std::string& language);

  PhoneContext& current() { return *contexts_.at(name_); }
  const std::string& current_name() const { return name_; }
  // Names of all, in order.
  std::vector<std::string> Names() const;
  PhoneContext& Get(const std::string& name) { return *contexts_.at(name); }

  // Errors: NOT_FOUND.
  absl::Status Choose(const std::string& name);
  // A new one is current. Errors: as Open.
  absl::Status Add();
  // Nothing of the current one stays on the phone; another is current, or a new one. Its context
  // lives on for pages that are on their way out. Errors: as Open.
  absl::Status RemoveCurrent();

  // Of the server's words, for all.
  absl::Status UseLanguage(const std::string& language);

 private:
  absl::Status OpenOne(const std::string& name);
  // Some profile that is enrolled; empty when there is none.
  absl::StatusOr<std::string> AnyEnrolled();
  absl::Status Remove(const std::string& name);

  const std::string folder_;
  const Clock& clock_;
  RandomSource& random_;
  std::string language_;
  std::string name_;
  std::map<std::string, std::unique_ptr<PhoneContext>> contexts_;
  std::vector<std::unique_ptr<PhoneContext>> retired_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_APP_PROFILES_H_
