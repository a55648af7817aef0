// Two rows are one person.
#pragma once

#include "absl/status/statusor.h"
#include "server/people/person_store.h"
#include "server/rpc/context.h"

namespace glimmer::people {

// Everything of the duplicate becomes the person's; a redirect stays. The person's own values win,
// the duplicate's fill what is empty. The duplicate's sessions end, its devices sign in anew.
// Errors: FIELD_INVALID when they are the same; NOT_FOUND; PERSON_MERGED; SIGN_UP_OVERLAPS {shift}
// when both are on one shift; GRANT_NOT_ALLOWED when either holds roles and the caller is one of
// the two or does not stand above each of the roles.
absl::StatusOr<Person> MergePeople(rpc::Context& context, absl::string_view person_id,
                                   absl::string_view duplicate_id);

}  // namespace glimmer::people
