// Files that the person asked for.
#pragma once

#include <QString>
#include <optional>

#include "absl/strings/string_view.h"

namespace glimmer::mobile {

// Writes `content` to `name` in `folder`, which exists, or to "name (2).ext" and so on where it is
// taken: somebody may have worked on the former one. The path, or nullopt when the folder cannot
// be written.
std::optional<QString> SaveFile(const QString& folder, const QString& name,
                                absl::string_view content);

}  // namespace glimmer::mobile
