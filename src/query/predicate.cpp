// SPDX-License-Identifier: MPL-2.0
#include "query/predicate.hpp"

#include "base/text.hpp"
#include "query/condition.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>

namespace cnamdata {

namespace {

using Type = Expression::Type;

/// Three-valued logic, so that `and` is the minimum, `or` the maximum and `not x` is `truth - x`.
using Truth = std::uint8_t;
constexpr Truth falsehood = 0;
constexpr Truth unknown = 1;
constexpr Truth truth = 2;

Truth truth_of(bool value) { return value ? truth : falsehood; }

} // namespace

struct Predicate::Node {
    Type type = Type::all_of;
    std::vector<Node> children{};
    std::size_t column = 0;
    std::optional<Condition> condition{}; // but for is_null

    Node(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns)
        : type(expression.type) {
        for (const Expression& child : expression.children)
            children.emplace_back(child, text, columns);
        if (expression.column.empty()) return;
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const UsedColumn& used) {
            return same_folded(used.name, expression.column) && used.want == Want::natural;
        });
        column = static_cast<std::size_t>(found - columns.begin());
        if (type != Type::is_null) condition.emplace(expression, text, columns[column]);
    }

    void evaluate(const UsedData& data, std::vector<Truth>& out) const {
        switch (type) {
        case Type::all_of:
            return combine(data, out, truth, [](Truth a, Truth b) { return std::min(a, b); });
        case Type::any_of:
            return combine(data, out, falsehood, [](Truth a, Truth b) { return std::max(a, b); });
        case Type::negation:
            children.front().evaluate(data, out);
            for (Truth& value : out)
                value = static_cast<Truth>(truth - value);
            return;
        default:
            break;
        }
        if (data[column]->form == ColumnData::Form::codes) return decide_codes(*data[column], out);
        decide_numbers(*data[column], out);
    }

private:
    template <typename Combine>
    void combine(const UsedData& data, std::vector<Truth>& out, Truth neutral, Combine join) const {
        std::fill(out.begin(), out.end(), neutral);
        std::vector<Truth> part(out.size());
        for (const Node& child : children) {
            child.evaluate(data, part);
            for (std::size_t row = 0; row < out.size(); ++row)
                out[row] = join(out[row], part[row]);
        }
    }

    void decide_codes(const ColumnData& data, std::vector<Truth>& out) const {
        const Dictionary& dictionary = data.dictionary;
        std::vector<Truth> by_code(dictionary.size(), falsehood);
        by_code[null_code] = type == Type::is_null ? truth : unknown;
        for (Code code = 1; condition && code < dictionary.size(); ++code) {
            const bool text = dictionary.type() == Dictionary::Type::text;
            by_code[code] =
                truth_of(text ? condition->holds(dictionary.text(code)) : condition->holds(dictionary.number(code)));
        }
        for (std::size_t row = 0; row < out.size(); ++row)
            out[row] = by_code[data.codes[row]];
    }

    void decide_numbers(const ColumnData& data, std::vector<Truth>& out) const {
        const bool real = data.form == ColumnData::Form::reals;
        for (std::size_t row = 0; row < out.size(); ++row) {
            if (!data.valid.empty() && data.valid[row] == 0) {
                out[row] = type == Type::is_null ? truth : unknown;
            } else if (!condition) {
                out[row] = falsehood;
            } else {
                out[row] = truth_of(real ? condition->holds(std::bit_cast<double>(data.numbers[row]))
                                         : condition->holds(data.numbers[row]));
            }
        }
    }
};

Predicate::Predicate(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns)
    : root_(std::make_unique<Node>(expression, text, columns)) {}

Predicate::~Predicate() = default;

std::vector<std::uint32_t> Predicate::select(const UsedData& data, std::uint64_t rows) const {
    std::vector<std::uint32_t> selected;
    if (root_->type == Type::all_of && root_->children.empty()) {
        selected.resize(rows);
        std::iota(selected.begin(), selected.end(), 0U);
        return selected;
    }
    std::vector<Truth> truths(rows);
    root_->evaluate(data, truths);
    for (std::uint64_t row = 0; row < rows; ++row) {
        if (truths[row] == truth) selected.push_back(static_cast<std::uint32_t>(row));
    }
    return selected;
}

} // namespace cnamdata
