#include "server/access/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr absl::Duration kFreeWindow = absl::Minutes(15);
constexpr absl::Duration kLongestDelay = absl::Minutes(15);
constexpr absl::Duration kHardWindow = absl::Hours(1);

absl::Status TooMany(absl::Duration wait) {
  const auto seconds = static_cast<int64_t>(std::ceil(absl::ToDoubleSeconds(wait)));
  return MakeError(v1::ERROR_REASON_TOO_MANY_FAILURES, "Too many failures; wait.",
                   {{"retry_seconds", absl::StrCat(std::max<int64_t>(seconds, 1))}});
}

// Octets of an address in text, 4 or 16; an IPv4 address inside IPv6 counts as IPv4.
std::string AddressOctets(const std::string& text) {
  std::string octets(16, '\0');
  if (inet_pton(AF_INET, text.c_str(), octets.data()) == 1) return octets.substr(0, 4);
  if (inet_pton(AF_INET6, text.c_str(), octets.data()) != 1) return "";
  const std::string mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  return absl::StartsWith(octets, mapped) ? octets.substr(12) : octets;
}

// "ipv4:10.0.0.1:5000" and "ipv6:%5B::1%5D:5000" without scheme and port.
std::string AddressOf(absl::string_view peer) {
  std::string text = absl::StrReplaceAll(peer, {{"%5B", "["}, {"%5D", "]"}, {"%25", "%"}});
  const size_t colon = text.find(':');
  if (colon == std::string::npos) return "";
  text.erase(0, colon + 1);
  if (!text.empty() && text[0] == '[') return text.substr(1, text.find_first_of("]%") - 1);
  return text.substr(0, text.rfind(':'));
}

}  // namespace

Throttle::Throttle(const Clock& clock, const ThrottleOptions& options)
    : clock_(clock), options_(options), peers_(options.capacity), accounts_(options.capacity) {}

double Throttle::Spent(const Bucket& bucket, absl::Duration now) const {
  const double refilled = absl::ToDoubleSeconds(now - bucket.at) * options_.peer_per_minute / 60;
  return std::max(0.0, bucket.spent - refilled);
}

absl::Status Throttle::CheckPeer(absl::string_view prefix) const {
  absl::MutexLock lock(&mutex_);
  const Bucket* bucket = peers_.Find(prefix);
  if (prefix.empty() || bucket == nullptr) return absl::OkStatus();
  const double missing = Spent(*bucket, clock_.Monotonic()) + 1 - options_.peer_burst;
  if (missing <= 0) return absl::OkStatus();
  return TooMany(absl::Seconds(missing * 60 / options_.peer_per_minute));
}

void Throttle::ChargePeer(absl::string_view prefix) {
  if (prefix.empty()) return;
  absl::MutexLock lock(&mutex_);
  const absl::Duration now = clock_.Monotonic();
  Bucket& bucket = peers_.Touch(prefix);
  bucket = {std::min(Spent(bucket, now) + 1, options_.peer_burst), now};
}

absl::Status Throttle::CheckAccount(absl::string_view account) const {
  absl::MutexLock lock(&mutex_);
  const Failures* failures = accounts_.Find(account);
  if (account.empty() || failures == nullptr || failures->empty()) return absl::OkStatus();
  const absl::Duration now = clock_.Monotonic();
  const auto since = [&](absl::Duration window) {
    return static_cast<size_t>(failures->end() -
                               std::upper_bound(failures->begin(), failures->end(), now - window));
  };
  absl::Duration wait;
  if (since(kHardWindow) >= options_.account_per_hour) {
    wait = *(failures->end() - static_cast<int64_t>(options_.account_per_hour)) + kHardWindow - now;
  }
  if (const size_t recent = since(kFreeWindow); recent >= options_.account_free) {
    const auto doublings = static_cast<int>(std::min<size_t>(recent - options_.account_free, 20));
    const absl::Duration delay = std::min(absl::Seconds(1) * (1 << doublings), kLongestDelay);
    wait = std::max(wait, failures->back() + delay - now);
  }
  return wait > absl::ZeroDuration() ? TooMany(wait) : absl::OkStatus();
}

void Throttle::ChargeAccount(absl::string_view account) {
  if (account.empty()) return;
  absl::MutexLock lock(&mutex_);
  Failures& failures = accounts_.Touch(account);
  failures.push_back(clock_.Monotonic());
  while (failures.size() > options_.account_per_hour) failures.pop_front();
}

std::string PeerPrefix(absl::string_view peer, absl::string_view real_ip) {
  const bool front = absl::StartsWith(peer, "unix:");
  const std::string octets = AddressOctets(front ? std::string(real_ip) : AddressOf(peer));
  if (octets.empty()) return "";
  return octets.size() == 4 ? absl::StrCat("4:", absl::BytesToHexString(octets.substr(0, 3)))
                            : absl::StrCat("6:", absl::BytesToHexString(octets.substr(0, 7)));
}

}  // namespace glimmer::access
