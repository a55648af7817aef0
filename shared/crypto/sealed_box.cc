#include "shared/crypto/sealed_box.h"

#include <sodium.h>

#include "shared/crypto/sodium.h"

namespace glimmer {
namespace {

using internal::NeedSodium;
using internal::Octets;

// X25519 keys; the secret one is wiped when it is done with.
struct BoxKeys {
  unsigned char public_key[crypto_box_PUBLICKEYBYTES];
  unsigned char secret_key[crypto_box_SECRETKEYBYTES];

  ~BoxKeys() { sodium_memzero(secret_key, sizeof(secret_key)); }
};

unsigned char* Octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

absl::StatusOr<std::string> SealToDevice(absl::string_view public_key,
                                         absl::string_view plaintext) {
  NeedSodium();
  BoxKeys keys;
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES ||
      crypto_sign_ed25519_pk_to_curve25519(keys.public_key, Octets(public_key)) != 0) {
    return absl::InvalidArgumentError("no key of a device");
  }
  std::string capsule(plaintext.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(Octets(capsule), Octets(plaintext), plaintext.size(), keys.public_key) != 0) {
    return absl::InvalidArgumentError("no key of a device");
  }
  return capsule;
}

absl::StatusOr<std::string> OpenAtDevice(absl::string_view secret_key, absl::string_view capsule) {
  NeedSodium();
  if (secret_key.size() != crypto_sign_SECRETKEYBYTES) {
    return absl::InvalidArgumentError("a device's secret key has 64 bytes");
  }
  BoxKeys keys;
  const absl::Status damaged = absl::DataLossError("the capsule cannot be opened");
  if (capsule.size() < crypto_box_SEALBYTES ||
      crypto_sign_ed25519_sk_to_curve25519(keys.secret_key, Octets(secret_key)) != 0 ||
      crypto_scalarmult_base(keys.public_key, keys.secret_key) != 0) {
    return damaged;
  }
  std::string plain(capsule.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(Octets(plain), Octets(capsule), capsule.size(), keys.public_key,
                           keys.secret_key) != 0) {
    return damaged;
  }
  return plain;
}

}  // namespace glimmer
