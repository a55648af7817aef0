// Home-care routing instances of the literature (Mankowska, Meisel and Bierwirth 2014; Ceschia,
// Di Gaspero, Rosati and Schaerf 2024) and their solutions, as JSON texts. Pure: bytes in, bytes
// out. Weighted so that the search minimises what the literature does.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/planning/routing_problem.h"

namespace glimmer::planning {

struct RequiredService {
  std::string service;
  double duration = 0;
};

struct Patient {
  std::string id;
  double open = 0;
  double close = kNever;
  std::vector<RequiredService> services;  // one or two
  double min_gap = 0;                     // between their starts; both 0: at the same time
  double max_gap = 0;
  std::vector<std::string> incompatible;  // caregivers
  int place = 0;                          // row of the distances
};

struct Caregiver {
  std::string id;
  std::vector<std::string> abilities;
  int place = 0;
  double open = 0;  // leaves not before; after `close` the way back counts as overtime
  double close = kNever;
};

struct CareInstance {
  std::vector<Patient> patients;
  std::vector<Caregiver> caregivers;
  std::vector<std::vector<double>> distances;
};

// Optional fields: a service's duration (else the default of the service), several offices with
// the caregiver's own (`starting_point_id`, `central_office_id`), rows named by
// `distance_matrix_index`, `working_shift` and `incompatible_caregivers`. Without rows named,
// offices come first, then patients. Errors: INVALID_ARGUMENT, naming what is missing or does not
// fit.
absl::StatusOr<CareInstance> ReadCareInstance(absl::string_view json);

// One route per caregiver, one task per patient.
RoutingProblem CareProblem(const CareInstance& instance);

// In the form in which the literature publishes them, with "global_ordering".
std::string WriteCareSolution(const CareInstance& instance, const RoutingSolution& solution);

}  // namespace glimmer::planning
