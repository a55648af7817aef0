#include "shared/crypto/invitation_payload.h"

#include <gtest/gtest.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "shared/crypto/base45.h"

namespace glimmer {
namespace {

InvitationPayload Example() {
  InvitationPayload payload;
  for (int i = 0; i < 32; ++i) payload.spki_sha256.push_back(static_cast<char>(0xe0 + i));
  payload.secret = std::string(16, '\0');
  payload.host = "glimmer.example.org:8443";
  return payload;
}

void ExpectExample(const absl::StatusOr<InvitationPayload>& parsed) {
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->spki_sha256, Example().spki_sha256);
  EXPECT_EQ(parsed->secret, Example().secret);
  EXPECT_EQ(parsed->host, Example().host);
}

TEST(InvitationPayloadTest, HasTheLayoutOfTheSpecification) {
  const std::string bytes = *EncodeInvitation(Example());
  EXPECT_EQ(bytes, absl::StrCat("\x01", Example().spki_sha256, Example().secret, Example().host));
  ExpectExample(DecodeInvitation(bytes));
}

TEST(InvitationPayloadTest, BothTextsAreReadBack) {
  ExpectExample(ParseInvitation(*InvitationQrText(Example())));
  ExpectExample(ParseInvitation(*InvitationLink(Example())));
  ExpectExample(ParseInvitation(absl::StrCat("  ", *InvitationQrText(Example()), "\n")));
  ExpectExample(ParseInvitation(absl::StrCat("\t", *InvitationLink(Example()), " ")));
}

// A host of 40 characters makes 89 bytes, which is a QR code of version 5.
TEST(InvitationPayloadTest, FitsASmallQrCode) {
  InvitationPayload payload = Example();
  payload.host = std::string(40, 'a');
  EXPECT_EQ(InvitationQrText(payload)->size(), 8u + 134u);
}

// Only characters that a QR code keeps in alphanumeric mode, and that a link may carry unescaped.
TEST(InvitationPayloadTest, TextsKeepToTheirAlphabets) {
  const std::string qr = *InvitationQrText(Example());
  EXPECT_EQ(qr, absl::AsciiStrToUpper(qr));
  EXPECT_EQ(InvitationLink(Example())->substr(17).find_first_not_of(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(InvitationPayloadTest, RefusesWrongParts) {
  InvitationPayload no_pin = Example();
  no_pin.spki_sha256.pop_back();
  InvitationPayload no_secret = Example();
  no_secret.secret.clear();
  for (const InvitationPayload& payload : {no_pin, no_secret}) {
    EXPECT_EQ(EncodeInvitation(payload).status().code(), absl::StatusCode::kInvalidArgument);
  }
  for (const char* host : {"", "a b", "user@host", "host/path", "host\n", "h\xC3\xB6st"}) {
    InvitationPayload payload = Example();
    payload.host = host;
    EXPECT_EQ(InvitationLink(payload).status().code(), absl::StatusCode::kInvalidArgument) << host;
  }
}

TEST(InvitationPayloadTest, TellsCutShortFromLaterVersion) {
  std::string bytes = *EncodeInvitation(Example());
  for (const size_t size : {0, 1, 33, 49}) {
    EXPECT_EQ(DecodeInvitation(absl::string_view(bytes).substr(0, size)).status().code(),
              absl::StatusCode::kInvalidArgument)
        << size;
  }
  bytes[0] = 2;
  EXPECT_EQ(DecodeInvitation(bytes).status().code(), absl::StatusCode::kFailedPrecondition);
  bytes[0] = 0;
  EXPECT_EQ(DecodeInvitation(bytes).status().code(), absl::StatusCode::kInvalidArgument);
  const std::string no_host = absl::StrCat("\x01", std::string(48, 'x'), "a host");
  EXPECT_EQ(DecodeInvitation(no_host).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(InvitationPayloadTest, RefusesForeignTexts) {
  for (const char* text : {"", "GLIMMER:", "GLIMMER:a", "glimmer://join?p=", "glimmer://join?p=!!",
                           "https://example.org/", "glimmer://other?p=AQ", "hello"}) {
    EXPECT_EQ(ParseInvitation(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace glimmer
