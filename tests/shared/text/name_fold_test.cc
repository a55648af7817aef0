#include "shared/text/name_fold.h"

#include <gtest/gtest.h>

namespace glimmer {
namespace {

TEST(NameFoldTest, FoldsWhatLooksAlike) {
  EXPECT_EQ(NameFold("Ｗang  Fang"), "wangfang");
  EXPECT_EQ(NameFold("王　芳\t"), "王芳");
  EXPECT_EQ(NameFold("阿依·努尔"), NameFold("阿依•努尔"));
  EXPECT_NE(NameFold("王芳"), NameFold("王方"));
}

}  // namespace
}  // namespace glimmer
