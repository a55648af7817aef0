#include "server/planning/round_file.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/planning/json_reader.h"

namespace glimmer::planning {
namespace {

using Index = std::map<std::string, int>;

constexpr int kMostDays = 366;
constexpr int kLastWeekday = 6;
constexpr int kMostPlaces = 1'000;  // of one shift
constexpr int kMostVisits = 1'000'000;

class RoundReader {
 public:
  absl::StatusOr<Round> Read(absl::string_view text) {
    const Json json = reader_.Parse(text);
    if (!reader_.status().ok()) return reader_.status();
    round_.days = reader_.OptionalWhole(json, "days", 7, 1, kMostDays);
    round_.weekday = reader_.OptionalWhole(json, "weekday", 0, 0, kLastWeekday);
    ReadTravel(json);
    Name(reader_.Array(json, "volunteers"), volunteers_);
    Name(reader_.Array(json, "households"), households_);
    for (const Json& one : reader_.Array(json, "volunteers")) ReadVolunteer(one);
    for (const Json& one : reader_.Array(json, "households")) ReadHousehold(one);
    for (const Json& one : reader_.OptionalArray(json, "open_shifts")) ReadShift(one);
    reader_.Enter("");
    for (const Json& one : reader_.OptionalArray(json, "waived")) ReadWaiver(one);
    // What follows speaks of households by their number.
    if (!reader_.status().ok()) return reader_.status();
    for (const Json& one : reader_.OptionalArray(json, "pins")) ReadPin(one);
    for (const Json& one : reader_.OptionalArray(json, "previous")) {
      AddVisit(VisitOf(one), "previous", round_.previous);
    }
    if (JsonReader::Has(json, "weights")) ReadWeights(json["weights"]);
    if (!reader_.status().ok()) return reader_.status();
    return std::move(round_);
  }

 private:
  void ReadTravel(const Json& json) {
    const Json& rows = reader_.Array(json, "travel");
    round_.places = static_cast<int>(rows.size());
    for (const Json& row : rows) {
      const std::vector<double> minutes = reader_.Numbers(row, "row of travel");
      if (minutes.size() != rows.size()) reader_.Fault("The travel times are no square.");
      for (const double minute : minutes) {
        if (minute < 0) reader_.Fault("A travel time is negative.");
      }
      round_.travel.insert(round_.travel.end(), minutes.begin(), minutes.end());
    }
  }

  void Name(const Json& list, Index& index) {
    for (const Json& one : list) {
      const std::string id = reader_.Text(one, "id");
      if (!index.emplace(id, static_cast<int>(index.size())).second) {
        reader_.Fault(absl::StrCat("There are two of ", id, "."));
      }
    }
  }

  int Find(const Index& index, const std::string& id) {
    const auto found = index.find(id);
    if (found != index.end()) return found->second;
    reader_.Fault(absl::StrCat("There is no ", id, "."));
    return 0;
  }

  std::vector<int> FindAll(const Index& index, const Json& json, const char* name) {
    std::vector<int> all;
    for (const std::string& id : reader_.OptionalTexts(json, name)) {
      all.push_back(Find(index, id));
    }
    return all;
  }

  int PlaceOf(const Json& json) {
    const double place = reader_.Number(json, "place");
    if (place >= 0 && place < round_.places && place == static_cast<int>(place)) {
      return static_cast<int>(place);
    }
    reader_.Fault("A place has no row of travel.");
    return 0;
  }

  std::vector<Span> SpansOf(const Json& json, const char* name, double from = 0) {
    std::vector<Span> spans;
    for (const Json& span : reader_.OptionalArray(json, name)) {
      const std::vector<double> ends = reader_.Numbers(span, name);
      if (ends.size() == 2 && ends[0] >= from && ends[0] <= ends[1] &&
          ends[1] <= round_.days * kMinutesPerDay) {
        spans.push_back({ends[0], ends[1]});
      } else {
        reader_.Fault(absl::StrCat("In ", name, " is something that is no span of time."));
      }
    }
    return spans;
  }

  void ReadVolunteer(const Json& json) {
    Volunteer volunteer;
    volunteer.id = reader_.Text(json, "id");
    reader_.Enter("volunteer " + volunteer.id);
    volunteer.place = PlaceOf(json);
    volunteer.abilities = reader_.OptionalTexts(json, "abilities");
    volunteer.available = SpansOf(json, "available");
    volunteer.shifts = SpansOf(json, "shifts");
    volunteer.earlier = SpansOf(json, "earlier", -kLastWeekday * kMinutesPerDay);
    volunteer.day_minutes = reader_.OptionalNumber(json, "day_minutes", volunteer.day_minutes);
    volunteer.week_minutes = reader_.OptionalNumber(json, "week_minutes", volunteer.week_minutes);
    volunteer.avoids = FindAll(volunteers_, json, "avoids");
    volunteer.wishes = FindAll(households_, json, "wishes");
    round_.volunteers.push_back(std::move(volunteer));
  }

  void ReadHousehold(const Json& json) {
    Household household;
    household.id = reader_.Text(json, "id");
    reader_.Enter("household " + household.id);
    household.place = PlaceOf(json);
    household.consent = reader_.OptionalBool(json, "consent", false);
    household.windows = SpansOf(json, "windows");
    household.duration = reader_.OptionalNumber(json, "duration", household.duration);
    household.visitors = reader_.OptionalWhole(json, "visitors", 2, 1, 2);
    household.due = reader_.OptionalNumber(json, "due", round_.days * kMinutesPerDay);
    household.asks = reader_.OptionalTexts(json, "asks");
    household.needs_introduction = reader_.OptionalBool(json, "needs_introduction", true);
    household.introduced = FindAll(volunteers_, json, "introduced");
    household.avoids = FindAll(volunteers_, json, "avoids");
    household.wishes = FindAll(volunteers_, json, "wishes");
    if (JsonReader::Has(json, "visited_by")) {
      if (!json["visited_by"].is_object()) reader_.Fault("The field visited_by is no object.");
      for (const auto& one : json["visited_by"].items()) {
        household.visited_by[Find(volunteers_, one.key())] =
            reader_.OptionalWhole(json["visited_by"], one.key().c_str(), 0, 0, kMostVisits);
      }
    }
    if (!(household.duration > 0)) {
      reader_.Fault(absl::StrCat("The visit of ", household.id, " takes no time."));
    }
    round_.households.push_back(std::move(household));
  }

  void ReadShift(const Json& json) {
    OpenShift shift;
    shift.id = reader_.Text(json, "id");
    reader_.Enter("shift " + shift.id);
    shift.place = PlaceOf(json);
    shift.start = reader_.Number(json, "start");
    shift.end = reader_.Number(json, "end");
    shift.open_places = reader_.OptionalWhole(json, "open_places", 1, 0, kMostPlaces);
    shift.asks = reader_.OptionalTexts(json, "asks");
    shift.wishes = FindAll(volunteers_, json, "wishes");
    if (!(shift.start < shift.end)) reader_.Fault(absl::StrCat(shift.id, " ends too early."));
    round_.open_shifts.push_back(std::move(shift));
  }

  Visit VisitOf(const Json& json) {
    return {Find(households_, reader_.Text(json, "household")),
            FindAll(volunteers_, json, "visitors"), reader_.Number(json, "start")};
  }

  // A household has one visit in a round.
  void AddVisit(Visit visit, const char* list, std::vector<Visit>& visits) {
    for (const Visit& other : visits) {
      if (other.household != visit.household) continue;
      reader_.Fault(absl::StrCat("There are two visits of one household in ", list, "."));
      return;
    }
    visits.push_back(std::move(visit));
  }

  void ReadPin(const Json& json) {
    Visit pin = VisitOf(json);
    if (!reader_.status().ok()) return;
    const Household& household = round_.households[static_cast<size_t>(pin.household)];
    if (pin.visitors.size() != static_cast<size_t>(household.visitors)) {
      reader_.Fault(absl::StrCat("The pin of ", household.id, " has too few visitors or many."));
    }
    const bool fits =
        std::any_of(household.windows.begin(), household.windows.end(), [&](const Span& window) {
          return window.open <= pin.start && pin.start + household.duration <= window.close;
        });
    const bool waived =
        std::any_of(round_.waivers.begin(), round_.waivers.end(), [&](const Waiver& waiver) {
          return waiver.household == pin.household && waiver.rule == Rule::kWindows;
        });
    // A coordinator's pin is no word of the household's.
    if (!fits && !waived) {
      reader_.Fault(absl::StrCat("The pin of ", household.id, " lies outside its windows."));
    }
    AddVisit(std::move(pin), "pins", round_.pins);
  }

  void ReadWaiver(const Json& json) {
    const std::optional<Rule> rule = RuleNamed(reader_.Text(json, "rule"));
    if (!rule) reader_.Fault("A waived rule is none.");
    round_.waivers.push_back(
        {Find(households_, reader_.Text(json, "household")), rule.value_or(Rule::kConsent)});
  }

  void ReadWeights(const Json& json) {
    RoundWeights& weights = round_.weights;
    const std::pair<const char*, double*> fields[] = {
        {"unassigned", &weights.unassigned}, {"travel", &weights.travel},   {"late", &weights.late},
        {"stranger", &weights.stranger},     {"no_wish", &weights.no_wish}, {"load", &weights.load},
        {"over_load", &weights.over_load}};
    for (const auto& [name, weight] : fields) {
      *weight = reader_.OptionalNumber(json, name, *weight);
      if (*weight < 0) reader_.Fault(absl::StrCat("The weight ", name, " is negative."));
    }
  }

  JsonReader reader_;
  Round round_;
  Index volunteers_;
  Index households_;
};

class RoundWriter {
 public:
  explicit RoundWriter(const Round& round) : round_(round) {}

  Json Rounds() const {
    Json json = {{"days", round_.days}, {"weekday", round_.weekday}};
    for (int from = 0; from < round_.places; ++from) {
      Json row = Json::array();
      for (int to = 0; to < round_.places; ++to) row.push_back(round_.Travel(from, to));
      json["travel"].push_back(std::move(row));
    }
    json["volunteers"] = Json::array();
    json["households"] = Json::array();
    for (const Volunteer& one : round_.volunteers) json["volunteers"].push_back(VolunteerJson(one));
    for (const Household& one : round_.households) json["households"].push_back(HouseholdJson(one));
    for (const OpenShift& one : round_.open_shifts) json["open_shifts"].push_back(ShiftJson(one));
    for (const Visit& pin : round_.pins) json["pins"].push_back(VisitJson(pin));
    for (const Visit& visit : round_.previous) json["previous"].push_back(VisitJson(visit));
    for (const Waiver& waiver : round_.waivers) {
      json["waived"].push_back({{"household", HouseholdId(waiver.household)},
                                {"rule", std::string(NameOf(waiver.rule))}});
    }
    const RoundWeights& weights = round_.weights;
    json["weights"] = {
        {"unassigned", weights.unassigned}, {"travel", weights.travel},   {"late", weights.late},
        {"stranger", weights.stranger},     {"no_wish", weights.no_wish}, {"load", weights.load},
        {"over_load", weights.over_load}};
    return json;
  }

  Json Plan(const RoundPlan& plan) const {
    Json json = {
        {"visits", Json::array()}, {"places", Json::array()}, {"unassigned", Json::array()}};
    for (const ProposedVisit& proposed : plan.visits) {
      Json visit = VisitJson(proposed.visit);
      visit["end"] = proposed.end;
      for (const Choice& choice : proposed.choices) visit["why"].push_back(ChoiceJson(choice));
      json["visits"].push_back(std::move(visit));
    }
    for (const ProposedPlace& place : plan.places) {
      json["places"].push_back(
          {{"open_shift", round_.open_shifts[static_cast<size_t>(place.open_shift)].id},
           {"why", ChoiceJson(place.choice)}});
    }
    for (const Unassigned& unassigned : plan.unassigned) {
      Json rules = Json::array();
      for (const Rule rule : unassigned.rules) rules.push_back(std::string(NameOf(rule)));
      json["unassigned"].push_back(
          {{"household", HouseholdId(unassigned.household)}, {"rules", std::move(rules)}});
    }
    json["fairness"] = {{"largest_minutes", plan.fairness.largest},
                        {"mean_minutes", plan.fairness.mean},
                        {"ratio", plan.fairness.ratio}};
    json["cost"] = {{"total", plan.cost.total},       {"travel_minutes", plan.cost.travel},
                    {"late_minutes", plan.cost.late}, {"pairs", plan.cost.pairs},
                    {"load", plan.cost.load},         {"unassigned", plan.cost.unassigned},
                    {"lower_bound", plan.lower_bound}};
    return json;
  }

 private:
  std::string HouseholdId(int index) const {
    return round_.households[static_cast<size_t>(index)].id;
  }
  std::string VolunteerId(int index) const {
    return round_.volunteers[static_cast<size_t>(index)].id;
  }
  Json VolunteerIds(const std::vector<int>& volunteers) const {
    Json ids = Json::array();
    for (const int volunteer : volunteers) ids.push_back(VolunteerId(volunteer));
    return ids;
  }
  static Json Spans(const std::vector<Span>& spans) {
    Json json = Json::array();
    for (const Span& span : spans) json.push_back(Json::array({span.open, span.close}));
    return json;
  }

  Json VolunteerJson(const Volunteer& volunteer) const {
    Json wishes = Json::array();
    for (const int household : volunteer.wishes) wishes.push_back(HouseholdId(household));
    return {{"id", volunteer.id},
            {"place", volunteer.place},
            {"abilities", volunteer.abilities},
            {"available", Spans(volunteer.available)},
            {"shifts", Spans(volunteer.shifts)},
            {"earlier", Spans(volunteer.earlier)},
            {"day_minutes", volunteer.day_minutes},
            {"week_minutes", volunteer.week_minutes},
            {"avoids", VolunteerIds(volunteer.avoids)},
            {"wishes", std::move(wishes)}};
  }

  Json HouseholdJson(const Household& household) const {
    Json visited = Json::object();
    for (const auto& [volunteer, times] : household.visited_by) {
      visited[VolunteerId(volunteer)] = times;
    }
    return {{"id", household.id},
            {"place", household.place},
            {"consent", household.consent},
            {"windows", Spans(household.windows)},
            {"duration", household.duration},
            {"visitors", household.visitors},
            {"due", household.due},
            {"asks", household.asks},
            {"needs_introduction", household.needs_introduction},
            {"introduced", VolunteerIds(household.introduced)},
            {"avoids", VolunteerIds(household.avoids)},
            {"wishes", VolunteerIds(household.wishes)},
            {"visited_by", std::move(visited)}};
  }

  Json ShiftJson(const OpenShift& shift) const {
    return {{"id", shift.id},
            {"place", shift.place},
            {"start", shift.start},
            {"end", shift.end},
            {"open_places", shift.open_places},
            {"asks", shift.asks},
            {"wishes", VolunteerIds(shift.wishes)}};
  }

  Json VisitJson(const Visit& visit) const {
    return {{"household", HouseholdId(visit.household)},
            {"visitors", VolunteerIds(visit.visitors)},
            {"start", visit.start}};
  }

  Json ChoiceJson(const Choice& choice) const {
    Json json = {{"volunteer", VolunteerId(choice.volunteer)},
                 {"reason", std::string(NameOf(choice.reason))},
                 {"visits_before", choice.visits_before},
                 {"travel_minutes", choice.travel},
                 {"load_minutes", choice.load}};
    if (choice.next_best) {
      json["next_best"] = VolunteerId(*choice.next_best);
      json["next_best_cost"] = choice.next_best_cost;
    }
    return json;
  }

  const Round& round_;
};

}  // namespace

absl::StatusOr<Round> ReadRound(absl::string_view json) { return RoundReader().Read(json); }

std::string WriteRound(const Round& round) { return RoundWriter(round).Rounds().dump() + "\n"; }

std::string WritePlan(const Round& round, const RoundPlan& plan) {
  return RoundWriter(round).Plan(plan).dump(1) + "\n";
}

}  // namespace glimmer::planning
