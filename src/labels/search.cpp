// SPDX-License-Identifier: MPL-2.0
#include "base/text.hpp"
#include "cnamdata/labels.hpp"
#include "labels/codes.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cnamdata {

namespace {

/// What the letters U+00C0 to U+00FF are without their accents; a blank stands for "unchanged".
constexpr std::string_view plain_letters = "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y";

struct Replacement {
    std::string_view from;
    std::string_view to;
};
constexpr std::array replacements{
    Replacement{"Œ", "oe"}, Replacement{"œ", "oe"}, Replacement{"Æ", "ae"},
    Replacement{"æ", "ae"}, Replacement{"’", "'"},  Replacement{"\xC2\xA0", " "},
};

/// Replaces what stands at the begin of `text` and tells how many bytes that were; 0 when it is no such letter.
std::size_t fold_accent(std::string& out, std::string_view text) {
    for (const Replacement& one : replacements) {
        if (!text.starts_with(one.from)) continue;
        out += one.to;
        return one.from.size();
    }
    if (text.size() < 2 || text[0] != '\xC3') return 0;
    const auto place = static_cast<unsigned>(static_cast<unsigned char>(text[1])) - 0x80U;
    if (place >= plain_letters.size() || plain_letters[place] == ' ') return 0;
    out += plain_letters[place];
    return 2;
}

bool holds_all(const std::string& folded, const std::vector<std::string_view>& words) {
    return std::all_of(words.begin(), words.end(),
                       [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

} // namespace

std::string fold_label(std::string_view text) {
    std::string folded;
    while (!text.empty()) {
        std::size_t taken = fold_accent(folded, text);
        if (taken == 0) {
            const char c = text.front();
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            taken = 1;
        }
        text.remove_prefix(taken);
    }
    return folded;
}

std::vector<FoundLabel> search_labels(const std::filesystem::path& store, std::string_view text,
                                      const Dataset* dataset) {
    const std::string folded = fold_label(trim(text));
    std::vector<std::string_view> words = split(folded, ' ');
    std::erase(words, std::string_view{});
    std::vector<FoundLabel> found;
    if (words.empty()) return found;
    for (const Dataset* each : datasets()) {
        if (dataset != nullptr && dataset != each) continue;
        for (const Column& column : each->columns) {
            if (!is_coded(column)) continue;
            const Nomenclature nomenclature = load_nomenclature(store, *each, column);
            for (const Label& label : nomenclature.labels()) {
                if (fold_label(label.code) == folded || holds_all(fold_label(label.label), words))
                    found.push_back({.dataset = each, .column = &column, .label = label});
            }
        }
    }
    return found;
}

} // namespace cnamdata
