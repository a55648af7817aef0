#include "server/rpc/hash_chain.h"

#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "shared/crypto/hashing.h"

namespace glimmer::rpc {
namespace {

using sql::Row;

constexpr int kFirstColumn = 2;  // behind sequence and chain

struct Start {
  ChainHead head;
  ChainHead before;  // what the chain begins behind; without a value unless it was cut
  int64_t rows_before = 0;
};

std::string OptionalBlob(const Row& row, int column) {
  return row.IsNull(column) ? std::string() : row.Blob(column);
}

Start MapStart(const Row& row) {
  return {{row.Int(0), OptionalBlob(row, 1)}, {row.Int(2), OptionalBlob(row, 4)}, row.Int(3)};
}

// The rows that are no part of a chain.
struct Outside {
  int64_t before = 0;
  int64_t strays = 0;
};

std::vector<std::string> HashedColumns(const Row& row, absl::string_view columns) {
  std::vector<std::string> out;
  out.reserve(columns.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    const int c = kFirstColumn + static_cast<int>(i);
    if (row.IsNull(c)) {
      out.emplace_back();
    } else if (columns[i] == 'i') {
      out.push_back(ColumnText(row.Int(c)));
    } else if (columns[i] == 'b') {
      out.push_back(ColumnText(row.Bool(c)));
    } else {
      out.push_back(row.Text(c));
    }
  }
  return out;
}

// Goes along one chain, row by row.
class Walk {
 public:
  Walk(const ChainHead& before, const std::vector<ChainHead>& noted) : at_(before) {
    const bool cut = !before.value.empty();
    for (const ChainHead& head : noted) {
      if (!cut || head.sequence >= before.sequence) noted_.emplace(head.sequence, head.value);
    }
    if (cut) noted_.erase({before.sequence, before.value});
  }

  void Step(int64_t sequence, std::string stored, absl::Span<const std::string> columns) {
    if (!fault_.empty()) return;
    if (sequence != at_.sequence + 1 || stored != ChainValue(at_.value, columns)) {
      fault_ = absl::StrCat("the row of sequence ", at_.sequence + 1, " does not fit");
      return;
    }
    at_ = {sequence, std::move(stored)};
    ++length_;
    if (!noted_.empty()) noted_.erase({sequence, at_.value});
  }

  ChainState End(const ChainHead& head) && {
    if (fault_.empty() && (at_.sequence != head.sequence || at_.value != head.value)) {
      fault_ = absl::StrCat("the chain ends at ", at_.sequence, " and not at its head");
    }
    if (fault_.empty() && !noted_.empty()) {
      const int64_t missing = noted_.begin()->first;
      fault_ = absl::StrCat("the noted head of sequence ", missing, " is not in it");
    }
    return {"", head, length_, std::move(fault_)};
  }

 private:
  ChainHead at_;
  int64_t length_ = 0;
  std::set<std::pair<int64_t, std::string>> noted_;  // those that were not found yet
  std::string fault_;
};

std::string FaultOf(const Start& start, const Outside& outside) {
  if (outside.strays > 0) return absl::StrCat(outside.strays, " rows stand outside it");
  if (outside.before == start.rows_before) return "";
  return absl::StrCat(outside.before, " rows are of before it and not ", start.rows_before);
}

// Whoever moves the start of a chain would have to make it anew.
absl::StatusOr<std::string> FaultOfCut(sql::Transaction& tx, const ChainTable& table,
                                       const std::string& organization_id,
                                       const ChainHead& before) {
  if (before.value.empty()) return std::string();
  ASSIGN_OR_RETURN(const auto said, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                table.cut, organization_id, HeadText(before)));
  if (said) return std::string();
  return absl::StrCat("nothing in it says that it was cut behind ", before.sequence);
}

absl::StatusOr<ChainState> CheckChain(sql::Transaction& tx, const ChainTable& table,
                                      const std::string& organization_id, const NotedHeads& noted) {
  ASSIGN_OR_RETURN(const std::optional<Start> found,
                   tx.QueryOne(MapStart, table.find_head, organization_id));
  if (!found) return ChainState{organization_id, {}, 0, "it has rows and no head"};
  const Start& start = *found;
  const auto heads = noted.find(organization_id);
  Walk walk(start.before, heads == noted.end() ? std::vector<ChainHead>() : heads->second);
  const sql::Value args[] = {absl::string_view(organization_id), start.before.sequence};
  RETURN_IF_ERROR(tx.Run(table.rows, args, [&](const Row& row) {
    walk.Step(row.Int(0), OptionalBlob(row, 1), HashedColumns(row, table.columns));
  }));
  ChainState state = std::move(walk).End(start.head);
  state.organization_id = organization_id;
  if (!state.fault.empty()) return state;
  ASSIGN_OR_RETURN(const std::optional<Outside> outside,
                   tx.QueryOne(
                       [](const Row& row) {
                         return Outside{row.Int(0), row.Int(1)};
                       },
                       table.outside, organization_id, start.before.sequence));
  state.fault = FaultOf(start, outside.value_or(Outside{}));
  if (!state.fault.empty()) return state;
  ASSIGN_OR_RETURN(state.fault, FaultOfCut(tx, table, organization_id, start.before));
  return state;
}

}  // namespace

std::string ChainValue(absl::string_view before, absl::Span<const std::string> columns) {
  // Each with its length before it: no two rows give the same text.
  std::string text = absl::StrCat(before.size(), ":", before);
  for (const std::string& column : columns) absl::StrAppend(&text, column.size(), ":", column);
  return Blake2b256(text);
}

std::string HeadText(const ChainHead& head) {
  return absl::StrCat(head.sequence, " ", absl::BytesToHexString(head.value));
}

std::string ColumnText(const sql::Value& value) {
  struct Texts {
    std::string operator()(std::nullptr_t) const { return ""; }
    std::string operator()(bool yes) const { return yes ? "1" : "0"; }
    std::string operator()(int64_t number) const { return absl::StrCat(number); }
    std::string operator()(double number) const { return absl::StrCat(number); }
    std::string operator()(absl::string_view text) const { return std::string(text); }
    std::string operator()(sql::Bytes octets) const { return std::string(octets.data); }
  };
  return std::visit(Texts{}, value);
}

absl::StatusOr<ChainHead> NeedHead(sql::Transaction& tx, const ChainTable& table,
                                   absl::string_view organization_id) {
  ASSIGN_OR_RETURN(std::optional<Start> start,
                   tx.QueryOne(MapStart, table.find_head, organization_id));
  if (!start) {
    RETURN_IF_ERROR(tx.Execute(table.begin_head, organization_id));
    ASSIGN_OR_RETURN(start, tx.QueryOne(MapStart, table.find_head, organization_id));
  }
  if (!start) return absl::InternalError("a chain has no head");
  return std::move(start->head);
}

absl::Status MoveHead(sql::Transaction& tx, const ChainTable& table,
                      absl::string_view organization_id, const ChainHead& head) {
  return tx.Execute(table.move_head, organization_id, head.sequence, sql::Bytes{head.value})
      .status();
}

absl::StatusOr<std::vector<ChainState>> CheckChains(sql::Transaction& tx, const ChainTable& table,
                                                    const NotedHeads& noted) {
  ASSIGN_OR_RETURN(const std::vector<std::string> organizations,
                   tx.QueryAll([](const Row& row) { return row.Text(0); }, table.organizations));
  std::vector<ChainState> states;
  for (const std::string& id : organizations) {
    ASSIGN_OR_RETURN(ChainState state, CheckChain(tx, table, id, noted));
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace glimmer::rpc
