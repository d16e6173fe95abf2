// SPDX-License-Identifier: MPL-2.0
//
// For tests: what the generator writes, and how to look at it.
#pragma once

#include "generate/request.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::generate {

/// A new empty folder, removed with the object.
class TestFolder {
public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// The text as csv, whatever form is asked for.
std::string generated_text(Request request);

/// The lines without their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text, std::string_view end);

} // namespace cnamdata::generate
