// SPDX-License-Identifier: MPL-2.0
//
// The distinct values of a column. Entry 0 is always null, so that a code of 0 is a null and codes need no bitmap.
#pragma once

#include "base/plain_vector.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Index into a Dictionary.
using Code = std::uint32_t;
inline constexpr Code null_code = 0;

/// Append-only list of distinct values, numbers or texts. Not synchronised; const members are thread-safe.
/// Uniqueness is the business of whoever appends.
class Dictionary {
public:
    enum class Type { number, text };

    Dictionary() : Dictionary(Type::number) {}
    explicit Dictionary(Type type) : type_(type) { clear(); }

    /// Back to the null entry alone; keeps its memory.
    void clear() {
        numbers_.assign(1, 0);
        ends_.assign(1, 0);
        bytes_.clear();
    }

    [[nodiscard]] Type type() const noexcept { return type_; }
    /// Entries, the null included: at least 1.
    [[nodiscard]] std::size_t size() const noexcept { return type_ == Type::number ? numbers_.size() : ends_.size(); }

    Code add(std::int64_t value) {
        numbers_.push_back(value);
        return static_cast<Code>(numbers_.size() - 1);
    }
    Code add(std::string_view value) {
        bytes_.append(value);
        ends_.push_back(bytes_.size());
        return static_cast<Code>(ends_.size() - 1);
    }

    /// Appends `count` numbers, for the caller to fill in.
    std::span<std::int64_t> add_numbers(std::size_t count) {
        numbers_.resize(numbers_.size() + count);
        return std::span(numbers_).last(count);
    }

    /// REQUIRES: type() is number, 0 < code < size().
    [[nodiscard]] std::int64_t number(Code code) const noexcept { return numbers_[code]; }
    /// Valid until the next add() or clear(). REQUIRES: type() is text, 0 < code < size().
    [[nodiscard]] std::string_view text(Code code) const noexcept {
        return std::string_view(bytes_).substr(ends_[code - 1], ends_[code] - ends_[code - 1]);
    }
    /// All numbers, the null's placeholder 0 first.
    [[nodiscard]] const PlainVector<std::int64_t>& numbers() const noexcept { return numbers_; }

private:
    Type type_;
    PlainVector<std::int64_t> numbers_;
    std::vector<std::size_t> ends_; // of texts in bytes_; entry 0 is the empty null
    std::string bytes_;
};

} // namespace cnamdata
