// admin: who runs the organisation, and what only the operator sets. One verb, one function.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "server/cli/commands.h"
#include "server/cli/directory.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/print.h"
#include "server/cli/roles.h"
#include "server/cli/rules.h"
#include "server/cli/setup_code.h"
#include "shared/base/time_convert.h"

namespace glimmer::cli {
namespace {

int Say(const google::protobuf::Message& response, const std::string& text) {
  if (absl::GetFlag(FLAGS_json)) return PrintJson(response);
  Print(text);
  return kOk;
}

// Somebody has the name, and it is not said whether they are meant.
absl::Status WhoIsMeant(const LocalSession& session, const std::string& name) {
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(session));
  ASSIGN_OR_RETURN(const std::vector<v1::Person> people, directory.PeopleCalled(name));
  return absl::AlreadyExistsError(absl::StrCat(
      "somebody is called ", name,
      " already; `glimmerd admin create people/ID` for them, another name for somebody new:\n",
      directory.LinesOf(people)));
}

int CreateAdministrator(const CommandLine& line) {
  const std::string& name = line.words[2];
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  v1::CreateAdministratorRequest request;
  request.set_request_id(NewRequestId());
  request.set_display_name(name);
  const auto made = (*session)->Call(&v1::AdminService::Stub::CreateAdministrator, request);
  if (absl::IsAlreadyExists(made.status())) return Fail(WhoIsMeant(**session, name));
  if (!made.ok()) return Fail(made.status());
  return Say(*made, absl::StrCat(name, " is invited as administrator (", made->person(), ").\n\n",
                                 InvitationText(made->qr_text(), made->link(), made->short_code(),
                                                FromTimestamp(made->expire_time()))));
}

int ConfirmAdministrator(const CommandLine& line) {
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  v1::ConfirmAdministratorRequest request;
  request.set_request_id(NewRequestId());
  request.set_comparison_code(line.words[2]);
  const auto confirmed = (*session)->Call(&v1::AdminService::Stub::ConfirmAdministrator, request);
  if (!confirmed.ok()) return Fail(confirmed.status());
  return Say(*confirmed, absl::StrCat("The phone of ", confirmed->person(), " is let in.\n"));
}

int ListAdministrators(const CommandLine&) {
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  const auto listed = (*session)->Call(&v1::AdminService::Stub::ListAdministrators,
                                       v1::ListAdministratorsRequest());
  if (!listed.ok()) return Fail(listed.status());
  std::string text;
  for (const v1::Person& person : listed->people()) {
    absl::StrAppend(&text, person.name(), "  ", person.display_name(),
                    person.has_device() ? "" : "  (no device yet)", "\n");
  }
  return Say(*listed, text);
}

struct Merged {
  v1::Person from;
  v1::MergePeopleResponse response;
};

absl::StatusOr<Merged> TryMerge() {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
  Merged merged;
  ASSIGN_OR_RETURN(merged.from, directory.PersonOf(absl::GetFlag(FLAGS_from)));
  ASSIGN_OR_RETURN(const v1::Person into, directory.PersonOf(absl::GetFlag(FLAGS_into)));
  v1::MergePeopleRequest request;
  request.set_request_id(NewRequestId());
  request.set_person(into.name());
  request.set_duplicate(merged.from.name());
  ASSIGN_OR_RETURN(merged.response, session->Call(&v1::PeopleService::Stub::MergePeople, request));
  return merged;
}

int MergePeople(const CommandLine&) {
  if (absl::GetFlag(FLAGS_from).empty() || absl::GetFlag(FLAGS_into).empty()) {
    return FailUsage("admin merge needs --from and --into");
  }
  const absl::StatusOr<Merged> merged = TryMerge();
  if (!merged.ok()) return Fail(merged.status());
  const v1::Person& into = merged->response.person();
  return Say(merged->response,
             absl::StrCat(merged->from.display_name(), " (", merged->from.name(), ") is now ",
                          into.display_name(), " (", into.name(), ").\n"));
}

struct Verb {
  absl::string_view name;  // one word or two
  absl::string_view arguments;
  absl::string_view summary;
  absl::string_view flags;  // of its own, separated by blanks
  size_t words;             // behind its name
  int (*run)(const CommandLine& line);
};

constexpr absl::string_view kFlagsOfAll = "data_dir store json";
constexpr Verb kVerbs[] = {
    {"create", "NAME|people/ID", "invite an administrator, also one who was", "", 1,
     &CreateAdministrator},
    {"confirm", "DIGITS", "let in a phone that shows six digits", "", 1, &ConfirmAdministrator},
    {"list", "", "the administrators", "", 0, &ListAdministrators},
    {"roles", "[--person=P]", "who holds which role, where, until when", "person", 0, &ListRoles},
    {"grant", "--person=P --role=R --unit=U [--until=DAY]", "appoint, or renew for longer",
     "person role unit until", 0, &GrantRole},
    {"revoke", "--grant=ID | --person=P --role=R --unit=U", "end a role now",
     "grant person role unit", 0, &RevokeRole},
    {"merge", "--from=P --into=P", "two entries are one person; for good", "from into", 0,
     &MergePeople},
    {"rules list", "", "the hour rules", "", 0, &ListRules},
    {"rules add", "--from=DAY and what changes", "other hour rules from that day on",
     "from rounding_minutes minimum_stay_percent cap_minutes grace_minutes", 0, &AddRules},
};

std::string UsageOf(const Verb& verb) {
  return absl::StrCat(verb.name, verb.arguments.empty() ? "" : " ", verb.arguments);
}

std::vector<std::string> WordsOf(const Verb& verb) { return absl::StrSplit(verb.name, ' '); }

// Null when none begins so.
const Verb* VerbOf(const CommandLine& line) {
  for (const Verb& verb : kVerbs) {
    const std::vector<std::string> words = WordsOf(verb);
    if (line.words.size() > words.size() &&
        std::equal(words.begin(), words.end(), line.words.begin() + 1)) {
      return &verb;
    }
  }
  return nullptr;
}

bool Takes(const Verb& verb, const std::string& flag) {
  for (const absl::string_view flags : {verb.flags, kFlagsOfAll}) {
    for (const absl::string_view name : absl::StrSplit(flags, ' ')) {
      if (name == flag) return true;
    }
  }
  return false;
}

}  // namespace

std::string AdminVerbs() {
  std::string out;
  for (const Verb& verb : kVerbs) {
    absl::StrAppendFormat(&out, "  %-49s %s\n", UsageOf(verb), verb.summary);
  }
  return out;
}

int Admin(const CommandLine& line) {
  const Verb* verb = VerbOf(line);
  if (verb == nullptr) {
    return FailUsage(
        absl::StrCat("usage: glimmerd admin ",
                     absl::StrJoin(kVerbs, " | ", [](std::string* out, const Verb& each) {
                       out->append(each.name.data(), each.name.size());
                     })));
  }
  if (line.words.size() != 1 + WordsOf(*verb).size() + verb->words) {
    return FailUsage(absl::StrCat("usage: glimmerd admin ", UsageOf(*verb)));
  }
  for (const std::string& flag : line.flags) {
    if (!Takes(*verb, flag)) {
      return FailUsage(absl::StrCat("admin ", verb->name, " has no flag --", flag));
    }
  }
  return verb->run(line);
}

}  // namespace glimmer::cli
