// SPDX-License-Identifier: MPL-2.0
//
// The options that make a question: which source, which groups, which measures, in which order.
#pragma once

#include "cli/measure_options.hpp"
#include "cli/source_options.hpp"

#include "cnamdata/query.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::cli {

struct Context;

class QuestionOptions {
public:
    void declare(CLI::App& app);

    /// Without labels. Throws Error(usage).
    [[nodiscard]] AggregateRequest request(const Context& context) const;
    [[nodiscard]] const SourceOptions& source() const noexcept { return source_; }

private:
    SourceOptions source_{};
    MeasureOptions measures_{};
    std::vector<std::string> by_{};
    std::vector<std::string> order_by_{};
    std::optional<std::uint64_t> top_{};
    bool force_ = false;
};

} // namespace cnamdata::cli
