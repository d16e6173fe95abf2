// SPDX-License-Identifier: MPL-2.0
#include "cli/ingest_report.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {
namespace {

/// Tolerated rejects that are told one by one; all of them are in the rejects file.
constexpr std::size_t told_rejects = 5;

double per_second(std::uint64_t amount, double seconds) {
    return static_cast<double>(amount) / std::max(seconds, 1e-6);
}

Location place_of(const Reject& reject) {
    return {.file = reject.file,
            .line = reject.line,
            .byte_offset = reject.byte_offset,
            .column = reject.column,
            .value = reject.value};
}

void tell_rejects(Console& console, const IngestReport& report) {
    const std::size_t told = std::min(report.rejects.size(), told_rejects);
    for (std::size_t i = 0; i < told; ++i) {
        const Location place = place_of(report.rejects[i]);
        Fields fields = Fields::object();
        add_place(fields, place);
        const std::string& reason = report.rejects[i].reason;
        const std::string text = fmt::format("row rejected: {}", reason);
        console.say(Level::warning, console.settings().json ? text : fmt::format("{}: {}", place_text(place), text),
                    fields);
    }
    if (report.rows_rejected > told)
        console.warning(
            fmt::format("{}: {} more rejected rows", report.file, console.number(report.rows_rejected - told)));
}

} // namespace

std::string summary_text(const Console& console, const IngestReport& report) {
    std::string out = fmt::format("{}: {}", report.file == "-" ? "stdin" : report.file, report.dataset);
    if (!report.period.empty()) out.append(" ").append(to_string(report.period));
    out += fmt::format(", {} {} read, {} written, {} rejected", console.number(report.rows_read),
                       report.rows_read == 1 ? "row" : "rows", console.number(report.rows_written),
                       console.number(report.rows_rejected));
    if (report.rows_padded != 0) out += fmt::format(", {} padded", console.number(report.rows_padded));
    const auto rate = static_cast<std::uint64_t>(per_second(report.archive_bytes, report.seconds));
    out += fmt::format("; {}", human_bytes(report.archive_bytes));
    if (report.csv_bytes != report.archive_bytes) out += fmt::format(" (csv {})", human_bytes(report.csv_bytes));
    out += fmt::format(" to {} in {}, {}/s", human_bytes(report.table_bytes), human_seconds(report.seconds),
                       human_bytes(rate));
    return out + fmt::format("; {}", report.table.string());
}

Fields summary_fields(const IngestReport& report) {
    Fields fields = Fields::object();
    fields["file"] = report.file;
    fields["dataset"] = report.dataset;
    fields["period"] = to_string(report.period);
    fields["header_version"] = report.header_version;
    fields["rows_read"] = report.rows_read;
    fields["rows_written"] = report.rows_written;
    fields["rows_rejected"] = report.rows_rejected;
    fields["rows_padded"] = report.rows_padded;
    fields["archive_bytes"] = report.archive_bytes;
    fields["csv_bytes"] = report.csv_bytes;
    fields["table_bytes"] = report.table_bytes;
    fields["seconds"] = report.seconds;
    fields["rows_per_second"] = static_cast<std::uint64_t>(per_second(report.rows_read, report.seconds));
    fields["table"] = report.table.string();
    return fields;
}

void tell_ingest(Console& console, const IngestReport& report) {
    tell_rejects(console, report);
    for (const std::string& remark : report.remarks)
        console.note(fmt::format("{}: {}", report.file, remark));
    if (console.settings().json)
        console.say(Level::note, "ingested", summary_fields(report));
    else
        console.note(summary_text(console, report));
}

} // namespace cnamdata::cli
