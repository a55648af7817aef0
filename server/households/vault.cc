#include "server/households/vault.h"

#include "absl/strings/str_cat.h"
#include "server/households/secret_store.h"
#include "shared/crypto/sealed_details.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

constexpr size_t kKeyOctets = 32;

// What a sealed part is about: none can take the place of another, nor of its own older version.
std::string About(absl::string_view household_id, absl::string_view part, int64_t version) {
  return absl::StrCat(ResourceName(kHouseholds, household_id), " ", part, " ", version);
}

std::string AboutKey(absl::string_view household_id) {
  return absl::StrCat(ResourceName(kHouseholds, household_id), " key");
}

template <typename Message>
absl::StatusOr<Message> Parse(const std::string& plain) {
  Message message;
  if (!message.ParseFromString(plain)) return absl::DataLossError("sealed details of a household");
  return message;
}

absl::StatusOr<SealedSecrets> NeedSealed(sql::Transaction& tx, absl::string_view household_id,
                                         bool waiting) {
  SecretStore store(tx);
  ASSIGN_OR_RETURN(std::optional<SealedSecrets> sealed, store.Find(household_id, waiting));
  // A first consent waits where nothing is in force.
  if (!sealed && waiting) {
    ASSIGN_OR_RETURN(sealed, store.Find(household_id, false));
  }
  if (!sealed) return absl::InternalError("a household with consent has no contact data");
  return *std::move(sealed);
}

}  // namespace

absl::StatusOr<std::string> Vault::KeyOf(sql::Transaction& tx,
                                         absl::string_view household_id) const {
  ASSIGN_OR_RETURN(const std::optional<std::string> wrapped, SecretStore(tx).FindKey(household_id));
  if (!wrapped) {
    // The data is from an old backup: nobody can read it, and the household has to be asked again.
    return MakeError(v1::ERROR_REASON_CONSENT_MISSING, "The household's key is gone.");
  }
  return OpenDetails(sealing_key_, AboutKey(household_id), *wrapped);
}

absl::Status Vault::Seal(rpc::Context& context, absl::string_view household_id,
                         const Secrets& secrets, bool waiting) {
  SecretStore store(context.tx);
  ASSIGN_OR_RETURN(const int64_t last_version, store.LastVersion(household_id));
  ASSIGN_OR_RETURN(const std::optional<std::string> wrapped, store.FindKey(household_id));
  if (!wrapped) {
    std::string fresh(kKeyOctets, '\0');
    context.random.Fill(fresh.data(), fresh.size());
    RETURN_IF_ERROR(store.InsertKey(
        household_id, SealDetails(sealing_key_, AboutKey(household_id), fresh, context.random)));
  }
  ASSIGN_OR_RETURN(const std::string key, KeyOf(context.tx, household_id));
  SealedSecrets sealed;
  sealed.waiting = waiting && wrapped.has_value();
  sealed.version = last_version + 1;
  const auto seal = [&](absl::string_view part, const std::string& plain) {
    return SealDetails(key, About(household_id, part, sealed.version), plain, context.random);
  };
  sealed.contact = seal("contact", secrets.contact.SerializeAsString());
  sealed.code = seal("code", secrets.code);
  if (secrets.note) {
    sealed.note = seal("note", secrets.note->SerializeAsString());
    sealed.note_expire_time = context.now + kAccessNoteKept;
  }
  return store.Write(household_id, sealed);
}

absl::StatusOr<std::string> Vault::SealPart(rpc::Context& context, absl::string_view household_id,
                                            const PartName& name, const std::string& plain) const {
  ASSIGN_OR_RETURN(const std::string key, KeyOf(context.tx, household_id));
  return SealDetails(key, About(household_id, name.part, name.version), plain, context.random);
}

absl::StatusOr<std::string> Vault::OpenPart(sql::Transaction& tx, absl::string_view household_id,
                                            const SealedPart& sealed) const {
  ASSIGN_OR_RETURN(const std::string key, KeyOf(tx, household_id));
  return OpenDetails(key, About(household_id, sealed.name.part, sealed.name.version),
                     sealed.octets);
}

absl::StatusOr<std::string> Vault::CodeOf(sql::Transaction& tx, absl::string_view household_id,
                                          bool waiting) const {
  ASSIGN_OR_RETURN(const SealedSecrets sealed, NeedSealed(tx, household_id, waiting));
  ASSIGN_OR_RETURN(const std::string key, KeyOf(tx, household_id));
  return OpenDetails(key, About(household_id, "code", sealed.version), sealed.code);
}

absl::StatusOr<Secrets> Vault::Open(sql::Transaction& tx, absl::string_view household_id,
                                    bool waiting, absl::Time now) const {
  ASSIGN_OR_RETURN(const SealedSecrets sealed, NeedSealed(tx, household_id, waiting));
  ASSIGN_OR_RETURN(const std::string key, KeyOf(tx, household_id));
  const auto open = [&](absl::string_view part, const std::string& octets) {
    return OpenDetails(key, About(household_id, part, sealed.version), octets);
  };
  Secrets secrets;
  opened_.fetch_add(1);
  ASSIGN_OR_RETURN(const std::string contact, open("contact", sealed.contact));
  ASSIGN_OR_RETURN(secrets.contact, Parse<v1::HouseholdContact>(contact));
  ASSIGN_OR_RETURN(secrets.code, open("code", sealed.code));
  if (sealed.note && now < *sealed.note_expire_time) {
    ASSIGN_OR_RETURN(const std::string note, open("note", *sealed.note));
    ASSIGN_OR_RETURN(secrets.note, Parse<v1::AccessNote>(note));
  }
  return secrets;
}

}  // namespace glimmer::households
