// People by their name. Pure.
#pragma once

#include <QString>
#include <vector>

#include "glimmer/v1/people_service.pb.h"

namespace glimmer::mobile {

// Those whose name holds `text`, whatever its case; all for an empty text. Somebody who was merged
// into another person is not among them.
std::vector<v1::Person> PeopleCalled(const QString& text, const std::vector<v1::Person>& people);

}  // namespace glimmer::mobile
