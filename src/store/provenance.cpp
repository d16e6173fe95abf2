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

using ProvenanceMember =
    std::variant<std::string Provenance::*, std::uint64_t Provenance::*, int Provenance::*, Period Provenance::*>;

struct ProvenanceEntry {
    std::string_view key;
    ProvenanceMember member;
};

/// The one list of what is recorded, for writing and for reading.
constexpr std::array provenance_entries{
    ProvenanceEntry{"dataset", &Provenance::dataset},
    ProvenanceEntry{"breakdown", &Provenance::breakdown},
    ProvenanceEntry{"header_version", &Provenance::header_version},
    ProvenanceEntry{"period", &Provenance::period},
    ProvenanceEntry{"source_name", &Provenance::source_name},
    ProvenanceEntry{"source_sha256", &Provenance::source_sha256},
    ProvenanceEntry{"source_bytes", &Provenance::source_bytes},
    ProvenanceEntry{"source_url", &Provenance::source_url},
    ProvenanceEntry{"fetched_at", &Provenance::fetched_at},
    ProvenanceEntry{"rows_read", &Provenance::rows_read},
    ProvenanceEntry{"rows_written", &Provenance::rows_written},
    ProvenanceEntry{"rows_rejected", &Provenance::rows_rejected},
    ProvenanceEntry{"rows_padded", &Provenance::rows_padded},
    ProvenanceEntry{"schema_version", &Provenance::schema_version},
    ProvenanceEntry{"tool_version", &Provenance::tool_version},
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
    for (const ProvenanceEntry& entry : provenance_entries) {
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
        for (const ProvenanceEntry& entry : provenance_entries) {
            if (entry.key != std::string_view(key).substr(prefix.size())) continue;
            std::visit([&, &text = value](auto member) { set(provenance.*member, text); }, entry.member);
        }
    }
    return provenance;
}

std::string created_by() { return std::string("cnamdata version ") + version; }

} // namespace cnamdata
