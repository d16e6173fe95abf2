// SPDX-License-Identifier: MPL-2.0
//
// The values of one key over all batches.
#pragma once

#include "base/dictionary.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace cnamdata {

/// The distinct values of one key, numbered as they come; number 0 is null.
/// translate() is thread-safe; the rest is for when all batches are done.
class KeyValues {
public:
    explicit KeyValues(Dictionary::Type type) : values_(type) {}

    /// Replaces `numbers` by the number of each entry of a batch's dictionary.
    void translate(const Dictionary& dictionary, std::vector<std::uint32_t>& numbers);

    [[nodiscard]] const Dictionary& values() const noexcept { return values_; }
    /// The place of each number in ascending order of values (texts by bytes), null last.
    [[nodiscard]] std::vector<std::uint32_t> ranks() const;

private:
    std::mutex mutex_;
    Dictionary values_;
    std::unordered_map<std::int64_t, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::uint32_t> texts_;
};

} // namespace cnamdata
