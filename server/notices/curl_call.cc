#include "server/notices/curl_call.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace glimmer::notices {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kLongestSeconds = 20;

size_t Discard(char*, size_t size, size_t count, void*) { return size * count; }

void NeedCurl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) std::abort();
}

}  // namespace

CurlCall::CurlCall() {
  NeedCurl();
  handle_.reset(curl_easy_init());
  if (!handle_) std::abort();
  Set(CURLOPT_NOSIGNAL, 1L);
  Set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  Set(CURLOPT_TIMEOUT, kLongestSeconds);
  Set(CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps");
  Set(CURLOPT_WRITEFUNCTION, &Discard);
}

void CurlCall::AddHeader(const std::string& line) {
  curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
  if (longer == nullptr) std::abort();
  (void)headers_.release();
  headers_.reset(longer);
  Set(CURLOPT_HTTPHEADER, longer);
}

absl::StatusOr<long> CurlCall::Perform() {
  const CURLcode result = curl_easy_perform(handle_.get());
  long code = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
  // An answer that says no is an answer.
  if (result == CURLE_OK || code >= 400) return code;
  return absl::UnavailableError(absl::StrCat("curl: ", curl_easy_strerror(result)));
}

}  // namespace glimmer::notices
