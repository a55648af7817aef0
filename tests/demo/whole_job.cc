#include "tests/demo/whole_job.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <filesystem>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/demo/season.h"
#include "tests/demo/wishes.h"
#include "tests/e2e/desk_steps.h"

namespace glimmer::demo {
namespace {

using mobile::AppActor;
using mobile::kPatience;

constexpr char kDumplings[] = "包饺子";
constexpr char kCouplets[] = "写春联";
constexpr int kAttempts = 4;
constexpr QSize kDesk = {1180, 820};
constexpr absl::Duration kEarly = absl::Minutes(10);  // people come before it starts
constexpr absl::Duration kShift = absl::Hours(2);

// The first full hour that is at least half an hour away.
absl::CivilMinute NextHour(Village& village) {
  const absl::Time soon = village.clock().Now() + absl::Minutes(30);
  return absl::CivilMinute(absl::ToCivilHour(soon, absl::LocalTimeZone()) + 1);
}

void MakeServer(Village& village, StepReport& report, Cast& cast) {
  report.Step("make the data folder", "exit 0",
              [&] { return absl::StrCat("exit ", village.Glimmerd({"init"}).code); });
  report.Do("start the server", [&] { return village.StartServer(), true; });
  report.Do("the first administrator joins by the link of init", [&] {
    cast.office = std::make_unique<AppActor>(village.Phone("office", kDesk));
    return cast.office->shown() && cast.office->Enrol(village.SetupLink());
  });
  for (const SeasonUnit& unit : SeasonUnits()) {
    report.Do("the desk adds " + unit.display_name, [&] {
      return mobile::AddAtDesk(*cast.office,
                               unit.community ? mobile::Added::kCommunity : mobile::Added::kTeam,
                               QString::fromStdString(unit.display_name));
    });
  }
}

void ImportFiles(Village& village, StepReport& report) {
  test::WriteFileOrDie(village.File("roster.csv"), RosterCsv());
  test::WriteFileOrDie(village.File("bad.csv"), RosterWithBadRows());
  test::WriteFileOrDie(village.File("season.ics"), CalendarIcs(village.clock().Now()));
  const std::string people =
      absl::StrCat("exit 0, ", RosterPeople(), " new, 0 changed, 0 as they were; ");
  report.Step("look at a roster in GB18030, changing nothing", people + "nothing was done", [&] {
    return village.Import({"people", village.File("roster.csv")});
  });
  report.Step("import the roster", people + "done", [&] {
    return village.Import({"people", village.File("roster.csv"), "--apply"});
  });
  report.Step("one with wrong rows changes nothing",
              "exit 1, 0 new, 0 changed, 0 as they were; nothing was done (bad.csv:3:所属单位: "
              "There is no such unit, or it is not yours. Add the unit or correct the name.)",
              [&] {
                return village.Import({"people", village.File("bad.csv"), "--apply"});
              });
  report.Step("import a season's calendar", "exit 0, 2 new, 0 changed, 0 as they were; done", [&] {
    return village.Import({"ics", village.File("season.ics"), "--apply", "--host_unit=北沟二村"});
  });
}

std::unique_ptr<AppActor> Join(Village& village, StepReport& report, AppActor& office,
                               const std::string& phone, const char* name) {
  std::string link;
  report.Do(absl::StrCat("the desk invites ", name), [&] {
    if (!mobile::ChoosePerson(office, name)) return false;
    link = mobile::InviteChosen(office);
    return !link.empty();
  });
  std::unique_ptr<AppActor> actor;
  report.Do(absl::StrCat(name, " joins by the invitation"), [&] {
    actor = std::make_unique<AppActor>(village.Phone(phone));
    return actor->shown() && actor->Enrol(link);
  });
  if (report.ok()) actor->Shoot("joined");
  return actor;
}

void LastPlace(StepReport& report, AppActor& ma, AppActor& li) {
  report.Do("Ma Xiaoyan takes the last place", [&] {
    return ma.Click("活动") && ma.ClickInRow("报名", kCouplets) && ma.Sees("已报名");
  });
  if (report.ok()) ma.Shoot("last-place");
  report.Do("Li Min is first in line", [&] {
    return li.Click("活动") && li.ClickInRow("候补", kCouplets) && li.Sees("候补第 1 位");
  });
  if (report.ok()) li.Shoot("in-line");
  report.Do("Ma gives the place back", [&] {
    return ma.Click(kCouplets) && ma.Click("我来不了") && ma.Click("现在就让出位子") &&
           ma.Click("返回");
  });
  report.Do("the place is offered to Li, who takes it",
            [&] { return li.ClickInRow("接受", kCouplets) && li.Sees("已报名"); });
  if (report.ok()) li.Shoot("offer-taken");
}

// The digits on the leader's screen.
QString SiteCode(AppActor& office) {
  mobile::RosterModel roster(office.app().context(), [&] {
    const auto shifts = office.phone().store().ListShifts(absl::InfinitePast());
    for (const v1::Shift& shift : *shifts) {
      if (shift.title() == kDumplings) return QString::fromStdString(shift.name());
    }
    return QString();
  }());
  // As a leader would: again while the phone finds no server.
  for (int i = 0; i < kAttempts && roster.siteCode().isEmpty(); ++i) {
    roster.needSiteCode();
    WaitUntil([&] { return !roster.siteCode().isEmpty(); }, kPatience);
  }
  return QString(roster.siteCode()).remove(' ');
}

bool GiveDigits(AppActor& actor, const QString& step, const QString& digits) {
  return actor.Click("今天") && actor.Sees(kDumplings) && actor.Click(step) && actor.TapField() &&
         actor.Type(digits) && actor.Click(step) && actor.Sees("已" + step);
}

// A phone that found no server asks again after longer and longer pauses.
bool NothingWaits(AppActor& actor) {
  return WaitUntil([&] { return actor.phone().outbox().Counts()->waiting == 0; }, 4 * kPatience) &&
         actor.phone().outbox().Counts()->refused == 0;
}

void Stay(Village& village, StepReport& report, Cast& cast) {
  AppActor& ma = *cast.ma;
  AppActor& li = *cast.li;
  for (AppActor* actor : {&ma, &li}) {
    report.Do(absl::StrCat(actor == &ma ? "Ma" : "Li", " signs up for today"),
              [&] { return actor->ClickInRow("报名", kDumplings) && actor->Sees("已报名"); });
  }
  report.Do("an hour goes by", [&] {
    village.Pass(absl::Minutes(60) - kEarly);
    return NothingWaits(ma) && NothingWaits(li);
  });
  QString digits;
  report.Do("the leader's screen shows the site code", [&] {
    digits = SiteCode(*cast.office);
    return digits.size() == 8;
  });
  report.Do("Ma checks in", [&] { return GiveDigits(ma, "签到", digits) && NothingWaits(ma); });
  if (report.ok()) ma.Shoot("checked-in");
  report.Do("Li checks in without signal; the phone keeps it", [&] {
    village.StopServer();
    const bool kept = GiveDigits(li, "签到", digits);
    li.Shoot("checked-in-offline");
    return kept && li.phone().outbox().Counts()->waiting == 1;
  });
  report.Do("with signal again the phone sends it by itself", [&] {
    village.StartServer();
    return NothingWaits(li);
  });
  for (AppActor* actor : {&ma, &li}) report.ok() && actor->Click("知道了");
  report.Do("two hours go by", [&] {
    village.Pass(kShift + kEarly);
    digits = SiteCode(*cast.office);
    return digits.size() == 8;
  });
  for (AppActor* actor : {&ma, &li}) {
    report.Do(absl::StrCat(actor == &ma ? "Ma" : "Li", " checks out"),
              [&] { return GiveDigits(*actor, "签退", digits) && NothingWaits(*actor); });
    if (report.ok()) actor->Shoot("checked-out");
  }
}

// The rows of a file with a header, by the names of its columns. No cell holds a comma.
std::vector<std::map<std::string, std::string>> Rows(const std::string& csv) {
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<std::string> names;
  for (absl::string_view line : absl::StrSplit(csv, '\n', absl::SkipEmpty())) {
    absl::ConsumeSuffix(&line, "\r");
    absl::ConsumePrefix(&line, "\xef\xbb\xbf");
    const std::vector<std::string> cells = absl::StrSplit(line, ',');
    if (names.empty()) {
      names = cells;
      continue;
    }
    rows.emplace_back();
    for (size_t i = 0; i < cells.size(); ++i) rows.back()[names[i]] = cells[i];
  }
  return rows;
}

// Whole minutes between the times of a row, without its break.
int64_t StayOf(const std::map<std::string, std::string>& row) {
  absl::Time in, out;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, row.at("check_in"), &in, &error)) return -1;
  if (!absl::ParseTime(absl::RFC3339_full, row.at("check_out"), &out, &error)) return -1;
  return absl::ToInt64Minutes(out - in) - std::atoi(row.at("break_minutes").c_str());
}

using Sum = std::map<std::string, int64_t>;  // minutes a person

std::string Sums(const Sum& minutes) {
  std::string text = absl::StrCat(minutes.size(), " people");
  for (const auto& [person, sum] : minutes) absl::StrAppend(&text, ", ", sum, " min");
  return text;
}

// Waits for what `actor` saves.
bool Fetch(Village& village, AppActor& actor, const std::string& suffix,
           const std::string& target) {
  namespace fs = std::filesystem;
  const auto saved = [&] {
    for (const auto& file : fs::directory_iterator(village.File("Downloads"))) {
      if (absl::EndsWith(file.path().string(), suffix)) return file.path();
    }
    return fs::path();
  };
  const auto is_saved = [&] { return !saved().empty(); };
  // While the page still says what went wrong.
  if (!WaitUntil(is_saved, kPatience / 5)) {
    actor.Miss(QString::fromStdString("saved file " + suffix + " by now"));
  }
  if (!WaitUntil(is_saved, kPatience)) {
    return actor.Miss(QString::fromStdString("saved file " + suffix)), false;
  }
  fs::copy_file(saved(), target, fs::copy_options::overwrite_existing);
  return true;
}

void Export(Village& village, StepReport& report, Cast& cast, const std::string& out) {
  AppActor& office = *cast.office;
  report.Do("the desk confirms what waits", [&] {
    if (!office.Click("时长") || !office.Sees("时长与导出")) return false;
    while (!office.phone().store().ListWaitingRecords()->empty()) {
      const size_t before = office.phone().store().ListWaitingRecords()->size();
      if (!office.Click("确认")) return false;
      if (!WaitUntil([&] { return office.phone().store().ListWaitingRecords()->size() < before; },
                     2 * kPatience)) {
        return false;
      }
    }
    return true;
  });
  report.Do("the desk exports the workbook", [&] {
    office.Shoot("hours");
    return office.Click("Excel 工作簿") && office.Click("导出 Excel") &&
           Fetch(village, office, ".xlsx", out + "/hours.xlsx");
  });
  report.Do("and the attendance", [&] {
    return office.Click("明细（CSV）") && office.Click("导出明细") &&
           Fetch(village, office, ".csv", out + "/attendance.csv");
  });
  report.Step("the totals come out by the command line too", "exit 0", [&] {
    return absl::StrCat(
        "exit ",
        village.Glimmerd({"export", "hours", out + "/hours.csv", "--lang=en", "--format=csv"})
            .code);
  });
  report.Do("Ma saves her calendar", [&] {
    AppActor& ma = *cast.ma;
    return ma.Click("知道了") && ma.Click("我的") && ma.Click("设置") && ma.Click("保存我的日历") &&
           Fetch(village, ma, ".ics", out + "/me.ics");
  });
  if (!report.ok()) return;
  Sum stays, counted, totals;
  for (const auto& row : Rows(test::ReadFileOrDie(out + "/attendance.csv"))) {
    if (row.at("state") != "confirmed") continue;
    stays[row.at("person")] += StayOf(row);
    counted[row.at("person")] += std::atoi(row.at("counted_minutes").c_str());
  }
  for (const auto& row : Rows(test::ReadFileOrDie(out + "/hours.csv"))) {
    totals[row.at("person")] += std::atoi(row.at("counted_minutes").c_str());
  }
  report.Step("two people were there", "2", [&] { return absl::StrCat(stays.size()); });
  report.Step("what counts is how long they stayed", Sums(stays), [&] { return Sums(counted); });
  report.Step("the totals are the sums of the attendance", Sums(counted), [&] {
    return totals == counted ? Sums(totals) : "other people or sums: " + Sums(totals);
  });
}

}  // namespace

void PrepareSeason(Village& village, StepReport& report, Cast& cast) {
  MakeServer(village, report, cast);
  ImportFiles(village, report);
  const absl::CivilMinute today = NextHour(village);
  report.Do("the desk publishes an event of today", [&] {
    return mobile::PlanEvent(*cast.office, {kDumplings, "一层活动室", today, 5});
  });
  report.Do("and one of tomorrow, with one place", [&] {
    return mobile::PlanEvent(*cast.office, {kCouplets, "图书馆大厅", today + 24 * 60, 1});
  });
  if (!report.ok()) return;
  PrepareWishes(village, report, *cast.office);
  if (!report.ok()) return;
  cast.ma = Join(village, report, *cast.office, "ma", "马晓燕");
  if (report.ok()) cast.li = Join(village, report, *cast.office, "li", "李敏");
}

void PlayDay(Village& village, StepReport& report, Cast& cast, const std::string& out) {
  if (!report.ok()) return;
  LastPlace(report, *cast.ma, *cast.li);
  if (report.ok()) GrantAWish(report, *cast.office, *cast.li);
  if (report.ok()) Stay(village, report, cast);
  if (report.ok()) Export(village, report, cast, out);
  for (AppActor* actor : {cast.office.get(), cast.ma.get(), cast.li.get()}) {
    report.Step("no page warned of anything", "",
                [&] { return actor->warnings().join("; ").toStdString(); });
  }
}

}  // namespace glimmer::demo
