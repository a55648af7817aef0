#include "tests/compat/recorded_queue.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/message.h"
#include "shared/base/ids.h"
#include "shared/rpc/error.h"

namespace glimmer::compat {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr absl::string_view kWho = "cdvwlk";  // in the order of Who
constexpr absl::string_view kReasonPrefix = "ERROR_REASON_";

void Must(bool good, const std::string& what) {
  if (good) return;
  std::fprintf(stderr, "recorded queue: %s\n", what.c_str());
  std::abort();
}

void AddName(absl::string_view name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

void AddNamesOfText(const FieldDescriptor& field, const std::string& text,
                    std::vector<std::string>& names) {
  const size_t slash = text.find('/');
  if (slash != std::string::npos && IsId(text.substr(slash + 1))) {
    AddName(text.substr(slash + 1), names);
  }
  const bool digits = text.size() == 6 && std::all_of(text.begin(), text.end(), ::isdigit);
  if (digits && field.name() == "code") AddName(text, names);
}

void AddNames(const Message& message, std::vector<std::string>& names) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);  // by number
  for (const FieldDescriptor* field : fields) {
    const bool text = field->type() == FieldDescriptor::TYPE_STRING;
    const bool inner = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count && (text || inner); ++i) {
      if (inner) {
        AddNames(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                      : reflection.GetMessage(message, field),
                 names);
      } else {
        AddNamesOfText(*field,
                       field->is_repeated() ? reflection.GetRepeatedString(message, field, i)
                                            : reflection.GetString(message, field),
                       names);
      }
    }
  }
}

std::unique_ptr<Message> ReadAnswer(absl::string_view method, const std::string& answer) {
  const std::string name = absl::StrReplaceAll(absl::StripPrefix(method, "/"), {{"/", "."}});
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
  Must(descriptor != nullptr, name);
  const auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(
      descriptor->output_type());
  std::unique_ptr<Message> message(prototype->New());
  Must(message->ParseFromString(answer), name);
  return message;
}

RecordedCall ReadCall(const std::string& line) {
  const std::vector<std::string> parts = absl::StrSplit(line, ' ');
  Must(parts.size() == 8, line);
  RecordedCall call;
  call.queued = parts[0] == "queued";
  const size_t who = kWho.find(parts[1]);
  Must(who != absl::string_view::npos && parts[1].size() == 1, line);
  call.who = static_cast<Who>(who);
  int64_t seconds = 0;
  Must(absl::SimpleAtoi(parts[2], &seconds), line);
  call.at = absl::Seconds(seconds);
  call.method = parts[3];
  call.verdict = parts[4];
  call.late_verdict = parts[5];
  Must(absl::Base64Unescape(parts[6], &call.request), line);
  if (parts[7] != "-") call.names = absl::StrSplit(parts[7], ',');
  return call;
}

}  // namespace

std::vector<RecordedCall> ReadQueue(const std::string& path) {
  std::ifstream file(path);
  Must(file.good(), path);
  std::vector<RecordedCall> calls;
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty() && line[0] != '#') calls.push_back(ReadCall(line));
  }
  return calls;
}

void WriteQueue(const std::string& path, absl::string_view comment,
                const std::vector<RecordedCall>& calls) {
  std::ofstream file(path);
  file << "# " << comment << "\n";
  file << "# queued|done, who, seconds, method, verdict, verdict a year later, request (base64), "
          "names in the answer\n";
  for (const RecordedCall& call : calls) {
    file << (call.queued ? "queued " : "done ") << kWho[static_cast<size_t>(call.who)] << " "
         << absl::ToInt64Seconds(call.at) << " " << call.method << " " << call.verdict << " "
         << call.late_verdict << " " << absl::Base64Escape(call.request) << " "
         << (call.names.empty() ? "-" : absl::StrJoin(call.names, ",")) << "\n";
  }
  file.close();
  Must(file.good(), path);
}

std::string VerdictOf(const absl::Status& status) {
  if (status.ok()) return "OK";
  const v1::ErrorReason reason = ReasonOf(status);
  if (reason == v1::ERROR_REASON_UNSPECIFIED) return absl::StatusCodeToString(status.code());
  return std::string(absl::StripPrefix(v1::ErrorReason_Name(reason), kReasonPrefix));
}

std::string Canonical(absl::string_view method, const std::string& answer) {
  std::string octets;
  {
    google::protobuf::io::StringOutputStream stream(&octets);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    ReadAnswer(method, answer)->SerializeToCodedStream(&coded);
  }
  return octets;
}

std::vector<std::string> NamesIn(absl::string_view method, const std::string& answer) {
  std::vector<std::string> names;
  AddNames(*ReadAnswer(method, answer), names);
  return names;
}

void Names::Learn(const RecordedCall& call, const std::string& answer) {
  const std::vector<std::string> here = NamesIn(call.method, answer);
  for (size_t i = 0; i < std::min(here.size(), call.names.size()); ++i) {
    const std::string& recorded = call.names[i];
    if (recorded.size() == here[i].size() && recorded != here[i]) {
      here_.try_emplace(recorded, here[i]);
    }
  }
}

std::string Names::Here(const std::string& request) const {
  const std::vector<std::pair<std::string, std::string>> replacements(here_.begin(), here_.end());
  return absl::StrReplaceAll(request, replacements);
}

}  // namespace glimmer::compat
