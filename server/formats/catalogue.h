// Text that the server itself makes for people: headings, sheet names, definitions, calendar texts.
// One catalogue in Chinese and English; the phone translates everything else itself. Pure.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace glimmer::formats {

enum class Lang { kZh, kEn };

enum class TextId {
  // Headings of the hours export.
  kRecord,
  kPerson,
  kVolunteerNumber,
  kShift,
  kEvent,
  kCategory,
  kHomeUnit,
  kHostCommunity,
  kOrganisingUnit,
  kDate,
  kMonth,
  kCheckIn,
  kCheckOut,
  kBreakMinutes,
  kCountedMinutes,
  kHours,
  kState,
  kEvidenceClass,
  kVerdict,
  kSource,
  kCorrectionOf,
  kRulePack,
  kRecordedAt,
  kSessions,
  kPersonTimes,
  kPeople,
  kMinutes,
  kEvidenceMinutes,
  kWaitingMinutes,
  kNoHomeUnit,
  // Sheets of the hours export.
  kSheetByPerson,
  kSheetByHomeUnit,
  kSheetByHostCommunity,
  kSheetByCategory,
  kSheetByMonth,
  kSheetRecords,
  kSheetDefinitions,
  // The definitions sheet.
  kFigure,
  kDefinition,
  kPeriod,
  kPeriodText,
  kPeriodAll,
  kAsOf,
  kMadeAt,
  kDefineSessions,
  kDefinePersonTimes,
  kDefinePeople,
  kDefineMinutes,
  kDefineHours,
  kDefineDate,
  kDefineAsOf,
  kDefineWaiting,
  kDefineHomeUnit,
  kDefineHostCommunity,
  // Evidence classes: the weaker of check-in and check-out.
  kEvidenceA,
  kEvidenceB,
  kEvidenceC,
  kEvidenceD,
  kDefineEvidence,
  // States, verdicts and sources of a record.
  kStateConfirmed,
  kStateWaiting,
  kStateRefused,
  kStateReversed,
  kVerdictStrong,
  kVerdictSkew,
  kVerdictReview,
  kSourceAttendance,
  kSourceWish,
  kSourceVisit,
  kSourceManual,
  // Calendar files.
  kCalendarName,
  kCancelled,
  kCancelledTitle,
  kBring,
  kMeetingPoint,
  kLeader,
  kVisit,
  kReminder,
  kWaitlistTitle,
  kOfferTitle,
  // Import of calendar files.
  kImportPosition,
  kImportUnreadable,
  kImportDoubt,
  kImportNoTitle,
  kImportTooLong,
  kImportLength,
  kImportNoDates,
  kImportTooMany,
  kImportSameUid,
  kImportOtherUnit,
  kImportOtherZone,
  kImportAllDay,
  kImportPastDays,
  kImportPast,
  kImportFirstDates,
  kImportDateTitle,
  kImportTentative,
  kImportCancelled,
  kImportJoined,
  kImportGone,
  kImportCancelReason,
  // Notices by mail and webhook.
  kNoticeConfirmed,
  kNoticeWaitlisted,
  kNoticeOffered,
  kNoticeLapsed,
  kNoticeCancelled,
  kNoticeMoved,
  kNoticeLeftLate,
  kNoticeCoverWanted,
  kNoticeCoverFound,
  kNoticeHoursConfirmed,
  kNoticeHoursRefused,
  kNoticeHoursCorrected,
  kNoticeSignedUpForYou,
  kNoticeEnded,
  kNoticeNews,
  kNoticeDetail,
  kMailSender,
  kMailFoot,
  kCount,  // not a text: how many there are
};

// The text, with {0}, {1} as they stand.
absl::string_view Text(Lang lang, TextId id);

// The text with {0}, {1} and so on replaced by `values`. A value is never looked into for more.
std::string Text(Lang lang, TextId id, absl::Span<const absl::string_view> values);

// The language of an Accept-Language header (RFC 9110 12.5.4) that we have and that is wanted most:
// every kind of zh is Chinese. English when nothing fits.
Lang FromAcceptLanguage(absl::string_view header);

}  // namespace glimmer::formats
