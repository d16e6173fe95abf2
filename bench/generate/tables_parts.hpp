// SPDX-License-Identifier: MPL-2.0
//
// What the tables N and R share: the columns of a service, of the two professionals and of the measures.
#pragma once

#include "generate/choice.hpp"
#include "generate/columns.hpp"
#include "generate/medic_catalogue.hpp"

#include <string>
#include <vector>

namespace cnamdata::generate {

/// A column of codes and that of their labels, and what they may hold.
class LabelledColumn {
public:
    /// Codes and labels in UTF-8; a code is a number where its column is one.
    LabelledColumn(Columns& columns, std::string_view code, const std::vector<Weighted<Group>>& values);

    void fill(std::size_t value, Row& row) const;
    void fill(Random& random, Row& row) const { fill(index_(random), row); }
    void empty(Row& row) const;

private:
    Slot code_, label_;
    bool numeric_;
    std::vector<Labelled> values_;
    WeightedIndex index_;
};

/// Everything but the places of R and the month of reimbursement of N.
class TablesRow {
public:
    explicit TablesRow(Columns& columns);
    /// `month` is that of reimbursement.
    void fill(Random& random, Period month, Row& row) const;

private:
    void fill_measures(Random& random, std::int64_t rate, Row& row) const;

    LabelledColumn self_employed_, series_, service_, insurance_, supplement_, prescriber_, prescriber_group_,
        prescriber_practice_, performer_, performer_group_, performer_practice_;
    Slot care_, rate_, paid_, base_, overrun_, acts_, coefficient_;
    Choice<std::int64_t> rates_;
    Bands acts_bands_;
};

/// The month that many months before.
[[nodiscard]] std::int64_t months_before(Period month, std::int64_t months) noexcept;

} // namespace cnamdata::generate
