// The catalogue's table and the choice of a language.
#include "server/formats/catalogue.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace glimmer::formats {
namespace {

struct Entry {
  TextId id;
  absl::string_view zh;
  absl::string_view en;
};

constexpr Entry kEntries[] = {
    {TextId::kRecord, "记录编号", "Record"},
    {TextId::kPerson, "姓名", "Person"},
    {TextId::kVolunteerNumber, "志愿者编号", "Volunteer number"},
    {TextId::kShift, "班次", "Shift"},
    {TextId::kEvent, "活动", "Event"},
    {TextId::kCategory, "服务类别", "Category"},
    {TextId::kHomeUnit, "所属单位", "Home unit"},
    {TextId::kHostCommunity, "服务社区", "Host community"},
    {TextId::kOrganisingUnit, "组织单位", "Organising unit"},
    {TextId::kDate, "日期", "Date"},
    {TextId::kMonth, "月份", "Month"},
    {TextId::kCheckIn, "签到", "Check-in"},
    {TextId::kCheckOut, "签退", "Check-out"},
    {TextId::kBreakMinutes, "休息分钟", "Break minutes"},
    {TextId::kCountedMinutes, "计入分钟", "Counted minutes"},
    {TextId::kHours, "小时", "Hours"},
    {TextId::kState, "状态", "State"},
    {TextId::kEvidenceClass, "证据等级", "Evidence class"},
    {TextId::kVerdict, "核验结论", "Verdict"},
    {TextId::kSource, "来源", "Source"},
    {TextId::kCorrectionOf, "更正的记录", "Correction of"},
    {TextId::kRulePack, "计时规则", "Rule pack"},
    {TextId::kRecordedAt, "记录时间", "Recorded at"},
    {TextId::kSessions, "场次", "Sessions"},
    {TextId::kPersonTimes, "人次", "Person-times"},
    {TextId::kPeople, "人数", "People"},
    {TextId::kMinutes, "分钟", "Minutes"},
    {TextId::kEvidenceMinutes, "{0} 级分钟", "Minutes of class {0}"},
    {TextId::kWaitingMinutes, "待确认分钟", "Waiting minutes"},
    {TextId::kNoHomeUnit, "（无所属单位）", "(no home unit)"},
    {TextId::kSheetByPerson, "按人汇总", "Totals by person"},
    {TextId::kSheetByHomeUnit, "按所属单位汇总", "Totals by home unit"},
    {TextId::kSheetByHostCommunity, "按服务社区汇总", "Totals by host community"},
    {TextId::kSheetByCategory, "按服务类别汇总", "Totals by category"},
    {TextId::kSheetByMonth, "按月汇总", "Totals by month"},
    {TextId::kSheetRecords, "服务记录", "Records"},
    {TextId::kSheetDefinitions, "指标说明", "Definitions"},
    {TextId::kFigure, "指标", "Figure"},
    {TextId::kDefinition, "说明", "Definition"},
    {TextId::kPeriod, "统计期间", "Period"},
    {TextId::kPeriodText, "{0} 至 {1}", "{0} to {1}"},
    {TextId::kPeriodAll, "全部", "All"},
    {TextId::kAsOf, "截止时点", "As of"},
    {TextId::kMadeAt, "导出时间", "Exported at"},
    {TextId::kDefineSessions,
     "一项活动在其所在时区的一个自然日内至少有一人出勤得到确认，计一场；当日有几个班次都只计一场。",
     "One event on one civil date of its time zone with at least one confirmed attendance, however "
     "many shifts it had that day."},
    {TextId::kDefinePersonTimes, "一人参加一场活动计一人次，同一场只计一次。",
     "One person at one session, counted once."},
    {TextId::kDefinePeople, "不重复的人数。各组人数不得相加。",
     "Distinct people. The numbers of several groups must not be added up."},
    {TextId::kDefineMinutes, "已确认记录的计入分钟之和，冲正的分钟为负数。",
     "The sum of counted minutes of confirmed records; reversals carry negative minutes."},
    {TextId::kDefineHours,
     "分钟合计除以 60，仅在显示时四舍五入到一位小数；合计由分钟计算，不由已舍入的各行相加。",
     "Minutes divided by 60, rounded half up to one decimal for display only; totals are made from "
     "minutes, never from rounded rows."},
    {TextId::kDefineDate, "记录归入其开始时刻在活动所在时区的日期和月份。",
     "A record belongs to the civil date and month of its start in the time zone of its event."},
    {TextId::kDefineAsOf, "只统计截止时点之前写入的记录。",
     "Only records written up to this time are counted."},
    {TextId::kDefineWaiting, "等待志愿者以外的人确认的分钟，不计入任何合计。",
     "Minutes that wait for the confirmation of somebody other than the volunteer. They are in no "
     "total."},
    {TextId::kDefineHomeUnit, "记录写入时志愿者所属的单位。",
     "The unit the volunteer belonged to when the record was written."},
    {TextId::kDefineHostCommunity, "活动所在的社区或村。",
     "The community or village where the event took place."},
    {TextId::kEvidenceA, "A：双方互签", "A: mutual signature"},
    {TextId::kEvidenceB, "B：有效现场码，或负责人当班时在本人设备上点名",
     "B: valid site code, or a tick on the leader's own device during the shift"},
    {TextId::kEvidenceC, "C：本人陈述，经他人会签", "C: own statement, countersigned"},
    {TextId::kEvidenceD, "D：事后补录，注明原因", "D: entered afterwards with a reason"},
    {TextId::kDefineEvidence, "每条记录的证据等级取签到与签退中较弱者。",
     "The evidence class of a record is the weaker of its check-in and its check-out."},
    {TextId::kStateConfirmed, "已确认", "confirmed"},
    {TextId::kStateWaiting, "待确认", "waiting"},
    {TextId::kStateRefused, "未通过", "refused"},
    {TextId::kStateReversed, "冲正", "reversed"},
    {TextId::kVerdictStrong, "可信", "strong"},
    {TextId::kVerdictSkew, "时钟有偏差", "clock skew"},
    {TextId::kVerdictReview, "需复核", "review"},
    {TextId::kSourceAttendance, "活动考勤", "attendance"},
    {TextId::kSourceWish, "微心愿", "wish"},
    {TextId::kSourceVisit, "入户走访", "visit"},
    {TextId::kSourceManual, "人工录入", "manual"},
    {TextId::kCalendarName, "{0} 的志愿服务", "Volunteering: {0}"},
    {TextId::kCancelled, "已取消", "Cancelled"},
    {TextId::kCancelledTitle, "已取消：{0}", "Cancelled: {0}"},
    {TextId::kBring, "请携带：{0}", "Bring: {0}"},
    {TextId::kMeetingPoint, "集合地点：{0}", "Meeting point: {0}"},
    {TextId::kLeader, "负责人：{0}", "Leader: {0}"},
    {TextId::kVisit, "走访", "Visit"},
    {TextId::kReminder, "提醒：{0}", "Reminder: {0}"},
    {TextId::kWaitlistTitle, "候补：{0}", "Waitlist: {0}"},
    {TextId::kOfferTitle, "待接受：{0}", "Offered, not accepted: {0}"},
    {TextId::kImportPosition, "志愿者", "Volunteer"},
    {TextId::kImportUnreadable, "无法读取：{0}", "Cannot be read: {0}"},
    {TextId::kImportDoubt, "请核对：{0}", "Please check: {0}"},
    {TextId::kImportNoTitle, "没有标题。", "It has no title."},
    {TextId::kImportTooLong, "这段文字太长。", "This text is too long."},
    {TextId::kImportLength, "时长须在 5 分钟到 24 小时之间。",
     "It must last 5 minutes to 24 hours."},
    {TextId::kImportNoDates, "今后二十年内没有日期。", "It has no date in the next twenty years."},
    {TextId::kImportTooMany, "文件超过 {0} 个班次，请分开导入。",
     "The file has more than {0} shifts; import it in parts."},
    {TextId::kImportSameUid, "文件中已有相同 UID 的日程。", "Its UID stands twice in the file."},
    {TextId::kImportOtherUnit, "其他单位已导入此日程，未改动。",
     "Another unit has this entry already; it is left as it is."},
    {TextId::kImportOtherZone, "此日程已按时区 {0} 导入，未改动。",
     "The entry was imported in the time zone {0}; it is left as it is."},
    {TextId::kImportAllDay, "全天日程不会生成班次，当天需要安排活动吗？",
     "An all-day entry makes no shift; is something to be planned on that day?"},
    {TextId::kImportPastDays, "{0} 个全天日程已过。", "{0} all-day entries are past."},
    {TextId::kImportPast, "{0} 个日期已过，不导入。", "{0} dates are past and are left out."},
    {TextId::kImportFirstDates, "只导入前 {0} 个日期。", "Only the first {0} dates are imported."},
    {TextId::kImportDateTitle, "{0} 的标题不同，仍用系列的标题。",
     "{0} has a title of its own; the series' title is used."},
    {TextId::kImportTentative, "此日程在文件中尚未确定。", "The entry is tentative in the file."},
    {TextId::kImportCancelled, "此日程在文件中已取消，不生成班次。",
     "The entry is cancelled in the file; it makes no shift."},
    {TextId::kImportJoined, "已有人报名 {0}，保持不变。",
     "People have joined {0}; it is left as it is."},
    {TextId::kImportGone, "{0} 不在文件中，保持不变。",
     "{0} is not in the file; it is left as it is."},
    {TextId::kImportCancelReason, "日历文件中已取消。", "Cancelled in the calendar file."},
    {TextId::kNoticeConfirmed, "你报上名了", "You have a place"},
    {TextId::kNoticeWaitlisted, "你在候补", "You are in line"},
    {TextId::kNoticeOffered, "轮到你了，请在 {0} 前答复",
     "A place is free for you. Please answer by {0}"},
    {TextId::kNoticeLapsed, "名额给了下一位", "The offered place went to the next in line"},
    {TextId::kNoticeCancelled, "活动取消了。{0}", "Cancelled. {0}"},
    {TextId::kNoticeMoved, "改到 {0}", "Moved to {0}"},
    {TextId::kNoticeLeftLate, "有人临时退出", "Somebody left at short notice"},
    {TextId::kNoticeCoverWanted, "有人在找人替", "Somebody looks for cover"},
    {TextId::kNoticeCoverFound, "有人替你了", "Somebody takes over your place"},
    {TextId::kNoticeHoursConfirmed, "你的时长已确认：{0} 分钟",
     "Your hours were confirmed: {0} minutes"},
    {TextId::kNoticeHoursRefused, "你的时长没有通过：{0}", "Your hours were not accepted: {0}"},
    {TextId::kNoticeHoursCorrected, "你的记录已更正：{0}", "Your record was corrected: {0}"},
    {TextId::kNoticeSignedUpForYou, "协调员替你报了名", "Your coordinator signed you up"},
    {TextId::kNoticeEnded, "你的报名被取消了", "Your sign-up was ended by somebody else"},
    {TextId::kNoticeNews, "新消息", "News"},
    {TextId::kNoticeDetail, "{0}·{1}", "{0}, {1}"},
    {TextId::kMailSender, "微光", "Glimmer"},
    {TextId::kMailFoot, "请在手机上打开微光查看或答复。本邮件自动发出，回信无人阅读。",
     "Open Glimmer on your phone to see it or to answer. This mail is made by the server; nobody "
     "reads answers to it."},
};
constexpr size_t kEntryCount = sizeof(kEntries) / sizeof(kEntries[0]);

constexpr bool InOrder() {
  for (size_t i = 0; i < kEntryCount; ++i) {
    if (static_cast<size_t>(kEntries[i].id) != i) return false;
  }
  return kEntryCount == static_cast<size_t>(TextId::kCount);
}
static_assert(InOrder(), "the table has every TextId once, in the order of the enum");

// The weight of `zh-CN;q=0.8`, 1 without one, 0 when it cannot be read.
double Weight(absl::string_view parameters) {
  for (const absl::string_view parameter : absl::StrSplit(parameters, ';')) {
    absl::string_view value = absl::StripAsciiWhitespace(parameter);
    if (!absl::ConsumePrefix(&value, "q=") && !absl::ConsumePrefix(&value, "Q=")) continue;
    double weight = 0;
    return absl::SimpleAtod(value, &weight) && weight >= 0 && weight <= 1 ? weight : 0;
  }
  return 1;
}

}  // namespace

absl::string_view Text(Lang lang, TextId id) {
  const Entry& entry = kEntries[static_cast<size_t>(id)];
  return lang == Lang::kZh ? entry.zh : entry.en;
}

std::string Text(Lang lang, TextId id, absl::Span<const absl::string_view> values) {
  const absl::string_view text = Text(lang, id);
  std::string filled;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       absl::ascii_isdigit(text[i + 1]);
    const size_t index = place ? static_cast<size_t>(text[i + 1] - '0') : 0;
    if (place && index < values.size()) {
      filled.append(values[index].data(), values[index].size());
      i += 2;
    } else {
      filled.push_back(text[i]);
    }
  }
  return filled;
}

Lang FromAcceptLanguage(absl::string_view header) {
  Lang best = Lang::kEn;
  double best_weight = 0;
  for (const absl::string_view range : absl::StrSplit(header, ',')) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(range, absl::MaxSplits(';', 1));
    const absl::string_view tag = absl::StripAsciiWhitespace(parts.first);
    const absl::string_view primary = tag.substr(0, tag.find_first_of("-_"));
    const bool zh = absl::EqualsIgnoreCase(primary, "zh");
    if (!zh && !absl::EqualsIgnoreCase(primary, "en")) continue;
    const double weight = Weight(parts.second);
    if (weight <= best_weight) continue;
    best = zh ? Lang::kZh : Lang::kEn;
    best_weight = weight;
  }
  return best;
}

}  // namespace glimmer::formats
