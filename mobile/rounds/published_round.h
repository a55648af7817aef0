// A round that was published a short while ago, so that it can be taken back and planned on. Kept
// beside the draft of a round (round_draft.h), and gone once it is too late. Pure, but for the
// file.
#pragma once

#include <QString>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/rounds/round_draft.h"

namespace glimmer::mobile {

struct PublishedRound {
  RoundDraft draft;                 // as it was published, with what was fixed
  std::vector<std::string> visits;  // visits/{id} that the server has made of it
  absl::Time publish_time;          // by the server's clock
  std::string retract_request_id;   // of an asking that no answer came to

  absl::Time until() const;
};

// The visits of the server that this draft has become, by household and time; `visits` are those
// that the phone holds. nullopt when there are none.
std::optional<PublishedRound> PublishedFrom(const RoundDraft& draft,
                                            const std::vector<v1::Visit>& visits);

// What is to be planned on: the round without the households whose visit stays.
RoundDraft DraftAgainOf(const PublishedRound& round, const std::set<std::string>& kept_households);

// Where it is kept, beside the draft.
QString PublishedFile(const QString& draft_path);
// nullopt when there is none, or it cannot be read.
std::optional<PublishedRound> ReadPublished(const QString& path);
// False when it could not be written.
bool WritePublished(const QString& path, const PublishedRound& round);
void RemovePublished(const QString& path);

}  // namespace glimmer::mobile
