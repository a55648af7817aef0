// A workbook that is made to be sent: it grows in a folder for nobody else, which is gone with
// everything in it when the object goes.
#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/formats/table.h"
#include "server/formats/xlsx_writer.h"

namespace glimmer::formats {

class WorkbookFile {
 public:
  // In the system's folder for temporary files.
  WorkbookFile();
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  // A new workbook, which replaces the one before. Errors: INTERNAL without a folder.
  absl::StatusOr<std::unique_ptr<Workbook>> Begin();

  // The workbook that was closed, in pieces of at most 64 KiB. Errors: the sink's own; INTERNAL.
  absl::Status Send(const ByteSink& sink) const;

 private:
  std::string folder_;
};

}  // namespace glimmer::formats
