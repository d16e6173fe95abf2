// SPDX-License-Identifier: MPL-2.0
//
// Deciding which rows satisfy an expression. Conditions on coded columns are decided once per dictionary entry; nulls
// follow SQL's three-valued logic.
#pragma once

#include "query/column_range.hpp"
#include "query/expression.hpp"
#include "query/inputs.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// How many rows are looked at together, so that what is computed of them stays in the nearest cache.
inline constexpr std::size_t block_rows = 2048;

/// What is known of the rows before any is looked at.
enum class Verdict { none, some, all };

class RowFilter;

/// An expression whose columns and constants fit together. Immutable, thread-safe.
class Predicate {
public:
    /// `columns` are the used columns, bound; those of the expression are among them.
    /// Throws Error(usage), pointing into `text`, for a constant that does not fit its column.
    Predicate(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns);
    ~Predicate();

    /// What the ranges of the columns say, asked for by their places in `columns`.
    [[nodiscard]] Verdict judge(const std::function<ColumnRange(std::size_t)>& range) const;

    /// The places of the columns it looks at, each once.
    [[nodiscard]] const std::vector<std::size_t>& columns() const noexcept { return columns_; }

    /// The rows that satisfy it, ascending.
    [[nodiscard]] std::vector<std::uint32_t> select(const UsedData& data, std::uint64_t rows) const;

    struct Node;

private:
    friend class RowFilter;
    std::unique_ptr<Node> root_;
    std::vector<std::size_t> columns_;
};

/// A predicate made ready for one batch. Not thread-safe.
class RowFilter {
public:
    /// Everything given must outlive it.
    RowFilter(const Predicate& predicate, const UsedData& data);
    ~RowFilter();

    /// By the dictionaries, and by whether the batch may have nulls.
    [[nodiscard]] Verdict verdict() const noexcept;

    /// To be called when other rows were put in the place of the batch's, with the same dictionaries.
    void look_at(const UsedData& data);

    /// Writes the rows among [first, first + count) that satisfy the predicate, ascending and counted from `first`, to
    /// `out`; returns how many. REQUIRES: count <= block_rows, as many writable elements.
    std::size_t select(std::size_t first, std::size_t count, std::uint32_t* out) const;

    struct Node;

private:
    std::unique_ptr<Node> root_;
};

} // namespace cnamdata
