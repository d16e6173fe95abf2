// SPDX-License-Identifier: MPL-2.0
#include "archive/first_bytes.hpp"
#include "archive/stream_archive.hpp"
#include "archive/zip_archive.hpp"
#include "base/encoding.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "check/header_signs.hpp"
#include "check/value_signs.hpp"
#include "check/whole_lines.hpp"
#include "cnamdata/check.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "source/archive_source.hpp"

#include <algorithm>
#include <atomic>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t head_bytes = 4096;
constexpr std::size_t sample_bytes = std::size_t{1} << 20U;
constexpr std::uint64_t worksheet_lines = 1'048'576; // of Excel since 2007

std::string read_head(const fs::path& path) {
    InputFile input(path.string());
    std::string head(head_bytes, '\0');
    head.resize(input.read(std::as_writable_bytes(std::span(head))));
    return head;
}

/// One examination, from the first bytes to the last row.
class Doctor {
public:
    Doctor(const fs::path& path, unsigned threads, Progress* progress) : threads_(threads), progress_(progress) {
        result_.path = path;
    }

    Diagnosis examine() {
        const std::string head = read_head(result_.path);
        result_.bytes = fs::file_size(result_.path);
        if (head.starts_with("PAR1"))
            examine_parquet();
        else if (accept(look_at(head)))
            examine_archive();
        std::stable_sort(result_.findings.begin(), result_.findings.end(), [](const Finding& a, const Finding& b) {
            return is_harmless(a.symptom) < is_harmless(b.symptom);
        });
        return std::move(result_);
    }

private:
    void find(Symptom symptom, std::vector<std::string> details = {}) {
        result_.findings.push_back({.symptom = symptom, .details = std::move(details)});
    }
    void find(std::vector<Finding> findings) {
        std::move(findings.begin(), findings.end(), std::back_inserter(result_.findings));
    }

    /// Whether it may be an archive; says so when it is not.
    bool accept(const FirstBytes& first) {
        switch (first.kind) {
        case FileKind::text:
        case FileKind::gzip:
            return true;
        case FileKind::zip:
            return accept_zip();
        case FileKind::empty:
            find(Symptom::empty);
            return false;
        case FileKind::empty_zip:
            find(Symptom::empty_zip);
            return false;
        case FileKind::foreign:
            find(Symptom::foreign, {std::string(first.format)});
            return false;
        case FileKind::refusal:
            find(Symptom::refusal);
            return false;
        case FileKind::html:
            find(Symptom::html, {first.title});
            return false;
        case FileKind::binary:
            find(Symptom::binary);
            break;
        }
        return false;
    }

    bool accept_zip() {
        const auto names = names_in_zip(result_.path.string());
        cut_zip_ = !names;
        if (!names) return true;
        if (std::find(names->begin(), names->end(), "xl/workbook.xml") != names->end()) {
            find(Symptom::workbook);
            return false;
        }
        const auto tables = std::count_if(names->begin(), names->end(),
                                          [](const std::string& name) { return upper(name).ends_with(".CSV"); });
        if (tables == 1) return true;
        find(tables == 0 ? Symptom::zip_without_csv : Symptom::zip_of_many, {join(*names, ", ")});
        return false;
    }

    [[nodiscard]] std::unique_ptr<WholeLines> open() const {
        const std::string path = result_.path.string();
        if (!cut_zip_) return std::make_unique<WholeLines>(open_archive(path));
        return std::make_unique<WholeLines>(make_zip_stream(std::make_unique<BufferedInput>(path)));
    }

    void examine_archive() {
        try {
            const std::string sample = take_sample();
            if (!accept(look_at(std::string_view(sample).substr(0, head_bytes)))) return;
            const Beginning beginning{.text = sample, .name = name()};
            const std::vector<Finding> problems = header_problems(beginning);
            if (problems.empty()) return examine_rows(beginning);
            find(problems);
            count_lines();
        } catch (const Error& error) {
            if (error.category() != Category::data) throw;
            find(Symptom::unreadable, {error.what()});
        }
    }

    std::string take_sample() {
        const auto archive = open();
        result_.form = to_string(archive->form());
        result_.member = archive->member();
        std::string sample(sample_bytes, '\0');
        sample.resize(archive->read(std::as_writable_bytes(std::span(sample))));
        if (sample.size() == sample_bytes) sample.resize(sample.rfind('\n') + 1);
        return sample;
    }

    /// The name that tells dataset and period: the file's, else that of the member inside it.
    [[nodiscard]] std::string_view name() {
        name_ = result_.path.filename().string();
        if (dataset_named(name_) == nullptr && !result_.member.empty()) name_ = result_.member;
        return name_;
    }

    void examine_rows(const Beginning& beginning) {
        auto archive = open();
        const WholeLines& lines = *archive;
        const auto source = open_archive_source(std::move(archive), result_.path.string(), {});
        source->forgo_sha256();
        const Header& header = source->header();
        result_.dataset = header.dataset->id;
        result_.header_version = header.version == nullptr ? std::string_view{} : header.version->id;
        result_.period = header.period;
        find(oddities(beginning, header));
        ValueSigns signs(source->columns(), header.dataset->numbers);
        scan(*source, signs);
        result_.rejected = signs.rejected();
        tell_damage(lines);
        tell_counts();
        find(signs.findings());
    }

    void scan(Source& source, ValueSigns& signs) {
        std::vector<Wanted> wanted;
        for (std::size_t i = 0; i < source.columns().size(); ++i)
            wanted.push_back({i, Want::natural});
        std::atomic<std::uint64_t> rows{0};
        std::atomic<std::uint64_t> lines{0};
        std::atomic<std::uint64_t> padded{0};
        ScanRequest request{.wanted = wanted, .threads = threads_, .progress = progress_};
        request.consume = [&](Batch& batch) {
            signs.add(batch);
            rows += batch.rows;
            lines += batch.lines;
            padded += batch.padded;
            return true;
        };
        source.scan(request);
        result_.rows_counted = true;
        result_.rows = rows;
        result_.lines = lines + 1;
        if (padded > 0) find(Symptom::padded, {std::to_string(padded)});
    }

    /// Of a file whose rows cannot be read.
    void count_lines() {
        const auto archive = open();
        std::string buffer(sample_bytes, '\0');
        while (const std::size_t got = archive->read(std::as_writable_bytes(std::span(buffer)))) {
            result_.lines += static_cast<std::uint64_t>(std::count(buffer.data(), buffer.data() + got, '\n'));
        }
        if (!archive->ended() && archive->damage() == Damage::none) ++result_.lines;
        if (result_.lines == worksheet_lines) find(Symptom::spreadsheet_rows);
        tell_damage(*archive);
    }

    void tell_counts() {
        if (result_.rows + result_.rejected == 0) find(Symptom::no_rows);
        if (result_.lines == worksheet_lines) find(Symptom::spreadsheet_rows);
    }

    void tell_damage(const WholeLines& archive) {
        const std::vector<std::string> where{std::to_string(archive.delivered())};
        switch (archive.damage()) {
        case Damage::none:
            if (!archive.ended()) find(Symptom::unended);
            return;
        case Damage::truncated:
            return find(Symptom::truncated, where);
        case Damage::corrupt:
            return find(Symptom::corrupt, where);
        case Damage::checksum:
            return find(Symptom::checksum, where);
        case Damage::trailing:
            return find(Symptom::trailing_bytes, where);
        }
    }

    void examine_parquet() {
        result_.form = "parquet";
        const VerifyRequest request{.inputs = {result_.path.string()}, .threads = threads_};
        const Verification checked = verify(request, progress_).front();
        result_.dataset = checked.dataset;
        result_.period = checked.period;
        switch (checked.verdict) {
        case Verdict::unreadable:
            return find(Symptom::parquet_unreadable, {checked.error});
        case Verdict::foreign:
            return examine_foreign_parquet();
        case Verdict::broken:
            find(Symptom::parquet_changed, {changed(checked)});
            break;
        case Verdict::outdated:
            find(Symptom::parquet_outdated, {std::to_string(checked.schema_version)});
            break;
        case Verdict::unrecorded:
            find(Symptom::parquet_unrecorded);
            break;
        default:
            break;
        }
        result_.header_version = inspect(result_.path).header_version;
        result_.rows_counted = true;
        result_.rows = checked.rows;
    }

    void examine_foreign_parquet() {
        result_.rows = inspect(result_.path).rows;
        result_.rows_counted = true;
        find(Symptom::parquet_foreign);
    }

    static std::string changed(const Verification& checked) {
        std::vector<std::string> names;
        for (const Figure& figure : checked.recorded)
            if (!figure.same) names.push_back(figure.measure.empty() ? "rows" : figure.measure);
        return join(names, ", ");
    }

    unsigned threads_;
    Progress* progress_;
    bool cut_zip_ = false; // its directory cannot be read
    std::string name_;
    Diagnosis result_;
};

} // namespace

Diagnosis diagnose(const fs::path& file, unsigned threads, Progress* progress) {
    return Doctor(file, threads, progress).examine();
}

} // namespace cnamdata
