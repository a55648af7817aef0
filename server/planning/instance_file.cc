#include "server/planning/instance_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/planning/json_reader.h"

namespace glimmer::planning {
namespace {

using Places = std::map<std::string, int>;

// A patient left out costs more than any plan could save by it.
constexpr double kUnassigned = 1e6;

class InstanceReader {
 public:
  absl::StatusOr<CareInstance> Read(absl::string_view text) {
    const Json json = reader_.Parse(text);
    if (!reader_.status().ok()) return reader_.status();
    ReadDistances(json);
    ReadOffices(json);
    for (const Json& service : reader_.OptionalArray(json, "services")) {
      durations_[reader_.Text(service, "id")] =
          reader_.OptionalNumber(service, "default_duration", 0);
    }
    for (const Json& patient : reader_.Array(json, "patients")) ReadPatient(patient);
    for (const Json& caregiver : reader_.Array(json, "caregivers")) ReadCaregiver(caregiver);
    Check();
    if (!reader_.status().ok()) return reader_.status();
    return std::move(instance_);
  }

 private:
  void ReadDistances(const Json& json) {
    for (const Json& row : reader_.Array(json, "distances")) {
      instance_.distances.push_back(reader_.Numbers(row, "row of distances"));
    }
    for (const auto& row : instance_.distances) {
      if (row.size() != instance_.distances.size()) reader_.Fault("The distances are no square.");
    }
  }

  void ReadOffices(const Json& json) {
    const bool named = JsonReader::Has(json, "departing_points");
    for (const Json& office : reader_.Array(json, named ? "departing_points" : "central_offices")) {
      const int row = static_cast<int>(offices_.size());
      offices_[reader_.Text(office, "id")] =
          static_cast<int>(reader_.OptionalNumber(office, "distance_matrix_index", row));
    }
  }

  void ReadPatient(const Json& json) {
    Patient patient;
    patient.id = reader_.Text(json, "id");
    const std::vector<double> window =
        reader_.Numbers(reader_.Array(json, "time_window"), "time window");
    if (window.size() == 2) {
      patient.open = window[0];
      patient.close = window[1];
    } else {
      reader_.Fault(absl::StrCat("The time window of ", patient.id, " has no two numbers."));
    }
    for (const Json& needed : reader_.Array(json, "required_caregivers")) {
      const std::string service = reader_.Text(needed, "service");
      patient.services.push_back(
          {service, reader_.OptionalNumber(needed, "duration", durations_[service])});
    }
    if (patient.services.empty() || patient.services.size() > 2) {
      reader_.Fault(absl::StrCat(patient.id, " needs neither one caregiver nor two."));
    }
    if (JsonReader::Has(json, "synchronization")) ReadGap(json["synchronization"], patient);
    patient.incompatible = reader_.OptionalTexts(json, "incompatible_caregivers");
    const size_t row = offices_.size() + instance_.patients.size();
    patient.place = static_cast<int>(
        reader_.OptionalNumber(json, "distance_matrix_index", static_cast<double>(row)));
    instance_.patients.push_back(std::move(patient));
  }

  void ReadGap(const Json& json, Patient& patient) {
    const std::string type = reader_.Text(json, "type");
    if (type == "simultaneous") return;
    const std::vector<double> gap = reader_.Numbers(reader_.Array(json, "distance"), "distance");
    if (type != "sequential" || gap.size() != 2 || gap[0] > gap[1]) {
      reader_.Fault(absl::StrCat("The synchronization of ", patient.id, " makes no sense."));
      return;
    }
    patient.min_gap = gap[0];
    patient.max_gap = gap[1];
  }

  void ReadCaregiver(const Json& json) {
    Caregiver caregiver;
    caregiver.id = reader_.Text(json, "id");
    caregiver.abilities = reader_.OptionalTexts(json, "abilities");
    for (const char* const name : {"starting_point_id", "central_office_id", "central_office"}) {
      if (!JsonReader::Has(json, name)) continue;
      const auto office = offices_.find(reader_.Text(json, name));
      if (office == offices_.end()) {
        reader_.Fault(absl::StrCat(caregiver.id, " starts at an office that is not there."));
      } else {
        caregiver.place = office->second;
      }
    }
    caregiver.place =
        static_cast<int>(reader_.OptionalNumber(json, "distance_matrix_index", caregiver.place));
    if (JsonReader::Has(json, "working_shift")) {
      const std::vector<double> shift = reader_.Numbers(json["working_shift"], "working shift");
      if (shift.size() == 2) {
        caregiver.open = shift[0];
        caregiver.close = shift[1];
      } else {
        reader_.Fault(absl::StrCat("The shift of ", caregiver.id, " has no two numbers."));
      }
    }
    instance_.caregivers.push_back(std::move(caregiver));
  }

  void Check() {
    const int rows = static_cast<int>(instance_.distances.size());
    const auto outside = [&](int place) { return place < 0 || place >= rows; };
    for (const Patient& patient : instance_.patients) {
      if (outside(patient.place)) reader_.Fault(absl::StrCat(patient.id, " has no distances."));
    }
    for (const Caregiver& caregiver : instance_.caregivers) {
      if (outside(caregiver.place)) reader_.Fault(absl::StrCat(caregiver.id, " has no distances."));
    }
    if (instance_.patients.empty()) reader_.Fault("There is no patient.");
    if (instance_.caregivers.empty()) reader_.Fault("There is no caregiver.");
  }

  JsonReader reader_;
  CareInstance instance_;
  Places offices_;
  std::map<std::string, double> durations_;
};

bool May(const Caregiver& caregiver, const Patient& patient, const std::string& service) {
  const auto has = [](const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  return has(caregiver.abilities, service) && !has(patient.incompatible, caregiver.id);
}

}  // namespace

absl::StatusOr<CareInstance> ReadCareInstance(absl::string_view json) {
  return InstanceReader().Read(json);
}

RoutingProblem CareProblem(const CareInstance& instance) {
  RoutingProblem problem;
  problem.places = static_cast<int>(instance.distances.size());
  for (const auto& row : instance.distances) {
    problem.travel.insert(problem.travel.end(), row.begin(), row.end());
  }
  for (size_t i = 0; i < instance.caregivers.size(); ++i) {
    const Caregiver& caregiver = instance.caregivers[i];
    problem.workers.emplace_back();
    problem.routes.push_back({.worker = static_cast<int>(i),
                              .place = caregiver.place,
                              .open = caregiver.open,
                              .close = caregiver.close});
  }
  for (const Patient& patient : instance.patients) {
    Task task{.place = patient.place,
              .first_part = static_cast<int>(problem.parts.size()),
              .parts = static_cast<int>(patient.services.size()),
              .min_gap = patient.min_gap,
              .max_gap = patient.max_gap,
              .unassigned_cost = kUnassigned};
    task.windows.push_back({.open = patient.open, .close = patient.close});
    for (const RequiredService& service : patient.services) {
      problem.parts.push_back({static_cast<int>(problem.tasks.size()), service.duration});
      for (const Caregiver& caregiver : instance.caregivers) {
        problem.pair_cost.push_back(May(caregiver, patient, service.service) ? 0 : kForbidden);
      }
    }
    problem.tasks.push_back(std::move(task));
  }
  return problem;
}

std::string WriteCareSolution(const CareInstance& instance, const RoutingSolution& solution) {
  std::map<int, std::pair<const Patient*, const RequiredService*>> parts;
  for (const Patient& patient : instance.patients) {
    for (const RequiredService& service : patient.services) {
      parts.emplace(static_cast<int>(parts.size()), std::pair(&patient, &service));
    }
  }
  Json json = {{"routes", Json::array()}, {"global_ordering", Json::array()}};
  for (size_t i = 0; i < solution.routes.size(); ++i) {
    Json route = {{"caregiver_id", instance.caregivers[i].id}, {"locations", Json::array()}};
    for (const Stop& stop : solution.routes[i]) {
      const auto& [patient, service] = parts.at(stop.part);
      route["locations"].push_back({{"patient_id", patient->id},
                                    {"service_id", service->service},
                                    {"arrival_time", stop.start},
                                    {"departure_time", stop.start + service->duration}});
    }
    json["routes"].push_back(std::move(route));
  }
  for (const int task : solution.order) {
    json["global_ordering"].push_back(instance.patients[static_cast<size_t>(task)].id);
  }
  return json.dump(2) + "\n";
}

}  // namespace glimmer::planning
