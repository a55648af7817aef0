// verify: what it prints, what it finds, that heads noted down before show a chain that was made
// anew, and that a volunteer's record is told from a forged one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "server/access/server_keys.h"
#include "server/rpc/audit_chain_store.h"
#include "server/storage/data_dir.h"
#include "server/storage/store.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/service_certificate.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"

namespace glimmer {
namespace {

using test::ProgramRun;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    EXPECT_EQ(Run({"init"}).code, 0);
    Import("王芳,13800001111\n");
  }

  ProgramRun Run(std::vector<std::string> arguments) {
    arguments.push_back("--data_dir=data");
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  void Import(const std::string& rows) {
    test::WriteFileOrDie(folder_.File("r.csv"), "姓名,电话\n" + rows);
    EXPECT_EQ(Run({"import", "people", "r.csv", "--apply"}).code, 0);
  }
  void Execute(const std::string& statement) {
    auto database = storage::OpenData(folder_.File("data"), absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    ASSERT_TRUE(sql::WriteAndWait(**database, [&](sql::Transaction& tx) {
                  return tx.Execute(statement).status();
                }).ok());
  }
  void Note(const std::string& text) { test::WriteFileOrDie(folder_.File("heads"), text); }

  test::TempDir folder_;
};

TEST_F(VerifyTest, SaysWhereTheChainsEnd) {
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ContainsRegex("organizations/[0-9A-Z]+ audit_records [0-9]+ [0-9a-f]{64}"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(VerifyTest, HeadsThatWereNotedDownAreFoundAgain) {
  Note("# of Monday\n\n" + Run({"verify"}).out);
  Import("李雷,13800002222\n");
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 0) << run.err;
}

TEST_F(VerifyTest, ARowThatWasChangedIsFound) {
  Execute("UPDATE audit_records SET purpose = 'another' WHERE sequence = 2");
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("FAIL  audit_records of organizations/"));
  EXPECT_THAT(run.err, HasSubstr("the row of sequence 2 does not fit"));
  EXPECT_EQ(Run({"doctor"}).code, 1);
}

TEST_F(VerifyTest, ARowOutsideTheChainIsFound) {
  Execute(
      "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, "
      "purpose, record_time_us) SELECT 'X', organization_id, 'local', 'units/1', 'Act', '', 1 "
      "FROM audit_heads");
  const ProgramRun run = Run({"verify"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("1 rows are of before it and not 0"));
  EXPECT_THAT(Run({"doctor"}).out, HasSubstr("audit_outside"));
}

// Whoever writes the table can hide what was done by making the chain anew, but not from a note.
TEST_F(VerifyTest, AChainThatWasMadeAnewDoesNotHoldTheNotedHead) {
  Note(Run({"verify"}).out);
  Execute("DELETE FROM audit_records");
  Execute("UPDATE audit_heads SET sequence = 0, chain = NULL");
  Import("李雷,13800002222\n");
  EXPECT_EQ(Run({"verify"}).code, 0) << "the new one is whole by itself";
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("is not in it"));
}

// As the job does it after two years.
TEST_F(VerifyTest, OfANoteOfWhatWasCutOffItIsSaidThatNothingIsLeft) {
  Note(Run({"verify"}).out);
  Import("李雷,13800002222\n");
  auto database = storage::OpenData(folder_.File("data"), absl::Now());
  ASSERT_TRUE(database.ok()) << database.status();
  ASSERT_TRUE(sql::WriteAndWait(**database, [&](sql::Transaction& tx) -> absl::Status {
                ASSIGN_OR_RETURN(const auto organizations, rpc::AuditedOrganizations(tx));
                const absl::Time now = absl::Now();
                return rpc::CutAuditChain(tx, {organizations.at(0), now, 100, "ZZZ", now}).status();
              }).ok());
  database->reset();
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ContainsRegex("# organizations/[0-9A-Z]+ audit_records [0-9]+ was cut off"));
  EXPECT_EQ(Run({"doctor"}).code, 0);
}

TEST_F(VerifyTest, ANoteOfSomewhereElseIsAFault) {
  std::string note = Run({"verify"}).out;
  note.replace(note.find("organizations/"), 40, "organizations/01J8ZQ4X3M5N6P7Q8R9S0T1V2W");
  Note(note);
  const ProgramRun run = Run({"verify", "heads"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("there is no such chain"));
}

TEST_F(VerifyTest, AFileThatIsNoNoteIsRefusedByLine) {
  for (const std::string bad : {"hello", "organizations/X audit_records 1 abc",
                                "organizations/X people 1 ", "organizations/X audit_records 0 "}) {
    Note("# fine\n" + bad + std::string(64, bad.back() == ' ' ? 'a' : 'g') + "\n");
    const ProgramRun run = Run({"verify", "heads"});
    EXPECT_EQ(run.code, 1) << bad;
    EXPECT_THAT(run.err, HasSubstr("heads: line 2")) << bad;
  }
  EXPECT_EQ(Run({"verify", "nowhere"}).code, 1);
  EXPECT_EQ(Run({"verify", "heads", "more"}).code, 2);
}

// A record signed by the key of this server, or by that of another.
class VerifyRecordTest : public VerifyTest {
 protected:
  std::string Key() {
    const ProgramRun run = Run({"public-key"});
    EXPECT_EQ(run.code, 0) << run.err;
    return std::string(absl::StripSuffix(run.out, "\n"));
  }
  std::string Record(const KeyPair& key) {
    ServiceCertificate certificate;
    certificate.certificate_id = "01J8ZQ4X3M5N6P7Q8R9S0T1V2W";
    certificate.person_name = "王芳";
    certificate.organization_name = "微光";
    certificate.start_date = "2026-01-01";
    certificate.end_date = "2026-11-30";
    certificate.minutes = 2405;
    certificate.person_times = 11;
    certificate.minutes_by_class = {600, 1500, 240, 65};
    certificate.as_of = absl::FromUnixSeconds(1796032800);
    certificate.issue_time = absl::FromUnixSeconds(1796032801);
    certificate.ledger_sequence = 77;
    certificate.ledger_value = std::string(32, 'L');
    const auto text = SignServiceCertificate(certificate, key);
    EXPECT_TRUE(text.ok()) << text.status();
    return text.value_or("");
  }
  std::string OwnRecord() {
    const auto keys = access::LoadKeys(folder_.File("data"));
    EXPECT_TRUE(keys.ok()) << keys.status();
    return Record(keys->identity);
  }
  void Keep(const std::string& text) { test::WriteFileOrDie(folder_.File("record"), text); }
  ProgramRun RunWithout(const std::vector<std::string>& arguments, const std::string& input = "") {
    return test::RunGlimmerd(arguments, {.folder = folder_.path(), .input = input});
  }
};

TEST_F(VerifyRecordTest, ThePublicKeyIsThatOfTheKeysAndNoSecret) {
  const auto keys = access::LoadKeys(folder_.File("data"));
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(Key(), absl::BytesToHexString(keys->identity.public_key));
  EXPECT_EQ(Run({"public-key", "--json"}).out, "{\"public_key\":\"" + Key() + "\"}\n");
  EXPECT_EQ(Run({"public-key", "now"}).code, 2);
  const ProgramRun none = RunWithout({"public-key", "--data_dir=nowhere"});
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.err, HasSubstr("nowhere holds no server.keys"));
}

TEST_F(VerifyRecordTest, SaysWhatAValidOneSays) {
  Keep(OwnRecord() + "\n");
  const ProgramRun run = Run({"verify", "--record=record"});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* said : {"valid: signed by the key ", "王芳", "微光", "2026-01-01 to 2026-11-30",
                           "40 h 5 min, 11 times", "A 600, B 1500, C 240, D 65",
                           "2026-11-30T10:00:00Z", "01J8ZQ4X3M5N6P7Q8R9S0T1V2W", "row 77, 4c4c"}) {
    EXPECT_THAT(run.out, HasSubstr(said));
  }
  EXPECT_THAT(run.err, IsEmpty());
}

// Whoever has the key needs neither data nor server.
TEST_F(VerifyRecordTest, NeedsTheKeyAlone) {
  const ProgramRun run =
      RunWithout({"verify", "--record=-", "--key=" + Key(), "--json"}, OwnRecord());
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("\"person_display_name\": \"王芳\""));
  EXPECT_THAT(run.out, HasSubstr("\"minutes\": \"2405\""));
}

TEST_F(VerifyRecordTest, SaysWhyOneIsRefused) {
  const std::string record = OwnRecord();
  const auto refused = [&](const std::string& text, int code, const char* why) {
    Keep(text);
    const ProgramRun run = Run({"verify", "--record=record"});
    EXPECT_EQ(run.code, code) << why;
    EXPECT_THAT(run.out, IsEmpty()) << why;
    EXPECT_THAT(run.err, HasSubstr(why));
  };
  refused("hello", 1, "record: no record, or a damaged one");
  refused(record.substr(0, record.size() / 2), 1, "damaged");
  refused(Record(*SigningKeyFromSeed(std::string(32, 'x'))), 1, "signed by the key");
  KeyPair forger = *SigningKeyFromSeed(std::string(32, 'x'));
  forger.public_key = absl::HexStringToBytes(Key());
  refused(Record(forger), 1, "the signature does not hold");
  std::string octets = *Base45Decode(record.substr(kServiceCertificatePrefix.size()));
  octets[0] = 2;
  refused(std::string(kServiceCertificatePrefix) + Base45Encode(octets), 4, "later version");
}

TEST_F(VerifyRecordTest, WrongUseIsSaid) {
  EXPECT_EQ(Run({"verify", "--record=record", "--key=12"}).code, 2);
  EXPECT_EQ(Run({"verify", "--record=record", "heads"}).code, 2);
  EXPECT_EQ(Run({"verify", "--key=" + Key()}).code, 2);
  EXPECT_EQ(Run({"verify", "--record=nowhere"}).code, 1);
  const ProgramRun none = RunWithout({"verify", "--record=record", "--data_dir=nowhere"});
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.err, HasSubstr("--key"));
}

}  // namespace
}  // namespace glimmer
