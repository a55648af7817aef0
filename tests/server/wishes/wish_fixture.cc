#include "tests/server/wishes/wish_fixture.h"

#include "absl/strings/str_cat.h"
#include "server/jobs/expiry.h"
#include "server/wishes/wish_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::wishes {
namespace {

template <typename Response>
absl::StatusOr<v1::WishClaim> ClaimIn(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->wish_claim();
}

template <typename Response>
absl::StatusOr<v1::Wish> WishIn(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->wish();
}

}  // namespace

v1::Wish WishTest::Goods(int64_t quantity, bool may_split) {
  v1::Wish wish;
  wish.set_alias("a neighbour");
  wish.set_title("Picture books");
  wish.set_category("goods");
  wish.mutable_goods()->set_item("book");
  wish.mutable_goods()->set_measure("piece");
  wish.mutable_goods()->set_quantity(quantity);
  wish.mutable_goods()->set_may_split(may_split);
  return wish;
}

v1::Wish WishTest::Service(int minutes) {
  v1::Wish wish;
  wish.set_alias("a neighbour");
  wish.set_title("Change a kitchen lamp");
  wish.set_category("repair");
  wish.mutable_service()->set_minutes(minutes);
  return wish;
}

absl::StatusOr<v1::ProposeWishResponse> WishTest::Propose(const std::string& actor, v1::Wish wish,
                                                          bool contact_is_me, bool text_is_fine) {
  v1::ProposeWishRequest request;
  if (wish.unit().empty()) wish.set_unit(ResourceName(kUnits, world_.unit_id));
  if (wish.deadline_date().empty()) {
    const absl::CivilDay today = absl::ToCivilDay(world_.clock.Now(), absl::UTCTimeZone());
    wish.set_deadline_date(FormatCivilDay(today + 30));
  }
  *request.mutable_wish() = std::move(wish);
  request.mutable_contact()->set_receiver("CANARY-RECEIVER");
  request.mutable_contact()->set_address("CANARY-ADDRESS");
  request.mutable_contact()->set_phone("CANARY-PHONE");
  request.set_contact_is_me(contact_is_me);
  request.set_public_text_is_fine(text_is_fine);
  return Do<v1::ProposeWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ProposeWish(context, key_, request, response);
  });
}

absl::StatusOr<v1::Wish> WishTest::Correct(const std::string& actor, const v1::Wish& wish,
                                           const v1::WishContact& contact, bool text_is_fine) {
  v1::UpdateWishRequest request;
  *request.mutable_wish() = wish;
  *request.mutable_contact() = contact;
  request.set_public_text_is_fine(text_is_fine);
  return WishIn(Do<v1::UpdateWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return UpdateWish(context, key_, request, response);
  }));
}

v1::Wish WishTest::Publish(const v1::Wish& wish, const std::string& contact) {
  const auto proposed = Propose(contact.empty() ? coordinator_ : contact, wish, !contact.empty());
  EXPECT_TRUE(proposed.ok()) << proposed.status();
  if (!proposed.ok()) return {};
  v1::ApproveWishRequest request;
  request.set_wish(proposed->wish().name());
  const auto approved =
      WishIn(Do<v1::ApproveWishResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
        return ApproveWish(context, request, response);
      }));
  EXPECT_TRUE(approved.ok()) << approved.status();
  return approved.value_or(v1::Wish());
}

absl::StatusOr<v1::WishClaim> WishTest::ClaimBy(const std::string& actor, const std::string& person,
                                                const v1::Wish& wish, int64_t quantity,
                                                const std::string& override_reason) {
  v1::ClaimWishRequest request;
  request.set_wish(wish.name());
  request.set_person(ResourceName(kPeople, person));
  request.set_quantity(quantity);
  request.set_override_reason(override_reason);
  return ClaimIn(Do<v1::ClaimWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ClaimWish(context, request, response);
  }));
}

absl::StatusOr<v1::WishClaim> WishTest::Renew(const std::string& actor,
                                              const v1::WishClaim& claim) {
  v1::RenewWishClaimRequest request;
  request.set_wish_claim(claim.name());
  request.set_reason("the shop is out of it");
  return ClaimIn(Do<v1::RenewWishClaimResponse>(actor, [&](rpc::Context& context, auto& response) {
    return RenewWishClaim(context, request, response);
  }));
}

absl::StatusOr<v1::WishClaim> WishTest::Release(const std::string& actor,
                                                const v1::WishClaim& claim) {
  v1::ReleaseWishClaimRequest request;
  request.set_wish_claim(claim.name());
  return ClaimIn(
      Do<v1::ReleaseWishClaimResponse>(actor, [&](rpc::Context& context, auto& response) {
        return ReleaseWishClaim(context, request, response);
      }));
}

absl::StatusOr<v1::WishClaim> WishTest::Agree(const std::string& actor, const v1::WishClaim& claim,
                                              absl::Time start, absl::Duration length) {
  v1::AgreeWishTimeRequest request;
  request.set_wish_claim(claim.name());
  *request.mutable_start_time() = ToTimestamp(start);
  *request.mutable_end_time() = ToTimestamp(start + length);
  return ClaimIn(Do<v1::AgreeWishTimeResponse>(actor, [&](rpc::Context& context, auto& response) {
    return AgreeWishTime(context, request, response);
  }));
}

absl::StatusOr<v1::WishClaim> WishTest::Deliver(const std::string& actor,
                                                const v1::WishClaim& claim, absl::Duration ago,
                                                int64_t quantity,
                                                const std::vector<std::string>& companions) {
  v1::DeliverWishRequest request;
  request.set_wish_claim(claim.name());
  request.set_quantity(quantity);
  *request.mutable_start_time() = ToTimestamp(world_.clock.Now() - ago);
  *request.mutable_end_time() = ToTimestamp(world_.clock.Now());
  for (const std::string& person : companions) {
    request.add_companions(ResourceName(kPeople, person));
  }
  return ClaimIn(Do<v1::DeliverWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return DeliverWish(context, request, response);
  }));
}

absl::StatusOr<v1::ConfirmWithCodeResponse> WishTest::SendCode(const std::string& actor,
                                                               const v1::WishClaim& claim,
                                                               const std::string& code) {
  v1::ConfirmWithCodeRequest request;
  request.set_wish_claim(claim.name());
  request.set_code(code);
  return Do<v1::ConfirmWithCodeResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ConfirmWithCode(context, key_, request, response);
  });
}

absl::StatusOr<v1::ConfirmReceiptResponse> WishTest::Confirm(const std::string& actor,
                                                             const v1::Wish& wish,
                                                             const v1::WishClaim* claim) {
  v1::ConfirmReceiptRequest request;
  request.set_wish(wish.name());
  if (claim != nullptr) request.set_wish_claim(claim->name());
  return Do<v1::ConfirmReceiptResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ConfirmReceipt(context, request, response);
  });
}

absl::StatusOr<v1::WishClaim> WishTest::Reopen(const std::string& actor, const v1::Wish& wish,
                                               const v1::WishClaim& claim) {
  v1::ReopenWishRequest request;
  request.set_wish(wish.name());
  request.set_wish_claim(claim.name());
  request.set_reason("it was the wrong size");
  return ClaimIn(Do<v1::ReopenWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return ReopenWish(context, request, response);
  }));
}

absl::StatusOr<v1::Wish> WishTest::Withdraw(const std::string& actor, const v1::Wish& wish,
                                            const std::string& reason) {
  v1::WithdrawWishRequest request;
  request.set_wish(wish.name());
  request.set_reason(reason);
  return WishIn(Do<v1::WithdrawWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return WithdrawWish(context, request, response);
  }));
}

absl::StatusOr<v1::Wish> WishTest::Close(const std::string& actor, const v1::Wish& wish) {
  v1::CloseWishRequest request;
  request.set_wish(wish.name());
  return WishIn(Do<v1::CloseWishResponse>(actor, [&](rpc::Context& context, auto& response) {
    return CloseWish(context, request, response);
  }));
}

absl::StatusOr<v1::GetWishContactResponse> WishTest::Contact(const std::string& actor,
                                                             const v1::WishClaim& claim) {
  v1::GetWishContactRequest request;
  request.set_wish_claim(claim.name());
  return Do<v1::GetWishContactResponse>(actor, [&](rpc::Context& context, auto& response) {
    return GetWishContact(context, key_, request, response);
  });
}

absl::StatusOr<v1::LookUpWishContactResponse> WishTest::LookUp(
    const std::string& actor, const v1::Wish& wish, v1::LookUpWishContactRequest::Purpose purpose) {
  v1::LookUpWishContactRequest request;
  request.set_wish(wish.name());
  request.set_purpose(purpose);
  return Do<v1::LookUpWishContactResponse>(actor, [&](rpc::Context& context, auto& response) {
    return LookUpWishContact(context, key_, request, response);
  });
}

int WishTest::LapseDue() {
  jobs::Expiry job(world_.database(), world_.clock, world_.random, feed_signal_);
  const absl::StatusOr<int> lapsed = job.RunOnce(world_.clock.Now());
  EXPECT_TRUE(lapsed.ok()) << lapsed.status();
  return lapsed.value_or(-1);
}

std::string WishTest::AddCoordinator(v1::Role role) {
  const std::string person = world_.AddPerson();
  world_.Execute(absl::StrCat(
      "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
      "create_time_us) VALUES ('grant-",
      person, "', '", person, "', ", static_cast<int>(role), ", '", world_.unit_id, "', ",
      absl::ToUnixMicros(world_.clock.Now() + absl::Hours(24 * 365)), ", 1)"));
  return person;
}

v1::Wish WishTest::Now(const v1::Wish& wish) {
  v1::GetWishRequest request;
  request.set_wish(wish.name());
  const auto now =
      WishIn(Do<v1::GetWishResponse>(coordinator_, [&](rpc::Context& context, auto& response) {
        return GetWish(context, request, response);
      }));
  EXPECT_TRUE(now.ok()) << now.status();
  return now.value_or(v1::Wish());
}

v1::WishClaim WishTest::Now(const v1::WishClaim& claim) {
  v1::WishClaim now;
  const absl::Status status = world_.As("", [&](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const WishClaim found, NeedClaim(context, claim.name()));
    now = ToProto(found);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return now;
}

}  // namespace glimmer::wishes
