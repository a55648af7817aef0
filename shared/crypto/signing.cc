#include "shared/crypto/signing.h"

#include <sodium.h>

#include <utility>

#include "shared/crypto/sodium.h"

namespace glimmer {
namespace {

using internal::NeedSodium;
using internal::Octets;

KeyPair FromSeed(absl::string_view seed) {
  NeedSodium();
  unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(public_key, secret_key, Octets(seed));
  KeyPair pair;
  pair.public_key.assign(reinterpret_cast<char*>(public_key), sizeof(public_key));
  pair.secret_key.assign(reinterpret_cast<char*>(secret_key), sizeof(secret_key));
  sodium_memzero(secret_key, sizeof(secret_key));
  return pair;
}

}  // namespace

KeyPair NewSigningKey(RandomSource& random) {
  std::string seed(crypto_sign_SEEDBYTES, '\0');
  random.Fill(seed.data(), seed.size());
  KeyPair pair = FromSeed(seed);
  sodium_memzero(seed.data(), seed.size());
  return pair;
}

absl::StatusOr<KeyPair> SigningKeyFromSeed(absl::string_view seed) {
  if (seed.size() == crypto_sign_SEEDBYTES) return FromSeed(seed);
  return absl::InvalidArgumentError("a seed has 32 bytes");
}

std::string Sign(absl::string_view secret_key, absl::string_view message) {
  NeedSodium();
  if (secret_key.size() != crypto_sign_SECRETKEYBYTES) return {};
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, Octets(message),
                       message.size(), Octets(secret_key));
  return signature;
}

bool Verify(absl::string_view public_key, absl::string_view message, absl::string_view signature) {
  NeedSodium();
  return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(Octets(signature), Octets(message), message.size(),
                                     Octets(public_key)) == 0;
}

}  // namespace glimmer
