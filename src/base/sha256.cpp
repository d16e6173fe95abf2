// SPDX-License-Identifier: MPL-2.0
#include "base/sha256.hpp"

#include "base/file.hpp"
#include "base/shared_library.hpp"
#include "cnamdata/error.hpp"

#include <array>
#include <openssl/evp.h>

namespace cnamdata {

namespace {

/// The functions used of OpenSSL, which is loaded with the first hash.
struct Libcrypto {
    decltype(&::EVP_MD_CTX_new) EVP_MD_CTX_new;
    decltype(&::EVP_MD_CTX_free) EVP_MD_CTX_free;
    decltype(&::EVP_sha256) EVP_sha256;
    decltype(&::EVP_DigestInit_ex) EVP_DigestInit_ex;
    decltype(&::EVP_DigestUpdate) EVP_DigestUpdate;
    decltype(&::EVP_DigestFinal_ex) EVP_DigestFinal_ex;
};

Libcrypto load() {
    const SharedLibrary library(CNAMDATA_LIBCRYPTO);
    Libcrypto api{};
    library.find("EVP_MD_CTX_new", api.EVP_MD_CTX_new);
    library.find("EVP_MD_CTX_free", api.EVP_MD_CTX_free);
    library.find("EVP_sha256", api.EVP_sha256);
    library.find("EVP_DigestInit_ex", api.EVP_DigestInit_ex);
    library.find("EVP_DigestUpdate", api.EVP_DigestUpdate);
    library.find("EVP_DigestFinal_ex", api.EVP_DigestFinal_ex);
    return api;
}

const Libcrypto& libcrypto() {
    static const Libcrypto loaded = load();
    return loaded;
}

void require(int result) {
    if (result != 1) throw Error(Category::internal, "OpenSSL cannot compute SHA-256");
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const noexcept { libcrypto().EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(libcrypto().EVP_MD_CTX_new()) {
    require(libcrypto().EVP_DigestInit_ex(context_.get(), libcrypto().EVP_sha256(), nullptr));
}

void Sha256::update(std::span<const std::byte> bytes) {
    require(libcrypto().EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    std::array<unsigned char, 32> digest{};
    require(libcrypto().EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += hexadecimal[byte >> 4U];
        text += hexadecimal[byte & 15U];
    }
    return text;
}

std::string sha256_of(const std::filesystem::path& path) {
    const MappedFile file(path);
    Sha256 hash;
    hash.update(file.bytes());
    return hash.finish();
}

} // namespace cnamdata
