// Amounts as people write them: quantities in thousandths, yuan, and the capital figures of Chinese
// receipts (人民币大写), which cannot be altered by a stroke. Pure.
#pragma once

#include <cstdint>
#include <string>

namespace glimmer::formats {

// "2.5" for 2,500 thousandths, "12" for 12,000. Not negative.
std::string QuantityText(int64_t thousandths);
// "1409.50" for 140,950 fen. Not negative.
std::string YuanText(int64_t fen);

// "壹仟肆佰零玖元伍角整" for 140,950 fen. `fen` is 0 or more and less than 10^18.
// Source: 正确填写票据和结算凭证的基本规定, People's Bank of China, 1997: 整 stands behind 元 and
// 角, never behind 分; zeros in a row are read once.
std::string YuanInCapitals(int64_t fen);

}  // namespace glimmer::formats
