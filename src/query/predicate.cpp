// SPDX-License-Identifier: MPL-2.0
#include "query/predicate.hpp"

#include "base/text.hpp"
#include "query/codes_view.hpp"
#include "query/condition.hpp"
#include "query/truths.hpp"

#include <algorithm>

namespace cnamdata {

using Type = Expression::Type;

struct Predicate::Node {
    Type type = Type::all_of;
    std::vector<Node> children{};
    std::size_t column = 0;
    std::optional<Condition> condition{}; // of comparisons

    Node(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns)
        : type(expression.type) {
        for (const Expression& child : expression.children)
            children.emplace_back(child, text, columns);
        if (expression.column.empty()) return;
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const UsedColumn& used) {
            return same_folded(used.name, expression.column);
        });
        column = static_cast<std::size_t>(found - columns.begin());
        condition.emplace(expression, text, columns[column]);
    }

    void list_columns(std::vector<std::size_t>& found) const {
        for (const Node& child : children)
            child.list_columns(found);
        if (condition && std::find(found.begin(), found.end(), column) == found.end()) found.push_back(column);
    }
};

namespace {

/// What a connective makes of the truths of its children.
TruthSet connect(Type type, TruthSet a, TruthSet b) {
    if (type == Type::any_of) return combined(a, b, [](Truth x, Truth y) { return std::max(x, y); });
    return combined(a, b, [](Truth x, Truth y) { return std::min(x, y); });
}
TruthSet negated(TruthSet set) {
    return combined(set, set, [](Truth x, Truth) { return static_cast<Truth>(truth - x); });
}

Truth neutral(Type type) { return type == Type::any_of ? falsehood : truth; }

/// The truths a node can have, from those of its leaves.
template <class Node, class Leaf>
TruthSet possible(const Node& node, const Leaf& leaf) {
    if (node.type == Type::negation) return negated(possible(node.children.front(), leaf));
    if (node.type != Type::all_of && node.type != Type::any_of) return leaf(node);
    TruthSet set = only(neutral(node.type));
    for (const Node& child : node.children)
        set = connect(node.type, set, possible(child, leaf));
    return set;
}

Verdict verdict_of(TruthSet set) {
    if ((set & only(truth)) == 0) return Verdict::none;
    return set == only(truth) ? Verdict::all : Verdict::some;
}

} // namespace

Predicate::Predicate(const Expression& expression, std::string_view text, std::span<const UsedColumn> columns)
    : root_(std::make_unique<Node>(expression, text, columns)) {
    root_->list_columns(columns_);
}

Predicate::~Predicate() = default;

Verdict Predicate::judge(const std::function<ColumnRange(std::size_t)>& range) const {
    return verdict_of(possible(*root_, [&](const Node& leaf) { return leaf.condition->possible(range(leaf.column)); }));
}

std::vector<std::uint32_t> Predicate::select(const UsedData& data, std::uint64_t rows) const {
    const RowFilter filter(*this, data);
    std::vector<std::uint32_t> selected;
    if (filter.verdict() == Verdict::none) return selected;
    std::vector<std::uint32_t> some(block_rows);
    for (std::size_t first = 0; first < rows; first += block_rows) {
        const std::size_t count = filter.select(first, std::min<std::size_t>(block_rows, rows - first), some.data());
        for (std::size_t i = 0; i < count; ++i)
            selected.push_back(static_cast<std::uint32_t>(first) + some[i]);
    }
    return selected;
}

/// A node of the predicate with what the batch has for it.
struct RowFilter::Node {
    Type type = Type::all_of;
    std::vector<Node> children{};
    TruthSet possible = no_truth;
    const Condition* condition = nullptr;
    std::size_t column = 0;
    const ColumnData* data = nullptr;
    CodesView codes{};
    std::vector<Truth> by_code{};
    SmallTruths by_small_code{}; // the same, of a small dictionary

    Node(const Predicate::Node& node, const UsedData& columns) : type(node.type) {
        for (const Predicate::Node& child : node.children)
            children.emplace_back(child, columns);
        if (node.condition) decide(*node.condition, node.column, *columns[node.column]);
        look_at(columns);
    }

    void decide(const Condition& its, std::size_t place, const ColumnData& its_data) {
        condition = &its;
        column = place;
        if (!has_codes(its_data)) return;
        by_code = its.decide(its_data.dictionary);
        std::copy_n(by_code.begin(), std::min(by_code.size(), by_small_code.size()), by_small_code.begin());
    }

    void look_at(const UsedData& columns) {
        for (Node& child : children)
            child.look_at(columns);
        if (condition != nullptr) look_at(*columns[column]);
        possible = cnamdata::possible(*this, [](const Node& leaf) { return leaf.possible; });
    }

    void look_at(const ColumnData& its_data) {
        data = &its_data;
        if (!has_codes(its_data)) {
            possible = condition->possible({.may_have_nulls = !its_data.valid.empty()});
            return;
        }
        codes = CodesView(its_data);
        possible = no_truth;
        for (std::size_t code = its_data.may_have_nulls ? 0 : 1; code < by_code.size(); ++code)
            possible |= only(by_code[code]);
    }

    void evaluate(std::size_t first, std::size_t count, Truth* out) const {
        for (const Truth one : {falsehood, unknown, truth}) {
            if (possible == only(one)) return static_cast<void>(std::fill_n(out, count, one));
        }
        if (type == Type::negation) {
            children.front().evaluate(first, count, out);
            std::transform(out, out + count, out, [](Truth value) { return static_cast<Truth>(truth - value); });
        } else if (type == Type::all_of) {
            connect(first, count, out, [](Truth a, Truth b) { return std::min(a, b); });
        } else if (type == Type::any_of) {
            connect(first, count, out, [](Truth a, Truth b) { return std::max(a, b); });
        } else if (by_code.empty()) {
            condition->decide(*data, first, count, out);
        } else {
            codes.visit([&](const auto* code) { decide_codes(code + first, count, out); });
        }
    }

    template <class Held>
    void decide_codes(const Held* code, std::size_t count, Truth* out) const {
        if constexpr (sizeof(Held) == 1) {
            if (by_code.size() <= by_small_code.size()) return cnamdata::look_up(code, count, by_small_code, out);
        }
        const Truth* const truths = by_code.data();
        std::transform(code, code + count, out, [=](Held each) { return truths[each]; });
    }

    template <class Join>
    void connect(std::size_t first, std::size_t count, Truth* out, Join join) const {
        bool started = false;
        for (const Node& child : children) {
            if (child.possible == only(neutral(type))) continue;
            if (!started) {
                child.evaluate(first, count, out);
                started = true;
                continue;
            }
            Truth part[block_rows];
            child.evaluate(first, count, part);
            std::transform(out, out + count, part, out, join);
        }
        if (!started) std::fill_n(out, count, neutral(type));
    }
};

RowFilter::RowFilter(const Predicate& predicate, const UsedData& data)
    : root_(std::make_unique<Node>(*predicate.root_, data)) {}

RowFilter::~RowFilter() = default;

void RowFilter::look_at(const UsedData& data) { root_->look_at(data); }

Verdict RowFilter::verdict() const noexcept { return verdict_of(root_->possible); }

std::size_t RowFilter::select(std::size_t first, std::size_t count, std::uint32_t* out) const {
    Truth truths[block_rows];
    root_->evaluate(first, count, truths);
    return list_true(truths, count, out);
}

} // namespace cnamdata
