#include "tests/mobile/support/sample_households.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kZone[] = "Asia/Shanghai";
constexpr char kZhao[] = "people/zhao";
constexpr char kZhou[] = "people/zhou";
constexpr int kHour = 60;

std::string NameOf(const std::string& person) {
  static const auto& names = *new std::map<std::string, std::string>{
      {kZhao, "赵一帆"},        {kZhou, "周宁"},       {"people/p1", "马晓燕"},
      {"people/p2", "孙大勇"},  {"people/p3", "陈树"}, {"people/p4", "刘一"},
      {"people/p5", "阿依努尔"}};
  return names.at(person);
}

void AddSlot(v1::VisitTerms& terms, int weekday, int start_hour, int end_hour) {
  v1::VisitSlot& slot = *terms.add_slots();
  slot.set_weekday(weekday);
  slot.set_start_minute(start_hour * kHour);
  slot.set_end_minute(end_hour * kHour);
}

class Households {
 public:
  Households(absl::Time now, v1::ListChangesResponse& page)
      : now_(now), today_(absl::ToCivilDay(now, *LoadZone(kZone))), page_(page) {}

  void AddForCoordinator() {
    AddActive();
    AddInvited();
    AddPairingsOfZhao();
    Pairing("maple-p1", "maple", "枫叶07", "people/p1", v1::Pairing::STATE_ACTIVE);
    Pairing("plum-p2", "plum", "杏花12", "people/p2", v1::Pairing::STATE_INTRODUCTION);
    v1::Pairing& pine =
        Pairing("pine-p4", "pine", "青松30", "people/p4", v1::Pairing::STATE_ACTIVE);
    pine.set_unit("units/beigou");
    pine.set_review_date(Day(-3));
    AddVisitsOfZhao();
    AddVisitsOfOthers();
    for (const char* id : {"zhao", "p1", "p2", "p4", "p5"}) AddVisitorTerms(id);
  }

  void AddForVolunteer() {
    AddPairingsOfZhao();
    AddVisitsOfZhao();
    AddVisitorTerms("zhao");
  }

  void AddOwn() {
    v1::Household& own = Active("own", "茉莉16", 200);
    own.set_contact_person(kZhao);
    own.mutable_terms()->set_cadence_days(7);
    Pairing("own-p1", "own", "茉莉16", "people/p1", v1::Pairing::STATE_ACTIVE);
    Pairing("own-p4", "own", "茉莉16", "people/p4", v1::Pairing::STATE_INTRODUCTION);
    v1::Visit& asked = Visit("own-asked", "own", "茉莉16", v1::Visit::STATE_PROPOSED, 2, 10);
    Goes(asked, "people/p1", true);
    Goes(asked, "people/p4", false);
    asked.set_introduction(true);
    v1::Visit& agreed = Visit("own-agreed", "own", "茉莉16", v1::Visit::STATE_AGREED, 9, 10);
    Goes(agreed, "people/p1", true);
    Goes(agreed, "people/p4", true);
    v1::Visit& held = Visit("own-held", "own", "茉莉16", v1::Visit::STATE_HELD, -5, 10);
    Goes(held, "people/p1", true);
  }

 private:
  std::string Day(int days) const { return FormatCivilDay(today_ + days); }

  absl::Time On(int days, int hour, int minute) const {
    const absl::CivilDay day = today_ + days;
    return absl::FromCivil(absl::CivilSecond(day.year(), day.month(), day.day(), hour, minute, 0),
                           *LoadZone(kZone));
  }

  v1::Change& Change(const std::string& name) {
    v1::Change& change = *page_.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    return change;
  }

  v1::Household& Household(const char* id, const char* alias, v1::Household::State state) {
    const std::string name = absl::StrCat("households/", id);
    v1::Household& row = *Change(name).mutable_household();
    row.set_name(name);
    row.set_unit("units/shangdu");
    row.set_alias(alias);
    row.set_state(state);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(24 * 40));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(30));
    return row;
  }

  // Its confirmed consent holds for `days`.
  v1::Household& Active(const char* id, const char* alias, int days) {
    v1::Household& row = Household(id, alias, v1::Household::STATE_ACTIVE);
    v1::VisitTerms& terms = *row.mutable_terms();
    terms.add_languages("zh-CN");
    AddSlot(terms, 2, 14, 17);
    AddSlot(terms, 6, 9, 11);
    terms.set_cadence_days(14);
    terms.set_min_people(2);
    row.mutable_consent()->set_confirmed(true);
    *row.mutable_consent()->mutable_expire_time() = ToTimestamp(now_ + absl::Hours(24 * days));
    row.set_review_date(Day(days - 30));
    return row;
  }

  void AddActive() {
    Active("maple", "枫叶07", 200);
    Active("plum", "杏花12", 20).set_review_date(Day(60));
    v1::Household& lotus = Active("lotus", "荷花03", 120);
    lotus.mutable_terms()->set_has_minors(true);
    lotus.mutable_terms()->clear_slots();
    lotus.set_review_date(Day(-2));
    v1::Household& olive = Active("olive", "桂花21", 90);
    olive.mutable_consent()->set_awaits_word(true);
    olive.set_contact_person("people/p3");
    olive.set_code_failures(3);
    v1::Household& pine = Active("pine", "青松30", 300);
    pine.set_unit("units/beigou");
    pine.mutable_terms()->add_languages("ug");
    pine.mutable_terms()->set_min_people(1);
  }

  void AddInvited() {
    v1::Household& willow = Household("willow", "杨柳05", v1::Household::STATE_INVITED);
    v1::VisitTerms& terms = *willow.mutable_terms();
    AddSlot(terms, 4, 9, 11);
    terms.set_min_people(2);
    willow.mutable_consent()->set_awaits_word(true);
    *willow.mutable_consent()->mutable_expire_time() = ToTimestamp(now_ + absl::Hours(24 * 364));
    *willow.mutable_erase_time() = ToTimestamp(now_ + absl::Hours(24 * 12));
    *Household("iris", "兰草09", v1::Household::STATE_INVITED).mutable_erase_time() =
        ToTimestamp(now_ + absl::Hours(24 * 25));
  }

  v1::Pairing& Pairing(const char* id, const char* household, const char* alias,
                       const std::string& person, v1::Pairing::State state) {
    const std::string name = absl::StrCat("pairings/", id);
    v1::Pairing& row = *Change(name).mutable_pairing();
    row.set_name(name);
    row.set_household(absl::StrCat("households/", household));
    row.set_household_alias(alias);
    row.set_unit("units/shangdu");
    row.set_person(person);
    row.set_display_name(NameOf(person));
    row.set_state(state);
    row.set_review_date(Day(120));
    if (state == v1::Pairing::STATE_ACTIVE) {
      row.set_last_visit_date(Day(-14));
      row.set_next_visit_date(Day(0));
    }
    v1::VisitTerms& terms = *row.mutable_terms();
    terms.add_languages("zh-CN");
    AddSlot(terms, 2, 14, 17);
    AddSlot(terms, 6, 9, 11);
    terms.set_cadence_days(14);
    terms.set_min_people(2);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(24 * 60));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(24));
    return row;
  }

  void AddPairingsOfZhao() {
    Pairing("maple-zhao", "maple", "枫叶07", kZhao, v1::Pairing::STATE_ACTIVE)
        .set_has_handover_note(true);
    v1::VisitTerms& lotus =
        *Pairing("lotus-zhao", "lotus", "荷花03", kZhao, v1::Pairing::STATE_INTRODUCTION)
             .mutable_terms();
    lotus.set_has_minors(true);
    lotus.clear_slots();
  }

  // An hour from `hour` on; two people, and 周宁 is told first when no word comes.
  v1::Visit& Visit(const char* id, const char* household, const char* alias, v1::Visit::State state,
                   int days, int hour, int minute = 0, int minutes = kHour) {
    const std::string name = absl::StrCat("visits/", id);
    v1::Visit& row = *Change(name).mutable_visit();
    row.set_name(name);
    row.set_household(absl::StrCat("households/", household));
    row.set_household_alias(alias);
    row.set_unit("units/shangdu");
    row.set_state(state);
    row.set_etag(absl::StrCat("as planned: ", id));
    const absl::Time start = On(days, hour, minute);
    const absl::Time end = start + absl::Minutes(minutes);
    *row.mutable_start_time() = ToTimestamp(start);
    *row.mutable_end_time() = ToTimestamp(end);
    row.set_min_people(2);
    row.set_off_site_contact(kZhou);
    row.set_travel_minutes(20);
    row.set_time_zone(kZone);
    if (state == v1::Visit::STATE_AGREED || state == v1::Visit::STATE_UNDERWAY) {
      *row.mutable_alarm_time() = ToTimestamp(end + absl::Minutes(20 + 15));
    }
    if (state == v1::Visit::STATE_UNDERWAY || state == v1::Visit::STATE_HELD) {
      *row.mutable_actual_start_time() = ToTimestamp(start);
    }
    if (state == v1::Visit::STATE_HELD) *row.mutable_actual_end_time() = ToTimestamp(end);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(24 * 8));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(3));
    return row;
  }

  static void Goes(v1::Visit& visit, const std::string& person, bool accepted) {
    v1::Visit::Visitor& visitor = *visit.add_visitors();
    visitor.set_person(person);
    visitor.set_display_name(NameOf(person));
    visitor.set_accepted(accepted);
  }

  static void ToSeeTo(v1::Visit& visit, const char* text) { visit.add_checklist()->set_text(text); }

  static void ToBring(v1::Visit& visit, const char* item, const char* unit, int64_t quantity) {
    v1::Delivery& delivery = *visit.add_deliveries();
    delivery.set_item(item);
    delivery.set_unit(unit);
    delivery.set_quantity(quantity);
  }

  void AddVisitsOfZhao() {
    v1::Visit& today = Visit("today", "maple", "枫叶07", v1::Visit::STATE_AGREED, 0, 15);
    Goes(today, "people/p1", true);
    Goes(today, kZhao, true);
    ToSeeTo(today, "换门口的灯泡");
    ToSeeTo(today, "读这周的信");
    ToBring(today, "大米", "公斤", 5'000);
    ToBring(today, "灯泡", "只", 2'000);
    v1::Visit& asked = Visit("asked", "lotus", "荷花03", v1::Visit::STATE_PROPOSED, 3, 10);
    Goes(asked, "people/p2", false);
    Goes(asked, kZhao, false);
    asked.set_introduction(true);
    v1::Visit& overdue =
        Visit("overdue", "plum", "杏花12", v1::Visit::STATE_UNDERWAY, 0, 12, 15, 45);
    Goes(overdue, "people/p2", true);
    Goes(overdue, "people/p4", true);
    overdue.set_off_site_contact(kZhao);
    overdue.set_travel_minutes(0);
    overdue.set_alarm(v1::Visit::ALARM_CONTACT);
    *overdue.mutable_alarm_time() = ToTimestamp(On(0, 13, 30));
    v1::Visit& held = Visit("held", "maple", "枫叶07", v1::Visit::STATE_HELD, -14, 15);
    Goes(held, "people/p1", true);
    Goes(held, kZhao, true);
    ToBring(held, "大米", "公斤", 5'000);
    held.mutable_deliveries(0)->set_delivered(5'000);
  }

  void AddVisitsOfOthers() {
    v1::Visit& tomorrow = Visit("tomorrow", "plum", "杏花12", v1::Visit::STATE_AGREED, 1, 9);
    Goes(tomorrow, "people/p1", false);
    Goes(tomorrow, "people/p2", true);
    v1::Visit& underway = Visit("underway", "olive", "桂花21", v1::Visit::STATE_UNDERWAY, 0, 13);
    Goes(underway, "people/p4", true);
    Goes(underway, "people/p5", true);
    v1::Visit& off = Visit("off", "olive", "桂花21", v1::Visit::STATE_CANCELLED, 5, 14);
    Goes(off, "people/p4", true);
    v1::Visit& distress = Visit("distress", "pine", "青松30", v1::Visit::STATE_UNDERWAY, 0, 12, 30);
    distress.set_unit("units/beigou");
    distress.set_min_people(1);
    Goes(distress, "people/p4", true);
    distress.set_alarm(v1::Visit::ALARM_DISTRESS);
    *distress.mutable_alarm_time() = ToTimestamp(now_ + absl::Minutes(18));
  }

  void AddVisitorTerms(const std::string& id) {
    const std::string name = "visitor_terms/" + id;
    v1::VisitorTerms& row = *Change(name).mutable_visitor_terms();
    row.set_name(name);
    row.set_person("people/" + id);
    row.set_display_name(NameOf(row.person()));
    row.set_willing(id != "p5");
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(24 * 20));
    if (!row.willing()) return;
    v1::VisitSlot& slot = *row.add_slots();
    slot.set_weekday(2);
    slot.set_start_minute(14 * kHour);
    slot.set_end_minute(18 * kHour);
    row.set_day_minutes(4 * kHour);
    row.set_week_minutes(8 * kHour);
  }

  const absl::Time now_;
  const absl::CivilDay today_;
  v1::ListChangesResponse& page_;
};

}  // namespace

void AddSampleHouseholds(SampleWho who, absl::Time now, v1::ListChangesResponse& page) {
  Households households(now, page);
  if (who == SampleWho::kCoordinator) return households.AddForCoordinator();
  if (who == SampleWho::kVolunteer) households.AddForVolunteer();
}

void AddSampleOwnHousehold(absl::Time now, v1::ListChangesResponse& page) {
  Households(now, page).AddOwn();
}

}  // namespace glimmer::mobile
