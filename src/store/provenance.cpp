// SPDX-License-Identifier: MPL-2.0
#include "store/provenance.hpp"

#include "base/numbers.hpp"
#include "cnamdata/version.hpp"

#include <array>
#include <string_view>
#include <variant>

namespace cnamdata {

namespace {

constexpr std::string_view prefix = "cnamdata.";

using Member = std::variant<std::string Provenance::*, std::uint64_t Provenance::*, int Provenance::*>;

struct Entry {
    std::string_view key;
    Member member;
};

/// The one list of what is recorded, for writing and for reading.
constexpr std::array entries{
    Entry{"dataset", &Provenance::dataset},
    Entry{"breakdown", &Provenance::breakdown},
    Entry{"header_version", &Provenance::header_version},
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

void set(std::string& target, const std::string& text) { target = text; }
template <typename Number>
void set(Number& target, const std::string& text) {
    std::int64_t value = 0;
    if (parse_integer<EnglishNumbers>(text, value)) target = static_cast<Number>(value);
}

} // namespace

parquet::KeyValues to_metadata(const Provenance& provenance) {
    parquet::KeyValues metadata;
    for (const Entry& entry : entries) {
        const std::string text = std::visit([&](auto member) { return text_of(provenance.*member); }, entry.member);
        if (!text.empty()) metadata.emplace_back(std::string(prefix) + std::string(entry.key), text);
    }
    return metadata;
}

Provenance from_metadata(const parquet::KeyValues& metadata) {
    Provenance provenance;
    for (const auto& [key, value] : metadata) {
        if (!key.starts_with(prefix)) continue;
        for (const Entry& entry : entries) {
            if (entry.key != std::string_view(key).substr(prefix.size())) continue;
            std::visit([&, &text = value](auto member) { set(provenance.*member, text); }, entry.member);
        }
    }
    return provenance;
}

std::string created_by() { return std::string("cnamdata version ") + version; }

} // namespace cnamdata
