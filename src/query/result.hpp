// SPDX-License-Identifier: MPL-2.0
//
// Finished groups seen as the rows of a result, not yet ordered.
#pragma once

#include "query/groups.hpp"
#include "query/key_order.hpp"
#include "query/measures.hpp"
#include "query/tally.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Groups and what is needed to read them. Everything referred to must outlive it.
struct Groups {
    const GroupTable& table;
    const std::vector<std::unique_ptr<KeyValues>>& values; ///< of each key
    std::vector<UsedColumn> keys{};
    const std::vector<PlannedMeasure>& planned; ///< what was accumulated
    const std::vector<OutputMeasure>& measures; ///< what is shown

    [[nodiscard]] Value key(std::size_t group, std::size_t key) const;
};

/// The columns of a result that is no pivot; they point to `keys` and `measures` for their names.
[[nodiscard]] std::vector<ResultColumn> plain_columns(const std::vector<UsedColumn>& keys,
                                                      const std::vector<OutputMeasure>& measures);

/// Rows whose first columns are keys. Const members are thread-safe.
class Result {
public:
    virtual ~Result() = default;
    [[nodiscard]] virtual const std::vector<ResultColumn>& columns() const noexcept = 0;
    /// How many of the columns are keys.
    [[nodiscard]] virtual std::size_t keys() const noexcept = 0;
    [[nodiscard]] virtual std::size_t rows() const noexcept = 0;
    [[nodiscard]] virtual Value value(std::size_t row, std::size_t column) const = 0;
    /// Of some rows at once: that of rows[i] goes to out[i * stride].
    virtual void values(std::span<const std::uint32_t> rows, std::size_t column, Value* out, std::size_t stride) const {
        for (std::size_t i = 0; i < rows.size(); ++i)
            out[i * stride] = value(rows[i], column);
    }
    /// Ascending order of the keys.
    [[nodiscard]] virtual bool before(std::size_t a, std::size_t b) const = 0;
    /// A number for each row, ordered as before() does; empty when there is none. Valid as long as the result.
    [[nodiscard]] virtual std::span<const std::uint64_t> order_numbers() const noexcept { return {}; }
    /// Says that the row will be asked for soon.
    virtual void expect(std::size_t) const noexcept {}
    /// The total row, its keys null.
    [[nodiscard]] virtual std::vector<Value> total() const = 0;
};

/// A row a group.
[[nodiscard]] std::unique_ptr<Result> plain_result(Groups groups);

/// A row for all groups that differ in the key number `pivot` only; its values are columns, as said in
/// AggregateRequest. `totals` adds the total columns. Throws Error(usage) when there are too many columns or two of one
/// name.
[[nodiscard]] std::unique_ptr<Result> pivot_result(Groups groups, std::size_t pivot, bool totals);

} // namespace cnamdata
