#include "mobile/app/profiles.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "mobile/store/profile.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

using Enrolment = Profile::Enrolment;

absl::StatusOr<Enrolment> EnrolmentOf(PhoneContext& context) {
  ASSIGN_OR_RETURN(const Profile profile, context.phone().store().GetProfile());
  return profile.enrolment;
}

}  // namespace

Profiles::Profiles(std::string folder, const Clock& clock, RandomSource& random)
    : folder_(std::move(folder)), clock_(clock), random_(random) {}

absl::Status Profiles::OpenOne(const std::string& name) {
  ASSIGN_OR_RETURN(auto context, PhoneContext::Open(absl::StrCat(folder_, "/", name), clock_,
                                                    random_, {.language = language_}));
  ASSIGN_OR_RETURN(const Enrolment enrolment, EnrolmentOf(*context));
  if (enrolment == Enrolment::kActive) RETURN_IF_ERROR(context->phone().Connect());
  contexts_[name] = std::move(context);
  return absl::OkStatus();
}

absl::StatusOr<std::string> Profiles::AnyEnrolled() {
  for (const auto& [name, context] : contexts_) {
    ASSIGN_OR_RETURN(const Enrolment enrolment, EnrolmentOf(*context));
    if (enrolment == Enrolment::kActive) return name;
  }
  return std::string();
}

absl::Status Profiles::Open(const std::string& last, const std::string& language) {
  language_ = language;
  for (const std::string& name : ListProfiles(folder_)) RETURN_IF_ERROR(OpenOne(name));
  ASSIGN_OR_RETURN(name_, AnyEnrolled());
  if (!name_.empty()) {
    for (const std::string& name : Names()) {
      ASSIGN_OR_RETURN(const Enrolment enrolment, EnrolmentOf(Get(name)));
      if (enrolment == Enrolment::kNone) RETURN_IF_ERROR(Remove(name));
    }
  }
  if (contexts_.count(last) != 0) name_ = last;
  if (!name_.empty()) return absl::OkStatus();
  return contexts_.empty() ? Add() : Choose(contexts_.begin()->first);
}

std::vector<std::string> Profiles::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, context] : contexts_) names.push_back(name);
  return names;
}

absl::Status Profiles::Choose(const std::string& name) {
  if (contexts_.count(name) == 0) return absl::NotFoundError("No such profile on this phone.");
  name_ = name;
  return absl::OkStatus();
}

absl::Status Profiles::Add() {
  ASSIGN_OR_RETURN(const std::string path, NewProfileFolder(folder_, random_));
  const std::string name = path.substr(path.rfind('/') + 1);
  RETURN_IF_ERROR(OpenOne(name));
  return Choose(name);
}

absl::Status Profiles::Remove(const std::string& name) {
  auto node = contexts_.extract(name);
  node.mapped()->phone().Disconnect();
  retired_.push_back(std::move(node.mapped()));
  return RemoveProfileFolder(absl::StrCat(folder_, "/", name));
}

absl::Status Profiles::RemoveCurrent() {
  RETURN_IF_ERROR(Remove(name_));
  ASSIGN_OR_RETURN(const std::string other, AnyEnrolled());
  return other.empty() ? Add() : Choose(other);
}

absl::Status Profiles::UseLanguage(const std::string& language) {
  language_ = language;
  for (const auto& [name, context] : contexts_) {
    RETURN_IF_ERROR(context->phone().UseLanguage(language));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
