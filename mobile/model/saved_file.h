// Files that the person asked for.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::mobile {

// Writes `content` to `name` in `folder`, which exists, or to "name (2).ext" and so on where it is
// taken: somebody may have worked on the former one. The path, or nullopt when the folder cannot
// be written.
std::optional<QString> SaveFile(const QString& folder, const QString& name,
                                absl::string_view content);

// The file that came as a stream of serialised `Piece`s. Errors: UNAVAILABLE for a broken one.
template <typename Piece>
absl::StatusOr<std::string> JoinPieces(const std::vector<std::string>& pieces) {
  std::string content;
  for (const std::string& serialised : pieces) {
    Piece piece;
    if (!piece.ParseFromString(serialised)) return absl::UnavailableError("A broken answer.");
    content += piece.chunk();
  }
  return content;
}

}  // namespace glimmer::mobile
