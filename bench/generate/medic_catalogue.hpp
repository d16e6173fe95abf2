// SPDX-License-Identifier: MPL-2.0
//
// A made-up catalogue of medicines: the ATC tree down to packs. The first two levels are the real ones; the codes
// below have the real form, number and length, but their labels are invented. The same in every file and year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::generate {

/// A code and its label, in the file's encoding.
struct Labelled {
    std::string code;
    std::string label;
};

struct Group {
    std::string_view code;
    std::string_view label; ///< UTF-8
};

/// The built-in labels of a column, in order, but for the code 0 of fees.
[[nodiscard]] std::vector<Group> built_in_groups(std::string_view dataset, std::string_view column);

/// The first two levels of the ATC, in order.
[[nodiscard]] const std::vector<Group>& anatomical_groups();
[[nodiscard]] const std::vector<Group>& therapeutic_groups();

/// Invented names, in UTF-8; the same for the same seed.
[[nodiscard]] std::string invented_class(std::uint64_t seed);
[[nodiscard]] std::string invented_substance(std::uint64_t seed);
[[nodiscard]] std::string invented_pack(const std::string& substance, std::uint64_t seed, bool generic);

/// A pack of medicine: a CIP13.
struct Pack {
    std::size_t substance = 0; ///< in MedicCatalogue::levels[4]
    Labelled name;
    std::string_view generic; ///< TOP_GEN
    int group = 0;            ///< GEN_NUM; 0 for none
    std::int64_t price = 0;   ///< base of a box, centimes
    int rate = 65;            ///< percent
};

struct MedicCatalogue {
    /// Levels 1 to 5; `parents[i]` gives, for each code of level i + 1, its code in level i.
    std::vector<Labelled> levels[5];
    std::vector<std::size_t> parents[5];
    std::vector<Pack> packs; ///< sorted as published: by substance, then by CIP13
    std::vector<std::uint64_t> weights;
};

/// Built at first use; thread-safe.
[[nodiscard]] const MedicCatalogue& medic_catalogue();

} // namespace cnamdata::generate
