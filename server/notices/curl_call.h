// One transfer by libcurl, with the limits that hold for all of ours. Not thread-safe.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace glimmer::notices {

class CurlCall {
 public:
  CurlCall();

  template <typename T>
  void Set(CURLoption option, T value) {
    curl_easy_setopt(handle_.get(), option, value);
  }
  // A line of the request's header.
  void AddHeader(const std::string& line);

  // The server's last answer, as 250 or 204; 0 when there was none. What the answer says beside its
  // code is not read. Errors: UNAVAILABLE, with the kind of failure.
  absl::StatusOr<long> Perform();

 private:
  struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  std::unique_ptr<CURL, Free> handle_;
  std::unique_ptr<curl_slist, Free> headers_;
};

}  // namespace glimmer::notices
