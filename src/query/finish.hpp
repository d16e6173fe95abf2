// SPDX-License-Identifier: MPL-2.0
//
// From a result to the rows that are handed out: having, order, top, total.
#pragma once

#include "cnamdata/query.hpp"
#include "query/expression.hpp"
#include "query/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// What is asked of a result, in the words of the request.
struct Finish {
    std::string having_text{};
    Expression having{};
    std::vector<OrderKey> order_by{};
    std::optional<std::uint64_t> top{};
    bool totals = false;
};

/// Throws Error(usage), with the nearest column, when a name is none of the result's or a constant does not fit.
void check(const Finish& finish, std::span<const ResultColumn> columns);

/// Hands the rows to `sink`, from begin to end, each after the one before, but from any of so many threads. Throws as
/// check() does, and what the sink throws.
void write(const Result& result, const Finish& finish, unsigned threads, RowSink& sink);

} // namespace cnamdata
