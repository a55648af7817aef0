#include "server/ledgers/gift_commands.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/people/people_commands.h"
#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/rpc/reason.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::ledgers {
namespace {

constexpr absl::string_view kList = "ListGifts";
constexpr int64_t kMostValueFen = 100'000'000'000;

// Coordinators alone read these, so nobody asks whether they look private.
absl::Status CheckTexts(Gift& gift) {
  for (std::string* text : {&gift.item, &gift.measure, &gift.donor_name, &gift.purpose}) {
    absl::StripAsciiWhitespace(text);
  }
  const PublicText texts[] = {{"gift.item", gift.item, 40, true},
                              {"gift.measure", gift.measure, 10, true},
                              {"gift.donor_name", gift.donor_name, 80, false},
                              {"gift.purpose", gift.purpose, 200, false}};
  for (const PublicText& text : texts) RETURN_IF_ERROR(CheckPublicText(text, true));
  return absl::OkStatus();
}

absl::Status CheckNumbers(const Gift& gift) {
  if (gift.quantity <= 0 || gift.quantity > kMostQuantity) {
    return InvalidField("gift.quantity", "A quantity is above 0, in thousandths.");
  }
  if (gift.declared_value_fen < 0 || gift.declared_value_fen > kMostValueFen) {
    return InvalidField("gift.declared_value_fen", "A value is 0 to 1,000,000,000 yuan, in fen.");
  }
  return absl::OkStatus();
}

absl::Status ReadDonor(rpc::Context& context, const v1::Gift& from, Gift& gift) {
  switch (from.donor_case()) {
    case v1::Gift::kPerson: {
      ASSIGN_OR_RETURN(const people::Person donor,
                       people::NeedLivePerson(context, from.person(), "gift.person"));
      gift.donor_person_id = donor.person_id;
      return absl::OkStatus();
    }
    case v1::Gift::kDonorName:
      gift.donor_name = from.donor_name();
      if (!absl::StripAsciiWhitespace(gift.donor_name).empty()) return absl::OkStatus();
      return InvalidField("gift.donor_name", "This is required.");
    case v1::Gift::kAnonymous:
      gift.anonymous = from.anonymous();
      if (gift.anonymous) return absl::OkStatus();
      break;
    case v1::Gift::DONOR_NOT_SET:
      break;
  }
  return InvalidField("gift.donor", "Say who gives: a person, a name, or nobody who is named.");
}

absl::StatusOr<std::string> ReadHandler(rpc::Context& context, const std::string& handler) {
  if (handler.empty()) return context.caller.person_id;
  ASSIGN_OR_RETURN(const people::Person person,
                   people::NeedLivePerson(context, handler, "gift.handler"));
  return person.person_id;
}

absl::StatusOr<Gift> ReadGift(rpc::Context& context, const v1::Gift& from) {
  Gift gift;
  gift.organization_id = context.organization_id;
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, from.unit(), "gift.unit"));
  gift.unit_id = unit.unit_id;
  gift.item = from.item();
  gift.measure = from.measure();
  gift.quantity = from.quantity();
  gift.declared_value_fen = from.declared_value_fen();
  gift.purpose = from.purpose();
  gift.receipt_waived = from.receipt_waived();
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  RETURN_IF_ERROR(CheckDay("gift.receive_date", from.receive_date()));
  if (from.receive_date() > today) {
    return InvalidField("gift.receive_date", "A gift is recorded when it is there.");
  }
  gift.receive_date = from.receive_date();
  RETURN_IF_ERROR(CheckNumbers(gift));
  RETURN_IF_ERROR(ReadDonor(context, from, gift));
  RETURN_IF_ERROR(CheckTexts(gift));
  ASSIGN_OR_RETURN(gift.handler_person_id, ReadHandler(context, from.handler()));
  gift.create_time = gift.update_time = context.now;
  return gift;
}

// As it stands now, with the names of those it refers to.
absl::StatusOr<Gift> NeedGift(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kGifts, name, "gift"));
  ASSIGN_OR_RETURN(std::optional<Gift> gift, GiftStore(context.tx).Find(id));
  if (!gift || gift->organization_id != context.organization_id) return NotFound(name);
  return *std::move(gift);
}

absl::Status WrongState(const Gift& gift, absl::string_view message) {
  return MakeError(v1::ERROR_REASON_GIFT_STATE, message,
                   {{"state", gift.state == GiftState::kRecorded ? "RECORDED" : "REVERSED"}});
}

void PushGift(rpc::Context& context, const Gift& gift) {
  context.changes.push_back({ResourceName(kGifts, gift.gift_id), rpc::ChangeKind::kUpsert,
                             rpc::Audience(rpc::PathKeys(gift.unit_path)), ""});
}

absl::Status Update(rpc::Context& context, Gift& gift) {
  gift.update_time = context.now;
  RETURN_IF_ERROR(GiftStore(context.tx).Update(gift));
  PushGift(context, gift);
  return absl::OkStatus();
}

absl::StatusOr<GiftReceipt> NewReceipt(rpc::Context& context, const Gift& gift) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(gift.time_zone));
  GiftReceipt receipt;
  receipt.year = absl::ToCivilYear(context.now, zone).year();
  ASSIGN_OR_RETURN(receipt.number,
                   GiftStore(context.tx).TakeNumber(context.organization_id, receipt.year));
  receipt.issue_time = context.now;
  receipt.issuer_person_id = context.caller.person_id;
  return receipt;
}

}  // namespace

std::string ReceiptNumber(const GiftReceipt& receipt) {
  return absl::StrFormat("%d-%06d", receipt.year, receipt.number);
}

std::string DonorName(const Gift& gift, absl::string_view anonymous) {
  if (gift.anonymous) return std::string(anonymous);
  return gift.donor_person_id.empty() ? gift.donor_name : gift.donor_display_name;
}

v1::Gift ToProto(const Gift& gift) {
  v1::Gift out;
  out.set_name(ResourceName(kGifts, gift.gift_id));
  out.set_unit(ResourceName(kUnits, gift.unit_id));
  out.set_item(gift.item);
  out.set_measure(gift.measure);
  out.set_quantity(gift.quantity);
  out.set_declared_value_fen(gift.declared_value_fen);
  out.set_receive_date(gift.receive_date);
  if (!gift.donor_person_id.empty()) {
    out.set_person(ResourceName(kPeople, gift.donor_person_id));
  } else if (gift.anonymous) {
    out.set_anonymous(true);
  } else {
    out.set_donor_name(gift.donor_name);
  }
  out.set_donor_display_name(gift.donor_display_name);
  out.set_purpose(gift.purpose);
  out.set_handler(ResourceName(kPeople, gift.handler_person_id));
  out.set_handler_display_name(gift.handler_display_name);
  out.set_receipt_waived(gift.receipt_waived);
  if (gift.receipt) {
    out.mutable_receipt()->set_number(ReceiptNumber(*gift.receipt));
    *out.mutable_receipt()->mutable_issue_time() = ToTimestamp(gift.receipt->issue_time);
    out.mutable_receipt()->set_issuer(ResourceName(kPeople, gift.receipt->issuer_person_id));
  }
  out.set_state(static_cast<v1::Gift::State>(gift.state));
  out.set_reason(gift.reason);
  *out.mutable_create_time() = ToTimestamp(gift.create_time);
  *out.mutable_update_time() = ToTimestamp(gift.update_time);
  return out;
}

absl::Status RecordGift(rpc::Context& context, const v1::RecordGiftRequest& request,
                        v1::RecordGiftResponse& response) {
  RETURN_IF_ERROR(CheckChosenId("gift_id", request.gift_id()));
  ASSIGN_OR_RETURN(Gift gift, ReadGift(context, request.gift()));
  gift.gift_id = request.gift_id().empty() ? context.NewId() : request.gift_id();
  const std::string name = ResourceName(kGifts, gift.gift_id);
  ASSIGN_OR_RETURN(const bool inserted, GiftStore(context.tx).Insert(gift));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen gift_id is taken.",
                     {{"resource", name}});
  }
  ASSIGN_OR_RETURN(gift, NeedGift(context, name));
  PushGift(context, gift);
  *response.mutable_gift() = ToProto(gift);
  return absl::OkStatus();
}

absl::Status ReverseGift(rpc::Context& context, const v1::ReverseGiftRequest& request,
                         v1::ReverseGiftResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(Gift gift, NeedGift(context, request.gift()));
  if (gift.state == GiftState::kReversed) return WrongState(gift, "The gift is reversed already.");
  gift.state = GiftState::kReversed;
  gift.reason = request.reason();
  RETURN_IF_ERROR(Update(context, gift));
  RETURN_IF_ERROR(rpc::Audit(context, {request.gift(), "ReverseGift", request.reason()}));
  *response.mutable_gift() = ToProto(gift);
  return absl::OkStatus();
}

absl::Status IssueGiftReceipt(rpc::Context& context, const v1::IssueGiftReceiptRequest& request,
                              v1::IssueGiftReceiptResponse& response) {
  ASSIGN_OR_RETURN(Gift gift, NeedGift(context, request.gift()));
  if (gift.state == GiftState::kReversed) return WrongState(gift, "The gift is reversed.");
  if (gift.receipt_waived) {
    return MakeError(v1::ERROR_REASON_RECEIPT_WAIVED, "The giver wants no receipt.");
  }
  if (!gift.receipt) {
    ASSIGN_OR_RETURN(gift.receipt, NewReceipt(context, gift));
    RETURN_IF_ERROR(Update(context, gift));
    RETURN_IF_ERROR(
        rpc::Audit(context, {request.gift(), "IssueGiftReceipt", ReceiptNumber(*gift.receipt)}));
  }
  *response.mutable_gift() = ToProto(gift);
  return absl::OkStatus();
}

absl::Status AdmitReceipt(rpc::Context& context, const v1::ExportGiftReceiptRequest& request,
                          ReceiptJob& job) {
  ASSIGN_OR_RETURN(job.gift, NeedGift(context, request.gift()));
  if (!job.gift.receipt) return WrongState(job.gift, "No receipt was issued.");
  job.number = ReceiptNumber(*job.gift.receipt);
  job.lang = formats::FromAcceptLanguage(context.language);
  return rpc::Audit(context, {request.gift(), "ExportGiftReceipt", job.number});
}

absl::Status ListGifts(rpc::Context& context, const v1::ListGiftsRequest& request,
                       v1::ListGiftsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> before,
                   rpc::ReadPageToken(kList, request.page_token(), 2));
  RETURN_IF_ERROR(CheckOptionalDay("start_date", request.start_date()));
  RETURN_IF_ERROR(CheckOptionalDay("end_date", request.end_date()));
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  GiftQuery query;
  query.organization_id = context.organization_id;
  query.unit_path = unit.path;
  query.start_date = request.start_date();
  query.end_date = request.end_date();
  query.with_reversed = request.with_reversed();
  if (!before.empty()) {
    query.before_date = before[0];
    query.before_gift_id = before[1];
  }
  query.limit = size + 1;
  ASSIGN_OR_RETURN(std::vector<Gift> found, GiftStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const Gift& gift : found) *response.add_gifts() = ToProto(gift);
  if (more) {
    response.set_next_page_token(
        rpc::MakePageToken(kList, {found.back().receive_date, found.back().gift_id}));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::ledgers
