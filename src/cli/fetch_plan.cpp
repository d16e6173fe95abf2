// SPDX-License-Identifier: MPL-2.0
#include "cli/fetch_plan.hpp"

#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

/// The mean length of the archives that were fetched, else what the dataset's are known to be.
std::uint64_t usual_bytes(const Dataset& dataset, std::span<const StoredArchive> held) {
    std::uint64_t bytes = 0;
    std::uint64_t count = 0;
    for (const StoredArchive& archive : held) {
        if (archive.dataset != dataset.id || archive.bytes == 0) continue;
        bytes += archive.bytes;
        ++count;
    }
    return count == 0 ? dataset.portal.typical_bytes : bytes / count;
}

/// Bytes a second over all earlier downloads; 0 when there were none.
double usual_rate(std::span<const StoredArchive> held) {
    double bytes = 0;
    double seconds = 0;
    for (const StoredArchive& archive : held) {
        if (archive.seconds <= 0) continue;
        bytes += static_cast<double>(archive.bytes);
        seconds += archive.seconds;
    }
    return seconds > 0 ? bytes / seconds : 0;
}

std::uint64_t partial_bytes(const RemoteArchive& archive, std::span<const StoredArchive> held) {
    for (const StoredArchive& other : held)
        if (other.dataset == archive.dataset->id && other.name == archive.name) return other.partial_bytes;
    return 0;
}

std::uint64_t rows_of(const PlannedArchive& planned) {
    const PortalAddress& portal = planned.archive.dataset->portal;
    if (portal.typical_bytes == 0) return 0;
    return static_cast<std::uint64_t>(static_cast<double>(planned.bytes) * static_cast<double>(portal.typical_rows) /
                                      static_cast<double>(portal.typical_bytes));
}

/// Of the disk of a folder that may not be there yet.
std::uint64_t free_bytes(std::filesystem::path folder) {
    std::error_code error;
    folder = std::filesystem::absolute(folder, error);
    while (!std::filesystem::exists(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available;
}

bool is_to_download(const RemoteArchive& archive) {
    return archive.outcome == Outcome::fresh || archive.outcome == Outcome::changed;
}

std::string size_text(const PlannedArchive& planned) {
    if (planned.bytes == 0) return "?";
    return (planned.estimated ? "about " : "") + human_bytes(planned.bytes);
}

} // namespace

FetchPlan make_plan(const FetchReport& report, std::span<const StoredArchive> held,
                    const std::filesystem::path& store) {
    FetchPlan plan{.free = free_bytes(store)};
    for (const RemoteArchive& archive : report.archives) {
        PlannedArchive planned{.archive = archive, .bytes = archive.bytes};
        planned.estimated = planned.bytes == 0;
        if (planned.estimated) planned.bytes = usual_bytes(*archive.dataset, held);
        planned.here = partial_bytes(archive, held);
        if (is_to_download(archive)) {
            ++plan.count;
            plan.bytes += planned.bytes - std::min(planned.bytes, planned.here);
            plan.rows += rows_of(planned);
        }
        plan.archives.push_back(std::move(planned));
    }
    if (const double rate = usual_rate(held); rate > 0) plan.seconds = static_cast<double>(plan.bytes) / rate;
    return plan;
}

std::string plan_text(const FetchPlan& plan) {
    if (plan.archives.empty()) return "The portal lists no such archive (yet).\n";
    TextTable table({{.title = "DATASET"},
                     {.title = "PERIOD"},
                     {.title = "ARCHIVE"},
                     {.title = "STATE"},
                     {.title = "SIZE", .right = true},
                     {.title = "OF IT HERE", .right = true}});
    for (const PlannedArchive& planned : plan.archives) {
        const RemoteArchive& archive = planned.archive;
        table.add({std::string(archive.dataset->id), to_string(archive.period), archive.name,
                   std::string(to_string(archive.outcome)), size_text(planned),
                   planned.here == 0 ? "" : human_bytes(planned.here)});
    }
    std::string out = table.render(page_width());
    out += fmt::format("\n{} of {} to download", plan.count, plan.archives.size());
    if (plan.bytes > 0) out += fmt::format(": about {}", human_bytes(plan.bytes));
    if (plan.rows > 0) out += fmt::format(", {} rows", grouped(plan.rows));
    if (plan.seconds > 0) out += fmt::format(", {} at the usual rate", human_seconds(plan.seconds));
    if (plan.free > 0) out += fmt::format("; {} free on the disk", human_bytes(plan.free));
    if (plan.free < plan.bytes && plan.free > 0) out += ": too little";
    return out + "\n";
}

Fields plan_json(const FetchPlan& plan) {
    Fields list = Fields::array();
    for (const PlannedArchive& planned : plan.archives) {
        list.push_back({{"dataset", planned.archive.dataset->id},
                        {"period", to_string(planned.archive.period)},
                        {"name", planned.archive.name},
                        {"url", planned.archive.url},
                        {"state", to_string(planned.archive.outcome)},
                        {"bytes", planned.bytes},
                        {"estimated", planned.estimated},
                        {"partial_bytes", planned.here}});
    }
    return {{"archives", std::move(list)}, {"to_download", plan.count},
            {"bytes", plan.bytes},         {"rows", plan.rows},
            {"free_bytes", plan.free},     {"seconds", plan.seconds == 0 ? Fields() : Fields(plan.seconds)}};
}

} // namespace cnamdata::cli
