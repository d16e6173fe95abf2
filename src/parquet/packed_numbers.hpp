// SPDX-License-Identifier: MPL-2.0
//
// Numbers in as few bytes as they allow: most columns of amounts and counts fit four.
#pragma once

#include "base/plain_vector.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>

namespace cnamdata::parquet {

/// Numbers, or the bits of reals, of four or eight bytes. Owns them; immutable, so thread-safe.
class PackedNumbers {
public:
    PackedNumbers() = default;
    explicit PackedNumbers(PlainVector<std::int64_t>&& numbers) {
        Narrow narrow(numbers.size());
        std::int64_t high = 0; // bits past the 31st that tell more than the sign
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            narrow[i] = static_cast<std::int32_t>(numbers[i]);
            high |= numbers[i] ^ (numbers[i] >> 63);
        }
        if (high >> 31 == 0) {
            held_ = std::move(narrow);
        } else {
            held_ = std::move(numbers);
        }
    }

    /// Calls `act` with them as a span, of whichever type.
    template <class Act>
    decltype(auto) visit(Act&& act) const {
        return std::visit([&](const auto& held) { return act(std::span(held)); }, held_);
    }
    [[nodiscard]] std::size_t size() const noexcept {
        return std::visit([](const auto& held) { return held.size(); }, held_);
    }

private:
    using Narrow = PlainVector<std::int32_t>;

    std::variant<Narrow, PlainVector<std::int64_t>> held_;
};

} // namespace cnamdata::parquet
