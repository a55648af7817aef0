// The parts of an .xlsx file: a zip archive of XML files, read from memory and never trusted.
// Bounds on entries, sizes and compression ratio are kept here; XML with a document type is
// refused.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::formats {

// What one part's XML calls. Names come without their namespace prefix. A failed status ends the
// reading and comes back from ReadPart.
class XmlHandler {
 public:
  using Attributes = std::map<std::string, std::string, std::less<>>;

  virtual ~XmlHandler() = default;
  virtual absl::Status Start(absl::string_view element, const Attributes& attributes) = 0;
  virtual absl::Status End(absl::string_view element) = 0;
  virtual absl::Status Text(absl::string_view text) = 0;
};

class XlsxPackage {
 public:
  // `bytes` must outlive the package.
  // Errors: INVALID_ARGUMENT for what is no .xlsx (with a hint for .xls), for a damaged or
  // truncated file and for one beyond the bounds.
  static absl::StatusOr<std::unique_ptr<XlsxPackage>> Open(absl::string_view bytes);

  virtual ~XlsxPackage() = default;
  virtual bool Has(absl::string_view part) const = 0;
  // Part names as in relations: absolute with or without the leading slash, any case.
  virtual absl::Status ReadPart(absl::string_view part, XmlHandler& handler) = 0;
};

}  // namespace glimmer::formats
