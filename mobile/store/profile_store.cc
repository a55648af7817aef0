#include "mobile/store/profile_store.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kSelectProfile =
    "SELECT server_address, spki_sha256, server_id, device, person, organization,"
    " installation_id, display_name, enrolment, enrol_request_id, comparison_code, role_grants"
    " FROM profile WHERE profile_id = 1";
constexpr absl::string_view kUpsertProfile =
    "INSERT INTO profile (profile_id, server_address, spki_sha256, server_id, device, person,"
    " organization, installation_id, display_name, enrolment, enrol_request_id, comparison_code,"
    " role_grants) VALUES (1,$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)"
    " ON CONFLICT (profile_id) DO UPDATE SET server_address = $1, spki_sha256 = $2,"
    " server_id = $3, device = $4, person = $5, organization = $6, installation_id = $7,"
    " display_name = $8, enrolment = $9, enrol_request_id = $10, comparison_code = $11,"
    " role_grants = $12";

Profile ProfileOf(const sql::Row& row) {
  Profile profile{.server_address = row.Text(0),
                  .spki_sha256 = row.Blob(1),
                  .server_id = row.Text(2),
                  .device = row.Text(3),
                  .person = row.Text(4),
                  .organization = row.Text(5),
                  .installation_id = row.Text(6),
                  .display_name = row.Text(7),
                  .enrolment = static_cast<Profile::Enrolment>(row.Int(8)),
                  .enrol_request_id = row.Text(9),
                  .comparison_code = row.Text(10)};
  v1::ListRoleGrantsResponse grants;
  if (grants.ParseFromString(row.Blob(11))) {
    profile.role_grants.assign(grants.role_grants().begin(), grants.role_grants().end());
  }
  return profile;
}

}  // namespace

absl::StatusOr<Profile> SelectProfile(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(auto found, tx.QueryOne(ProfileOf, kSelectProfile));
  return std::move(found).value_or(Profile{});
}

absl::Status UpsertProfile(sql::Transaction& tx, const Profile& profile) {
  v1::ListRoleGrantsResponse grants;
  for (const auto& grant : profile.role_grants) *grants.add_role_grants() = grant;
  const std::string grant_bytes = grants.SerializeAsString();
  return tx
      .Execute(kUpsertProfile, profile.server_address, sql::Bytes{profile.spki_sha256},
               profile.server_id, profile.device, profile.person, profile.organization,
               profile.installation_id, profile.display_name, static_cast<int>(profile.enrolment),
               profile.enrol_request_id, profile.comparison_code, sql::Bytes{grant_bytes})
      .status();
}

}  // namespace glimmer::mobile
