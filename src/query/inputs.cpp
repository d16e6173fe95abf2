// SPDX-License-Identifier: MPL-2.0
#include "query/inputs.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "query/file_columns.hpp"
#include "query/prune.hpp"
#include "source/archive_source.hpp"
#include "source/parquet_source.hpp"
#include "store/unknown_input.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <filesystem>
#include <fstream>
#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

struct Inputs::File {
    std::string path;
    const Dataset* dataset = nullptr;       // as the user says
    std::unique_ptr<Source> source;         // nullptr for an archive that waits for its turn
    const ParquetSource* parquet = nullptr; // the source, if it is one
    std::string breakdown;                  // once it was opened
    std::vector<SourceColumn> columns;      // likewise
    const Dataset* found = nullptr;         // likewise: of the source
    bool in_store = false;

    void open_parquet() {
        auto opened = open_parquet_source(path);
        parquet = opened.get();
        breakdown = opened->reader().metadata("cnamdata.breakdown");
        take(std::move(opened));
    }
    void open_archive() {
        auto opened = open_archive_source(path, {.dataset = dataset});
        opened->forgo_sha256();
        breakdown = opened->header().breakdown;
        take(std::move(opened));
    }
    void take(std::unique_ptr<Source> opened) {
        source = std::move(opened);
        columns = source->columns();
        found = source->dataset();
    }
    /// As stored; 0 when that cannot be told before it is read.
    [[nodiscard]] std::uint64_t bytes() const {
        std::error_code error;
        const std::uintmax_t size = is_regular() ? fs::file_size(path, error) : 0;
        return error ? 0 : size;
    }
    /// Whether it can be opened once more.
    [[nodiscard]] bool is_regular() const {
        std::error_code ignored;
        return path != "-" && fs::is_regular_file(path, ignored);
    }
};

namespace {

/// What is read of a pipe is gone, and a Parquet file cannot be read from one.
bool is_parquet(const std::string& path) {
    std::error_code ignored;
    if (path == "-" || !fs::is_regular_file(path, ignored)) return false;
    std::array<char, 4> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    return head == std::array{'P', 'A', 'R', '1'};
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return path == "-" || fs::exists(path, ignored);
}

/// A file is read whole: a period that nothing heeds would be taken for heeded.
void require_tables(const SourceSpec& spec, bool any) {
    if (any || spec.period.all()) return;
    throw Error(Category::usage, "--period selects tables of the store, and " + spec.inputs.front() + " is a file",
                "Leave --period out, or keep the rows you want with --where.");
}

/// Breakdowns hold the same money side by side: over two of them every sum would count it twice.
void require_one_breakdown(const std::vector<Table>& tables) {
    std::vector<std::string> found;
    for (const Table& table : tables) {
        if (std::find(found.begin(), found.end(), table.breakdown) == found.end()) found.push_back(table.breakdown);
    }
    if (found.size() < 2) return;
    throw Error(Category::usage,
                "the store has several breakdowns of " + tables.front().dataset + ": " + join(found, ", ") +
                    "; together they would count everything more than once",
                "Name one: " + tables.front().dataset + "/" + found.front());
}

/// Throws if the file has the column in a type that is not read.
void require_readable(const ParquetSource& source, std::string_view column, const std::string& path) {
    for (const auto& [name, reason] : source.reader().unsupported()) {
        if (!same_folded(name, column)) continue;
        std::string what = "the column " + name;
        what += " of " + path;
        what += " cannot be read: " + reason;
        throw Error(Category::data, what, Location{.file = path, .column = name});
    }
}

/// Throws for a column that holds no months, as far as is known of it.
void require_months(const UsedColumn& column, const Dataset* dataset) {
    const bool number = column.field.physical != parquet::Physical::bytes &&
                        column.field.physical != parquet::Physical::float64 &&
                        column.field.logical == parquet::Logical::none;
    if (number && (column.meaning == nullptr || column.meaning->kind == Kind::yearmonth)) return;
    std::vector<std::string> names;
    for (std::size_t i = 0; dataset != nullptr && i < dataset->columns.size(); ++i) {
        if (dataset->columns[i].kind == Kind::yearmonth) names.emplace_back(dataset->columns[i].name);
    }
    const std::string hint = names.empty() ? "" : "Columns of months are: " + join(names, ", ") + ".";
    throw Error(Category::usage, column.name + " holds no months (YYYYMM)", Location{.column = column.name}, hint);
}

void require_no_rejects(const Batch& batch) {
    if (batch.rejects.empty()) return;
    const Reject& first = batch.rejects.front();
    throw Error(Category::data, "a row does not fit the schema: " + describe(first),
                Location{first.file, first.line, first.byte_offset, first.column, first.value},
                "`cnamdata ingest --max-rejects N --rejects FILE` sets such rows aside and lists them.");
}

} // namespace

Inputs::Inputs(const SourceSpec& spec) {
    if (spec.inputs.empty()) throw Error(Category::usage, "no source was named", "Name a dataset or some files.");
    for (const std::string& input : spec.inputs)
        add(input, spec);
    require_tables(spec, std::any_of(files_.begin(), files_.end(), [](const auto& file) { return file->in_store; }));
}

Inputs::~Inputs() = default;

void Inputs::add(const std::string& input, const SourceSpec& spec) {
    if (!exists(input)) {
        const std::size_t slash = input.find('/');
        const std::string breakdown = slash == std::string::npos ? "" : input.substr(slash + 1);
        if (const Dataset* named = try_dataset(input.substr(0, slash))) return add_tables(*named, breakdown, spec);
    }
    auto file = std::make_unique<File>();
    file->path = input;
    const std::size_t colon = input.find(':');
    if (!exists(input) && colon != std::string::npos && try_dataset(input.substr(0, colon)) != nullptr) {
        file->dataset = try_dataset(input.substr(0, colon));
        file->path = input.substr(colon + 1);
    }
    if (!exists(file->path)) unknown_input(input);
    if (is_parquet(file->path)) file->open_parquet();
    files_.push_back(std::move(file));
}

void Inputs::add_tables(const Dataset& dataset, const std::string& breakdown, const SourceSpec& spec) {
    std::vector<Table> all = list_tables(spec.store, &dataset);
    if (!breakdown.empty()) {
        static_cast<void>(dataset.narrowed_to(breakdown));
        std::erase_if(all, [&](const Table& table) { return table.breakdown != breakdown; });
    }
    std::vector<Period> periods;
    periods.reserve(all.size());
    for (const Table& table : all)
        periods.push_back(table.period);
    const std::vector<Period> selected = spec.period.select(periods);
    if (selected.empty()) {
        no_tables(std::string(dataset.id) + (breakdown.empty() ? "" : "/" + breakdown), spec.store, periods);
    }
    std::erase_if(all, [&](const Table& table) {
        return std::find(selected.begin(), selected.end(), table.period) == selected.end();
    });
    require_one_breakdown(all);
    for (const Table& table : all) {
        auto file = std::make_unique<File>();
        file->path = table.path.string();
        file->in_store = true;
        file->open_parquet();
        files_.push_back(std::move(file));
    }
}

Source& Inputs::open(File& file) {
    if (!file.source) file.open_archive();
    const Dataset* dataset = file.source->dataset();
    if (dataset != nullptr && std::find(seen_.begin(), seen_.end(), dataset) == seen_.end()) seen_.push_back(dataset);
    const File& first = *files_.front();
    if (file.breakdown == first.breakdown || first.breakdown.empty() || file.breakdown.empty()) return *file.source;
    throw Error(Category::usage,
                first.path + " (" + first.breakdown + ") and " + file.path + " (" + file.breakdown +
                    ") are different breakdowns: together they would count everything more than once",
                "Question them one by one.");
}

void Inputs::open_all() {
    if (opened_) return;
    opened_ = true;
    for (const auto& file : files_) {
        open(*file);
        const bool waits = file->parquet == nullptr && file != files_.front() && file->is_regular();
        if (waits) file->source.reset();
    }
}

std::vector<std::string> Inputs::column_names() {
    open_all();
    std::vector<std::string> names;
    for (const auto& file : files_) {
        for (const SourceColumn& column : file->columns) {
            const std::string& name = column.field.name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
    }
    return names;
}

bool Inputs::has(std::string_view name) {
    open_all();
    return std::any_of(files_.begin(), files_.end(), [&](const auto& file) {
        return find_column(file->columns, file->found, name) < file->columns.size();
    });
}

bool Inputs::bind_existing(UsedColumn& column) {
    for (const auto& file : files_) {
        const std::size_t found = find_column(file->columns, file->found, column.name);
        if (found == file->columns.size()) continue;
        const SourceColumn& source = file->columns[found];
        column.name = source.field.name;
        column.field = source.field;
        column.meaning = source.meaning;
        return true;
    }
    return false;
}

void Inputs::bind_derived(UsedColumn& column, Derivation derivation) {
    for (std::string& name : derivation.bases) {
        UsedColumn base{.name = name, .want = Want::codes};
        if (derivation.care && !has(name)) {
            throw Error(Category::usage, "soins() needs the columns SOI_ANN and SOI_MOI, and there is no " + name,
                        "It is for Open DAMIR; elsewhere year(COL), month(COL) and quarter(COL) take a column.");
        }
        bind(base);
        if (!derivation.care) require_months(base, dataset());
        name = base.name;
        column.bases.push_back(std::move(base));
    }
    column.name = name_of(derivation);
    column.field = field_of(derivation);
    column.derivation = std::move(derivation);
}

void Inputs::bind(UsedColumn& column) {
    open_all();
    if (bind_existing(column)) return;
    if (auto derivation = parse_derivation(column.name)) return bind_derived(column, std::move(*derivation));
    for (const auto& file : files_) {
        if (file->parquet != nullptr) require_readable(*file->parquet, column.name, file->path);
    }
    const std::vector<std::string> names = column_names();
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const Dataset* known = dataset();
    const std::string id = known != nullptr ? std::string(known->id) : "DATASET";
    throw Error(Category::usage, "unknown column '" + column.name + "'", Location{.column = column.name},
                did_you_mean(column.name, candidates) + (known != nullptr
                                                             ? "`cnamdata schema " + id + "` lists the columns."
                                                             : "The columns are: " + join(names, ", ") + "."));
}

const Dataset* Inputs::dataset() {
    open_all();
    const Dataset* common = files_.front()->found;
    const bool all = std::all_of(files_.begin(), files_.end(), [&](const auto& file) { return file->found == common; });
    return all ? common : nullptr;
}

std::vector<Inputs::OwnFile> Inputs::own_files() const {
    std::vector<OwnFile> own;
    for (const auto& file : files_) {
        if (!file->in_store) own.push_back({file->path, file->dataset});
    }
    return own;
}

std::vector<Inputs::KnownFile> Inputs::known_files() const {
    std::vector<KnownFile> known;
    for (const auto& file : files_)
        known.push_back({file->path, file->parquet});
    return known;
}

void Inputs::scan(const Scan& scan, Warnings& warnings) {
    std::uint64_t ordinal = 0;
    absences_.clear();
    warn_of_doubles(warnings);
    for (const auto& file : files_) { // what is done is a part of all files from the start
        if (scan.progress != nullptr) scan.progress->bytes_total += file->bytes();
    }
    for (const auto& file : files_) {
        if (!scan_file(*file, scan, ordinal, warnings)) break;
    }
    for (const Absence& absence : absences_)
        warnings.push_back(warning_of(absence));
}

void Inputs::note(const FileColumns& columns, const std::string& path) {
    for (const std::string& column : columns.lacking()) {
        const auto known = std::find_if(absences_.begin(), absences_.end(),
                                        [&](const Absence& absence) { return absence.column == column; });
        if (known == absences_.end()) {
            absences_.push_back({column, path, 1});
        } else {
            ++known->files;
        }
    }
}

std::string Inputs::warning_of(const Absence& absence) const {
    if (absence.files == 1) return absence.file + " has no column " + absence.column + ": it is taken as null";
    return std::to_string(absence.files) + " of " + std::to_string(files_.size()) + " files have no column " +
           absence.column + ", the first of them " + absence.file + ": it is taken as null there";
}

void Inputs::warn_of_doubles(Warnings& warnings) const {
    std::set<std::string> paths;
    std::vector<std::string> doubles;
    for (const auto& file : files_) {
        if (!file->is_regular()) continue;
        std::error_code ignored;
        const std::string path = fs::canonical(file->path, ignored).string();
        if (!paths.insert(path).second) doubles.push_back(file->path);
    }
    if (doubles.empty()) return;
    const std::string others =
        doubles.size() == 1 ? "" : " (with others, " + std::to_string(doubles.size()) + " in all)";
    warnings.push_back(doubles.front() + " is named more than once" + others + ": its rows count each time");
}

bool Inputs::scan_file(File& file, const Scan& scan, std::uint64_t& ordinal, Warnings& warnings) {
    Source& source = open(file);
    const FileColumns columns(source, scan.columns, file.path);
    note(columns, file.path);
    std::atomic<bool> more{true};
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> padded{0};
    ScanRequest request{.wanted = columns.wanted(), .threads = scan.threads, .progress = scan.progress};
    request.failed = scan.failed;
    request.slices = scan.slices && columns.are_as_read();
    const ColumnPlaces places = columns.places();
    if (scan.where != nullptr && file.parquet != nullptr) {
        const parquet::Reader& reader = file.parquet->reader();
        request.may_match = [&](std::size_t group) { return may_match(*scan.where, reader, group, places); };
        request.may_match_closely = [&](std::size_t group) {
            return may_match_closely(*scan.where, reader, group, places);
        };
    }
    request.consume = [&](Batch& batch) {
        ++batches;
        padded += batch.padded;
        require_no_rejects(batch);
        batch.ordinal += ordinal;
        std::deque<ColumnData> made;
        const UsedData data = columns.of(batch, made);
        const bool go_on = scan.consume(batch, data);
        if (!go_on) more = false;
        return go_on;
    };
    if (scan.progress != nullptr) scan.progress->bytes_total -= file.bytes(); // the source tells them itself
    source.scan(request);
    ordinal += batches;
    if (padded > 0) {
        warnings.push_back(file.path + ": " + std::to_string(padded) + " short lines were completed with nulls");
    }
    if (file.parquet == nullptr) file.source.reset();
    return more;
}

} // namespace cnamdata
