// SPDX-License-Identifier: MPL-2.0
//
// A made-up list of products: the real titles and sub-chapters, invented codes and labels under them. The list grows
// with the years; a code keeps its place and its name.
#pragma once

#include "generate/medic_catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::generate {

struct SubChapter {
    std::string_view code;
    std::string_view label;
    std::uint64_t hundred_rows; ///< in 2014
    std::size_t codes;          ///< in 2014
};

/// In the order of the files. Title 9 has no line of its own: its label is that of the code.
[[nodiscard]] const std::vector<Group>& lpp_titles();
[[nodiscard]] const std::vector<Group>& lpp_chapters();
[[nodiscard]] const std::vector<SubChapter>& lpp_sub_chapters();

struct Product {
    std::int64_t title = 0;
    std::string_view title_label, chapter, chapter_label, sub_chapter, sub_chapter_label; ///< ASCII, of static lifetime
    Labelled name;
    std::int64_t price = 0; ///< centimes
    bool full_rate = false;
};

struct LppCatalogue {
    std::vector<Product> products; ///< sorted as published
    std::vector<std::uint64_t> weights;
};

/// The products of a year; fewer, down to one for a sub-chapter, in a file of so few rows.
[[nodiscard]] LppCatalogue lpp_catalogue(int year, std::uint64_t rows);

} // namespace cnamdata::generate
