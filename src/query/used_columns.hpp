// SPDX-License-Identifier: MPL-2.0
//
// The columns of a question, each once for each form it is wanted in.
#pragma once

#include "query/expression.hpp"
#include "query/inputs.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// Grows while a question is bound. Not thread-safe.
class UsedColumns {
public:
    /// `inputs` must outlive it.
    explicit UsedColumns(Inputs& inputs) : inputs_(inputs) {}

    /// The place of a column in used(). Codes at hand are wanted packed, so that other uses may share them. Throws
    /// Error(usage) naming the nearest column when there is none.
    std::size_t use(const std::string& name, Want want);

    /// A column, not used by that. Throws as use() does.
    [[nodiscard]] UsedColumn look_up(const std::string& name);
    [[nodiscard]] bool has(std::string_view name) { return inputs_.has(name); }

    /// The expression of --where, its columns used and under their canonical names.
    /// Throws Error(usage) that points at the character.
    [[nodiscard]] Expression bind(const std::string& where, Want want);

    [[nodiscard]] const std::vector<UsedColumn>& used() const noexcept { return used_; }

private:
    void bind(Expression& expression, const std::string& text, Want want);

    Inputs& inputs_;
    std::vector<UsedColumn> used_;
};

} // namespace cnamdata
