#include "server/planning/village.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/planning/random.h"

namespace glimmer::planning {
namespace {

constexpr int kPeoplePerHamlet = 12;
constexpr double kHouses = 4;          // minutes across a hamlet
constexpr double kAlreadyKnown = 1.5;  // minutes further away, for each household that knows one
constexpr int kWhoCan = 3;
constexpr double kMorning = 8 * 60;
constexpr double kNight = 21 * 60;

class Village {
 public:
  Village(const VillageSize& size, uint64_t seed)
      : size_(size), random_(seed), introductions_(static_cast<size_t>(size.volunteers)) {}

  Round Make() {
    MakeHamlets();
    for (int i = 0; i < size_.volunteers; ++i) AddVolunteer(i);
    for (int i = 0; i < size_.households; ++i) AddHousehold(i);
    AddShifts();
    MakeTravel();
    return std::move(round_);
  }

 private:
  struct Point {
    double x = 0;
    double y = 0;
  };

  bool OneIn(size_t count) { return random_.Below(count) == 0; }
  double Between(double low, double high) { return low + random_.Unit() * (high - low); }
  // Whole quarters of an hour.
  double Quarter(double low, double high) { return std::round(Between(low, high) / 15) * 15; }

  void MakeHamlets() {
    const int people = size_.households + size_.volunteers;
    const int count = std::max(1, people / kPeoplePerHamlet);
    const double width = 6 * std::sqrt(static_cast<double>(count));
    for (int i = 0; i < count; ++i) {
      hamlets_.push_back({Between(0, width), Between(0, width)});
    }
  }

  int AddPlace() {
    Point place = hamlets_[random_.Below(hamlets_.size())];
    place.x += Between(-kHouses / 2, kHouses / 2);
    place.y += Between(-kHouses / 2, kHouses / 2);
    places_.push_back(place);
    return static_cast<int>(places_.size()) - 1;
  }

  double Minutes(int from, int to) const {
    const Point& a = places_[static_cast<size_t>(from)];
    const Point& b = places_[static_cast<size_t>(to)];
    return std::ceil(std::hypot(a.x - b.x, a.y - b.y));
  }

  void MakeTravel() {
    round_.places = static_cast<int>(places_.size());
    for (int from = 0; from < round_.places; ++from) {
      for (int to = 0; to < round_.places; ++to) round_.travel.push_back(Minutes(from, to));
    }
  }

  void AddVolunteer(int index) {
    Volunteer volunteer{.id = absl::StrCat("v", index + 1), .place = AddPlace()};
    if (OneIn(5)) volunteer.abilities.push_back("language:ug");
    if (OneIn(5)) volunteer.abilities.push_back("first_aid");
    if (OneIn(8)) volunteer.abilities.push_back("haircut");
    for (int day = 0; day < round_.days; ++day) {
      if (OneIn(4)) continue;
      const double open = Quarter(kMorning, kNight - 4 * 60);
      const double close = std::min(kNight, open + Quarter(3 * 60, 7 * 60));
      volunteer.available.push_back({day * kMinutesPerDay + open, day * kMinutesPerDay + close});
    }
    if (OneIn(4) && !volunteer.available.empty()) {
      const Span& span = volunteer.available[random_.Below(volunteer.available.size())];
      volunteer.shifts.push_back({span.open, std::min(span.close, span.open + 120)});
    }
    volunteer.day_minutes = 120;
    volunteer.week_minutes = 360;
    if (index > 0 && OneIn(12)) {
      volunteer.avoids.push_back(static_cast<int>(random_.Below(static_cast<size_t>(index))));
    }
    round_.volunteers.push_back(std::move(volunteer));
  }

  // Volunteers near a place, the nearest and least known more likely.
  std::vector<int> Near(int place, size_t count) {
    std::vector<std::pair<double, int>> all;
    for (int i = 0; i < size_.volunteers; ++i) {
      const double far = Minutes(place, round_.volunteers[static_cast<size_t>(i)].place);
      const double known = kAlreadyKnown * introductions_[static_cast<size_t>(i)];
      all.emplace_back(far * Between(0.3, 1.7) + known, i);
    }
    std::sort(all.begin(), all.end());
    std::vector<int> near;
    for (size_t i = 0; i < all.size() && near.size() < count; ++i) near.push_back(all[i].second);
    return near;
  }

  // Whoever is to bring what is asked was introduced, too: the nearest three who can.
  void Introduce(Household& household) {
    household.introduced = Near(household.place, 7 + random_.Below(5));
    const std::vector<int> all = Near(household.place, static_cast<size_t>(size_.volunteers));
    for (const std::string& ask : household.asks) {
      int found = 0;
      for (const int volunteer : all) {
        const auto& abilities = round_.volunteers[static_cast<size_t>(volunteer)].abilities;
        if (std::count(abilities.begin(), abilities.end(), ask) == 0) continue;
        if (++found > kWhoCan) break;
        household.introduced.push_back(volunteer);
      }
    }
    std::sort(household.introduced.begin(), household.introduced.end());
    household.introduced.erase(
        std::unique(household.introduced.begin(), household.introduced.end()),
        household.introduced.end());
    if (OneIn(80)) household.introduced.resize(std::min<size_t>(1, household.introduced.size()));
    for (const int volunteer : household.introduced) {
      ++introductions_[static_cast<size_t>(volunteer)];
    }
  }

  void AddHousehold(int index) {
    Household household{.id = absl::StrCat("h", index + 1), .place = AddPlace()};
    household.consent = !OneIn(60);
    household.duration = 30 + 15 * static_cast<double>(random_.Below(3));
    household.due = (2 + static_cast<double>(random_.Below(6))) * kMinutesPerDay;
    if (OneIn(8)) household.asks.push_back("language:ug");
    if (OneIn(10)) household.asks.push_back("first_aid");
    Introduce(household);
    for (const int volunteer : household.introduced) {
      if (OneIn(3)) household.visited_by[volunteer] = 1 + static_cast<int>(random_.Below(5));
      if (OneIn(6)) household.wishes.push_back(volunteer);
      if (OneIn(6)) {
        round_.volunteers[static_cast<size_t>(volunteer)].wishes.push_back(index);
      }
    }
    if (OneIn(20)) {
      household.avoids.push_back(
          static_cast<int>(random_.Below(static_cast<size_t>(size_.volunteers))));
    }
    for (int day = 0; day < round_.days; ++day) {
      if (OneIn(3)) continue;
      const double open = Quarter(kMorning, kNight - 5 * 60);
      const double close = open + Quarter(3 * 60, 5 * 60);
      household.windows.push_back({day * kMinutesPerDay + open, day * kMinutesPerDay + close});
    }
    round_.households.push_back(std::move(household));
  }

  // A few events at which places are still open.
  void AddShifts() {
    const int count = size_.volunteers / 40;
    for (int i = 0; i < count; ++i) {
      const double day = static_cast<double>(random_.Below(7)) * kMinutesPerDay;
      const double start = day + Quarter(kMorning, kNight - 3 * 60);
      OpenShift shift{.id = absl::StrCat("s", i + 1),
                      .place = AddPlace(),
                      .start = start,
                      .end = start + 60,
                      .open_places = 1 + static_cast<int>(random_.Below(3))};
      if (OneIn(3)) shift.asks.push_back("first_aid");
      shift.wishes = Near(shift.place, 3);
      round_.open_shifts.push_back(std::move(shift));
    }
  }

  const VillageSize size_;
  Random random_;
  Round round_;
  std::vector<int> introductions_;  // by volunteer
  std::vector<Point> hamlets_;
  std::vector<Point> places_;
};

}  // namespace

Round MakeVillage(const VillageSize& size, uint64_t seed) { return Village(size, seed).Make(); }

}  // namespace glimmer::planning
