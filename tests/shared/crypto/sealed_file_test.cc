#include "shared/crypto/sealed_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/fakes.h"

namespace glimmer {
namespace {

constexpr absl::string_view kPassphrase = "correct horse battery staple";
constexpr size_t kHeader = 81;
constexpr size_t kChunk = 64 * 1024;
constexpr size_t kChunkOnDisk = kChunk + 4 + 17;

std::string Pattern(size_t size) {
  std::string out(size, '\0');
  for (size_t i = 0; i < size; ++i) out[i] = static_cast<char>(i * 31 + i / 251);
  return out;
}

absl::StatusCode OpenCode(absl::string_view sealed) {
  return OpenBytes(kPassphrase, sealed).status().code();
}

void WriteFile(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string ReadFile(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

TEST(SealedBytesTest, OpenToWhatWasSealed) {
  for (const size_t size : {size_t{0}, size_t{1}, kChunk - 1, kChunk, kChunk + 1, 3 * kChunk}) {
    const std::string plain = Pattern(size);
    const auto sealed = SealBytes(kPassphrase, plain);
    ASSERT_TRUE(sealed.ok()) << sealed.status();
    const auto opened = OpenBytes(kPassphrase, *sealed);
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_TRUE(*opened == plain) << size;
  }
}

TEST(SealedBytesTest, HideTheTextAndNeverRepeat) {
  const std::string one = *SealBytes(kPassphrase, "a secret that is long enough to find");
  const std::string two = *SealBytes(kPassphrase, "a secret that is long enough to find");
  EXPECT_EQ(one.find("secret"), std::string::npos);
  EXPECT_NE(one.substr(9, 16), two.substr(9, 16));
  EXPECT_NE(one.substr(kHeader), two.substr(kHeader));
}

TEST(SealedBytesTest, TellAWrongPassphrase) {
  const std::string sealed = *SealBytes(kPassphrase, "text");
  for (const char* wrong : {"", "correct horse battery stapl", "correct horse battery staple "}) {
    EXPECT_EQ(OpenBytes(wrong, sealed).status().code(), absl::StatusCode::kUnauthenticated);
  }
}

TEST(SealedBytesTest, TellACutEndWhereverItIs) {
  const std::string sealed = *SealBytes(kPassphrase, Pattern(2 * kChunk + 100));
  for (const size_t size :
       {size_t{8}, kHeader - 1, kHeader, kHeader + 2, kHeader + 1000, kHeader + kChunkOnDisk,
        kHeader + 2 * kChunkOnDisk, kHeader + 2 * kChunkOnDisk + 10, sealed.size() - 1}) {
    const absl::Status status =
        OpenBytes(kPassphrase, absl::string_view(sealed).substr(0, size)).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << size;
    EXPECT_NE(status.message().find("cut short"), absl::string_view::npos) << size;
  }
}

TEST(SealedBytesTest, TellDamageWhereverItIs) {
  const std::string sealed = *SealBytes(kPassphrase, Pattern(kChunk + 100));
  for (const size_t at : {size_t{9}, size_t{25}, size_t{49}, size_t{65}, kHeader - 1, kHeader + 3,
                          kHeader + 4, kHeader + 1000, sealed.size() - 1}) {
    std::string damaged = sealed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    EXPECT_EQ(OpenCode(damaged), absl::StatusCode::kDataLoss) << at;
  }
  EXPECT_EQ(OpenCode(sealed + "x"), absl::StatusCode::kDataLoss);
}

TEST(SealedBytesTest, ChunksCannotChangePlaces) {
  const std::string sealed = *SealBytes(kPassphrase, Pattern(3 * kChunk));
  const std::string first = sealed.substr(kHeader, kChunkOnDisk);
  const std::string second = sealed.substr(kHeader + kChunkOnDisk, kChunkOnDisk);
  const std::string rest = sealed.substr(kHeader + 2 * kChunkOnDisk);
  EXPECT_EQ(OpenCode(sealed.substr(0, kHeader) + second + first + rest),
            absl::StatusCode::kDataLoss);
}

TEST(SealedBytesTest, TellForeignDataAndLaterVersions) {
  EXPECT_EQ(OpenCode(""), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(OpenCode(std::string(200, 'x')), absl::StatusCode::kInvalidArgument);
  std::string later = *SealBytes(kPassphrase, "text");
  later[8] = 2;
  EXPECT_EQ(OpenCode(later), absl::StatusCode::kFailedPrecondition);
}

TEST(SealedFileTest, GoesThroughFilesForTheOwnerOnly) {
  const test::TempDir folder;
  const std::string plain = Pattern(5 * kChunk + 7);
  WriteFile(folder.File("plain"), plain);
  ASSERT_TRUE(SealFile(kPassphrase, folder.File("plain"), folder.File("sealed")).ok());
  ASSERT_TRUE(OpenFile(kPassphrase, folder.File("sealed"), folder.File("again")).ok());
  EXPECT_TRUE(ReadFile(folder.File("again")) == plain);
  for (const char* name : {"sealed", "again"}) {
    struct stat found {};
    ASSERT_EQ(stat(folder.File(name).c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 077, 0u);
  }
}

TEST(SealedFileTest, AFailureLeavesNoFileAndTheOlderOneAlone) {
  const test::TempDir folder;
  WriteFile(folder.File("plain"), Pattern(2 * kChunk));
  ASSERT_TRUE(SealFile(kPassphrase, folder.File("plain"), folder.File("sealed")).ok());
  const std::string sealed = ReadFile(folder.File("sealed"));
  WriteFile(folder.File("sealed"), sealed.substr(0, sealed.size() - 5));
  WriteFile(folder.File("older"), "older");
  EXPECT_EQ(OpenFile(kPassphrase, folder.File("sealed"), folder.File("older")).code(),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(ReadFile(folder.File("older")), "older");
  EXPECT_FALSE(std::filesystem::exists(folder.File("older.part")));
}

TEST(SealedFileTest, TellsFilesItCannotUse) {
  const test::TempDir folder;
  WriteFile(folder.File("plain"), "text");
  EXPECT_EQ(SealFile(kPassphrase, folder.File("absent"), folder.File("out")).code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(SealFile(kPassphrase, folder.File("plain"), folder.File("absent/out")).code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(SealFile(kPassphrase, folder.path(), folder.File("out")).code(),
            absl::StatusCode::kUnavailable);
  EXPECT_FALSE(std::filesystem::exists(folder.File("out")));
}

}  // namespace
}  // namespace glimmer
