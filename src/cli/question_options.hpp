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
    /// Whether --pivot and --totals, which are no SQL of one statement, are among them.
    enum class Finish { no, yes };

    void declare(CLI::App& app, Finish finish = Finish::no);

    /// Without labels. Throws Error(usage).
    [[nodiscard]] AggregateRequest request(const Context& context) const;
    [[nodiscard]] const SourceOptions& source() const noexcept { return source_; }

private:
    void declare_finish(CLI::App& app, const std::string& group);

    SourceOptions source_{};
    MeasureOptions measures_{};
    std::vector<std::string> by_{};
    std::vector<std::string> order_by_{};
    std::optional<std::uint64_t> top_{};
    std::string having_{};
    std::string pivot_{};
    bool totals_ = false;
    bool force_ = false;
};

} // namespace cnamdata::cli
