// SPDX-License-Identifier: MPL-2.0
//
// SHA-256 of a sequence of bytes, by OpenSSL.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct evp_md_ctx_st;

namespace cnamdata {

/// Keeps up to 256 KiB until it hashes anything. Not thread-safe.
class Sha256 {
public:
    void update(std::span<const std::byte> bytes);
    /// 64 lower-case hexadecimal digits. Call once.
    [[nodiscard]] std::string finish();

private:
    void start();

    struct Free {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };
    std::vector<std::byte> waiting_; // until it is known that they are to be hashed, and OpenSSL is worth loading
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// Of a whole file. Throws Error(disk).
[[nodiscard]] std::string sha256_of(const std::filesystem::path& path);

} // namespace cnamdata
