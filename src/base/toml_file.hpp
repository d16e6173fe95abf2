// SPDX-License-Identifier: MPL-2.0
//
// TOML files that people write: each key is asked for by its type, and whatever is wrong is told with its line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A table of a TOML file. Copies refer to the same file, which they keep alive. Not thread-safe.
/// Every failure is Error(usage) with the file and the line, and the column in its message.
class TomlTable {
public:
    /// Reads a file. Throws Error(disk) when it cannot be read.
    [[nodiscard]] static TomlTable read(const std::filesystem::path& path);

    [[nodiscard]] bool has(std::string_view key) const;
    /// In the order of the file.
    [[nodiscard]] std::vector<std::string> keys() const;

    // The value of a key; nothing when it is absent. Throws when it is of another type.
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
    /// A number of at least zero, whole or not.
    [[nodiscard]] std::optional<double> number(std::string_view key) const;
    /// A list of texts, or one text with commas between its items. None may be empty.
    [[nodiscard]] std::optional<std::vector<std::string>> list(std::string_view key) const;
    [[nodiscard]] std::optional<TomlTable> table(std::string_view key) const;

    /// Throws, with the nearest, when there is a key that is none of `known`.
    void allow_only(std::span<const std::string_view> known) const;

    /// Error(usage) about the value of a key, or about the table when it has no such key.
    [[noreturn]] void fail(std::string_view key, const std::string& message, std::string hint = {}) const;

private:
    struct Node;
    explicit TomlTable(std::shared_ptr<const Node> node);
    [[noreturn]] void wrong_type(std::string_view key, std::string_view wanted) const;

    std::shared_ptr<const Node> node_;
};

} // namespace cnamdata
