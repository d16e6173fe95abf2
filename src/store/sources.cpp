// SPDX-License-Identifier: MPL-2.0
#include "store/sources.hpp"

#include "parquet/reader.hpp"
#include "store/provenance.hpp"

namespace cnamdata {

std::vector<Provenance> table_sources(const std::filesystem::path& store, const Dataset& dataset) {
    std::vector<Provenance> sources;
    for (const Table& table : list_tables(store, &dataset))
        sources.push_back(from_metadata(parquet::Reader(table.path).metadata()));
    return sources;
}

} // namespace cnamdata
