#include "server/notices/mail_channel.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/notices/curl_call.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::notices {
namespace {

using formats::TextId;

// 45 octets make 60 of base64, and 72 with the frame of an encoded word; 75 are allowed.
constexpr size_t kOctetsOfWord = 45;

// How many octets of `utf8` fit into `most` without splitting a character.
size_t WholeCharacters(absl::string_view utf8, size_t most) {
  if (utf8.size() <= most) return utf8.size();
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return end;
}

// RFC 2045 6.8: at most 76 characters in a line.
std::string Base64Lines(absl::string_view text) {
  constexpr size_t kOctetsOfLine = 57;
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), kOctetsOfLine))) {
    absl::StrAppend(&lines, absl::Base64Escape(text.substr(0, kOctetsOfLine)), "\r\n");
  }
  return lines;
}

std::string BodyOf(const Letter& letter) {
  std::string body = letter.notice.title();
  if (!letter.notice.detail().empty()) absl::StrAppend(&body, "\r\n", letter.notice.detail());
  return absl::StrCat(body, "\r\n\r\n", formats::Text(letter.lang, TextId::kMailFoot), "\r\n");
}

std::string MessageOf(const Letter& letter, const std::string& from) {
  const absl::string_view sender = formats::Text(letter.lang, TextId::kMailSender);
  const absl::string_view host = absl::string_view(from).substr(from.find('@') + 1);
  const absl::string_view notice = letter.notice.notice();
  const absl::Time made = FromTimestamp(letter.notice.create_time());
  return absl::StrCat(
      "Date: ", absl::FormatTime("%a, %d %b %Y %H:%M:%S +0000", made, absl::UTCTimeZone()),
      "\r\nFrom: ", HeaderText(sender), " <", from, ">\r\nTo: <", letter.email,
      ">\r\nSubject: ", HeaderText(letter.notice.title()), "\r\nMessage-ID: <",
      notice.substr(notice.rfind('/') + 1), "@", host,
      // RFC 3834: no automatic answer to this.
      ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
      Base64Lines(BodyOf(letter)));
}

// libcurl asks for the next octets of the message; `left` is what it has not had.
size_t Read(char* buffer, size_t size, size_t count, void* left) {
  auto& rest = *static_cast<absl::string_view*>(left);
  const size_t taken = std::min(rest.size(), size * count);
  rest.copy(buffer, taken);
  rest.remove_prefix(taken);
  return taken;
}

// RFC 5321 4.2.1: 4yz passes, 5yz does not.
absl::Status Judge(long code) {
  if (code >= 200 && code < 300) return absl::OkStatus();
  const std::string text = absl::StrCat("SMTP ", code);
  // Signing in (530, 535) or the server as a whole (421) is nothing about one letter.
  if (code == 421 || code == 530 || code == 535 || code < 400) return absl::UnavailableError(text);
  if (code < 500) return absl::ResourceExhaustedError(text);
  return absl::FailedPreconditionError(text);
}

}  // namespace

std::string HeaderText(absl::string_view utf8) {
  const bool plain =
      std::all_of(utf8.begin(), utf8.end(), [](char c) { return absl::ascii_isprint(c); });
  if (plain) return std::string(utf8);
  std::vector<std::string> words;
  while (!utf8.empty()) {
    const size_t size = WholeCharacters(utf8, kOctetsOfWord);
    words.push_back(absl::StrCat("=?UTF-8?B?", absl::Base64Escape(utf8.substr(0, size)), "?="));
    utf8.remove_prefix(size);
  }
  return absl::StrJoin(words, "\r\n ");
}

absl::Status MailChannel::HandOver(const Letter& letter) {
  CurlCall call;
  call.Set(CURLOPT_URL, options_.url.c_str());
  call.Set(CURLOPT_USE_SSL,
           static_cast<long>(options_.needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!options_.user.empty()) {
    call.Set(CURLOPT_USERNAME, options_.user.c_str());
    call.Set(CURLOPT_PASSWORD, options_.password.c_str());
  }
  const std::string from = absl::StrCat("<", options_.from, ">");
  call.Set(CURLOPT_MAIL_FROM, from.c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, absl::StrCat("<", letter.email, ">").c_str()),
      &curl_slist_free_all);
  call.Set(CURLOPT_MAIL_RCPT, to.get());
  const std::string message = MessageOf(letter, options_.from);
  absl::string_view left = message;
  call.Set(CURLOPT_UPLOAD, 1L);
  call.Set(CURLOPT_READFUNCTION, &Read);
  call.Set(CURLOPT_READDATA, &left);
  ASSIGN_OR_RETURN(const long code, call.Perform());
  return Judge(code);
}

}  // namespace glimmer::notices
