// What apps of earlier versions had in their outbox, as octets in files, and how it is sent to a
// server of today. A file holds one call a line, in the order in which they were made; docs/api.md
// says how it is made anew.
//
// The server of today gives other ids and codes than the one of the recording did. All of them have
// the same length, so they are put in the place of the recorded ones inside the octets, and nothing
// else of those is touched.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer::compat {

// Who calls; the people of RecordedVillage.
enum class Who { kCoordinator, kSecondCoordinator, kVolunteer, kNeighbour, kLeader, kContact };

struct RecordedCall {
  // False of what was done with signal, and is not what the recording is about.
  bool queued = true;
  Who who = Who::kVolunteer;
  absl::Duration at;  // since the village's first moment
  std::string method;
  // "OK", or the reason of the refusal: sent when it was made, and sent a year later.
  std::string verdict;
  std::string late_verdict;
  std::string request;
  // The ids and codes that the answer of the recording held, in the order of NamesIn.
  std::vector<std::string> names;
};

// What is not a recording ends the program.
std::vector<RecordedCall> ReadQueue(const std::string& path);
void WriteQueue(const std::string& path, absl::string_view comment,
                const std::vector<RecordedCall>& calls);

// "OK", or the name of the reason (error_reason.proto) without its prefix, or the code of a status
// that has none.
std::string VerdictOf(const absl::Status& status);

// The answer as octets that are the same whenever it says the same.
std::string Canonical(absl::string_view method, const std::string& answer);

// Ids of resources and six-digit codes in an answer of `method`, each once, in the order of fields.
std::vector<std::string> NamesIn(absl::string_view method, const std::string& answer);

// The octets of recorded requests, as this server knows the things they name.
class Names {
 public:
  // The answer to `call`, which went well.
  void Learn(const RecordedCall& call, const std::string& answer);
  std::string Here(const std::string& request) const;

 private:
  std::map<std::string, std::string> here_;  // by the name of the recording
};

}  // namespace glimmer::compat
