// SPDX-License-Identifier: MPL-2.0
#include "datasets/yearly.hpp"

#include "base/text.hpp"

#include <array>

namespace cnamdata::yearly {

using namespace columns;

namespace {

constexpr Column label_since_2016(std::string_view name, std::string_view of, std::string_view french,
                                  std::string_view english) {
    return since({2016, 0}, label(name, of, french, english));
}

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

std::vector<Column> medicine() {
    return {
        text_code("ATC1", "Groupe Principal Anatomique", "ATC level 1: anatomical main group"),
        label_since_2016("L_ATC1", "ATC1", "Libellé Groupe Principal Anatomique", "Label of ATC1"),
        text_code("ATC2", "Sous-Groupe Thérapeutique", "ATC level 2: therapeutic subgroup"),
        label_since_2016("L_ATC2", "ATC2", "Libellé Sous-Groupe Thérapeutique", "Label of ATC2"),
        text_code("ATC3", "Sous-Groupe Pharmacologique", "ATC level 3: pharmacological subgroup"),
        label_since_2016("L_ATC3", "ATC3", "Libellé Sous-Groupe Pharmacologique", "Label of ATC3"),
        text_code("ATC4", "Sous-Groupe Chimique", "ATC level 4: chemical subgroup"),
        label_since_2016("L_ATC4", "ATC4", "Libellé Sous-Groupe Chimique", "Label of ATC4"),
        text_code("ATC5", "Sous-Groupe Substance Chimique", "ATC level 5: substance (4 to 7 characters)"),
        label_since_2016("L_ATC5", "ATC5", "Libellé Sous-Groupe Substance Chimique", "Label of ATC5"),
        pack("Presentation (pack), 13 digits", "9999999999999"),
        label_since_2016("L_CIP13", "CIP13", "Libellé CIP13", "Label of CIP13; drifts from year to year"),
    };
}

std::vector<Column> biology() {
    return {
        code("GRP", "Groupe physiopathologique", "Group of acts, 1 to 29; 90 all others"),
        label("L_GRP", "GRP", "Libellé du groupe", "Label of GRP"),
        believed("CNAM writes it as an integer: NABM 0215 is 215. Kept as text; pad to 4 digits to join a NABM table",
                 text_code("ACTE", "Code de la nomenclature (NABM)", "Code of the act, without its leading zeros")),
        label("L_ACTE", "ACTE", "Libellé de l'acte", "Label of ACTE; spelling drifts"),
    };
}

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
