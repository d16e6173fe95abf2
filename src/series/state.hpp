// SPDX-License-Identifier: MPL-2.0
//
// What the last run of a series left: of which tables it computed which rows. `.NAME.state.json` beside the definition.
#pragma once

#include "cnamdata/series.hpp"
#include "cnamdata/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::series {

/// A table as it was; the first three tell, without reading it, that it is still the same.
struct TableState {
    std::string path{}; ///< below the store
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds of the file system's clock
    std::string sha256{};
};

/// A cell as decimal text or text; nothing for a null.
using Cell = std::optional<std::string>;

struct PeriodState {
    Period period{};
    std::vector<TableState> tables{};
    std::vector<std::vector<Cell>> rows{};
};

/// Copyable; owns the names of its columns.
struct State {
    std::string definition{}; ///< fingerprint of what is computed
    std::string rendering{};
    std::string output{};        ///< its path
    std::string output_sha256{}; ///< as written
    std::vector<std::string> names{};
    std::vector<ResultColumn> columns{}; ///< without names
    std::vector<PeriodState> periods{};  ///< in their order

    [[nodiscard]] const PeriodState* find(Period period) const noexcept;
};

[[nodiscard]] std::filesystem::path state_file(const SeriesDefinition& series);

/// Nothing when there is none. Throws Error(data) when it makes no sense, Error(disk).
[[nodiscard]] std::optional<State> read_state(const SeriesDefinition& series);

/// Whole or not at all. Throws Error(disk).
void write_state(const SeriesDefinition& series, const State& state);

/// Hands all rows to `sink`, the column `period` first.
void hand_over(const State& state, RowSink& sink);

/// Takes rows in.
class Collector final : public RowSink {
public:
    void begin(std::span<const ResultColumn> columns) override;
    void row(std::span<const Value> values) override;
    void end() override {}

    std::vector<std::string> names{};
    std::vector<ResultColumn> columns{}; ///< without names
    std::vector<std::vector<Cell>> rows{};
};

} // namespace cnamdata::series
