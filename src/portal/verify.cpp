// SPDX-License-Identifier: MPL-2.0
#include "portal/verify.hpp"

#include "archive/archive.hpp"
#include "cnamdata/error.hpp"

#include <vector>

namespace cnamdata::portal {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;

std::string replaced(std::string text, const std::string& part, const std::string& by) {
    if (const std::size_t at = text.find(part); at != std::string::npos) text.replace(at, part.size(), by);
    return text;
}

} // namespace

std::string verify_archive(const std::filesystem::path& file, const std::string& name, const Progress* progress) {
    try {
        const auto archive = open_archive(file.string());
        std::vector<std::byte> buffer(buffer_bytes);
        while (archive->read(buffer) > 0) {
            if (progress != nullptr && progress->cancel) throw Error(Category::interrupted, "interrupted");
        }
        return archive->sha256();
    } catch (const Error& error) {
        if (error.category() != Category::data) throw;
        throw Error(Category::data, replaced(error.what(), file.string(), name), error.hint());
    }
}

} // namespace cnamdata::portal
