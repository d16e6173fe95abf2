// SPDX-License-Identifier: MPL-2.0
//
// One archive on its way to one table.
#pragma once

#include "cnamdata/ingest.hpp"
#include "cnamdata/output_file.hpp"
#include "ingest/control_totals.hpp"
#include "ingest/destination.hpp"
#include "ingest/group_encoder.hpp"
#include "ingest/reject_log.hpp"
#include "ingest/row_groups.hpp"
#include "labels/harvest.hpp"
#include "parquet/writer.hpp"
#include "source/archive_source.hpp"
#include "store/provenance.hpp"

#include <chrono>

namespace cnamdata {

/// A run, from an open archive to a published table. Not thread-safe; uses threads of its own.
class IngestRun {
public:
    /// Everything passed must outlive the run; `progress` may be nullptr.
    IngestRun(const IngestRequest& request, ArchiveSource& source, Destination destination, Progress* progress);

    /// Reads everything and writes the table where nobody sees it. Throws as ingest().
    void convert();

    /// Makes the table, its labels and its rejects visible; in a store, what it takes the place of goes. Call once,
    /// after convert(). REQUIRES: a store is locked, and no other run of this process publishes at the same time.
    IngestReport publish();

private:
    [[nodiscard]] parquet::Schema schema() const;
    [[nodiscard]] std::vector<LabelledPair> pairs_to_harvest() const;
    void scan();
    void read(RowGroups& groups);
    void append(const PendingGroup& group, parquet::EncodedRowGroup encoded);
    void fill_report();
    [[nodiscard]] Provenance provenance();
    void add_origin(Provenance& provenance) const;

    const IngestRequest& request_;
    ArchiveSource& source_;
    Destination destination_;
    Progress* progress_;
    RejectLog rejects_;
    Harvest harvest_;
    OutputFile output_;
    ControlTotals totals_;
    parquet::Schema fields_;
    parquet::Writer writer_;
    GroupEncoder encoder_;
    IngestReport report_;
    std::chrono::steady_clock::time_point begin_;
};

} // namespace cnamdata
