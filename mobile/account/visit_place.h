// Where the app leads to for a visit that something was told of, or refused about: visits/{id} for
// the page of the visit, households/{id} for the person's own household, "visitDesk". Main thread.
#pragma once

#include <QString>
#include <string>

#include "mobile/phone/phone.h"

namespace glimmer::mobile {

// Who goes there, or is told first, has a page of the visit; who is visited, one of their
// household; and others see to it at the desk. The page for who has none of these.
QString PlaceOfVisit(Phone& phone, const std::string& visit);

// Where it is planned anew or cancelled, and where somebody else's answer is written down: never
// the page of the visit. Empty for who may do none of these.
QString PlanOfVisit(Phone& phone, const std::string& visit);

}  // namespace glimmer::mobile
