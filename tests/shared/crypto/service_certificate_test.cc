#include "shared/crypto/service_certificate.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "shared/base/ids.h"
#include "shared/crypto/base45.h"

namespace glimmer {
namespace {

using absl::StatusCode;

// Made by another program than this: the layout of docs/api.md in Python, signed by OpenSSL.
constexpr absl::string_view kGoldenBody =
    "0140bca4eaf9d2b09701923f7274742d4d63dd184e41a0ec5c4fe65133000009600000000b000002"
    "58000005dc000000f00000003c6b0d49206b0d492100000000000004d26465666768696a6b6c6d6e"
    "6f707172737475767778797a7b7c7d7e7f8081828309e8b5b5e4b880e5b88615e5beaee58589e5bf"
    "97e684bfe88085e58d8fe4bc9a";
constexpr absl::string_view kGoldenSignature =
    "d44ccebffd1166792eb112e4b8a1136b40aadc1270eb7fb6634b21adbafd4658"
    "5f98f7fa0b690d853f38c7da95682540f55fde0d56b031bd3b36f759f636d907";
constexpr absl::string_view kGoldenText =
    "GLIMMER-RECORD:5707%NXVTQSQ24J:LI5LE-UEBZ9Z.R8+9LFK6UBB5T6K690066C000QH1200S5B50"
    "0P R000FFU000WS7QU1J44QU1X74000000400+QQ% CC3DVED5QDO$D/3EHFE QEA%ET4F3GFMRF-%FF"
    "5GYGGKPG%ITY:MREN%1TZ.G:1T/4MU*G02T69J8ZGUHTW-GE+HB-S PJ.V99CO:82HEFFHM7-SFGK6PD"
    "0RL+E2WYTQ2NIM9E/L%0WX7B9FJLRVSCD1%G087MSRL7DO98H5C*U1FCMN-NV.6ZGB1.670";

absl::Time At(const char* text) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, nullptr));
  return time;
}

std::string Octets(int first, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out.push_back(static_cast<char>(first + i));
  return out;
}

class ServiceCertificateTest : public testing::Test {
 protected:
  ServiceCertificateTest() {
    certificate_.certificate_id = "01J8ZQ4X3M5N6P7Q8R9S0T1V2W";
    certificate_.person_name = "赵一帆";
    certificate_.organization_name = "微光志愿者协会";
    certificate_.start_date = "2026-01-01";
    certificate_.end_date = "2026-11-30";
    certificate_.minutes = 2400;
    certificate_.person_times = 11;
    certificate_.minutes_by_class = {600, 1500, 240, 60};
    certificate_.as_of = At("2026-11-30T10:00:00Z");
    certificate_.issue_time = At("2026-11-30T10:00:01Z");
    certificate_.ledger_sequence = 1234;
    certificate_.ledger_value = Octets(100, 32);
  }

  std::string Text() {
    const auto text = SignServiceCertificate(certificate_, key_);
    EXPECT_TRUE(text.ok()) << text.status();
    return text.value_or("");
  }
  StatusCode CheckOf(absl::string_view text) {
    return CheckServiceCertificate(text, key_.public_key).status().code();
  }
  StatusCode SignCode() { return SignServiceCertificate(certificate_, key_).status().code(); }
  static std::string TextOf(absl::string_view octets) {
    return std::string(kServiceCertificatePrefix) + Base45Encode(octets);
  }
  static std::string OctetsOf(absl::string_view text) {
    return *Base45Decode(text.substr(kServiceCertificatePrefix.size()));
  }

  const KeyPair key_ = *SigningKeyFromSeed(Octets(0, 32));
  ServiceCertificate certificate_;
};

TEST_F(ServiceCertificateTest, HasTheOctetsThatAreWrittenDown) {
  EXPECT_EQ(Text(), kGoldenText);
  EXPECT_EQ(absl::BytesToHexString(OctetsOf(Text())),
            std::string(kGoldenBody) + std::string(kGoldenSignature));
}

TEST_F(ServiceCertificateTest, SaysWhatWasSigned) {
  const auto read = CheckServiceCertificate(kGoldenText, key_.public_key);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->certificate_id, certificate_.certificate_id);
  EXPECT_EQ(read->person_name, certificate_.person_name);
  EXPECT_EQ(read->organization_name, certificate_.organization_name);
  EXPECT_EQ(read->start_date, "2026-01-01");
  EXPECT_EQ(read->end_date, "2026-11-30");
  EXPECT_EQ(read->minutes, 2400);
  EXPECT_EQ(read->person_times, 11);
  EXPECT_EQ(read->minutes_by_class, certificate_.minutes_by_class);
  EXPECT_EQ(read->as_of, certificate_.as_of);
  EXPECT_EQ(read->issue_time, certificate_.issue_time);
  EXPECT_EQ(read->ledger_sequence, 1234);
  EXPECT_EQ(read->ledger_value, certificate_.ledger_value);
  EXPECT_EQ(read->key_id, CertificateKeyId(key_.public_key));
}

TEST_F(ServiceCertificateTest, IsRefusedWithAnyBitFlipped) {
  const std::string octets = OctetsOf(kGoldenText);
  for (size_t bit = 0; bit < 8 * octets.size(); ++bit) {
    std::string flipped = octets;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_NE(CheckOf(TextOf(flipped)), StatusCode::kOk) << bit;
  }
}

TEST_F(ServiceCertificateTest, IsRefusedWithAnyCharacterChangedLeftOutOrDoubled) {
  const std::string text(kGoldenText);
  for (size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = text[at] == '7' ? '8' : '7';
    EXPECT_NE(CheckOf(changed), StatusCode::kOk) << at;
    EXPECT_NE(CheckOf(text.substr(0, at) + text.substr(at + 1)), StatusCode::kOk) << at;
    EXPECT_NE(CheckOf(text.substr(0, at) + text[at] + text.substr(at)), StatusCode::kOk) << at;
    EXPECT_NE(CheckOf(text.substr(0, at)), StatusCode::kOk) << at;
  }
}

TEST_F(ServiceCertificateTest, SaysWhyItIsRefused) {
  const std::string octets = OctetsOf(kGoldenText);
  EXPECT_EQ(CheckOf("hello"), StatusCode::kInvalidArgument);
  EXPECT_EQ(CheckOf(""), StatusCode::kInvalidArgument);
  EXPECT_EQ(CheckOf(TextOf(octets.substr(0, 100))), StatusCode::kInvalidArgument);
  std::string later = octets;
  later[0] = 2;
  EXPECT_EQ(CheckOf(TextOf(later)), StatusCode::kFailedPrecondition);
  EXPECT_EQ(CheckOf(TextOf(later.substr(0, 20))), StatusCode::kFailedPrecondition);
  std::string changed = octets;
  changed[29] = 1;  // some 16 million minutes more
  EXPECT_EQ(CheckOf(TextOf(changed)), StatusCode::kUnauthenticated);
  const KeyPair other = NewSigningKey(SystemRandom());
  EXPECT_EQ(CheckServiceCertificate(kGoldenText, other.public_key).status().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(CheckServiceCertificate(kGoldenText, "").status().code(), StatusCode::kNotFound);
}

// Who signs with their own key and writes the organisation's name of it into the octets.
TEST_F(ServiceCertificateTest, AnotherKeyUnderThisOnesNameIsFound) {
  KeyPair forger = NewSigningKey(SystemRandom());
  forger.public_key = key_.public_key;
  const auto text = SignServiceCertificate(certificate_, forger);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(CheckOf(*text), StatusCode::kUnauthenticated);
}

TEST_F(ServiceCertificateTest, IsNoOtherSignatureOfTheKey) {
  const std::string octets = OctetsOf(kGoldenText);
  const std::string body = octets.substr(0, octets.size() - 64);
  EXPECT_EQ(CheckOf(TextOf(body + Sign(key_.secret_key, body))), StatusCode::kUnauthenticated);
}

TEST_F(ServiceCertificateTest, BlanksAroundItAreNoneOfIt) {
  EXPECT_EQ(CheckOf(std::string(kGoldenText) + "\r\n"), StatusCode::kOk);
  EXPECT_EQ(CheckOf("  " + std::string(kGoldenText) + " \n"), StatusCode::kOk);
}

TEST_F(ServiceCertificateTest, MayHaveNoPeriodAndNoLedgerYet) {
  certificate_.start_date.clear();
  certificate_.end_date.clear();
  certificate_.ledger_sequence = 0;
  certificate_.ledger_value.clear();
  const auto read = CheckServiceCertificate(Text(), key_.public_key);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->start_date + read->end_date + read->ledger_value, "");
}

TEST_F(ServiceCertificateTest, IsNotMadeOfPartsThatDoNotFit) {
  const ServiceCertificate fits = certificate_;
  const auto with = [&](void (*change)(ServiceCertificate&)) {
    certificate_ = fits;
    change(certificate_);
    return SignCode();
  };
  using C = ServiceCertificate;
  EXPECT_EQ(with([](C& c) { c.person_name = std::string(255, 'a'); }), StatusCode::kOk);
  EXPECT_EQ(with([](C& c) { c.minutes = UINT32_MAX; }), StatusCode::kOk);
  const StatusCode refused = StatusCode::kInvalidArgument;
  EXPECT_EQ(with([](C& c) { c.person_name = std::string(256, 'a'); }), refused);
  EXPECT_EQ(with([](C& c) { c.minutes = -1; }), refused);
  EXPECT_EQ(with([](C& c) { c.minutes = int64_t{1} << 32; }), refused);
  EXPECT_EQ(with([](C& c) { c.minutes_by_class[3] = -1; }), refused);
  EXPECT_EQ(with([](C& c) { c.certificate_id = "X"; }), refused);
  EXPECT_EQ(with([](C& c) { c.ledger_value = "short"; }), refused);
  EXPECT_EQ(with([](C& c) { c.start_date = "1970-01-01"; }), refused);
  EXPECT_EQ(with([](C& c) { c.end_date = "2149-06-07"; }), refused);
  EXPECT_EQ(with([](C& c) { c.end_date = "soon"; }), refused);
  certificate_ = fits;
  EXPECT_EQ(SignServiceCertificate(certificate_, KeyPair()).status().code(), refused);
}

TEST_F(ServiceCertificateTest, DaysFitFromTheSecondOf1970) {
  for (const char* fits : {"", "1970-01-02", "2026-11-30", "2149-06-06"}) {
    EXPECT_TRUE(FitsCertificate(fits)) << fits;
  }
  for (const char* late : {"1970-01-01", "1969-12-31", "2149-06-07", "9999-12-31", "x"}) {
    EXPECT_FALSE(FitsCertificate(late)) << late;
  }
}

// What QR codes store compactly; a longer name makes a larger code.
TEST_F(ServiceCertificateTest, HasTheCharactersOfAQrCode) {
  for (const char c : Text()) {
    EXPECT_NE(absl::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:").find(c),
              absl::string_view::npos);
  }
  EXPECT_EQ(Text().size(), 311u);
}

}  // namespace
}  // namespace glimmer
