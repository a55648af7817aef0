#include "shared/crypto/sealed_details.h"

#include <sodium.h>

#include <cstdlib>

#include "shared/crypto/sodium.h"

namespace glimmer {
namespace {

using internal::NeedSodium;
using internal::Octets;

constexpr size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char* Octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void NeedKey(absl::string_view key) {
  NeedSodium();
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES) std::abort();
}

}  // namespace

std::string SealDetails(absl::string_view key, absl::string_view about, absl::string_view plaintext,
                        RandomSource& random) {
  NeedKey(key);
  std::string nonce(kNonce, '\0');
  random.Fill(nonce.data(), nonce.size());
  std::string sealed(plaintext.size() + kTag, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(Octets(sealed), nullptr, Octets(plaintext),
                                             plaintext.size(), Octets(about), about.size(), nullptr,
                                             Octets(absl::string_view(nonce)), Octets(key));
  return nonce + sealed;
}

absl::StatusOr<std::string> OpenDetails(absl::string_view key, absl::string_view about,
                                        absl::string_view sealed) {
  NeedKey(key);
  const absl::Status damaged = absl::DataLossError("the sealed details cannot be opened");
  if (sealed.size() < kNonce + kTag) return damaged;
  const absl::string_view nonce = sealed.substr(0, kNonce);
  const absl::string_view body = sealed.substr(kNonce);
  std::string plain(body.size() - kTag, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      Octets(plain), nullptr, nullptr, Octets(body), body.size(), Octets(about), about.size(),
      Octets(nonce), Octets(key));
  if (failed != 0) return damaged;
  return plain;
}

}  // namespace glimmer
