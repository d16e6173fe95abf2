// SPDX-License-Identifier: MPL-2.0
#include "base/sha256.hpp"

#include "base/file.hpp"
#include "base/shared_library.hpp"
#include "cnamdata/error.hpp"

#include <array>
#include <openssl/evp.h>
#include <utility>

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

// More than whoever forgoes the hash of a file has read of it by then. OpenSSL takes two milliseconds to load.
constexpr std::size_t most_waiting = std::size_t{256} << 10U;

void require(int result) {
    if (result != 1) throw Error(Category::internal, "OpenSSL cannot compute SHA-256");
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const noexcept { libcrypto().EVP_MD_CTX_free(context); }

void Sha256::start() {
    context_.reset(libcrypto().EVP_MD_CTX_new());
    require(libcrypto().EVP_DigestInit_ex(context_.get(), libcrypto().EVP_sha256(), nullptr));
    const std::vector<std::byte> first = std::move(waiting_);
    update(first);
}

void Sha256::update(std::span<const std::byte> bytes) {
    if (!context_ && waiting_.size() + bytes.size() <= most_waiting) {
        waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
        return;
    }
    if (!context_) start();
    require(libcrypto().EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    if (!context_) start();
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
