// verify: the chains of the audit table and of the ledger. A line says where one ends; such lines,
// kept elsewhere, show later whether what they stood for still stands.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/access/server_keys.h"
#include "server/admin/chains.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/output_file.h"
#include "server/cli/print.h"
#include "server/cli/verify_record.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {
namespace {

using admin::TableName;

constexpr size_t kLargestFile = size_t{16} << 20;
constexpr absl::string_view kTablePrefix = "TABLE_";

std::string Line(const v1::ChainHead& head) {
  return absl::StrCat(head.organization(), " ", TableName(head.table()), " ", head.sequence(), " ",
                      absl::BytesToHexString(head.value()), "\n");
}

bool ReadLine(absl::string_view line, v1::ChainHead& head) {
  const std::vector<std::string> words = absl::StrSplit(line, ' ', absl::SkipEmpty());
  if (words.size() != 4) return false;
  v1::ChainHead::Table table = v1::ChainHead::TABLE_UNSPECIFIED;
  int64_t sequence = 0;
  if (!v1::ChainHead::Table_Parse(absl::StrCat(kTablePrefix, absl::AsciiStrToUpper(words[1])),
                                  &table)) {
    return false;
  }
  if (!absl::SimpleAtoi(words[2], &sequence) || sequence < 1) return false;
  if (!access::IsHexKey(words[3])) return false;
  head.set_organization(words[0]);
  head.set_table(table);
  head.set_sequence(sequence);
  head.set_value(absl::HexStringToBytes(words[3]));
  return true;
}

// Lines as this command prints them; empty ones, those of a chain without rows and those that begin
// with # are passed over.
absl::Status ReadNoted(const std::string& path, v1::VerifyChainsRequest& request) {
  ASSIGN_OR_RETURN(const std::string text, ReadWholeFile(path, kLargestFile));
  int number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line[0] == '#') continue;
    if (ReadLine(line, *request.add_noted_heads())) continue;
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": line ", number, " is none that glimmerd verify has printed"));
  }
  return absl::OkStatus();
}

// Noted heads of what was cut off meanwhile: nothing is left of what they stood for.
void TellOfCutOff(const v1::VerifyChainsRequest& request, const v1::ChainState& chain) {
  const int64_t start = chain.head().sequence() - chain.length();
  for (const v1::ChainHead& noted : request.noted_heads()) {
    if (noted.organization() != chain.head().organization() ||
        noted.table() != chain.head().table() || noted.sequence() >= start) {
      continue;
    }
    Print(absl::StrCat("# ", noted.organization(), " ", TableName(noted.table()), " ",
                       noted.sequence(), " was cut off; that is wrong of one noted down less than ",
                       "700 days ago\n"));
  }
}

int Tell(const v1::VerifyChainsRequest& request, const v1::VerifyChainsResponse& response) {
  bool whole = true;
  for (const v1::ChainState& chain : response.chains()) {
    if (!chain.fault().empty()) {
      whole = false;
      fprintf(stderr, "FAIL  %s of %s: %s\n", TableName(chain.head().table()).c_str(),
              chain.head().organization().c_str(), chain.fault().c_str());
    } else if (chain.length() > 0) {
      TellOfCutOff(request, chain);
      Print(Line(chain.head()));
    } else {
      Print(absl::StrCat("# ", chain.head().organization(), " ", TableName(chain.head().table()),
                         " has no row yet\n"));
    }
  }
  return whole ? kOk : kFailure;
}

}  // namespace

int Verify(const CommandLine& line) {
  if (!absl::GetFlag(FLAGS_record).empty()) {
    if (line.words.size() > 1) return FailUsage("say --record or NOTED, not both");
    return VerifyRecord(absl::GetFlag(FLAGS_record));
  }
  if (std::count(line.flags.begin(), line.flags.end(), "key") > 0) {
    return FailUsage("--key belongs to --record");
  }
  if (line.words.size() > 2) return FailUsage("usage: glimmerd verify [NOTED] or --record=FILE");
  v1::VerifyChainsRequest request;
  if (line.words.size() == 2) {
    const absl::Status read = ReadNoted(line.words[1], request);
    if (!read.ok()) return Fail(read);
  }
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  v1::VerifyChainsResponse response;
  const auto context = (*session)->NewContext();
  const grpc::Status status = (*session)->stub().VerifyChains(context.get(), request, &response);
  if (!status.ok()) return Fail(FromGrpc(status));
  if (!absl::GetFlag(FLAGS_json)) return Tell(request, response);
  PrintJson(response);
  for (const v1::ChainState& chain : response.chains()) {
    if (!chain.fault().empty()) return kFailure;
  }
  return kOk;
}

}  // namespace glimmer::cli
