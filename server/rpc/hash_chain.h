// Tables as chains: every row holds a hash of itself and of the row before, per organisation, so
// that a row that was changed, removed or put in between is found, and a head that was noted down
// once shows whether what it stood for still stands. The tables' own files have the statements.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

// Where a chain has come to.
struct ChainHead {
  int64_t sequence = 0;
  std::string value;  // 32 bytes; empty before the first row
};

struct ChainTable {
  // sequence, chain, start_sequence, rows_before and start_chain of an organisation's chain: it
  // begins behind start_sequence, and so many rows are of before it. start_chain is the value that
  // the row of start_sequence had, where the chain was cut behind that one, else NULL.
  absl::string_view find_head;
  absl::string_view begin_head;     // of one that has none
  absl::string_view move_head;      // $2 sequence, $3 chain
  absl::string_view organizations;  // those that have a head or a row
  // sequence, chain and then what is hashed, of the rows behind start_sequence $2, by sequence.
  absl::string_view rows;
  // Of the other rows ($2 as above): how many are of before the chain, and how many never were.
  absl::string_view outside;
  absl::string_view columns;  // of what is hashed: a letter each, t text, i number, b yes or no
  // A row of the chain that says $2, the head behind which it was cut (HeadText).
  absl::string_view cut;
};

// What became of a chain.
struct ChainState {
  std::string organization_id;
  ChainHead head;
  int64_t length = 0;
  std::string fault;  // empty: whole
};

// Heads that were noted down before, by organisation.
using NotedHeads = std::map<std::string, std::vector<ChainHead>>;

// BLAKE2b-256 of `before`, the value of the row before (empty for the first), and the row.
std::string ChainValue(absl::string_view before, absl::Span<const std::string> columns);

// "4711 9f3c...".
std::string HeadText(const ChainHead& head);

// As it is hashed; NULL is an empty text.
std::string ColumnText(const sql::Value& value);

// The organisation's head, begun when there is none.
absl::StatusOr<ChainHead> NeedHead(sql::Transaction& tx, const ChainTable& table,
                                   absl::string_view organization_id);
// Before the row is written: so that of two at once one is run again instead of being refused.
absl::Status MoveHead(sql::Transaction& tx, const ChainTable& table,
                      absl::string_view organization_id, const ChainHead& head);

// Reads whole chains, of all organisations. A fault names the first sequence that does not fit,
// that the chain does not end at its head or has none, the noted head that is not in it, rows that
// stand outside, or that the chain does not say itself where it was cut. Noted heads of what was
// cut off are not looked for.
absl::StatusOr<std::vector<ChainState>> CheckChains(sql::Transaction& tx, const ChainTable& table,
                                                    const NotedHeads& noted);

}  // namespace glimmer::rpc
