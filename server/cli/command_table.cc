#include "server/cli/command_table.h"

#include "absl/strings/str_split.h"
#include "server/cli/commands.h"

namespace glimmer::cli {
namespace {

constexpr absl::string_view kServeFlags =
    "data_dir store listen allow_direct front_socket public_host reflection organization time_zone "
    "administrator max_group smtp_url smtp_user smtp_password_file mail_from webhook_url "
    "webhook_secret_file webhook_phones log_level";

constexpr Command kCommands[] = {
    {"serve",
     "",
     "run the server",
     kServeFlags,
     "",
     {"glimmerd serve --data_dir=/var/lib/glimmerd",
      "glimmerd serve --front_socket=/run/glimmerd/front.sock --public_host=glimmer.example.org",
      "glimmerd serve --flagfile=/etc/glimmerd/glimmerd.flags"},
     &Serve},
    {"init",
     "",
     "make the data folder, the organisation, keys, certificate and a new setup code",
     "data_dir store organization time_zone administrator listen public_host",
     "",
     {"glimmerd init --organization=\"Riverside Volunteers\" --time_zone=Asia/Shanghai",
      "glimmerd init --data_dir=/var/lib/glimmerd --public_host=glimmer.example.org",
      "glimmerd init --flagfile=/etc/glimmerd/glimmerd.flags"},
     &Init},
    {"check",
     "",
     "read the settings and say what they are, without starting",
     kServeFlags,
     "",
     {"glimmerd check", "glimmerd check --flagfile=/etc/glimmerd/glimmerd.flags",
      "GLIMMER_TIME_ZONE=Asia/Urumqi glimmerd check"},
     &Check},
    {"doctor",
     "",
     "look at versions, disk, clock, certificate, roles, database and last backup",
     "data_dir store json",
     "",
     {"glimmerd doctor", "glimmerd doctor --data_dir=/var/lib/glimmerd", "glimmerd doctor --json"},
     &Doctor},
    {"verify",
     "[NOTED]",
     "read the chains of audit and hours and find NOTED ends in them; or check a volunteer's "
     "record",
     "data_dir store record key json",
     "",
     {"glimmerd verify > heads-2026-11-30", "glimmerd verify heads-2026-11-30",
      "glimmerd verify --record=record.txt --key=$(cat organisation.key)"},
     &Verify},
    {"public-key",
     "",
     "print the public key that checks volunteers' records",
     "data_dir json",
     "",
     {"glimmerd public-key", "glimmerd public-key --data_dir=/var/lib/glimmerd > organisation.key",
      "glimmerd public-key --json"},
     &PublicKey},
    {"import",
     "people|ics|wishes|chat FILE",
     "say what a file would change; with --apply, change it",
     "data_dir store apply skip_bad_rows public_text_is_fine unit host_unit capacity shift wishes "
     "lang json",
     "people ics wishes chat",
     {"glimmerd import ics season.ics --capacity=12 --host_unit=\"Riverside village\"",
      "glimmerd import wishes wishes.xlsx --apply --skip_bad_rows --unit=\"Riverside village\"",
      "glimmerd import chat list.txt --shift=shifts/01J8ZQ4X3M5N6P7Q8R9S0T1V2W --json"},
     &Import},
    {"export",
     "hours|ledgers|ics FILE",
     "write service hours as .xlsx or .csv; wishes, deeds, gifts and follow-ups as .xlsx; shifts "
     "as .ics",
     "data_dir store unit from to format lang",
     "hours ledgers ics",
     {"glimmerd export hours records.csv --format=records-csv --unit=\"North team\"",
      "glimmerd export ledgers ledgers.xlsx --from=2026-01-01 --to=2026-06-30",
      "glimmerd export ics shifts.ics --unit=\"North team\""},
     &Export},
    {"backup",
     "FILE",
     "write a sealed copy of everything, also while the server runs",
     "data_dir store passphrase_file verify",
     "",
     {"glimmerd backup /backup/glimmer-monday", "glimmerd backup --verify /backup/glimmer-monday",
      "glimmerd backup /backup/glimmer-monday --passphrase_file=/etc/glimmerd/passphrase"},
     &Backup},
    {"restore",
     "FILE",
     "make a data folder from a backup",
     "data_dir passphrase_file",
     "",
     {"glimmerd restore glimmer-monday --data_dir=/var/lib/glimmerd",
      "glimmerd restore glimmer-monday --passphrase_file=passphrase",
      "glimmerd restore glimmer-monday --data_dir=/tmp/look"},
     &Restore},
    {"migrate-store",
     "",
     "move the data from SQLite into PostgreSQL, or --back",
     "data_dir store back",
     "",
     {"glimmerd migrate-store --store=postgres://glimmer@db.example.org/glimmer",
      "glimmerd migrate-store --store=postgres:///glimmer?host=/run/postgresql",
      "glimmerd migrate-store --store=postgres:///glimmer --back"},
     &MigrateStore},
    {"admin",
     "VERB",
     "appoint and renew roles, merge people, set hour rules",
     "data_dir store json person role unit until grant from into rounding_minutes "
     "minimum_stay_percent cap_minutes grace_minutes",
     "create confirm list roles grant revoke merge rules",
     {"glimmerd admin create \"Li Hua\"",
      "glimmerd admin grant --person=\"Li Hua\" --role=coordinator --unit=\"North team\"",
      "glimmerd admin rules add --from=2027-01-01 --rounding_minutes=15"},
     &Admin,
     &AdminVerbs},
    {"audit",
     "",
     "print who granted, exported, corrected and looked up what, newest first",
     "data_dir store from to person format",
     "",
     {"glimmerd audit --from=2026-11-01 --to=2026-11-30", "glimmerd audit --person=\"Li Hua\"",
      "glimmerd audit --format=csv > audit.csv"},
     &Audit},
    {"healthcheck",
     "",
     "ask the running server whether it serves; exit 0 when it does",
     "data_dir",
     "",
     {"glimmerd healthcheck", "glimmerd healthcheck --data_dir=/var/lib/glimmerd",
      "glimmerd healthcheck || systemctl restart glimmerd"},
     &HealthCheck},
    {"version",
     "",
     "say which version this is",
     "json",
     "",
     {"glimmerd version", "glimmerd version --json", "glimmerd --version"},
     &Version},
    {"completion",
     "bash|zsh|fish",
     "print completions for a shell",
     "",
     "bash zsh fish",
     {"glimmerd completion bash > /usr/share/bash-completion/completions/glimmerd",
      "glimmerd completion zsh > ~/.zfunc/_glimmerd",
      "glimmerd completion fish > ~/.config/fish/completions/glimmerd.fish"},
     &Completion},
};

}  // namespace

absl::Span<const Command> Commands() { return kCommands; }

bool HasFlag(const Command& command, absl::string_view flag) {
  for (const absl::string_view name : absl::StrSplit(command.flags, ' ')) {
    if (name == flag) return true;
  }
  return false;
}

const Command* FindCommand(absl::string_view name) {
  for (const Command& command : kCommands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace glimmer::cli
