#include "server/notices/notice_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "shared/base/time_convert.h"

namespace glimmer::notices {
namespace {

using formats::Lang;
using formats::TextId;
using v1::Notice;

struct Wording {
  Notice::Kind kind;
  TextId text;
  const char* parameter;  // what {0} is; empty for none
};

constexpr Wording kWordings[] = {
    {Notice::KIND_SIGN_UP_CONFIRMED, TextId::kNoticeConfirmed, ""},
    {Notice::KIND_SIGN_UP_WAITLISTED, TextId::kNoticeWaitlisted, ""},
    {Notice::KIND_PLACE_OFFERED, TextId::kNoticeOffered, "expire_time"},
    {Notice::KIND_OFFER_LAPSED, TextId::kNoticeLapsed, ""},
    {Notice::KIND_SHIFT_CANCELLED, TextId::kNoticeCancelled, "reason"},
    {Notice::KIND_SHIFT_MOVED, TextId::kNoticeMoved, "start_time"},
    {Notice::KIND_LEFT_LATE, TextId::kNoticeLeftLate, ""},
    {Notice::KIND_COVER_WANTED, TextId::kNoticeCoverWanted, ""},
    {Notice::KIND_COVER_FOUND, TextId::kNoticeCoverFound, ""},
    {Notice::KIND_HOURS_CONFIRMED, TextId::kNoticeHoursConfirmed, "minutes"},
    {Notice::KIND_HOURS_REFUSED, TextId::kNoticeHoursRefused, "reason"},
    {Notice::KIND_HOURS_CORRECTED, TextId::kNoticeHoursCorrected, "reason"},
    {Notice::KIND_SIGNED_UP_FOR_YOU, TextId::kNoticeSignedUpForYou, ""},
    {Notice::KIND_SIGN_UP_CANCELLED, TextId::kNoticeEnded, ""},
    {Notice::KIND_WISH_CLAIM_LAPSED, TextId::kNoticeWishLapsed, ""},
    {Notice::KIND_WISH_WITHDRAWN, TextId::kNoticeWishWithdrawn, "reason"},
    {Notice::KIND_WISH_CONFIRMED, TextId::kNoticeWishConfirmed, ""},
    {Notice::KIND_WISH_RETURNED, TextId::kNoticeWishReturned, "reason"},
    {Notice::KIND_WISH_CODE_WRONG, TextId::kNoticeWishCodeWrong, "left"},
    {Notice::KIND_WISH_APPROVED, TextId::kNoticeWishApproved, ""},
    {Notice::KIND_WISH_DECLINED, TextId::kNoticeWishDeclined, "reason"},
    {Notice::KIND_WISH_CLAIMED_FOR_YOU, TextId::kNoticeWishClaimedForYou, ""},
    {Notice::KIND_WISH_CLAIM_RELEASED, TextId::kNoticeWishReleased, ""},
    {Notice::KIND_WISH_CORRECTED, TextId::kNoticeWishCorrected, ""},
    {Notice::KIND_WISH_CALL_BACK_DUE, TextId::kNoticeWishCallBack, ""},
    {Notice::KIND_WISH_BROUGHT, TextId::kNoticeWishBrought, ""},
    {Notice::KIND_MANY_ADDRESSES_READ, TextId::kNoticeManyAddresses, "count"},
    {Notice::KIND_PAIRED, TextId::kNoticePaired, ""},
    {Notice::KIND_VISIT_ASKED, TextId::kNoticeVisitAsked, "start_time"},
    {Notice::KIND_VISIT_PLANNED, TextId::kNoticeVisitPlanned, "start_time"},
    {Notice::KIND_VISIT_CHANGED, TextId::kNoticeVisitChanged, "start_time"},
    {Notice::KIND_VISIT_CANCELLED, TextId::kNoticeVisitCancelled, "start_time"},
    {Notice::KIND_VISITOR_LEFT, TextId::kNoticeVisitorLeft, "start_time"},
    {Notice::KIND_VISIT_OVERDUE, TextId::kNoticeVisitOverdue, "alias"},
    {Notice::KIND_VISIT_DISTRESS, TextId::kNoticeVisitDistress, "alias"},
    {Notice::KIND_VISIT_SAFE, TextId::kNoticeVisitSafe, "alias"},
    {Notice::KIND_VISIT_REPORT_WAITS, TextId::kNoticeVisitReportWaits, "start_time"},
    {Notice::KIND_VISITS_RETRACTED, TextId::kNoticeVisitsRetracted, "count"},
    {Notice::KIND_NEED_RELAYED, TextId::kNoticeNeedRelayed, "start_time"},
    {Notice::KIND_FOLLOW_UP_PLANNED, TextId::kNoticeFollowUpPlanned, "due_date"},
    {Notice::KIND_FOLLOW_UP_REOPENED, TextId::kNoticeFollowUpReopened, "reason"},
    {Notice::KIND_DEED_CONFIRMED, TextId::kNoticeDeedConfirmed, ""},
    {Notice::KIND_DEED_REFUSED, TextId::kNoticeDeedRefused, "reason"},
    {Notice::KIND_CONTACT_DATA_EXPIRES, TextId::kNoticeContactExpires, "erase_time"},
};

std::string Moment(absl::Time time, const absl::TimeZone& zone, Lang lang) {
  if (lang == Lang::kEn) return absl::FormatTime("%d %b %H:%M", time, zone);
  const absl::CivilSecond civil = absl::ToCivilSecond(time, zone);
  return absl::StrCat(civil.month(), "月", civil.day(), "日 ",
                      absl::FormatTime("%H:%M", time, zone));
}

// A parameter as people say it; times in `zone`.
std::string Said(const Notice& notice, const char* parameter, const absl::TimeZone& zone,
                 Lang lang) {
  const auto found = notice.parameters().find(parameter);
  if (found == notice.parameters().end()) return "";
  absl::Time time;
  if (!absl::ParseTime(absl::RFC3339_full, found->second, &time, nullptr)) return found->second;
  return Moment(time, zone, lang);
}

std::string Title(const Notice& notice, const absl::TimeZone& zone, Lang lang) {
  if (notice.kind() == Notice::KIND_SHIFT_MOVED && notice.parameters().contains("place")) {
    return formats::Text(lang, TextId::kNoticeNewPlace, {Said(notice, "place", zone, lang)});
  }
  for (const Wording& wording : kWordings) {
    if (wording.kind != notice.kind()) continue;
    return formats::Text(lang, wording.text, {Said(notice, wording.parameter, zone, lang)});
  }
  return std::string(formats::Text(lang, TextId::kNoticeNews));
}

// Lines would end a mail's header, and a reason is somebody's free text.
std::string OneLine(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\r\n", " "}, {"\n", " "}, {"\r", " "}});
}

}  // namespace

Letter LetterOf(const DueNotice& due) {
  Letter letter;
  letter.email = due.email;
  if (!due.languages.empty()) {
    letter.lang = formats::FromAcceptLanguage(absl::StrReplaceAll(due.languages, {{"\n", ","}}));
  }
  absl::TimeZone zone = absl::UTCTimeZone();
  if (const auto known = LoadZone(due.time_zone); known.ok()) zone = *known;
  v1::OutgoingNotice& out = letter.notice;
  out.set_notice(due.notice.name());
  out.set_person(due.notice.person());
  out.set_kind(due.notice.kind());
  out.set_subject(due.notice.subject());
  out.set_title(OneLine(Title(due.notice, zone, letter.lang)));
  if (!due.title.empty()) {
    out.set_detail(formats::Text(letter.lang, TextId::kNoticeDetail,
                                 {due.title, Moment(due.start_time, zone, letter.lang)}));
  }
  out.set_phone(due.phone);
  *out.mutable_create_time() = due.notice.create_time();
  return letter;
}

}  // namespace glimmer::notices
