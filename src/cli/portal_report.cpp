// SPDX-License-Identifier: MPL-2.0
#include "cli/portal_report.hpp"

#include "cli/ingest_report.hpp"
#include "cli/series_runs.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cnamdata::cli {
namespace {

Fields fields_of(const RemoteArchive& archive) {
    Fields fields = Fields::object();
    fields["dataset"] = archive.dataset->id;
    fields["period"] = to_string(archive.period);
    fields["name"] = archive.name;
    fields["url"] = archive.url;
    fields["outcome"] = to_string(archive.outcome);
    fields["bytes"] = archive.bytes;
    fields["sha256"] = archive.sha256;
    fields["seconds"] = archive.seconds;
    return fields;
}

std::string text_of(const RemoteArchive& archive) {
    std::string out = fmt::format("{}: {}", archive.name, to_string(archive.outcome));
    if (archive.seconds <= 0) return out;
    const auto rate = static_cast<std::uint64_t>(static_cast<double>(archive.bytes) / std::max(archive.seconds, 1e-6));
    out +=
        fmt::format(", {} in {}, {}/s", human_bytes(archive.bytes), human_seconds(archive.seconds), human_bytes(rate));
    if (archive.outcome == Outcome::replaced) out += "; it is another edition than the one that was here";
    return out;
}

void tell_archive(Console& console, const RemoteArchive& archive) {
    if (archive.outcome == Outcome::failed) return; // its error was told
    const bool news = archive.outcome == Outcome::fetched || archive.outcome == Outcome::replaced;
    const std::string text = console.settings().json ? "archive" : text_of(archive);
    console.say(news ? Level::note : Level::debug, text, fields_of(archive));
}

Fields counts_of(const FetchReport& report) {
    Fields fields = Fields::object();
    for (const Outcome outcome :
         {Outcome::fetched, Outcome::replaced, Outcome::unchanged, Outcome::failed, Outcome::left})
        fields[std::string(to_string(outcome))] = report.count(outcome);
    fields["bytes_received"] = report.bytes_received;
    return fields;
}

std::string counts_text(const FetchReport& report) {
    std::string out;
    for (const Outcome outcome :
         {Outcome::fetched, Outcome::replaced, Outcome::unchanged, Outcome::failed, Outcome::left}) {
        const std::uint64_t count = report.count(outcome);
        const bool always = outcome == Outcome::fetched || outcome == Outcome::unchanged;
        if (count == 0 && !always) continue;
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, to_string(outcome));
    }
    return out + fmt::format("; {} received", human_bytes(report.bytes_received));
}

/// The last line of a refresh.
void tell_refresh(Console& console, const Refreshed& done, double seconds) {
    const RefreshReport& report = done.report;
    std::uint64_t rows = 0;
    for (const IngestReport& one : report.ingested)
        rows += one.rows_written;
    Fields fields = counts_of(report.fetch);
    fields["tables"] = report.ingested.size();
    fields["rows"] = rows;
    fields["series"] = done.series;
    fields["failures"] = report.failures.size();
    fields["seconds"] = seconds;
    const std::string text = fmt::format(
        "refreshed: {}; {} {} made, {} rows; {} series updated; {} {} in {}", counts_text(report.fetch),
        report.ingested.size(), report.ingested.size() == 1 ? "table" : "tables", console.number(rows), done.series,
        report.failures.size(), report.failures.size() == 1 ? "failure" : "failures", human_seconds(seconds));
    console.say(Level::note, console.settings().json ? "refreshed" : text, fields);
}

} // namespace

PortalObserver portal_observer(Console& console) {
    return [&console](const PortalEvent& event) {
        switch (event.kind) {
        case PortalEvent::Kind::listed:
            return console.debug(event.text);
        case PortalEvent::Kind::retry:
        case PortalEvent::Kind::remark:
            return console.note(event.text);
        case PortalEvent::Kind::archive:
            return tell_archive(console, *event.archive);
        case PortalEvent::Kind::failed:
            return console.error(*event.failure, static_cast<int>(event.failure->category()));
        }
    };
}

void tell_fetch(Console& console, const FetchReport& report) {
    if (report.archives.empty() && report.failures.empty())
        return console.note("nothing to fetch: the portal lists no such archive (yet)");
    Fields fields = counts_of(report);
    fields["seconds"] = report.seconds;
    const std::string text = fmt::format("{} in {}", counts_text(report), human_seconds(report.seconds));
    console.say(Level::note, console.settings().json ? "fetched" : text, fields);
}

Refreshed run_refresh(Context& context, const RefreshRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    Refreshed done;
    done.report = with_progress(context, "refreshing", [&] {
        return refresh(request, &context.progress, portal_observer(context.console),
                       [&](const IngestReport& one) { tell_ingest(context.console, one); });
    });
    done.series = run_series_of(context, request.fetch.store, request.fetch.datasets, done.report.failures);
    tell_refresh(context.console, done,
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return done;
}

int exit_code_of(const std::vector<Error>& failures) noexcept {
    return failures.empty() ? 0 : static_cast<int>(failures.front().category());
}

} // namespace cnamdata::cli
