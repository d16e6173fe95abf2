// SPDX-License-Identifier: MPL-2.0
#include "datasets/yearly.hpp"

#include "base/text.hpp"

#include <array>

namespace cnamdata::yearly {

namespace {

/// The sets of dimensions, as the names of the files list them.
constexpr std::array sets{"",     "_age_sexe", "_age_sexe_reg", "_age_sexe_reg_spe", "_age_sexe_spe",
                          "_reg", "_reg_spe",  "_spe"};

std::string in_quotes(const std::string& header) {
    std::string text = "\"";
    for (const char c : header)
        text += c == ';' ? std::string("\";\"") : std::string(1, c);
    return text + '"';
}

std::string header_of(const Spelling& spelling, std::string_view set) {
    std::string header = spelling.key;
    for (std::string_view part : split(set, '_')) {
        if (part == "age") header += ";" + spelling.age;
        if (part == "sexe") header += ";" + spelling.sex;
        if (part == "reg") header += ";BEN_REG";
        if (part == "spe") header += ";PSP_SPE";
    }
    return header + ";" + spelling.counted;
}

std::string lower(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

} // namespace

std::vector<HeaderVersion> versions_of(const Level& level) {
    std::vector<HeaderVersion> all;
    for (std::string_view set : sets) {
        const std::string breakdown = lower(level.id) + std::string(set);
        for (const Spelling& spelling : level.spellings) {
            std::string header = header_of(spelling, set);
            if (level.quoted) header = in_quotes(header);
            if (!all.empty() && all.back().breakdown == breakdown && all.back().header == header) {
                all.back().last = spelling.last;
                continue;
            }
            all.push_back({.id = breakdown + "-" + spelling.id,
                           .first = spelling.first,
                           .last = spelling.last,
                           .header = std::move(header),
                           .name = "NB_{y}_" + level.id + std::string(set),
                           .breakdown = breakdown,
                           .evidence = level.evidence});
        }
    }
    return all;
}

} // namespace cnamdata::yearly
