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
    {TextId::kSheetHeadcounts, "现场人数", "Headcounts"},
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
    {TextId::kLedgerHead, "台账位置", "Where the ledger stands"},
    {TextId::kLedgerHeadText,
     "请把下面这一行记在别处：日后用 glimmerd verify "
     "可以查出到此为止的记录有没有被改动、删除或插入。",
     "Note the line below down elsewhere: glimmerd verify will tell later whether a record up to "
     "there was changed, removed or put in between."},
    {TextId::kLedgerHeadNone, "链上还没有记录。", "There is no record in the chain yet."},
    {TextId::kDefineWaiting, "等待志愿者以外的人确认的分钟，不计入任何合计。",
     "Minutes that wait for the confirmation of somebody other than the volunteer. They are in no "
     "total."},
    {TextId::kAudience, "听众人数", "Listeners"},
    {TextId::kDefineAudience,
     "场次结束时由负责人清点的听众或观众人数，以现在的数字为准；不是名单，不计入其他任何指标。",
     "People who listened or watched, counted by the leader when the shift was closed, as it "
     "stands "
     "today. A number, not a list; it is in no other figure."},
    {TextId::kGuests, "同来帮手", "Helpers without a name"},
    {TextId::kDefineGuests,
     "场次结束时由负责人清点的、没有登记姓名的同来帮手，以现在的数字为准；没有时长，不计入人次。",
     "Helpers that people brought along and who have no record of their own, counted by the leader "
     "when the shift was closed, as it stands today. They have no minutes and are no "
     "person-times."},
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
    {TextId::kReceiptTitle, "实物捐赠收据", "Receipt for a gift in kind"},
    {TextId::kReceiptVoid, "此收据已作废", "THIS RECEIPT IS VOID"},
    {TextId::kReceiptNumber, "编号", "Number"},
    {TextId::kReceiptDate, "开具日期", "Date of the receipt"},
    {TextId::kReceiptDonor, "捐赠人", "Donor"},
    {TextId::kReceiptAnonymous, "匿名（捐赠人不愿署名）",
     "Anonymous (the donor does not want to be named)"},
    {TextId::kReceiptItem, "捐赠物资", "Item"},
    {TextId::kReceiptQuantity, "数量", "Quantity"},
    {TextId::kReceiptQuantityText, "{0}{1}", "{0} {1}"},
    {TextId::kReceiptValue, "申报价值", "Declared value"},
    {TextId::kReceiptYuan, "{0} 元", "CNY {0}"},
    {TextId::kReceiptCapitals, "申报价值（人民币大写）", "Declared value in capital figures"},
    {TextId::kReceiptNotDeclared, "未申报", "Not declared"},
    {TextId::kReceiptReceived, "收到日期", "Received on"},
    {TextId::kReceiptPurpose, "捐赠用途", "Purpose"},
    {TextId::kReceiptNoPurpose, "未指定", "Not specified"},
    {TextId::kReceiptOrganization, "受赠组织", "Recipient organisation"},
    {TextId::kReceiptUnit, "接收单位", "Received by the unit"},
    {TextId::kReceiptHandler, "经办人", "Handled by"},
    {TextId::kReceiptNote, "价值由捐赠人申报，受赠组织未作评估，也未收付任何款项。加盖公章后有效。",
     "The value is what the donor declared; the organisation has not assessed it, and no money was "
     "moved. Valid with the organisation's seal."},
    {TextId::kReceiptSeal, "受赠组织（公章）", "Seal of the organisation"},
    {TextId::kReceiptHandlerSigns, "经办人（签字）", "Signature of the handler"},
    {TextId::kReceiptDonorSigns, "捐赠人（签字）", "Signature of the donor"},
    {TextId::kWishesPublished, "发布的心愿", "Wishes published"},
    {TextId::kDefineWishesPublished, "统计期间内审核通过并发布的心愿，含后来撤回的。",
     "Wishes that were approved and published in the period, also those withdrawn later."},
    {TextId::kWishesClaimed, "首次被认领的心愿", "Wishes claimed"},
    {TextId::kDefineWishesClaimed, "统计期间内第一次有人认领（全部或一部分）的心愿。",
     "Wishes on which something was claimed in the period for the first time."},
    {TextId::kWishesFulfilled, "实现的心愿", "Wishes fulfilled"},
    {TextId::kDefineWishesFulfilled, "统计期间内由接收人确认全部收到、到期末没有重新打开的心愿。",
     "Wishes that the receiver confirmed in full in the period and that were not opened again "
     "before its end."},
    {TextId::kWishesFulfilledInTime, "按期实现的心愿", "Wishes fulfilled in time"},
    {TextId::kDefineWishesFulfilledInTime, "其中确认日期不晚于截止日期的。",
     "Of those, confirmed on or before the deadline."},
    {TextId::kWishesOpen, "未实现的心愿", "Open wishes"},
    {TextId::kDefineWishesOpen,
     "期末已发布、没有确认也没有撤回的心愿，按发布以来的天数分组；期间未结束的，以当前为期末。",
     "Wishes published, and neither confirmed nor withdrawn at the end of the period, by days "
     "since they were published. A period that is not over ends now."},
    {TextId::kDeedsByOrganizations, "单位办实事", "Deeds by organisations"},
    {TextId::kDefineDeedsByOrganizations,
     "办理日期在统计期间内、由单位或团队完成并已确认的实事；撤销的不计。",
     "Deeds of the period, done by a unit or a team and confirmed. What was reversed does not "
     "count."},
    {TextId::kDeedsByIndividuals, "个人办实事", "Deeds by individuals"},
    {TextId::kDefineDeedsByIndividuals,
     "办理日期在统计期间内、由个人完成并已由他人确认的实事；撤销的不计。",
     "Deeds of the period, done by a person and confirmed by somebody else. What was reversed does "
     "not count."},
    {TextId::kGiftsReceived, "收到的捐赠物资", "Gifts received"},
    {TextId::kDefineGiftsReceived,
     "收到日期在统计期间内的捐赠物资，按品名和计量单位合计；撤销的不计。",
     "Gifts in kind received in the period, by item and measure. What was reversed does not "
     "count."},
    {TextId::kGiftsValue, "捐赠申报价值", "Declared value of the gifts"},
    {TextId::kDefineGiftsValue, "捐赠人申报价值的合计，以分记录；没有评估，也不收付任何款项。",
     "The sum of what the donors declared, kept in fen. It is not assessed, and no money is "
     "moved."},
    {TextId::kGiftsWithoutValue, "未申报价值的捐赠", "Gifts without a declared value"},
    {TextId::kDefineGiftsWithoutValue, "其中捐赠人没有申报价值的笔数，不计入价值合计。",
     "Of those, gifts whose value nobody declared. They are not in the sum of values."},
    {TextId::kFollowUpsOpened, "新增的销号事项", "Follow-ups opened"},
    {TextId::kDefineFollowUpsOpened, "统计期间内提出的投诉、问题和需求。",
     "Complaints, problems and needs written down in the period."},
    {TextId::kFollowUpsClosed, "已销号的事项", "Follow-ups closed"},
    {TextId::kDefineFollowUpsClosed, "统计期间内销号、到期末没有重新打开的事项。",
     "Follow-ups struck off in the period and not opened again before its end."},
    {TextId::kFollowUpsClosedLate, "逾期办结的事项", "Follow-ups done late"},
    {TextId::kDefineFollowUpsClosedLate, "其中报告办结的日期晚于当时期限的。",
     "Of those, said to be done after their due date."},
    {TextId::kFollowUpsOverdue, "逾期未办结的事项", "Follow-ups overdue"},
    {TextId::kDefineFollowUpsOverdue, "期末没有办结、期限已过的事项。",
     "Follow-ups not done at the end of the period whose due date is over."},
    {TextId::kFollowUpsOpen, "未销号的事项", "Follow-ups open"},
    {TextId::kDefineFollowUpsOpen, "期末没有销号的事项，含已办结待销号的。",
     "Follow-ups not struck off at the end of the period, also those that are done."},
    {TextId::kSheetFigures, "指标", "Figures"},
    {TextId::kSheetWishes, "心愿", "Wishes"},
    {TextId::kSheetDeeds, "实事", "Deeds"},
    {TextId::kSheetGifts, "捐赠物资", "Gifts"},
    {TextId::kSheetFollowUps, "销号事项", "Follow-ups"},
    {TextId::kGroup, "分组", "Group"},
    {TextId::kNumber, "数目", "Number"},
    {TextId::kYuan, "金额（元）", "Yuan"},
    {TextId::kFromDays, "{0} 天及以上", "{0} days and more"},
    {TextId::kDaysBetween, "{0} 到 {1} 天", "{0} to {1} days"},
    {TextId::kCategoryGoods, "物品", "A thing"},
    {TextId::kCategoryRepair, "维修", "A repair"},
    {TextId::kCategoryCompany, "陪伴", "Company"},
    {TextId::kCategoryLesson, "教学", "A lesson"},
    {TextId::kCategoryErrand, "跑腿", "An errand"},
    {TextId::kCategoryOther, "其他", "Something else"},
    {TextId::kGiftGroup, "{0}（{1}）", "{0} ({1})"},
    {TextId::kUnitAndBelow, "单位及下级", "Unit and below"},
    {TextId::kMatter, "事项", "Title"},
    {TextId::kCommunity, "社区", "Community"},
    {TextId::kKind, "类别", "Kind"},
    {TextId::kStateAtEnd, "期末状态", "State at the end"},
    {TextId::kPublished, "发布日期", "Published"},
    {TextId::kFirstClaimed, "首次认领日期", "First claimed"},
    {TextId::kDeadline, "截止日期", "Deadline"},
    {TextId::kConfirmed, "确认日期", "Confirmed"},
    {TextId::kWishStateOpen, "未实现", "open"},
    {TextId::kWishStateFulfilled, "已实现", "fulfilled"},
    {TextId::kWishStateWithdrawn, "已撤回", "withdrawn"},
    {TextId::kBeneficiary, "受益对象", "For whom"},
    {TextId::kDoer, "办理者", "Done by"},
    {TextId::kDoerKind, "办理者类型", "By whom"},
    {TextId::kByOrganization, "单位", "organisation"},
    {TextId::kByIndividual, "个人", "individual"},
    {TextId::kMeasure, "计量单位", "Measure"},
    {TextId::kDonorAnonymous, "匿名", "anonymous"},
    {TextId::kOwner, "责任人", "Owner"},
    {TextId::kDueDate, "办理期限", "Due date"},
    {TextId::kOpened, "提出日期", "Opened"},
    {TextId::kFinished, "办结日期", "Done"},
    {TextId::kClosed, "销号日期", "Closed"},
    {TextId::kKindComplaint, "投诉", "complaint"},
    {TextId::kKindProblem, "问题", "problem"},
    {TextId::kKindNeed, "需求", "need"},
    {TextId::kFollowUpOpen, "待安排", "open"},
    {TextId::kFollowUpPlanned, "办理中", "planned"},
    {TextId::kFollowUpFinished, "已办结", "done"},
    {TextId::kFollowUpClosed, "已销号", "closed"},
    {TextId::kNoticeConfirmed, "你报上名了", "You have a place"},
    {TextId::kNoticeWaitlisted, "你在候补", "You are in line"},
    {TextId::kNoticeOffered, "轮到你了，请在 {0} 前答复",
     "A place is free for you. Please answer by {0}"},
    {TextId::kNoticeLapsed, "名额给了下一位", "The offered place went to the next in line"},
    {TextId::kNoticeCancelled, "活动取消了。{0}", "Cancelled. {0}"},
    {TextId::kNoticeMoved, "改到 {0}", "Moved to {0}"},
    {TextId::kNoticeNewPlace, "集合地点改到：{0}", "People meet elsewhere: {0}"},
    {TextId::kNoticeLeftLate, "有人临时退出", "Somebody left at short notice"},
    {TextId::kNoticeCoverWanted, "有人在找人替", "Somebody looks for cover"},
    {TextId::kNoticeCoverFound, "有人替你了", "Somebody takes over your place"},
    {TextId::kNoticeHoursConfirmed, "你的时长已确认：{0} 分钟",
     "Your hours were confirmed: {0} minutes"},
    {TextId::kNoticeHoursRefused, "你的时长没有通过：{0}", "Your hours were not accepted: {0}"},
    {TextId::kNoticeHoursCorrected, "你的记录已更正：{0}", "Your record was corrected: {0}"},
    {TextId::kNoticeSignedUpForYou, "协调员替你报了名", "Your coordinator signed you up"},
    {TextId::kNoticeEnded, "你的报名被取消了", "Your sign-up was ended by somebody else"},
    {TextId::kNoticeWishLapsed, "你认领的心愿到期了，已放回给大家",
     "Your claim on a wish has run out; it is open for others"},
    {TextId::kNoticeWishWithdrawn, "你认领的心愿已撤回：{0}",
     "A wish that you claimed was withdrawn: {0}"},
    {TextId::kNoticeWishConfirmed, "对方确认收到了，谢谢你",
     "The receiver has confirmed it. Thank you"},
    {TextId::kNoticeWishReturned, "对方说没有收到或不合适：{0}",
     "The receiver says it did not come as it should: {0}"},
    {TextId::kNoticeWishCodeWrong, "确认码不对，还可以试 {0} 次",
     "The code was wrong; tries left: {0}"},
    {TextId::kNoticeWishApproved, "你提交的心愿已发布",
     "The wish that you wrote down was published"},
    {TextId::kNoticeWishDeclined, "你提交的心愿没有发布：{0}",
     "The wish that you wrote down was not published: {0}"},
    {TextId::kNoticeWishClaimedForYou, "协调员替你认领了一个心愿",
     "Your coordinator claimed a wish for you"},
    {TextId::kNoticeWishReleased, "你认领的心愿被放回了",
     "Your claim on a wish was given back by somebody else"},
    {TextId::kNoticeWishCorrected, "协调员修改了你提交的心愿",
     "A coordinator corrected the wish that you wrote down"},
    {TextId::kNoticeWishCallBack, "有心愿已送达还没有确认，请回访",
     "A wish was brought and is not confirmed: please call back"},
    {TextId::kNoticeWishBrought, "你家的心愿有人送来了，收到了吗？",
     "Something was brought for your wish: did it come?"},
    {TextId::kNoticeManyAddresses, "有人今天看了 {0} 户的住址，请了解一下",
     "One person has read {0} addresses today: please look into it"},
    {TextId::kNoticePaired, "你有一户要走访的家庭", "You are paired with a household"},
    {TextId::kNoticeVisitAsked, "有人想来看望，{0}，方便吗？", "Is this visit welcome? {0}"},
    {TextId::kNoticeVisitPlanned, "请你去走访：{0}", "You are to go on a visit: {0}"},
    {TextId::kNoticeVisitChanged, "你的走访有变动：{0}",
     "A visit of yours has another time or other people: {0}"},
    {TextId::kNoticeVisitCancelled, "走访取消了：{0}", "A visit does not take place: {0}"},
    {TextId::kNoticeVisitorLeft, "有人不能去走访了：{0}", "A visitor will not go: {0}"},
    {TextId::kNoticeVisitOverdue, "{0} 的走访没有回音，请给走访的人打电话",
     "No word has come from the visit to {0}: please call the visitors"},
    {TextId::kNoticeVisitDistress, "{0} 的走访有人求助，请马上联系",
     "A visitor to {0} is in distress: please act now"},
    {TextId::kNoticeVisitSafe, "{0} 的走访：大家都平安", "The visit to {0}: everybody is well"},
    {TextId::kNoticeVisitReportWaits, "有一份走访的说明要你看一下：{0}",
     "Somebody tells of a visit, please look at it: {0}"},
    {TextId::kNoticeVisitsRetracted, "刚排的走访撤回了，共 {0} 次，不用等了",
     "Visits that had just been planned are taken back: {0}"},
    {TextId::kNoticeNeedRelayed, "有一户请走访的人转达一件事，请看一下：{0}",
     "A household has asked a visitor to pass something on, please look at it: {0}"},
    {TextId::kNoticeFollowUpPlanned, "有一件事交给你办，期限 {0}",
     "Something to be put right is yours to see to, until {0}"},
    {TextId::kNoticeFollowUpReopened, "你办的事要继续办：{0}",
     "Something that you saw to was opened again: {0}"},
    {TextId::kNoticeDeedConfirmed, "你做的实事已确认，谢谢你",
     "Your deed was confirmed. Thank you"},
    {TextId::kNoticeDeedRefused, "你做的实事没有通过：{0}", "Your deed was not accepted: {0}"},
    {TextId::kNoticeContactExpires,
     "两年没有你的消息了。请在{0}前打开一次微光，不然会删除你的电话、邮箱和已绑定的手机",
     "Nothing was heard from you for two years. Open Glimmer before {0}, or your number, mail "
     "address and phones are erased here"},
    {TextId::kChatJoined, "已记下：{0}", "Noted: {0}"},
    {TextId::kChatLeft, "已取消：{0}", "Taken off: {0}"},
    {TextId::kChatReplaced, "换人：{0}", "Replaced: {0}"},
    {TextId::kChatAsk, "请确认第 {0} 行：{1}", "Please check line {0}: {1}"},
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

std::string TextAt(Lang lang, TextId first, int64_t number) {
  return std::string(Text(lang, static_cast<TextId>(static_cast<int64_t>(first) + number - 1)));
}

std::string EvidenceLetter(int64_t evidence_class) {
  const bool known = evidence_class >= 1 && evidence_class <= 4;
  return known ? std::string(1, static_cast<char>('A' + evidence_class - 1)) : "";
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
