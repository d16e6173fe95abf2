// SPDX-License-Identifier: MPL-2.0
#include "store/provenance.hpp"

#include "base/numbers.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/version.hpp"

#include <array>
#include <string_view>
#include <variant>

namespace cnamdata {

namespace {

constexpr std::string_view prefix = "cnamdata.";

constexpr std::string_view sum_prefix = "cnamdata.sum.";

using Member =
    std::variant<std::string Provenance::*, std::uint64_t Provenance::*, int Provenance::*, Period Provenance::*>;

struct Entry {
    std::string_view key;
    Member member;
};

/// The one list of what is recorded, for writing and for reading.
constexpr std::array entries{
    Entry{"dataset", &Provenance::dataset},
    Entry{"breakdown", &Provenance::breakdown},
    Entry{"header_version", &Provenance::header_version},
    Entry{"period", &Provenance::period},
    Entry{"source_name", &Provenance::source_name},
    Entry{"source_sha256", &Provenance::source_sha256},
    Entry{"source_bytes", &Provenance::source_bytes},
    Entry{"source_url", &Provenance::source_url},
    Entry{"fetched_at", &Provenance::fetched_at},
    Entry{"rows_read", &Provenance::rows_read},
    Entry{"rows_written", &Provenance::rows_written},
    Entry{"rows_rejected", &Provenance::rows_rejected},
    Entry{"rows_padded", &Provenance::rows_padded},
    Entry{"schema_version", &Provenance::schema_version},
    Entry{"tool_version", &Provenance::tool_version},
};

std::string text_of(const std::string& value) { return value; }
std::string text_of(std::uint64_t value) { return std::to_string(value); }
std::string text_of(int value) { return std::to_string(value); }
std::string text_of(Period value) { return to_string(value); }

void set(std::string& target, const std::string& text) { target = text; }
template <typename Number>
void set(Number& target, const std::string& text) {
    std::int64_t value = 0;
    if (parse_integer<EnglishNumbers>(text, value)) target = static_cast<Number>(value);
}
void set(Period& target, const std::string& text) {
    try {
        target = parse_period(text);
    } catch (const Error&) {
        target = {};
    }
}

/// Reads what format_decimal writes. The decimals tell the scale; 38 digits at most.
bool parse_total(std::string_view text, ControlTotal& total) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    total.scale = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
    total.sum = 0;
    if (text.empty() || text.size() > 38) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (text[i] < '0' || text[i] > '9') return false;
        total.sum = total.sum * 10 + (text[i] - '0');
    }
    if (negative) total.sum = -total.sum;
    return true;
}

} // namespace

parquet::KeyValues to_metadata(const Provenance& provenance) {
    parquet::KeyValues metadata;
    for (const Entry& entry : entries) {
        const std::string text = std::visit([&](auto member) { return text_of(provenance.*member); }, entry.member);
        if (!text.empty()) metadata.emplace_back(std::string(prefix) + std::string(entry.key), text);
    }
    for (const ControlTotal& total : provenance.totals)
        metadata.emplace_back(std::string(sum_prefix) + total.column, format_decimal(total.sum, total.scale));
    return metadata;
}

Provenance from_metadata(const parquet::KeyValues& metadata) {
    Provenance provenance;
    for (const auto& [key, value] : metadata) {
        if (!key.starts_with(prefix)) continue;
        if (key.starts_with(sum_prefix)) {
            ControlTotal total{.column = key.substr(sum_prefix.size())};
            if (parse_total(value, total)) provenance.totals.push_back(std::move(total));
            continue;
        }
        for (const Entry& entry : entries) {
            if (entry.key != std::string_view(key).substr(prefix.size())) continue;
            std::visit([&, &text = value](auto member) { set(provenance.*member, text); }, entry.member);
        }
    }
    return provenance;
}

std::string created_by() { return std::string("cnamdata version ") + version; }

} // namespace cnamdata
