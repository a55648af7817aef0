#include "server/admin/chains.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "server/hours/ledger_head_store.h"
#include "server/hours/ledger_store.h"
#include "server/rpc/audit_chain_store.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::admin {
namespace {

using v1::ChainHead;

constexpr size_t kHashSize = 32;

const std::pair<ChainHead::Table, const rpc::ChainTable*> kTables[] = {
    {ChainHead::TABLE_AUDIT_RECORDS, &rpc::kAuditChain},
    {ChainHead::TABLE_SERVICE_RECORDS, &hours::kLedgerChain},
};

absl::Status CheckHead(const ChainHead& head) {
  const bool known = head.table() == ChainHead::TABLE_AUDIT_RECORDS ||
                     head.table() == ChainHead::TABLE_SERVICE_RECORDS;
  if (known && head.sequence() > 0 && head.value().size() == kHashSize) return absl::OkStatus();
  return InvalidField("noted_heads", "A head has a table, a sequence and 32 octets.");
}

absl::StatusOr<rpc::NotedHeads> NotedOf(const v1::VerifyChainsRequest& request,
                                        ChainHead::Table table) {
  rpc::NotedHeads noted;
  for (const ChainHead& head : request.noted_heads()) {
    RETURN_IF_ERROR(CheckHead(head));
    ASSIGN_OR_RETURN(const std::string id,
                     IdOf(kOrganizations, head.organization(), "noted_heads"));
    if (head.table() == table) noted[id].push_back({head.sequence(), head.value()});
  }
  return noted;
}

// The ledger's own notes of the ends of days as well: who changes a row would have to change them,
// too.
absl::Status AddDailyHeads(sql::Transaction& tx, rpc::NotedHeads& noted) {
  ASSIGN_OR_RETURN(const rpc::NotedHeads daily, hours::LedgerHeadStore(tx).AllDaily());
  for (const auto& [organization_id, heads] : daily) {
    std::vector<rpc::ChainHead>& all = noted[organization_id];
    all.insert(all.end(), heads.begin(), heads.end());
  }
  return absl::OkStatus();
}

v1::ChainState ToProto(ChainHead::Table table, const rpc::ChainState& state) {
  v1::ChainState out;
  out.mutable_head()->set_organization(ResourceName(kOrganizations, state.organization_id));
  out.mutable_head()->set_table(table);
  out.mutable_head()->set_sequence(state.head.sequence);
  out.mutable_head()->set_value(state.head.value);
  out.set_length(state.length);
  out.set_fault(state.fault);
  return out;
}

// A head of a chain that is not here at all: whoever removed it removed its head, too.
void AddMissing(ChainHead::Table table, const rpc::NotedHeads& noted,
                v1::VerifyChainsResponse& response) {
  for (const auto& [organization_id, heads] : noted) {
    rpc::ChainState state;
    state.organization_id = organization_id;
    state.fault = "there is no such chain";
    *response.add_chains() = ToProto(table, state);
  }
}

}  // namespace

std::string TableName(ChainHead::Table table) {
  const std::string name = ChainHead::Table_Name(table);
  return absl::AsciiStrToLower(absl::StripPrefix(name, "TABLE_"));
}

absl::Status VerifyChains(sql::Transaction& tx, const v1::VerifyChainsRequest& request,
                          v1::VerifyChainsResponse& response) {
  response.clear_chains();
  for (const auto& [table, chain] : kTables) {
    ASSIGN_OR_RETURN(rpc::NotedHeads noted, NotedOf(request, table));
    if (chain == &hours::kLedgerChain) RETURN_IF_ERROR(AddDailyHeads(tx, noted));
    ASSIGN_OR_RETURN(const std::vector<rpc::ChainState> states,
                     rpc::CheckChains(tx, *chain, noted));
    for (const rpc::ChainState& state : states) {
      noted.erase(state.organization_id);
      *response.add_chains() = ToProto(table, state);
    }
    AddMissing(table, noted, response);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> BrokenChains(sql::Transaction& tx) {
  v1::VerifyChainsResponse response;
  RETURN_IF_ERROR(VerifyChains(tx, {}, response));
  std::vector<std::string> broken;
  for (const v1::ChainState& chain : response.chains()) {
    if (chain.fault().empty()) continue;
    broken.push_back(absl::StrCat(TableName(chain.head().table()), " of ",
                                  chain.head().organization(), ": ", chain.fault()));
  }
  return broken;
}

}  // namespace glimmer::admin
