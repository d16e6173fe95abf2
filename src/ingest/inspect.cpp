// SPDX-License-Identifier: MPL-2.0
//
// What can be said of a file without reading all of it.
#include "base/file.hpp"
#include "base/numbers.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "parquet/reader.hpp"
#include "source/archive_source.hpp"
#include "store/provenance.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

template <typename T>
void widen(std::optional<T>& low, std::optional<T>& high, const std::optional<T>& min, const std::optional<T>& max) {
    if (min && (!low || *min < *low)) low = min;
    if (max && (!high || *high < *max)) high = max;
}

FileColumn describe(const parquet::Reader& reader, std::size_t column) {
    const parquet::Field& field = reader.schema()[column];
    FileColumn result{.name = field.name, .type = parquet::type_name(field)};
    std::set<std::string> encodings;
    parquet::Statistics all;
    for (std::size_t group = 0; group < reader.row_groups(); ++group) {
        const parquet::ChunkInfo chunk = reader.chunk(group, column);
        encodings.insert(chunk.encodings);
        result.compressed_bytes += chunk.compressed_bytes;
        result.uncompressed_bytes += chunk.uncompressed_bytes;
        const parquet::Statistics part = reader.statistics(group, column);
        result.nulls += part.nulls.value_or(0);
        widen(all.min, all.max, part.min, part.max);
        widen(all.min_text, all.max_text, part.min_text, part.max_text);
    }
    for (const std::string& name : encodings)
        result.encodings += (result.encodings.empty() ? "" : ",") + name;
    const auto shown = [&](const std::optional<std::int64_t>& number, const std::optional<std::string>& text) {
        if (number && field.physical != parquet::Physical::float64) return format_decimal(*number, field.scale);
        return text.value_or("");
    };
    result.min = shown(all.min, all.min_text);
    result.max = shown(all.max, all.max_text);
    return result;
}

void inspect_parquet(FileInfo& info) {
    const parquet::Reader reader(info.path);
    info.form = "parquet";
    info.rows = reader.rows();
    info.row_groups = reader.row_groups();
    info.created_by = reader.created_by();
    for (std::size_t column = 0; column < reader.schema().size(); ++column) {
        info.columns.push_back(describe(reader, column));
    }
    for (const auto& [name, reason] : reader.unsupported())
        info.columns.push_back({.name = name, .type = reason});
    info.provenance = from_metadata(reader.metadata());
    info.has_provenance = !info.provenance.dataset.empty();
    info.dataset = info.provenance.dataset;
    info.header_version = info.provenance.header_version;
    info.period = info.provenance.period;
}

void inspect_archive(FileInfo& info) {
    const auto source = open_archive_source(info.path.string(), {});
    const Header& header = source->header();
    info.form = to_string(source->archive().form());
    info.member = source->archive().member();
    info.dataset = header.dataset->id;
    info.header_version = header.version != nullptr ? header.version->id : std::string_view{};
    info.period = header.period;
    for (const Slot& slot : header.slots) {
        if (slot.field)
            info.columns.push_back(
                {.name = std::string(slot.column.name), .type = parquet::type_name(field_of(slot.column))});
    }
}

} // namespace

FileInfo inspect(const fs::path& file) {
    FileInfo info{.path = file};
    std::array<std::byte, 4> head{};
    {
        InputFile input(file.string());
        info.bytes = input.size();
        input.read(head);
    }
    constexpr std::array magic{std::byte{'P'}, std::byte{'A'}, std::byte{'R'}, std::byte{'1'}};
    if (head == magic) {
        inspect_parquet(info);
    } else {
        inspect_archive(info);
    }
    return info;
}

} // namespace cnamdata
