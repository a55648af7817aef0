#include "tests/demo/season.h"

#include <iconv.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"

namespace glimmer::demo {
namespace {

struct Member {
  const char* number;
  const char* name;
  const char* phone;
  const char* unit;
  const char* community;
  const char* joined;
};

// Numbers and dates are written in every way that offices write them.
constexpr Member kMembers[] = {
    {"V0001", "周宁", "138 0000 0001", "河东支队", "尚都社区", "2024年3月5日"},
    {"V0002", "马晓燕", "13800000002", "河东支队", "尚都社区", "2024.3.5"},
    {"V0003", "刘一", "１３８０００００００３", "河东支队", "北沟二村", "2023/11/20"},
    {"V0004", "孙大勇", "138-0000-0004", "河西支队", "北沟二村", ""},
    {"V0005", "陈树", "", "河西支队", "尚都社区", "2025-01-15"},
    {"V0006", "单小梅", "13800000006", "河西支队", "", "2024年12月1日"},
    {"V0007", "曾庆祥", "13800000007", "河东支队", "北沟二村", ""},
    {"V0008", "李敏", "13800000008", "河西支队", "尚都社区", "２０２５年２月３日"},
    {"V0009", "阿依努尔", "13800000009", "河东支队", "北沟二村", "2025.4.1"},
    {"V0010", "王建国", "", "河东支队", "", ""},
    {"V0011", "吴桂兰", "13800000011", "河西支队", "北沟二村", "2022年7月1日"},
    {"V0012", "赵云飞", "13800000012", "河西支队", "尚都社区", "2025-06-30"},
};

struct Wished {
  const char* title;
  const char* category;
  const char* need;  // "2双" of a thing, or how long help takes
  bool help;
  int days;  // to the last day
  const char* alias;
  const char* address;
};

constexpr Wished kWishes[] = {
    {"换一个厨房灯泡", "维修", "1小时", true, 6, "枫叶3", "二组 12 号"},
    {"五双冬天的棉鞋", "物品", "5双", false, 20, "枫叶8", "村委会"},
    {"有人一起读信", "陪伴", "1小时30分", true, 12, "银杏5", "三组 4 号"},
};

std::string Row(const Member& m) {
  return absl::StrCat(m.number, ",", m.name, ",", m.phone, ",", m.unit, ",", m.community, ",",
                      m.joined, ",汉族,喜欢下棋\r\n");
}

std::string Stamp(absl::CivilSecond civil) {
  return absl::FormatTime("%Y%m%dT%H%M%S", absl::FromCivil(civil, absl::UTCTimeZone()),
                          absl::UTCTimeZone());
}

std::string Day(absl::CivilDay day) { return Stamp(absl::CivilSecond(day)).substr(0, 8); }

}  // namespace

std::vector<SeasonUnit> SeasonUnits() {
  return {{"河东支队", false}, {"河西支队", false}, {"尚都社区", true}, {"北沟二村", true}};
}

int RosterPeople() { return static_cast<int>(std::size(kMembers)); }

std::string RosterCsv() {
  std::string text =
      "志愿者花名册（秋季）,,,,,,,\r\n"
      "志愿者编号,志愿者姓名,联系电话,所属单位,报到社区,注册日期,民族,爱好\r\n";
  for (const Member& member : kMembers) text += Row(member);
  return ToGb18030(text);
}

std::string RosterWithBadRows() {
  return ToGb18030(
      "志愿者编号,姓名,手机,所属单位,注册日期\r\n"
      "V0013,何秀英,1.38E+10,河东支队,2025-01-01\r\n"
      "V0014,郭亮,13800000014,没有的支队,2025-01-01\r\n"
      "V0015,高原,13800000015,河西支队,2025年13月1日\r\n");
}

std::string CalendarIcs(absl::Time today) {
  absl::TimeZone zone;
  absl::LoadTimeZone("Asia/Shanghai", &zone);
  const absl::CivilDay day(absl::ToCivilSecond(today, zone));
  const absl::CivilDay friday = absl::NextWeekday(day, absl::Weekday::friday);
  const auto at = [](absl::CivilDay d, int hour) {
    return Stamp(absl::CivilSecond(d.year(), d.month(), d.day(), hour, 0, 0));
  };
  const std::vector<std::string> lines = {
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Town office//Season//ZH",
      "BEGIN:VEVENT",
      "UID:river-cleaning@town.example",
      "DTSTAMP:20260101T000000Z",
      "SUMMARY:河边清洁",
      "LOCATION:北沟二村 河堤入口",
      "DESCRIPTION:手套和垃圾袋由社区准备",
      absl::StrCat("DTSTART;TZID=Asia/Shanghai:", at(friday, 14)),
      absl::StrCat("DTEND;TZID=Asia/Shanghai:", at(friday, 16)),
      "RRULE:FREQ=WEEKLY;COUNT=8",
      absl::StrCat("EXDATE;TZID=Asia/Shanghai:", at(friday + 14, 14)),
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:river-cleaning@town.example",
      "DTSTAMP:20260101T000000Z",
      absl::StrCat("RECURRENCE-ID;TZID=Asia/Shanghai:", at(friday + 21, 14)),
      "SUMMARY:河边清洁",
      absl::StrCat("DTSTART;TZID=Asia/Shanghai:", at(friday + 22, 9)),
      absl::StrCat("DTEND;TZID=Asia/Shanghai:", at(friday + 22, 11)),
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:crossing@town.example",
      "DTSTAMP:20260101T000000Z",
      "SUMMARY:路口文明引导",
      "LOCATION:新河路小学门口",
      absl::StrCat("DTSTART;TZID=Asia/Shanghai:", at(day + 2, 8)),
      "DURATION:PT1H30M",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:holiday@town.example",
      "DTSTAMP:20260101T000000Z",
      "SUMMARY:放假一天",
      absl::StrCat("DTSTART;VALUE=DATE:", Day(day + 30)),
      "END:VEVENT",
      "END:VCALENDAR",
      ""};
  return absl::StrJoin(lines, "\r\n");
}

std::string WishesCsv(absl::Time today) {
  std::string text = "微心愿,类别,数量,时长,截止日期,称呼,姓名,地址,联系电话\r\n";
  const absl::CivilDay day = absl::ToCivilDay(today, absl::LocalTimeZone());
  int number = 0;
  for (const Wished& wish : kWishes) {
    absl::StrAppend(&text, wish.title, ",", wish.category, ",", wish.help ? "" : wish.need, ",",
                    wish.help ? wish.need : "", ",", absl::FormatCivilTime(day + wish.days), ",",
                    wish.alias, ",收件人,", wish.address, ",1390000000", ++number, "\r\n");
  }
  return ToGb18030(text);
}

std::vector<std::string> WishTitles() {
  std::vector<std::string> titles;
  for (const Wished& wish : kWishes) titles.push_back(wish.title);
  return titles;
}

std::string ToGb18030(const std::string& utf8) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string out(utf8.size() * 2 + 16, '\0');
  char* from = const_cast<char*>(utf8.data());
  size_t left = utf8.size();
  char* to = out.data();
  size_t room = out.size();
  if (iconv(converter, &from, &left, &to, &room) == static_cast<size_t>(-1)) std::abort();
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

}  // namespace glimmer::demo
