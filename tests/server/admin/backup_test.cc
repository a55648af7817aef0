// A restored server is the same server to its phones, only later: same keys, same hours, a raised
// data epoch, and every write that was acknowledged before the backup began.
#include "server/admin/backup.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/hours/hours_export.h"
#include "server/server.h"
#include "server/storage/data_dir.h"
#include "server/storage/store.h"
#include "shared/sql/sqlite_database.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::admin {
namespace {

constexpr char kPassphrase[] = "correct horse battery";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class BackupTest : public testing::Test {
 protected:
  // A data folder with a season of hours in it, served once, so that it has its keys.
  BackupTest() : history_(world_, 5) {
    history_.Grow(300);
    std::filesystem::create_directory(Data());
    const std::string from = world_.Text("SELECT file FROM pragma_database_list WHERE seq = 0");
    const absl::Status copied = sql::BackupSqlite(from, storage::DatabasePath(Data()));
    EXPECT_TRUE(copied.ok()) << copied;
  }

  std::string Data() const { return folder_.File("data"); }
  std::string File() const { return folder_.File("backup"); }
  std::string Restored() const { return folder_.File("restored"); }

  std::unique_ptr<Server> Serve(const std::string& data_dir) {
    Config config;
    config.data_dir = data_dir;
    config.listen = "127.0.0.1:0";
    auto server = Server::Start(config, world_.clock, SystemRandom());
    EXPECT_TRUE(server.ok()) << server.status();
    return *std::move(server);
  }

  // As a phone that trusts the certificate `pem` and no other.
  v1::GetServerInfoResponse InfoOverTls(const Server& server, const std::string& pem) {
    const auto channel = grpc::CreateChannel(absl::StrCat("localhost:", server.port()),
                                             grpc::SslCredentials({pem, "", ""}));
    grpc::ClientContext context;
    v1::GetServerInfoResponse info;
    const grpc::Status status =
        v1::AccessService::NewStub(channel)->GetServerInfo(&context, {}, &info);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return info;
  }

  std::string Hours(sql::Database& database, hours::ExportFormat format) {
    hours::ExportJob job{.format = format, .language = "en", .now = world_.clock.Now()};
    job.filter.organization_id = world_.organization_id;
    job.filter.unit_id = world_.root_unit_id;
    std::string file;
    const absl::Status status = hours::ExportHours(database, job, [&file](absl::string_view piece) {
      file.append(piece.data(), piece.size());
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return file;
  }

  void Restore() {
    const auto facts = RestoreBackup(File(), kPassphrase, Restored(), world_.clock.Now());
    ASSERT_TRUE(facts.ok()) << facts.status();
  }

  test::World world_;
  hours::LedgerHistory history_;
  test::TempDir folder_;
};

TEST_F(BackupTest, RestoredServerIsTheSameToItsPhones) {
  auto before = Serve(Data());
  const std::string pem = ReadFile(Data() + "/tls.crt");
  const v1::GetServerInfoResponse old_info = InfoOverTls(*before, pem);
  const std::string pin = before->spki_sha256();
  const auto made = WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now());
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->bytes, static_cast<int64_t>(std::filesystem::file_size(File())));
  before.reset();
  Restore();

  const auto after = Serve(Restored());
  EXPECT_EQ(after->spki_sha256(), pin);
  const v1::GetServerInfoResponse info = InfoOverTls(*after, pem);
  EXPECT_EQ(info.server_id(), old_info.server_id());
  EXPECT_EQ(info.certificate_key().size(), 32u);
  EXPECT_EQ(info.certificate_key(), old_info.certificate_key());
  EXPECT_GT(info.data_epoch(), old_info.data_epoch());
  EXPECT_EQ(ReadFile(Restored() + "/server.keys"), ReadFile(Data() + "/server.keys"));
  EXPECT_EQ(ReadFile(Restored() + "/tls.key"), ReadFile(Data() + "/tls.key"));
}

TEST_F(BackupTest, RestoredHoursAreEqualByteForByte) {
  const auto before = Serve(Data());
  ASSERT_TRUE(WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now()).ok());
  Restore();
  const auto after = Serve(Restored());
  for (const auto format : {hours::ExportFormat::kCsv, hours::ExportFormat::kRecordsCsv}) {
    const std::string file = Hours(before->database(), format);
    EXPECT_GT(file.size(), 500u) << "there are hours to compare";
    EXPECT_EQ(Hours(after->database(), format), file);
  }
}

TEST_F(BackupTest, TwoRestoresOfOneFileAreTwoEpochs) {
  const auto before = Serve(Data());
  ASSERT_TRUE(WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now()).ok());
  int64_t last = 0;
  for (const char* name : {"one", "two"}) {
    world_.clock.Advance(absl::Hours(1));
    const std::string to = folder_.File(name);
    ASSERT_TRUE(RestoreBackup(File(), kPassphrase, to, world_.clock.Now()).ok());
    const auto server = Serve(to);
    const int64_t epoch = InfoOverTls(*server, ReadFile(to + "/tls.crt")).data_epoch();
    EXPECT_GT(epoch, last);
    last = epoch;
  }
}

TEST_F(BackupTest, HoldsEveryWriteAcknowledgedBeforeItBegan) {
  const auto server = Serve(Data());
  std::atomic<bool> stop{false};
  std::atomic<int> acknowledged{0};
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      const absl::Status status = sql::WriteAndWait(server->database(), [i](sql::Transaction& tx) {
        return tx
            .Execute("INSERT INTO store_meta (key, value) VALUES ($1, 'x')",
                     absl::StrCat("test ", i))
            .status();
      });
      if (status.ok()) ++acknowledged;
    }
  });
  for (int round = 0; round < 10; ++round) {
    const int at_least = acknowledged;
    const std::string file = absl::StrCat(File(), round);
    const auto made = WriteBackup(world_.database(), Data(), file, kPassphrase, world_.clock.Now());
    ASSERT_TRUE(made.ok()) << made.status();
    const std::string to = absl::StrCat(Restored(), round);
    ASSERT_TRUE(RestoreBackup(file, kPassphrase, to, world_.clock.Now()).ok());
    auto database = storage::OpenData(to, world_.clock.Now());
    ASSERT_TRUE(database.ok()) << database.status();
    int found = -1;
    ASSERT_TRUE(sql::ReadAndWait(**database, [&](sql::Transaction& tx) {
                  return tx
                      .Run("SELECT COUNT(*) FROM store_meta WHERE key LIKE 'test %'", {},
                           [&](const sql::Row& row) { found = static_cast<int>(row.Int(0)); })
                      .status();
                }).ok());
    EXPECT_GE(found, at_least) << round;
  }
  stop = true;
  writer.join();
  EXPECT_GT(acknowledged, 10) << "writes went on meanwhile";
}

TEST_F(BackupTest, SealedFileShowsNobodysName) {
  const auto server = Serve(Data());
  ASSERT_THAT(ReadFile(storage::DatabasePath(Data())), testing::HasSubstr("Person 3"));
  ASSERT_TRUE(WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now()).ok());
  EXPECT_THAT(ReadFile(File()), testing::Not(testing::HasSubstr("Person 3")));
  EXPECT_THAT(ReadFile(File()), testing::Not(testing::HasSubstr("SQLite format")));
}

TEST_F(BackupTest, UnsoundDataIsNotRestored) {
  auto server = Serve(Data());
  ASSERT_TRUE(sql::WriteAndWait(server->database(), [](sql::Transaction& tx) {
                return tx.Execute("UPDATE units SET path = path || 'x/'").status();
              }).ok());
  const auto made = WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now());
  ASSERT_TRUE(made.ok()) << made.status();
  const auto facts = RestoreBackup(File(), kPassphrase, Restored(), world_.clock.Now());
  EXPECT_TRUE(absl::IsDataLoss(facts.status())) << facts.status();
  EXPECT_THAT(std::string(facts.status().message()), testing::HasSubstr("invariants"));
  EXPECT_FALSE(std::filesystem::exists(Restored()));
}

// A household with the least that an invariant asks for, and a key that can be searched for.
TEST_F(BackupTest, KeysOfHouseholdsStandApartAndGrowOld) {
  const auto server = Serve(Data());
  const std::string key = "CANARY-WRAPPED-KEY-4417";
  ASSERT_TRUE(
      sql::WriteAndWait(server->database(), [&](sql::Transaction& tx) -> absl::Status {
        RETURN_IF_ERROR(tx.Execute(
            "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
            "languages, cadence_days, min_people, has_minors, provisional_sequence, "
            "provisional_expire_time_us, code_failures, create_time_us, update_time_us, "
            "erase_time_us) VALUES ('H', $1, $2, 'Maple', 1, '', 0, 2, FALSE, 1, 9, 0, 1, "
            "1, 9000000000000000)",
            world_.organization_id, world_.unit_id));
        RETURN_IF_ERROR(tx.Execute("INSERT INTO household_subjects VALUES ('S', 'H')"));
        RETURN_IF_ERROR(tx.Execute(
            "INSERT INTO consent_records VALUES ('H', 1, 1, 1, 1, '1', 'zh', $1, 'local', "
            "'', 0, 1, 9)",
            sql::Bytes{"hash"}));
        RETURN_IF_ERROR(
            tx.Execute("INSERT INTO household_secrets VALUES ('H', FALSE, 1, $1, $1, NULL, NULL)",
                       sql::Bytes{"sealed"}));
        return tx.Execute("INSERT INTO household_keys VALUES ('H', $1)", sql::Bytes{key}).status();
      }).ok());
  const auto made =
      WriteBackup(server->database(), Data(), File(), kPassphrase, world_.clock.Now());
  ASSERT_TRUE(made.ok()) << made.status();

  // With its keys, while they are young enough.
  world_.clock.Advance(absl::Hours(24 * 7));
  auto facts = RestoreBackup(File(), kPassphrase, Restored(), world_.clock.Now());
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->households_without_key, 0);
  EXPECT_THAT(ReadFile(storage::DatabasePath(Restored())), testing::HasSubstr(key));
  EXPECT_FALSE(std::filesystem::exists(Restored() + "/household.keys"));

  // Old ones, or none: the rest is whole, and nothing of a key is in it.
  world_.clock.Advance(absl::Seconds(1));
  facts = RestoreBackup(File(), kPassphrase, folder_.File("old"), world_.clock.Now());
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->households_without_key, 1);
  std::filesystem::remove(File() + ".keys");
  facts = RestoreBackup(File(), kPassphrase, folder_.File("none"), world_.clock.Now());
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->households_without_key, 1);
  EXPECT_THAT(ReadFile(storage::DatabasePath(folder_.File("none"))),
              testing::Not(testing::HasSubstr(key)));
}

TEST_F(BackupTest, RestoresIntoAnEmptyFolderToo) {
  const auto server = Serve(Data());
  ASSERT_TRUE(WriteBackup(world_.database(), Data(), File(), kPassphrase, world_.clock.Now()).ok());
  std::filesystem::create_directory(Restored());
  Restore();
  EXPECT_TRUE(storage::HasData(Restored()));
}

}  // namespace
}  // namespace glimmer::admin
