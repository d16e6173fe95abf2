// SPDX-License-Identifier: MPL-2.0
#include "base/sha256.hpp"

#include "base/file.hpp"
#include "cnamdata/error.hpp"

#include <array>
#include <openssl/evp.h>

namespace cnamdata {

namespace {

void require(int result) {
    if (result != 1) throw Error(Category::internal, "OpenSSL cannot compute SHA-256");
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) { require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr)); }

void Sha256::update(std::span<const std::byte> bytes) {
    require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    std::array<unsigned char, 32> digest{};
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
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
