// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/ingest.hpp"

#include "ingest/run.hpp"
#include "store/layout.hpp"

#include <optional>

namespace cnamdata {

IngestReport ingest(const IngestRequest& request, Progress* progress) {
    const auto source = open_archive_source(request.file, {.dataset = request.dataset, .period = request.period});
    const Destination destination = find_destination(request, source->header());
    std::optional<StoreLock> lock;
    if (request.output.empty()) {
        lock.emplace(request.store);
        require_alone(destination, request, source->header());
        remove_leftovers(destination.table.parent_path());
    }
    IngestRun run(request, *source, destination, progress);
    run.convert();
    return run.publish();
}

} // namespace cnamdata
