// What sign-ups should do, told as simply as possible: one shift, entries in the order in which
// they came, every number counted afresh. The random test compares the server with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/error_reason.pb.h"
#include "shared/domain/sign_up_rules.h"

namespace glimmer::signups {

struct ModelEntry {
  int person = 0;
  size_t position = 0;
  int64_t guests = 0;
  SignUpState state = SignUpState::kConfirmed;
  absl::Time expire;
  bool cover = false;
  bool late = false;
};

class SignUpModel {
 public:
  SignUpModel(std::vector<int64_t> capacities, int64_t capacity, absl::Time start)
      : capacities_(std::move(capacities)), capacity_(capacity), start_(start) {}

  // Each gives the reason of a refusal, or ERROR_REASON_UNSPECIFIED.
  v1::ErrorReason Create(int person, std::optional<size_t> asked, int64_t guests, bool join,
                         absl::Time now);
  v1::ErrorReason Leave(size_t entry, bool ask_for_cover, absl::Time now);
  v1::ErrorReason Accept(size_t entry, absl::Time now);
  v1::ErrorReason Decline(size_t entry, absl::Time now);
  void Lapse(absl::Time now);
  void CancelAll();
  void Raise(size_t position, absl::Time now);
  // False when places would be taken from under people.
  bool Lower(size_t position);

  const std::vector<ModelEntry>& entries() const { return entries_; }

 private:
  int64_t Held(std::optional<size_t> position) const;
  bool Fits(size_t position, int64_t places) const;
  bool HasLine(size_t position) const;
  bool Late(absl::Time now) const { return now >= start_ - absl::Hours(2); }
  std::optional<size_t> Live(int person) const;
  std::optional<size_t> FreeSeat(std::optional<size_t> asked, int64_t places, absl::Time now) const;
  std::optional<size_t> Cover(std::optional<size_t> asked, int64_t places, absl::Time now) const;
  void Promote(absl::Time now);

  std::vector<int64_t> capacities_;
  int64_t capacity_;
  absl::Time start_;
  std::vector<ModelEntry> entries_;
};

}  // namespace glimmer::signups
