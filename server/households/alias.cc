#include "server/households/alias.h"

#include <cstdint>
#include <iterator>

#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace glimmer::households {
namespace {

constexpr absl::string_view kNames[] = {
    "枫叶", "银杏", "桂花", "海棠", "石榴", "玉兰", "青松", "翠竹", "杨柳", "梧桐", "香樟", "白桦",
    "杏花", "桃花", "梨花", "荷花", "菊花", "茶花", "兰草", "紫藤", "茉莉", "丁香", "榆树", "槐花"};

uint32_t Draw(RandomSource& random, uint32_t below) {
  uint32_t drawn = 0;
  random.Fill(&drawn, sizeof(drawn));
  return drawn % below;
}

}  // namespace

std::string DrawAlias(RandomSource& random, int tries) {
  constexpr int kTwoDigits = 20;
  const absl::string_view name = kNames[Draw(random, std::size(kNames))];
  const uint32_t numbers = tries < kTwoDigits ? 99 : 999'999;
  return absl::StrFormat("%s%02d", name, 1 + Draw(random, numbers));
}

}  // namespace glimmer::households
