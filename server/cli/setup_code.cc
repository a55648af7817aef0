#include "server/cli/setup_code.h"

#include <unistd.h>

#include <cstdio>
#include <optional>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/access/bootstrap.h"
#include "server/access/server_keys.h"
#include "server/cli/flag_values.h"
#include "server/cli/output_file.h"
#include "server/cli/terminal_qr.h"
#include "server/people/name_keys.h"
#include "server/version.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/invitation_payload.h"
#include "shared/rpc/error.h"

namespace glimmer::cli {
namespace {

constexpr size_t kLongestFile = 4096;

access::BootstrapPlan PlanOf(const Config& config) {
  const std::string name = absl::GetFlag(FLAGS_administrator);
  return {config.organization,
          config.time_zone,
          {name, people::NameFold(name), people::NamePinyin(name)}};
}

// One of the two, or neither when there is an administrator.
struct Offer {
  std::optional<access::InvitedAdministrator> made;
  std::optional<access::Invitation> open;
};

absl::StatusOr<Offer> Bootstrap(Server& server, const access::AccessConfig& access,
                                const access::BootstrapPlan& plan, SetupCode wanted) {
  Offer offer;
  const absl::Status status =
      sql::WriteAndWait(server.database(), [&](sql::Transaction& tx) -> absl::Status {
        offer = Offer();
        const absl::Time now = SystemClock().Now();
        if (wanted == SetupCode::kKeepOpen) {
          ASSIGN_OR_RETURN(offer.open, access::FindOpenBootstrap(tx, now));
          if (offer.open) return absl::OkStatus();
        }
        ASSIGN_OR_RETURN(offer.made,
                         access::CreateBootstrap(tx, now, SystemRandom(), access, plan));
        return absl::OkStatus();
      });
  if (ReasonOf(status) == v1::ERROR_REASON_SETUP_DONE) return Offer();
  RETURN_IF_ERROR(status);
  return offer;
}

// The texts of the open invitation as DATA/bootstrap has them; nullopt when it has not.
absl::StatusOr<std::optional<access::InvitationTexts>> ReadTexts(const std::string& path,
                                                                 const access::AccessConfig& access,
                                                                 const access::Invitation& open) {
  const absl::StatusOr<std::string> kept = ReadWholeFile(path, kLongestFile);
  if (!kept.ok()) return std::nullopt;
  const std::pair<absl::string_view, absl::string_view> lines = absl::StrSplit(*kept, '\n');
  return access::RemakeTexts(access, open, lines.second, lines.first);
}

std::string Until(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d %H:%M (UTC%Ez)", time, absl::LocalTimeZone());
}

std::string OpenText(const std::string& path, const access::Invitation& open) {
  return absl::StrCat(
      "There is no administrator yet. A setup code was printed before and is good "
      "until ",
      Until(open.expire_time), ".\nIt cannot be printed again: ", path,
      ", which held it, is gone or holds another.\nFor a new one, `glimmerd admin "
      "create NAME`, or stop the server and run `glimmerd init`.\n");
}

std::string OfferText(const std::string& path, const access::InvitationTexts& texts) {
  return absl::StrCat(
      "There is no administrator yet. Scan this in the app, open the link or type the code:\n\n",
      InvitationText(texts.qr_text, texts.link, texts.short_code, texts.expire_time),
      "The code also stands in ", path,
      ".\nAfter a typed code the app shows six digits: `glimmerd admin confirm DIGITS` lets the "
      "phone in.\nFor a new one, `glimmerd admin create NAME`, or stop the server and run "
      "`glimmerd init`.\n");
}

void PrintNow(const std::string& text) {
  fwrite(text.data(), 1, text.size(), stdout);
  fflush(stdout);
}

}  // namespace

std::string PublicAddress(const Config& config, int port) {
  if (!config.public_host.empty()) return config.public_host;
  if (port == 0) return config.listen;
  return absl::StrCat(config.listen.substr(0, config.listen.rfind(':')), ":", port);
}

std::string InvitationText(const std::string& qr_text, const std::string& link,
                           const std::string& short_code, absl::Time expire_time) {
  std::string out;
  if (isatty(STDOUT_FILENO) == 1) {
    const absl::StatusOr<std::string> qr = TerminalQr(qr_text);
    if (qr.ok()) absl::StrAppend(&out, *qr, "\n");
  }
  const absl::StatusOr<InvitationPayload> payload = ParseInvitation(link);
  if (payload.ok()) absl::StrAppend(&out, "  Server: ", payload->host, "\n");
  absl::StrAppend(&out, "  Link:   ", link, "\n  Code:   ", short_code, "\nGood once, until ",
                  Until(expire_time), ".\n");
  return out;
}

absl::StatusOr<bool> OfferSetupCode(Server& server, const Config& config, SetupCode wanted) {
  const std::string path = config.data_dir + "/bootstrap";
  ASSIGN_OR_RETURN(const access::ServerKeys keys,
                   access::LoadOrCreateKeys(config.data_dir, SystemRandom()));
  const access::AccessConfig access{keys, kVersion, PublicAddress(config, server.port()),
                                    server.spki_sha256()};
  ASSIGN_OR_RETURN(const Offer offer, Bootstrap(server, access, PlanOf(config), wanted));
  std::optional<access::InvitationTexts> texts;
  if (offer.made) {
    texts = offer.made->invitation;
  } else if (offer.open) {
    ASSIGN_OR_RETURN(texts, ReadTexts(path, access, *offer.open));
  } else {
    unlink(path.c_str());
    return false;
  }
  if (!texts) {
    PrintNow(OpenText(path, *offer.open));
    return true;
  }
  RETURN_IF_ERROR(WritePrivateFile(path, absl::StrCat(texts->short_code, "\n", texts->link, "\n")));
  PrintNow(OfferText(path, *texts));
  return true;
}

}  // namespace glimmer::cli
