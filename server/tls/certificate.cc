#include "server/tls/certificate.h"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <memory>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"

namespace glimmer::tls {
namespace {

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* p) const {
    Free(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

constexpr int kYears = 10;

absl::Status Refused(absl::string_view what) {
  return absl::InternalError(absl::StrCat("OpenSSL refused: ", what));
}

bool Exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

// Written beside, synced, moved into place: the file is whole or absent.
absl::Status WriteFile(const std::string& path, const std::string& text) {
  const std::string part = path + ".part";
  const int fd = open(part.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return absl::UnavailableError(absl::StrCat(part, ": ", strerror(errno)));
  const bool written =
      write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(fd) == 0;
  const int error = errno;
  close(fd);
  if (!written || rename(part.c_str(), path.c_str()) != 0) {
    return absl::UnavailableError(absl::StrCat(path, ": ", strerror(written ? errno : error)));
  }
  return absl::OkStatus();
}

std::string Pem(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

absl::Status AddExtension(X509* certificate, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
    return Refused("extension");
  return absl::OkStatus();
}

std::string AlternativeNames(const std::string& host) {
  std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
  const bool plain = !host.empty() && host != "localhost" &&
                     host.find_first_not_of(
                         "0123456789abcdefghijklmnopqrstuvwxyz"
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-") == std::string::npos;
  const bool address = plain && host.find_first_not_of("0123456789.") == std::string::npos;
  if (plain) absl::StrAppend(&names, address ? ",IP:" : ",DNS:", host);
  return names;
}

absl::StatusOr<Certificate> SelfSign(EVP_PKEY* key, const std::string& host, absl::Time now) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  uint64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof(serial));
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
  const time_t start = absl::ToTimeT(now - absl::Hours(24));
  const time_t end = absl::ToTimeT(now + absl::Hours(24 * 365 * kYears));
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), start);
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), end);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("Glimmer server"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  if (X509_set_pubkey(certificate.get(), key) != 1) return Refused("public key");
  RETURN_IF_ERROR(AddExtension(certificate.get(), NID_subject_alt_name, AlternativeNames(host)));
  RETURN_IF_ERROR(AddExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE"));
  if (X509_sign(certificate.get(), key, EVP_sha256()) == 0) return Refused("signature");
  return certificate;
}

// The key of `path`, or a new one that stands there afterwards.
absl::StatusOr<Key> LoadOrCreateKey(const std::string& path) {
  if (Exists(path)) {
    Bio file(BIO_new_file(path.c_str(), "r"));
    Key kept(file ? PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!kept) return absl::DataLossError(absl::StrCat(path, " holds no private key"));
    return kept;
  }
  Key key(EVP_EC_gen("P-256"));
  Bio pem(BIO_new(BIO_s_mem()));
  if (!key ||
      PEM_write_bio_PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return Refused("key");
  }
  RETURN_IF_ERROR(WriteFile(path, Pem(pem)));
  return key;
}

}  // namespace

CertificateFiles CertificateFilesIn(const std::string& data_dir) {
  return {data_dir + "/tls.crt", data_dir + "/tls.key"};
}

absl::Status EnsureCertificate(const CertificateFiles& files, const std::string& host,
                               absl::Time now) {
  if (Exists(files.certificate_path) && Exists(files.key_path)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Key key, LoadOrCreateKey(files.key_path));
  ASSIGN_OR_RETURN(const Certificate certificate, SelfSign(key.get(), host, now));
  Bio bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(bio.get(), certificate.get()) != 1) return Refused("PEM");
  return WriteFile(files.certificate_path, Pem(bio));
}

absl::StatusOr<CertificateInfo> ReadCertificate(absl::string_view pem) {
  Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) return absl::DataLossError("The file holds no certificate.");
  unsigned char* der = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
  if (size <= 0) return absl::DataLossError("The certificate holds no public key.");
  CertificateInfo info;
  info.spki_sha256.resize(SHA256_DIGEST_LENGTH);
  SHA256(der, static_cast<size_t>(size), reinterpret_cast<unsigned char*>(info.spki_sha256.data()));
  OPENSSL_free(der);
  tm end{};
  ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end);
  info.not_after = absl::FromTM(end, absl::UTCTimeZone());
  return info;
}

absl::StatusOr<CertificateInfo> ReadCertificateFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return absl::UnavailableError(absl::StrCat("cannot read ", path));
  return ReadCertificate(text.str());
}

}  // namespace glimmer::tls
