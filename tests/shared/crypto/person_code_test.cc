#include "shared/crypto/person_code.h"

#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signed_site_code.h"

namespace glimmer {
namespace {

class PersonCodeTest : public testing::Test {
 protected:
  const PersonCode card_ = {NewRandomId(SystemRandom()), std::nullopt};
  const PersonCode claim_ = {
      card_.person_id,
      PersonCode::Claim{true, ShiftMark("01HV0000000000000000000001"), Blake2b256("a claim")}};
};

TEST_F(PersonCodeTest, ACardSaysWhoseItIs) {
  const std::string bytes = EncodePersonCode(card_);
  EXPECT_EQ(bytes.size(), 22u);
  EXPECT_EQ(Base45Encode(bytes).size(), 33u);
  const auto read = ParsePersonCode(bytes);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->person_id, card_.person_id);
  EXPECT_FALSE(read->claim);
}

TEST_F(PersonCodeTest, AClaimSaysWhichAndWhere) {
  for (const bool out : {false, true}) {
    PersonCode code = claim_;
    code.claim->out = out;
    const std::string bytes = EncodePersonCode(code);
    EXPECT_EQ(bytes.size(), 62u);
    EXPECT_EQ(Base45Encode(bytes).size(), 93u);
    const auto read = ParsePersonCode(bytes);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->person_id, code.person_id);
    ASSERT_TRUE(read->claim);
    EXPECT_EQ(read->claim->out, out);
    EXPECT_EQ(read->claim->shift_mark, code.claim->shift_mark);
    EXPECT_EQ(read->claim->hash, code.claim->hash);
  }
}

TEST_F(PersonCodeTest, WithAnyBitFlippedItIsNone) {
  for (const PersonCode& code : {card_, claim_}) {
    const std::string bytes = EncodePersonCode(code);
    for (size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      std::string flipped = bytes;
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
      EXPECT_FALSE(ParsePersonCode(flipped).ok()) << bit;
    }
    for (size_t size = 0; size < bytes.size(); ++size) {
      EXPECT_EQ(ParsePersonCode(bytes.substr(0, size)).status().code(),
                absl::StatusCode::kInvalidArgument);
    }
    EXPECT_FALSE(ParsePersonCode(bytes + '\0').ok());
  }
}

TEST_F(PersonCodeTest, ALaterVersionSaysSo) {
  std::string body = EncodePersonCode(card_).substr(0, 18);
  body[0] = 2;
  const std::string later = body + Blake2b128("person-code-v1" + body).substr(0, 4);
  EXPECT_EQ(ParsePersonCode(later).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(PersonCodeTest, PartsOfAnotherLengthGiveNone) {
  PersonCode code = claim_;
  code.claim->hash.pop_back();
  EXPECT_EQ(EncodePersonCode(code), "");
  EXPECT_EQ(EncodePersonCode({"short", std::nullopt}), "");
}

}  // namespace
}  // namespace glimmer
