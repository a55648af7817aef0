#include "server/cli/setup_code.h"

#include <unistd.h>

#include <cstdio>
#include <optional>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
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

access::BootstrapPlan PlanOf(const Config& config) {
  const std::string name = absl::GetFlag(FLAGS_administrator);
  return {config.organization,
          config.time_zone,
          {name, people::NameFold(name), people::NamePinyin(name)}};
}

// Nullopt when there is an administrator.
absl::StatusOr<std::optional<access::InvitedAdministrator>> Bootstrap(Server& server,
                                                                      const Config& config) {
  ASSIGN_OR_RETURN(const access::ServerKeys keys,
                   access::LoadOrCreateKeys(config.data_dir, SystemRandom()));
  const access::AccessConfig access{keys, kVersion, PublicAddress(config, server.port()),
                                    server.spki_sha256()};
  const access::BootstrapPlan plan = PlanOf(config);
  std::optional<access::InvitedAdministrator> invited;
  const absl::Status status =
      sql::WriteAndWait(server.database(), [&](sql::Transaction& tx) -> absl::Status {
        invited.reset();
        ASSIGN_OR_RETURN(invited, access::CreateBootstrap(tx, SystemClock().Now(), SystemRandom(),
                                                          access, plan));
        return absl::OkStatus();
      });
  if (ReasonOf(status) == v1::ERROR_REASON_SETUP_DONE) return std::nullopt;
  RETURN_IF_ERROR(status);
  return invited;
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
                  absl::FormatTime("%Y-%m-%d %H:%M (UTC%Ez)", expire_time, absl::LocalTimeZone()),
                  ".\n");
  return out;
}

absl::StatusOr<bool> OfferSetupCode(Server& server, const Config& config) {
  const std::string path = config.data_dir + "/bootstrap";
  ASSIGN_OR_RETURN(const auto invited, Bootstrap(server, config));
  if (!invited) {
    unlink(path.c_str());
    return false;
  }
  const access::InvitationTexts& texts = invited->invitation;
  RETURN_IF_ERROR(WritePrivateFile(path, absl::StrCat(texts.short_code, "\n", texts.link, "\n")));
  const std::string text = absl::StrCat(
      "There is no administrator yet. Scan this in the app, open the link or type the code:\n\n",
      InvitationText(texts.qr_text, texts.link, texts.short_code, texts.expire_time),
      "The code also stands in ", path, ".\n");
  fwrite(text.data(), 1, text.size(), stdout);
  fflush(stdout);
  return true;
}

}  // namespace glimmer::cli
