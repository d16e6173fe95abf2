// SPDX-License-Identifier: MPL-2.0
//
// Codes in as few bytes as their dictionary allows: most columns have fewer than 256 values.
#pragma once

#include "base/dictionary.hpp"
#include "base/plain_vector.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace cnamdata {

/// A growing list of codes of one, two or four bytes. Owns them.
class PackedCodes {
public:
    /// Calls `act` with the vector of codes, in whichever type it is.
    template <class Act>
    decltype(auto) visit(Act&& act) {
        return std::visit(std::forward<Act>(act), held_);
    }
    template <class Act>
    decltype(auto) visit(Act&& act) const {
        return std::visit(std::forward<Act>(act), held_);
    }

    /// Appends codes that are all below `dictionary_size`.
    void append(std::span<const Code> codes, std::size_t dictionary_size) {
        extend(codes.size(), dictionary_size, [&](auto out) {
            using T = typename decltype(out)::value_type;
            std::transform(codes.begin(), codes.end(), out.begin(), [](Code code) { return static_cast<T>(code); });
        });
    }
    /// Makes room for `rows` more codes below `dictionary_size`, whose values are left to the caller: `fill` gets them
    /// as a span of whichever type.
    template <class Fill>
    void extend(std::size_t rows, std::size_t dictionary_size, Fill&& fill) {
        fit(dictionary_size);
        visit([&](auto& held) {
            const std::size_t before = held.size();
            held.resize(before + rows);
            fill(std::span(held).subspan(before));
        });
    }
    void append_nulls(std::size_t rows) {
        visit([&](auto& held) { held.insert(held.end(), rows, 0); });
    }
    void reserve(std::size_t rows) {
        visit([&](auto& held) { held.reserve(rows); });
    }

    /// Makes room for `rows` codes below `dictionary_size`, whose values are left to the caller: `fill` gets them as a
    /// span of whichever type. Keeps its memory where the type stays the same.
    template <class Fill>
    decltype(auto) refill(std::size_t rows, std::size_t dictionary_size, Fill&& fill) {
        if (dictionary_size <= limit<std::uint8_t>) return fill(sized<Bytes>(rows));
        if (dictionary_size <= limit<std::uint16_t>) return fill(sized<Pairs>(rows));
        return fill(sized<Words>(rows));
    }

    [[nodiscard]] std::size_t size() const noexcept {
        return visit([](const auto& held) { return held.size(); });
    }
    [[nodiscard]] std::vector<Code> unpacked() const {
        return visit([](const auto& held) { return std::vector<Code>(held.begin(), held.end()); });
    }

private:
    using Bytes = PlainVector<std::uint8_t>;
    using Pairs = PlainVector<std::uint16_t>;
    using Words = PlainVector<Code>;

    void fit(std::size_t dictionary_size) {
        if (const auto* bytes = std::get_if<Bytes>(&held_); bytes != nullptr && dictionary_size > limit<std::uint8_t>) {
            widen<Pairs>(*bytes);
        }
        if (const auto* pairs = std::get_if<Pairs>(&held_);
            pairs != nullptr && dictionary_size > limit<std::uint16_t>) {
            widen<Words>(*pairs);
        }
    }
    template <class Wide, class Narrow>
    void widen(const Narrow& narrow) {
        Wide wide;
        wide.reserve(narrow.capacity());
        wide.assign(narrow.begin(), narrow.end());
        held_ = std::move(wide);
    }
    template <class Held>
    std::span<typename Held::value_type> sized(std::size_t rows) {
        if (!std::holds_alternative<Held>(held_)) held_.emplace<Held>();
        Held& held = std::get<Held>(held_);
        held.resize(rows);
        return held;
    }
    template <class T>
    static constexpr std::size_t limit = std::size_t{std::numeric_limits<T>::max()} + 1;

    std::variant<Bytes, Pairs, Words> held_;
};

} // namespace cnamdata
