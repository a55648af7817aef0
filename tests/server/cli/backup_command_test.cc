// backup and restore as an operator types them, and what becomes of them when they are cut off.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

namespace fs = std::filesystem;
using test::ProgramRun;
using testing::HasSubstr;

class BackupCommandTest : public testing::Test {
 protected:
  BackupCommandTest() {
    Put("right", "correct horse battery\n");
    Put("wrong", "incorrect horse battery\n");
    Put("short", "horse\n");
    EXPECT_EQ(Run({"init", "--data_dir=data"}).code, 0);
  }

  ProgramRun Run(const std::vector<std::string>& arguments) {
    return test::RunGlimmerd(arguments, {.folder = folder_.path()});
  }
  ProgramRun Backup(const std::string& file, const std::string& passphrase = "right") {
    return Run({"backup", file, "--data_dir=data", "--passphrase_file=" + passphrase});
  }
  ProgramRun Restore(const std::string& file, const std::string& to,
                     const std::string& passphrase = "right") {
    return Run({"restore", file, "--data_dir=" + to, "--passphrase_file=" + passphrase});
  }
  void Put(const std::string& name, const std::string& content) {
    test::WriteFileOrDie(folder_.File(name), content);
  }
  std::string Get(const std::string& name) { return test::ReadFileOrDie(folder_.File(name)); }
  bool Exists(const std::string& name) { return fs::exists(folder_.File(name)); }
  // Names in the test's folder that begin with a dot: unfinished work.
  std::vector<std::string> Leftovers(const std::string& in = "") {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.File(in))) {
      const std::string name = entry.path().filename().string();
      if (name[0] == '.' || name.find(".part") != std::string::npos) names.push_back(name);
    }
    return names;
  }

  test::TempDir folder_;
};

TEST_F(BackupCommandTest, BackUpVerifyRestoreServe) {
  test::ServerProcess server(folder_.File("data"));
  server.Start();
  const ProgramRun made = Backup("b");
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("bytes, BLAKE2b-256 "));
  EXPECT_EQ(fs::status(folder_.File("b")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  server.Stop();
  const ProgramRun sound = Run({"backup", "--verify", "b", "--passphrase_file=right"});
  EXPECT_EQ(sound.code, 0) << sound.err;
  EXPECT_THAT(sound.out, HasSubstr("b is whole and sound: schema "));
  EXPECT_EQ(Restore("b", "new").code, 0);
  for (const char* name : {"server.keys", "tls.key", "tls.crt"}) {
    EXPECT_EQ(Get(absl::StrCat("new/", name)), Get(absl::StrCat("data/", name))) << name;
  }
  test::ServerProcess restored(folder_.File("new"));
  restored.Start();
  EXPECT_EQ(Run({"doctor", "--data_dir=new"}).code, 0);
  EXPECT_EQ(restored.Stop(), 0);
  EXPECT_THAT(Leftovers(), testing::IsEmpty());
  EXPECT_THAT(Leftovers("data"), testing::IsEmpty());
}

TEST_F(BackupCommandTest, RefusalsAreClearAndLeaveNothing) {
  ASSERT_EQ(Backup("b").code, 0);
  const std::string whole = Get("b");
  Put("noise", std::string(5000, '?'));
  Put("empty", "");
  std::string flipped = whole;
  flipped[whole.size() / 2] ^= 1;
  Put("flipped", flipped);
  std::string later = whole;
  later[whole.find('\x01')] = '\x02';
  Put("later", later);
  fs::create_directory(folder_.File("full"));
  Put("full/photo.jpg", "x");
  struct {
    ProgramRun run;
    int code;
    const char* says;
  } const refused[] = {
      {Backup("b"), 1, "b exists"},
      {Backup("c", "short"), 1, "fewer than 12 characters"},
      {Backup("none/c"), 1, "none/c"},
      {Restore("b", "new", "wrong"), 1, "b: the passphrase is wrong"},
      {Restore("b", "data"), 1, "data is not an empty folder"},
      {Restore("b", "full"), 1, "full is not an empty folder"},
      {Restore("none", "new"), 1, "cannot open none: No such file"},
      {Restore("noise", "new"), 1, "noise: this is not sealed data"},
      {Restore("empty", "new"), 1, "empty: this is not sealed data"},
      {Restore("flipped", "new"), 1, "flipped: "},
      {Restore("later", "new"), 4, "later: sealed by a later version"},
      {Run({"backup", "--verify", "b", "--passphrase_file=wrong"}), 1, "passphrase is wrong"},
  };
  for (const auto& [run, code, says] : refused) {
    EXPECT_EQ(run.code, code) << run.err;
    EXPECT_THAT(run.err, HasSubstr(says));
    EXPECT_THAT(run.out, testing::IsEmpty());
  }
  EXPECT_EQ(Get("b"), whole);
  EXPECT_EQ(Get("full/photo.jpg"), "x");
  EXPECT_FALSE(Exists("new"));
  EXPECT_FALSE(Exists("c"));
  EXPECT_THAT(Leftovers(), testing::IsEmpty());
  EXPECT_THAT(Leftovers("data"), testing::IsEmpty());
}

TEST_F(BackupCommandTest, CutShortAnywhereIsNoticed) {
  ASSERT_EQ(Backup("b").code, 0);
  const std::string whole = Get("b");
  for (const size_t size : {size_t{10}, size_t{90}, size_t{200}, whole.size() / 2,
                            whole.size() - 20, whole.size() - 1}) {
    Put("cut", whole.substr(0, size));
    const ProgramRun run = Restore("cut", "new");
    EXPECT_EQ(run.code, 1) << size;
    EXPECT_THAT(run.err, HasSubstr("cut: the sealed data is cut short")) << size;
    EXPECT_FALSE(Exists("new")) << size;
  }
  EXPECT_THAT(Leftovers(), testing::IsEmpty());
}

TEST_F(BackupCommandTest, KilledInTheMiddleTheFileIsWholeOrAbsent) {
  {
    auto database = storage::OpenData(folder_.File("data"), absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    test::SeedCrowd(**database, 5000, 100);
  }
  int absent = 0;
  for (int round = 0; round < 12; ++round) {
    const std::string file = absl::StrCat("b", round);
    test::RunGlimmerd({"backup", file, "--data_dir=data", "--passphrase_file=right"},
                      {.folder = folder_.path(), .meanwhile = [round](int pid) {
                         absl::SleepFor(absl::Milliseconds(15 + 30 * round));
                         kill(pid, SIGKILL);
                       }});
    if (!Exists(file)) {
      ++absent;
      continue;
    }
    EXPECT_EQ(Run({"backup", "--verify", file, "--passphrase_file=right"}).code, 0) << round;
  }
  EXPECT_GT(absent, 0) << "no kill came in time";
  EXPECT_EQ(Run({"doctor", "--data_dir=data"}).code, 0);
  EXPECT_THAT(Leftovers("data"), testing::IsEmpty()) << "the next start clears them";
  EXPECT_EQ(Backup("last").code, 0);
}

TEST_F(BackupCommandTest, ServerKilledDuringABackupLosesNothing) {
  test::ServerProcess server(folder_.File("data"));
  for (int round = 0; round < 5; ++round) {
    server.Start();
    const std::string file = absl::StrCat("s", round);
    const ProgramRun run =
        test::RunGlimmerd({"backup", file, "--data_dir=data", "--passphrase_file=right"},
                          {.folder = folder_.path(), .meanwhile = [&server, round](int) {
                             absl::SleepFor(absl::Milliseconds(40 + 40 * round));
                             server.Kill();
                           }});
    EXPECT_EQ(run.code == 0, Exists(file)) << run.err;
    if (run.code == 0) continue;
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.err, testing::StartsWith("glimmerd: "));
  }
  EXPECT_EQ(Run({"doctor", "--data_dir=data"}).code, 0);
  EXPECT_EQ(Backup("last").code, 0);
}

}  // namespace
}  // namespace glimmer
