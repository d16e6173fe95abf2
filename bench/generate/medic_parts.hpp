// SPDX-License-Identifier: MPL-2.0
//
// What Open Medic and Open PHMEV share: the columns of a pack, and the boxes and euros of a row.
#pragma once

#include "generate/choice.hpp"
#include "generate/columns.hpp"
#include "generate/medic_catalogue.hpp"

namespace cnamdata::generate {

/// ATC1 to ATC5, CIP13, TOP_GEN and GEN_NUM, with their labels.
class PackSlots {
public:
    explicit PackSlots(Columns& columns);

    void fill(std::size_t pack, int year, Row& row) const;
    /// The same texts at every level from `level` (0: ATC1 ... 4: ATC5, 5: CIP13) down: codes of that many digits.
    void mask(int level, char digit, std::string_view label, Row& row) const;
    void generic(std::string_view flag, int group, Row& row) const;

    [[nodiscard]] Slot label(int level) const noexcept { return labels_[level]; }

private:
    Slot codes_[6], labels_[6];
    Slot generic_, group_;
};

/// BOITES, REM and BSE.
class PackMeasures {
public:
    explicit PackMeasures(Columns& columns);
    void fill(Random& random, const Pack& pack, Row& row) const;
    /// Euros without boxes.
    void fee(Random& random, Row& row) const;

private:
    Slot boxes_, paid_, base_;
    Bands boxes_bands_;
};

} // namespace cnamdata::generate
