// SPDX-License-Identifier: MPL-2.0
//
// Who is treated and who prescribes, by rows of the published files.
#include "generate/yearly.hpp"

namespace cnamdata::generate {

namespace {

Axis region_axis() {
    return {{{5, 109},
             {11, 236},
             {24, 125},
             {27, 132},
             {28, 146},
             {32, 186},
             {44, 178},
             {52, 142},
             {53, 140},
             {75, 191},
             {76, 212},
             {84, 212},
             {93, 216}},
            99};
}

/// An axis that the file does not have.
Axis constant() { return {{{0, 1}}, 0}; }

} // namespace

const Axes& medic_axes() {
    static const Axes axes{{{{0, 18}, {20, 38}, {60, 44}}, 99},
                           {{{1, 47}, {2, 53}}, 9},
                           region_axis(),
                           {{{1, 300}, {2, 14},  {3, 40},  {4, 60},  {5, 45},  {6, 8},   {7, 40},   {8, 30},  {9, 20},
                             {11, 30}, {12, 30}, {13, 25}, {14, 30}, {15, 30}, {17, 45}, {18, 10},  {19, 30}, {31, 20},
                             {32, 30}, {35, 12}, {36, 1},  {37, 1},  {38, 2},  {42, 28}, {90, 300}, {98, 40}},
                            99}};
    return axes;
}

const Axes& lpp_axes() {
    static const Axes axes{{{{0, 365}, {20, 449}, {40, 629}, {60, 840}}, 99},
                           {{{1, 111}, {2, 117}}, 9},
                           region_axis(),
                           {{{1, 487}, {2, 24},  {3, 39},  {4, 230}, {5, 79},   {6, 53},  {7, 40}, {8, 25},
                             {9, 27},  {11, 46}, {12, 34}, {13, 20}, {14, 40},  {15, 68}, {17, 9}, {18, 14},
                             {31, 18}, {32, 12}, {35, 9},  {42, 24}, {90, 514}, {98, 151}},
                            99}};
    return axes;
}

CellAxes axes_of(const Axes& axes, std::string_view breakdown) {
    const auto wanted = [&](std::string_view name, const Axis& axis) {
        return breakdown.empty() || breakdown.find(name) != std::string_view::npos ? axis : constant();
    };
    return {wanted("_age", axes.ages), wanted("_sexe", axes.sexes), wanted("_reg", axes.regions),
            wanted("_spe", axes.specialties)};
}

} // namespace cnamdata::generate
