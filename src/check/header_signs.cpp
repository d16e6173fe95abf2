// SPDX-License-Identifier: MPL-2.0
#include "check/header_signs.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t shown_bytes = 200;
constexpr std::size_t looked_at = 1000; // lines

std::string_view without_mark(std::string_view text) noexcept {
    if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
    return text;
}

/// The line that begins `text`, without its line end; `text` goes on after it.
std::string_view take_line(std::string_view& text) noexcept {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string with_separator(std::string_view line, char separator) {
    const auto fields = csv::split_line(line, {.separator = separator, .quoted_fields = true});
    return join(fields, ";");
}

/// The separator with which the header is one of ours; 0 if there is none.
char other_separator(std::string_view line, const HeaderHints& hints) {
    for (const char separator : {',', '\t', '|'}) {
        if (line.find(separator) == std::string_view::npos) continue;
        if (compare_header(with_separator(line, separator), hints).accepted) return separator;
    }
    return 0;
}

std::string shown_separator(char separator) { return separator == '\t' ? "TAB" : std::string(1, separator); }

/// Whether the first line has as many fields as a header of the dataset its name tells, and the form of a row.
bool is_headless(std::string_view line, const Dataset* named) {
    if (named == nullptr) return false;
    const auto fields = csv::split_line(line, dialect_of(*named));
    const bool numbers = std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
        return !field.empty() && std::all_of(field.begin(), field.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
    return numbers && std::any_of(named->versions.begin(), named->versions.end(), [&](const HeaderVersion& version) {
               return csv::split_line(version.header, dialect_of(*named)).size() == fields.size();
           });
}

std::string missing_text(const HeaderComparison& comparison) {
    const std::vector<std::string_view> added(comparison.added.begin(), comparison.added.end());
    std::vector<std::string> parts;
    for (const std::string& name : comparison.missing) {
        const std::string_view likely = nearest(name, added);
        parts.push_back(likely.empty() ? name : name + " (" + std::string(likely) + "?)");
    }
    return join(parts, ", ");
}

std::string as_utf8(std::string_view bytes) {
    std::string text;
    append_utf8(text, bytes.substr(0, shown_bytes), is_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252);
    return text;
}

void add_columns(std::vector<Finding>& findings, const Header& header) {
    std::vector<std::string> absent;
    std::vector<std::string> unknown;
    for (const Slot& slot : header.slots) {
        if (!slot.field) absent.emplace_back(slot.column.name);
        if (header.dataset->find(slot.column.name) == nullptr) unknown.emplace_back(slot.column.name);
    }
    if (header.version == nullptr) findings.push_back({Symptom::new_header, {std::string(header.dataset->id)}});
    if (!absent.empty()) findings.push_back({Symptom::absent_columns, {join(absent, ", ")}});
    if (!unknown.empty()) findings.push_back({Symptom::unknown_columns, {join(unknown, ", ")}});
}

void add_identity(std::vector<Finding>& findings, const Beginning& beginning, const Header& header) {
    const Dataset* named = dataset_named(beginning.name);
    if (named != nullptr && named != header.dataset) {
        findings.push_back({Symptom::wrong_dataset, {std::string(named->id), std::string(header.dataset->id)}});
        return;
    }
    if (header.period.empty()) findings.push_back({.symptom = Symptom::period_unknown});
    std::string_view rest = without_mark(beginning.text);
    const std::string_view line = take_line(rest);
    const Period told = compare_header(line, {.dataset = header.dataset, .first_line = take_line(rest)}).period;
    const Period name = period_in_name(*header.dataset, beginning.name);
    if (!told.empty() && !name.empty() && told != name)
        findings.push_back({Symptom::wrong_period, {to_string(name), to_string(told)}});
}

void add_form(std::vector<Finding>& findings, const Beginning& beginning, const Header& header) {
    const std::string_view text = beginning.text;
    const Dataset& dataset = *header.dataset;
    if (header.trailing_separator != dataset.trailing_separator) {
        findings.push_back(
            {.symptom = header.trailing_separator ? Symptom::trailing_separator : Symptom::no_trailing_separator});
    }
    const bool crlf = text.find("\r\n") != std::string_view::npos;
    if (text.find('\n') != std::string_view::npos && crlf != dataset.crlf)
        findings.push_back({Symptom::line_ends, {crlf ? "CRLF" : "LF"}});
    if (text.starts_with(utf8_mark)) findings.push_back({.symptom = Symptom::byte_order_mark});
    const std::string_view body = without_mark(text);
    if (!is_ascii(body) && is_utf8(body)) findings.push_back({.symptom = Symptom::utf8});
}

/// Months and years are published with two and four digits. Parsed, they have lost how they were written.
void add_lost_zeros(std::vector<Finding>& findings, const Beginning& beginning, const Header& header) {
    std::string_view rest = without_mark(beginning.text);
    (void)take_line(rest);
    std::vector<const Slot*> dated;
    for (const Slot& slot : header.slots)
        if (slot.field && (slot.column.kind == Kind::month || slot.column.kind == Kind::year)) dated.push_back(&slot);
    for (std::size_t line = 0; line < looked_at && !rest.empty() && !dated.empty(); ++line) {
        const auto fields = csv::split_line(take_line(rest), dialect_of(*header.dataset));
        std::erase_if(dated, [&](const Slot* slot) {
            const std::size_t length = slot->column.kind == Kind::month ? 2 : 4;
            const std::string value = *slot->field < fields.size() ? fields[*slot->field] : "";
            if (value.empty() || value.size() >= length) return false;
            findings.push_back({Symptom::lost_zeros, {std::string(slot->column.name), value, std::to_string(length)}});
            return true;
        });
    }
}

} // namespace

std::string_view header_line(std::string_view text) noexcept {
    text = without_mark(text);
    return take_line(text);
}

std::vector<Finding> header_problems(const Beginning& beginning) {
    std::string_view rest = without_mark(beginning.text);
    const std::string_view line = take_line(rest);
    const HeaderHints hints{.name = std::string(beginning.name), .first_line = take_line(rest)};
    const HeaderComparison best = compare_header(line, hints);
    if (best.accepted) return {};
    if (const char separator = other_separator(line, hints); separator != 0)
        return {{Symptom::separator, {shown_separator(separator)}}};
    const Dataset* named = dataset_named(beginning.name);
    if (is_headless(line, named)) return {{Symptom::header_missing, {std::string(named->id)}}};
    if (!best.alike) return {{Symptom::header_unknown, {as_utf8(line)}}};
    return {{Symptom::header_differs, {std::string(best.dataset->id), missing_text(best), join(best.added, ", ")}}};
}

std::vector<Finding> oddities(const Beginning& beginning, const Header& header) {
    std::vector<Finding> findings;
    add_identity(findings, beginning, header);
    add_lost_zeros(findings, beginning, header);
    add_columns(findings, header);
    add_form(findings, beginning, header);
    return findings;
}

} // namespace cnamdata
