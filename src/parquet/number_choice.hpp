// SPDX-License-Identifier: MPL-2.0
//
// Which encoding is cheapest for the numbers of a chunk. The same numbers always get the same answer.
#pragma once

#include "parquet/schema.hpp"
#include "parquet/value_index.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cnamdata::parquet {

enum class NumberEncoding { dictionary, delta, plain };

/// Keeps its memory between chunks. Not thread-safe.
class NumberChooser {
public:
    /// Decides, and leaves codes() and dictionary() when it chose a dictionary. REQUIRES: at least one value.
    NumberEncoding choose(std::span<const std::int64_t> values, Physical physical);

    [[nodiscard]] std::span<const Code> codes() const noexcept { return codes_; }
    [[nodiscard]] const Dictionary& dictionary() const noexcept { return dictionary_; }

private:
    bool build_dictionary(std::span<const std::int64_t> values);

    NumberIndex index_;
    Dictionary dictionary_;
    std::vector<Code> codes_;
};

} // namespace cnamdata::parquet
