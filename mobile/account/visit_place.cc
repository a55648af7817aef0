#include "mobile/account/visit_place.h"

#include "mobile/model/desk_scope.h"

namespace glimmer::mobile {

QString PlaceOfVisit(Phone& phone, const std::string& visit) {
  const QString page = QString::fromStdString(visit);
  const auto view = phone.visits().Visit(visit);
  const bool goes =
      view.ok() && *view && ((*view)->mine.kind != MyVisit::Kind::kNone || (*view)->is_contact);
  const QString plan = goes ? QString() : PlanOfVisit(phone, visit);
  return plan.isEmpty() ? page : plan;
}

QString PlanOfVisit(Phone& phone, const std::string& visit) {
  const auto profile = phone.store().GetProfile();
  if (!profile.ok()) return {};
  const auto view = phone.visits().Visit(visit);
  if (view.ok() && *view) {
    const std::string& name = (*view)->visit.household();
    const auto household = phone.store().Get<v1::Household>(name);
    const bool own =
        household.ok() && *household && (*household)->contact_person() == profile->person;
    if (own) return QString::fromStdString(name);
  }
  return KeepsHouseholds(*profile) || SafeguardsVisits(*profile) ? QStringLiteral("visitDesk")
                                                                 : QString();
}

}  // namespace glimmer::mobile
