#include "tests/mobile/support/sample_season.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/sample_ledgers.h"
#include "tests/mobile/support/sample_wishes.h"

namespace glimmer::mobile {
namespace {

constexpr char kZone[] = "Asia/Shanghai";
constexpr char kZhao[] = "people/zhao";
constexpr char kZhou[] = "people/zhou";

absl::Time At(absl::CivilSecond civil) { return absl::FromCivil(civil, *LoadZone(kZone)); }

class Season {
 public:
  Season(SampleWho who, absl::Time now) : who_(who), now_(now) {
    page_.set_reset(true);
    page_.set_next_page_token("sample");
    page_.set_data_epoch(1);
    *page_.mutable_server_time() = ToTimestamp(now);
    today_ = absl::ToCivilDay(now, *LoadZone(kZone));
  }

  v1::ListChangesResponse Make() {
    AddUnits();
    AddPeople();
    AddShifts();
    AddSignUps();
    AddRecords();
    AddNotices();
    AddSampleWishes(who_, now_, page_);
    AddSampleLedgers(who_, now_, page_);
    return std::move(page_);
  }

 private:
  v1::Change& Add(const std::string& name) {
    v1::Change& change = *page_.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    return change;
  }

  absl::Time On(int days, int hour, int minute) {
    const absl::CivilDay day = today_ + days;
    return At(absl::CivilSecond(day.year(), day.month(), day.day(), hour, minute, 0));
  }

  void AddUnit(const std::string& id, const std::string& parent, const std::string& name,
               v1::Unit::Kind kind) {
    v1::Unit& unit = *Add("units/" + id).mutable_unit();
    unit.set_name("units/" + id);
    unit.set_parent(parent);
    unit.set_display_name(name);
    unit.set_kind(kind);
  }

  void AddUnits() {
    AddUnit("town", "", "尚都镇志愿服务队", v1::Unit::KIND_ORGANIZATION);
    AddUnit("shangdu", "units/town", "尚都社区", v1::Unit::KIND_COMMUNITY);
    AddUnit("beigou", "units/town", "北沟二村", v1::Unit::KIND_COMMUNITY);
    AddUnit("library", "units/town", "城东图书馆", v1::Unit::KIND_BRANCH);
  }

  void AddPerson(const std::string& name, const std::string& display_name, bool has_device) {
    v1::Person& person = *Add(name).mutable_person();
    person.set_name(name);
    person.set_display_name(display_name);
    person.set_home_unit("units/library");
    person.set_birth_year(1962);
    person.set_has_device(has_device);
    person.set_etag("\"1\"");
    v1::Affiliation& affiliation = *person.add_affiliations();
    affiliation.set_unit("units/shangdu");
    affiliation.set_start_date("2025-03-01");
  }

  void AddPeople() {
    if (who_ == SampleWho::kVolunteer) return AddPerson(kZhao, "赵一帆", true);
    AddPerson(kZhou, "周宁", true);
    if (who_ != SampleWho::kCoordinator) return;
    AddPerson(kZhao, "赵一帆", true);
    const char* names[] = {"李敏", "马晓燕", "孙大勇", "陈树", "刘一", "阿依努尔", "王小满"};
    for (size_t i = 0; i < std::size(names); ++i) {
      AddPerson(absl::StrCat("people/p", i), names[i], i % 2 == 0);
    }
  }

  struct ShiftSpec {
    const char* id;
    const char* title;
    const char* unit;
    const char* place;
    int days, hour, minute, minutes;
    int held, capacity, waiting;
  };

  v1::Shift& AddShift(const ShiftSpec& spec) {
    v1::Event& event = *Add(absl::StrCat("events/", spec.id)).mutable_event();
    event.set_name(absl::StrCat("events/", spec.id));
    event.set_title(spec.title);
    event.set_description("请穿方便走动的鞋，提前十分钟到，先找带队人领马甲。");
    event.set_organizing_unit("units/shangdu");
    event.set_host_unit(spec.unit);
    event.set_time_zone(kZone);
    v1::Shift& shift = *Add(absl::StrCat("shifts/", spec.id)).mutable_shift();
    shift.set_name(absl::StrCat("shifts/", spec.id));
    shift.set_event(event.name());
    shift.set_title(spec.title);
    shift.set_place(spec.place);
    shift.set_category("community");
    shift.set_organizing_unit("units/shangdu");
    shift.set_host_unit(spec.unit);
    shift.set_time_zone(kZone);
    shift.set_state(v1::Shift::STATE_OPEN);
    const absl::Time start = On(spec.days, spec.hour, spec.minute);
    *shift.mutable_start_time() = ToTimestamp(start);
    *shift.mutable_end_time() = ToTimestamp(start + absl::Minutes(spec.minutes));
    *shift.mutable_sign_up_open_time() = ToTimestamp(start - absl::Hours(24 * 30));
    *shift.mutable_sign_up_close_time() = ToTimestamp(start);
    *shift.mutable_leave_deadline() = ToTimestamp(start - absl::Hours(18));
    shift.set_capacity(spec.capacity);
    shift.set_held(spec.held);
    shift.set_waiting(spec.waiting);
    shift.set_leader(kZhou);
    shift.set_leader_display_name("周宁");
    shift.set_bring("水杯、防滑鞋、手套");
    shift.set_etag("\"1\"");
    v1::Position& position = *shift.add_positions();
    position.set_name(absl::StrCat("positions/", spec.id));
    position.set_display_name("帮手");
    position.set_capacity(spec.capacity);
    position.set_held(spec.held);
    return shift;
  }

  void AddShifts() {
    const char* shangdu = "units/shangdu";
    const char* beigou = "units/beigou";
    AddShift({"books", "图书角整理", shangdu, "尚都社区 一层活动室", 0, 14, 0, 120, 7, 8, 0});
    AddShift({"crossing", "路口引导", shangdu, "新河路小学南门", 1, 9, 0, 90, 3, 6, 0});
    AddShift({"phones", "老人手机课", shangdu, "尚都社区 二层教室", 1, 10, 30, 120, 10, 10, 2});
    AddShift({"river", "河边清洁", beigou, "北沟二村 桥头", 1, 14, 30, 120, 12, 12, 3});
    AddShift({"reading", "入户读报", beigou, "北沟二村 村委会", 0, 15, 0, 60, 1, 2, 0});
    AddShift({"full", "春联义写", shangdu, "城东图书馆 大厅", 3, 9, 0, 180, 5, 5, 0});
    AddShift({"later", "种花松土", beigou, "北沟二村 小广场", 5, 8, 30, 120, 2, 15, 0});
    AddShift({"off", "露天电影", beigou, "北沟二村 小广场", 4, 19, 0, 120, 0, 10, 0})
        .set_state(v1::Shift::STATE_CANCELLED);
  }

  v1::SignUp& AddSignUp(const std::string& shift, const std::string& person,
                        const std::string& display_name, v1::SignUp::State state) {
    const std::string name =
        absl::StrCat("sign_ups/", shift, "-", absl::string_view(person).substr(7));
    v1::SignUp& sign_up = *Add(name).mutable_sign_up();
    sign_up.set_name(name);
    sign_up.set_shift("shifts/" + shift);
    sign_up.set_person(person);
    sign_up.set_person_display_name(display_name);
    sign_up.set_position("positions/" + shift);
    sign_up.set_state(state);
    *sign_up.mutable_create_time() = ToTimestamp(now_ - absl::Hours(50));
    return sign_up;
  }

  void AddSignUps() {
    AddSignUp("books", kZhao, "赵一帆", v1::SignUp::STATE_CONFIRMED);
    if (who_ == SampleWho::kVolunteer) {
      v1::SignUp& offered = AddSignUp("phones", kZhao, "赵一帆", v1::SignUp::STATE_OFFERED);
      *offered.mutable_offer_expire_time() = ToTimestamp(On(0, 18, 0));
      AddSignUp("river", kZhao, "赵一帆", v1::SignUp::STATE_WAITLISTED).set_waitlist_position(2);
      return;
    }
    const char* names[] = {"李敏", "马晓燕", "孙大勇", "陈树", "刘一", "阿依努尔"};
    for (size_t i = 0; i < std::size(names); ++i) {
      AddSignUp("books", absl::StrCat("people/p", i), names[i], v1::SignUp::STATE_CONFIRMED);
    }
    v1::Attendance& there = *Add("attendances/books-p0").mutable_attendance();
    there.set_name("attendances/books-p0");
    there.set_shift("shifts/books");
    there.set_person("people/p0");
    there.set_person_display_name("李敏");
    there.set_state(v1::Attendance::STATE_CHECKED_IN);
    there.set_check_in_class(v1::EVIDENCE_CLASS_B);
    *there.mutable_check_in_time() = ToTimestamp(On(0, 13, 18));
  }

  v1::ServiceRecord& AddRecord(const std::string& id, absl::CivilDay day, int minutes,
                               const std::string& title, v1::ServiceRecord::State state) {
    v1::ServiceRecord& record = *Add("service_records/" + id).mutable_service_record();
    const absl::Time start = At(absl::CivilSecond(day.year(), day.month(), day.day(), 14, 0, 0));
    record.set_name("service_records/" + id);
    record.set_person(kZhao);
    record.set_person_display_name("赵一帆");
    record.set_source(v1::ServiceRecord::SOURCE_ATTENDANCE);
    record.set_title(title);
    record.set_home_unit("units/library");
    record.set_host_unit("units/shangdu");
    record.set_organizing_unit("units/shangdu");
    record.set_civil_date(FormatCivilDay(day));
    record.set_time_zone(kZone);
    *record.mutable_check_in_time() = ToTimestamp(start);
    *record.mutable_check_out_time() = ToTimestamp(start + absl::Minutes(minutes));
    *record.mutable_record_time() = ToTimestamp(start + absl::Minutes(minutes));
    record.set_counted_minutes(minutes);
    record.set_state(state);
    record.set_evidence_class(v1::EVIDENCE_CLASS_B);
    record.set_verdict(v1::VERDICT_STRONG);
    record.set_in_force(true);
    return record;
  }

  void AddRecords() {
    const int minutes[] = {120, 210, 240, 360, 180, 300, 150, 90, 270, 330, 150};
    for (int month = 1; month <= 11; ++month) {
      AddRecord(absl::StrFormat("m%02d", month), absl::CivilDay(2026, month, 6), minutes[month - 1],
                month % 2 == 0 ? "河边清洁" : "图书角整理", v1::ServiceRecord::STATE_CONFIRMED);
    }
    v1::ServiceRecord& assumed = AddRecord("wait1", absl::CivilDay(2026, 11, 20), 120, "路口引导",
                                           v1::ServiceRecord::STATE_WAITING);
    assumed.set_assumed(true);
    assumed.set_evidence_class(v1::EVIDENCE_CLASS_D);
    AddRecord("wait2", absl::CivilDay(2026, 11, 21), 90, "老人手机课",
              v1::ServiceRecord::STATE_WAITING)
        .set_evidence_class(v1::EVIDENCE_CLASS_C);
    AddRecord("no1", absl::CivilDay(2026, 10, 30), 60, "河边清洁", v1::ServiceRecord::STATE_REFUSED)
        .set_reason("当天没有签退");
  }

  void AddNotice(const std::string& id, v1::Notice::Kind kind, const std::string& subject,
                 absl::Duration ago) {
    v1::Notice& notice = *Add("notices/" + id).mutable_notice();
    notice.set_name("notices/" + id);
    notice.set_person(who_ == SampleWho::kVolunteer ? kZhao : kZhou);
    notice.set_kind(kind);
    notice.set_subject(subject);
    notice.set_state(v1::Notice::STATE_HANDED_OVER);
    *notice.mutable_create_time() = ToTimestamp(now_ - ago);
  }

  void AddNotices() {
    if (who_ == SampleWho::kVolunteer) {
      AddNotice("offer", v1::Notice::KIND_PLACE_OFFERED, "shifts/phones", absl::Hours(1));
      AddNotice("off", v1::Notice::KIND_SHIFT_CANCELLED, "shifts/off", absl::Hours(26));
    } else {
      AddNotice("late", v1::Notice::KIND_LEFT_LATE, "shifts/books", absl::Hours(2));
    }
  }

  SampleWho who_;
  absl::Time now_;
  absl::CivilDay today_;
  v1::ListChangesResponse page_;
};

}  // namespace

absl::Time SampleNow() { return At(absl::CivilSecond(2026, 11, 24, 13, 22, 0)); }

Profile SampleProfile(SampleWho who) {
  const bool volunteer = who == SampleWho::kVolunteer;
  Profile profile{.server_address = "glimmer.example:8443",
                  .spki_sha256 = std::string(32, 'k'),
                  .server_id = "01JDSAMPLE0000000000000000",
                  .device = "devices/01JD5AMP1E0000000000000000",
                  .person = volunteer ? kZhao : kZhou,
                  .organization = "organizations/sample",
                  .installation_id = "sample",
                  .display_name = volunteer ? "赵一帆" : "周宁",
                  .enrolment = Profile::Enrolment::kActive};
  if (who == SampleWho::kCoordinator) {
    v1::RoleGrant grant;
    grant.set_name("role_grants/sample");
    grant.set_person(kZhou);
    grant.set_role(v1::ROLE_COORDINATOR);
    grant.set_scope("units/town");
    profile.role_grants.push_back(grant);
  }
  return profile;
}

v1::ListChangesResponse SampleSeason(SampleWho who, absl::Time now) {
  return Season(who, now).Make();
}

}  // namespace glimmer::mobile
