// SPDX-License-Identifier: MPL-2.0
//
// Values drawn with given weights, in constant time (Walker's alias method with integers, so that the same random
// number gives the same value everywhere). Immutable after construction, hence shared by threads.
#pragma once

#include "generate/random.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace cnamdata::generate {

/// The alias tables: draws an index below the number of weights. At least one weight must be positive.
class WeightedIndex {
public:
    explicit WeightedIndex(std::span<const std::uint64_t> weights);

    [[nodiscard]] std::size_t operator()(Random& random) const noexcept {
        const std::uint64_t bits = random.next();
        const std::size_t column = (bits >> 32U) * columns_.size() >> 32U;
        return static_cast<std::uint32_t>(bits) < columns_[column].threshold ? column : columns_[column].alias;
    }

private:
    struct Column {
        std::uint64_t threshold; ///< of 2^32
        std::size_t alias;
    };
    std::vector<Column> columns_;
};

template <typename T>
struct Weighted {
    T value;
    std::uint64_t weight;
};

template <typename T>
class Choice {
public:
    Choice(std::initializer_list<Weighted<T>> options) : Choice(std::span(options.begin(), options.size())) {}
    explicit Choice(std::span<const Weighted<T>> options) : index_(weights(options)) {
        for (const auto& option : options)
            values_.push_back(option.value);
    }

    [[nodiscard]] const T& operator()(Random& random) const noexcept { return values_[index_(random)]; }

private:
    static std::vector<std::uint64_t> weights(std::span<const Weighted<T>> options) {
        std::vector<std::uint64_t> all;
        for (const auto& option : options)
            all.push_back(option.weight);
        return all;
    }

    std::vector<T> values_;
    WeightedIndex index_;
};

/// Whole numbers of a skewed size: a band is drawn by weight, then a number of it, all alike.
struct Band {
    std::int64_t first;
    std::int64_t last;
};

class Bands {
public:
    Bands(std::initializer_list<Weighted<Band>> bands) : bands_(bands) {}

    [[nodiscard]] std::int64_t operator()(Random& random) const noexcept {
        const Band& band = bands_(random);
        return band.first == band.last ? band.first : random.between(band.first, band.last);
    }

private:
    Choice<Band> bands_;
};

} // namespace cnamdata::generate
