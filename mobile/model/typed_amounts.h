// Amounts of money as people type them. Pure.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

namespace glimmer::mobile {

// What typed yuan are in fen, at most two places behind the point: "12", "12.5", "￥１２．５０",
// "1,200". 0 for an empty text, nullopt for what is no amount or more than `most` fen.
std::optional<int64_t> ReadYuan(const QString& text, int64_t most);

// As it would be typed: "12", "12.50".
QString TypedYuan(int64_t fen);

}  // namespace glimmer::mobile
