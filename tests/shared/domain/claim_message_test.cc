#include "shared/domain/claim_message.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "absl/strings/escaping.h"
#include "shared/base/time_convert.h"

namespace glimmer {
namespace {

v1::AttendanceClaim Example() {
  v1::AttendanceClaim claim;
  claim.set_shift("shifts/S");
  claim.set_person("people/P");
  claim.set_method(v1::AttendanceClaim::METHOD_SITE_CODE);
  *claim.mutable_capture_time() =
      ToTimestamp(absl::FromUnixSeconds(1772416800) + absl::Milliseconds(500));
  claim.set_site_code("12345678");
  claim.set_device("devices/D");
  claim.set_device_sequence(2);
  claim.set_previous_claim_hash("\x01\x02");
  claim.set_boot_time_ms(1000);
  claim.set_boot_id("B");
  claim.set_nonce("N");
  return claim;
}

// Written out by hand from the description.
TEST(ClaimMessageTest, IsTheFieldsByNumberWithTheirLengths) {
  const std::string kWritten =
      "636c61696d2d7631"                  // claim-v1
      "000000080000000000000001"          // in
      "000000087368696674732f53"          // shifts/S
      "0000000870656f706c652f50"          // people/P
      "000000080000000000000001"          // METHOD_SITE_CODE
      "0000000c0000000069a4ef201dcd6500"  // 1772416800 s, 500,000,000 ns
      "000000083132333435363738"          // 12345678
      "00000000"                          // no signed code
      "00000009646576696365732f44"        // devices/D
      "000000080000000000000002"          // 2
      "000000020102"                      // previous hash
      "00000000"                          // no wall time
      "0000000800000000000003e8"          // 1000 ms
      "0000000142"                        // B
      "00000000"                          // no anchor
      "000000014e"                        // N
      "000000080000000000000000";         // no breaks
  EXPECT_EQ(absl::BytesToHexString(ClaimMessage(ClaimKind::kIn, Example(), 0)), kWritten);
  v1::AttendanceClaim scanned = Example();
  scanned.set_scanned_claim_hash("\x03\x04\x05");
  EXPECT_EQ(absl::BytesToHexString(ClaimMessage(ClaimKind::kIn, scanned, 0)),
            kWritten + "00000003030405");
}

TEST(ClaimMessageTest, SaysEverythingButTheSignature) {
  using Change = std::function<void(v1::AttendanceClaim&)>;
  const Change kChanges[] = {
      [](auto& c) { c.set_shift("shifts/T"); }, [](auto& c) { c.set_person("people/Q"); },
      [](auto& c) { c.set_method(v1::AttendanceClaim::METHOD_OWN_STATEMENT); },
      [](auto& c) { c.mutable_capture_time()->set_nanos(1); },
      [](auto& c) { c.clear_capture_time(); }, [](auto& c) { c.set_site_code("87654321"); },
      [](auto& c) { c.set_signed_site_code("x"); }, [](auto& c) { c.set_device("devices/E"); },
      [](auto& c) { c.set_device_sequence(3); }, [](auto& c) { c.set_previous_claim_hash(""); },
      [](auto& c) { c.mutable_wall_time(); }, [](auto& c) { c.set_boot_time_ms(1001); },
      [](auto& c) { c.set_boot_id("C"); }, [](auto& c) { c.mutable_anchor_time(); },
      [](auto& c) { c.set_nonce("M"); }, [](auto& c) { c.set_scanned_claim_hash("h"); },
      // A character that moves to the next field is another claim.
      [](auto& c) { c.set_boot_id(""), c.set_nonce("BN"); }};
  std::set<std::string> seen = {ClaimMessage(ClaimKind::kIn, Example(), 0),
                                ClaimMessage(ClaimKind::kOut, Example(), 0),
                                ClaimMessage(ClaimKind::kOut, Example(), 5)};
  EXPECT_EQ(seen.size(), 3u);
  for (const Change& change : kChanges) {
    v1::AttendanceClaim claim = Example();
    change(claim);
    EXPECT_TRUE(seen.insert(ClaimMessage(ClaimKind::kIn, claim, 0)).second)
        << claim.ShortDebugString();
  }
  // Whoever adds a field to the claim says here whether it is signed.
  EXPECT_EQ(v1::AttendanceClaim::descriptor()->field_count(), 16);
  v1::AttendanceClaim signed_claim = Example();
  signed_claim.set_signature("s");
  EXPECT_EQ(ClaimMessage(ClaimKind::kIn, signed_claim, 0),
            ClaimMessage(ClaimKind::kIn, Example(), 0));
}

// Written out by hand, too.
TEST(SiteClockMessageTest, IsTheFieldsByNumberWithTheirLengths) {
  v1::SiteClock clock;
  clock.set_shift("shifts/S");
  clock.set_device("devices/D");
  clock.set_boot_id("B");
  clock.set_first_step(240);
  clock.set_last_step(480);
  clock.set_first_step_boot_ms(-1000);
  *clock.mutable_anchor_time() = ToTimestamp(absl::FromUnixSeconds(1772416800));
  clock.set_anchor_boot_ms(1000);
  const std::string message = SiteClockMessage(clock);
  EXPECT_EQ(absl::BytesToHexString(message),
            "736974652d636c6f636b2d7631"        // site-clock-v1
            "000000087368696674732f53"          // shifts/S
            "00000009646576696365732f44"        // devices/D
            "0000000142"                        // B
            "0000000800000000000000f0"          // 240
            "0000000800000000000001e0"          // 480
            "00000008fffffffffffffc18"          // -1000 ms
            "0000000c0000000069a4ef2000000000"  // 1772416800 s
            "0000000800000000000003e8");        // 1000 ms
  // Whoever adds a field says here whether it is signed.
  EXPECT_EQ(v1::SiteClock::descriptor()->field_count(), 9);
  clock.set_signature("s");
  EXPECT_EQ(SiteClockMessage(clock), message);
}

}  // namespace
}  // namespace glimmer
