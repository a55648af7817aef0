#include "server/visits/visitor_terms_commands.h"

#include <string>
#include <vector>

#include "server/households/household_parts.h"
#include "server/people/people_commands.h"
#include "server/rpc/page_token.h"
#include "server/visits/visitor_terms_parts.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

constexpr absl::string_view kList = "ListVisitorTerms";

// 0 means what is usual.
int64_t OrUsual(int32_t minutes, int64_t usual) { return minutes == 0 ? usual : minutes; }

absl::StatusOr<VisitorTerms> ReadTerms(const v1::VisitorTerms& from) {
  const VisitorTerms usual;
  VisitorTerms terms;
  terms.slots = households::ReadSlots(from.slots());
  terms.day_minutes = OrUsual(from.day_minutes(), usual.day_minutes);
  terms.week_minutes = OrUsual(from.week_minutes(), usual.week_minutes);
  terms.willing = from.willing();
  RETURN_IF_ERROR(CheckVisitorTerms(terms));
  return terms;
}

}  // namespace

absl::Status SetVisitorTerms(rpc::Context& context, const v1::SetVisitorTermsRequest& request,
                             v1::SetVisitorTermsResponse& response) {
  const v1::VisitorTerms& from = request.visitor_terms();
  ASSIGN_OR_RETURN(VisitorTerms read, ReadTerms(from));
  ASSIGN_OR_RETURN(const people::Person person,
                   people::NeedLivePerson(context, from.person(), "visitor_terms.person"));
  PersonTerms terms{person.person_id, context.organization_id, std::move(read), context.now,
                    person.display_name};
  RETURN_IF_ERROR(Settle(context, terms));
  *response.mutable_visitor_terms() = ToProto(terms);
  return absl::OkStatus();
}

absl::Status ListVisitorTerms(rpc::Context& context, const v1::ListVisitorTermsRequest& request,
                              v1::ListVisitorTermsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after,
                   rpc::ReadPageToken(kList, request.page_token(), 1));
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  const TermsQuery query{unit.path, today, after.empty() ? "" : after[0], size + 1};
  ASSIGN_OR_RETURN(std::vector<PersonTerms> found, VisitorTermsStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const PersonTerms& one : found) *response.add_visitor_terms() = ToProto(one);
  if (more) response.set_next_page_token(rpc::MakePageToken(kList, {found.back().person_id}));
  return absl::OkStatus();
}

}  // namespace glimmer::visits
