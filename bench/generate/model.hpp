// SPDX-License-Identifier: MPL-2.0
//
// A model knows what the values of one dataset look like. What the file looks like comes from the registry.
#pragma once

#include "cnamdata/dataset.hpp"
#include "generate/columns.hpp"
#include "generate/lines.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace cnamdata::generate {

/// Which rows are wanted.
struct Job {
    Period period{};
    std::uint64_t rows = 0;
    std::uint64_t seed = 0;
    std::string_view breakdown{}; ///< of the header version: which of the files of the period
};

/// What is decided before the first row: how the rows divide into blocks, which are written independently.
/// Immutable, hence used by several threads at once.
class Plan {
public:
    virtual ~Plan() = default;
    [[nodiscard]] virtual std::uint64_t blocks() const = 0;
    /// Rows before that block; of `blocks()`: all rows of the job.
    [[nodiscard]] virtual std::uint64_t first_row(std::uint64_t block) const = 0;
    /// Hands the rows of a block to `lines`, in order.
    virtual void write(std::uint64_t block, Row& row, LineWriter& lines) const = 0;
};

/// The distributions of one dataset.
class Model {
public:
    virtual ~Model() = default;
    /// The plan refers to the model, which must outlive it.
    [[nodiscard]] virtual std::unique_ptr<Plan> plan(const Job& job) const = 0;
};

/// How a dataset comes to its model.
struct ModelEntry {
    std::string_view dataset{};
    Period usual{}; ///< the period generated when none is asked for
    Decimals decimals = Decimals::two;
    std::unique_ptr<Model> (*make)(Columns& columns) = nullptr;
};

/// Every model, one for each dataset of the registry.
[[nodiscard]] std::span<const ModelEntry> models() noexcept;

/// The entry of a dataset. Throws Error(internal) when the dataset has none.
[[nodiscard]] const ModelEntry& entry_of(const Dataset& dataset);

/// Makes the model of a dataset. Throws Error(internal) when a column of the registry has no distribution.
[[nodiscard]] std::unique_ptr<Model> make_model(const Dataset& dataset);

std::unique_ptr<Model> make_damir(Columns& columns);
std::unique_ptr<Model> make_medic(Columns& columns);
std::unique_ptr<Model> make_tables_n(Columns& columns);
std::unique_ptr<Model> make_tables_r(Columns& columns);
std::unique_ptr<Model> make_medic_nb(Columns& columns);
std::unique_ptr<Model> make_statines(Columns& columns);
std::unique_ptr<Model> make_phmev(Columns& columns);
std::unique_ptr<Model> make_bio(Columns& columns);
std::unique_ptr<Model> make_bio_nb(Columns& columns);
std::unique_ptr<Model> make_lpp(Columns& columns);
std::unique_ptr<Model> make_lpp_nb(Columns& columns);

} // namespace cnamdata::generate
