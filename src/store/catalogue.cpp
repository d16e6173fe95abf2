// SPDX-License-Identifier: MPL-2.0
#include "store/catalogue.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/output_file.hpp"
#include "store/layout.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <variant>

namespace cnamdata {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr int catalogue_version = 1;
constexpr std::string_view superseded_folder = "superseded";

fs::path catalogue_file(const fs::path& store) { return store / "archives" / "catalogue.json"; }

using Member = std::variant<std::string ArchiveRecord::*, std::uint64_t ArchiveRecord::*, double ArchiveRecord::*>;
struct Entry {
    const char* key;
    Member member;
};

/// The one list of what is recorded, for writing and for reading; the period is text in the file.
constexpr std::array entries{
    Entry{"dataset", &ArchiveRecord::dataset},
    Entry{"name", &ArchiveRecord::name},
    Entry{"url", &ArchiveRecord::url},
    Entry{"bytes", &ArchiveRecord::bytes},
    Entry{"sha256", &ArchiveRecord::sha256},
    Entry{"etag", &ArchiveRecord::etag},
    Entry{"last_modified", &ArchiveRecord::last_modified},
    Entry{"first_seen", &ArchiveRecord::first_seen},
    Entry{"last_seen", &ArchiveRecord::last_seen},
    Entry{"fetched_at", &ArchiveRecord::fetched_at},
    Entry{"seconds", &ArchiveRecord::seconds},
    Entry{"superseded_at", &ArchiveRecord::superseded_at},
};

Json to_json(const ArchiveRecord& record) {
    Json json{{"period", to_string(record.period)}};
    for (const Entry& entry : entries)
        std::visit([&](auto member) { json[entry.key] = record.*member; }, entry.member);
    return json;
}

template <typename Target>
void read(const Json& json, const char* key, Target& target) {
    if (json.contains(key)) json.at(key).get_to(target);
}

ArchiveRecord record_of(const Json& json) {
    ArchiveRecord record;
    for (const Entry& entry : entries)
        std::visit([&](auto member) { read(json, entry.key, record.*member); }, entry.member);
    if (const std::string period = json.value("period", ""); !period.empty()) record.period = parse_period(period);
    return record;
}

bool names(const ArchiveRecord& record, std::string_view dataset, std::string_view name) {
    return record.dataset == dataset && record.name == name;
}

} // namespace

Catalogue::Catalogue(fs::path store) : store_(std::move(store)) {
    const fs::path file = catalogue_file(store_);
    if (std::error_code none; !fs::exists(file, none)) return;
    const MappedFile bytes(file);
    const auto* text = reinterpret_cast<const char*>(bytes.bytes().data());
    try {
        const Json json = Json::parse(text, text + bytes.bytes().size());
        for (const Json& one : json.at("archives"))
            archives_.push_back(record_of(one));
        for (const Json& one : json.at("folders"))
            folders_.push_back({one.at("portal"), one.at("dataset"), one.at("address")});
    } catch (const std::exception& error) {
        throw Error(Category::data, file.string() + " is no catalogue of archives: " + error.what(),
                    Location{.file = file.string()}, "Move it away: what is fetched already is then recorded anew.");
    }
}

const ArchiveRecord* Catalogue::current(std::string_view dataset, std::string_view name) const noexcept {
    for (const ArchiveRecord& record : archives_) {
        if (names(record, dataset, name) && record.superseded_at.empty()) return &record;
    }
    return nullptr;
}

std::vector<std::string> Catalogue::folders(std::string_view portal, std::string_view dataset) const {
    std::vector<std::string> found;
    for (const FolderRecord& folder : folders_) {
        if (folder.portal == portal && folder.dataset == dataset) found.push_back(folder.address);
    }
    return found;
}

void Catalogue::put(ArchiveRecord record) {
    for (ArchiveRecord& known : archives_) {
        if (!names(known, record.dataset, record.name) || !known.superseded_at.empty()) continue;
        if (known.sha256 == record.sha256) {
            record.first_seen = known.first_seen;
            known = std::move(record);
            return;
        }
        known.superseded_at = record.first_seen;
    }
    archives_.push_back(std::move(record));
}

void Catalogue::set_folders(std::string_view portal, std::string_view dataset,
                            const std::vector<std::string>& addresses) {
    std::erase_if(folders_, [&](const FolderRecord& f) { return f.portal == portal && f.dataset == dataset; });
    for (const std::string& address : addresses)
        folders_.push_back({std::string(portal), std::string(dataset), address});
}

void Catalogue::save() const {
    Json json{{"version", catalogue_version}, {"archives", Json::array()}, {"folders", Json::array()}};
    for (const ArchiveRecord& record : archives_)
        json["archives"].push_back(to_json(record));
    for (const FolderRecord& folder : folders_)
        json["folders"].push_back(
            {{"portal", folder.portal}, {"dataset", folder.dataset}, {"address", folder.address}});
    OutputFile file(catalogue_file(store_));
    file.write(json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
    file.commit();
}

std::optional<ArchiveRecord> find_record(const fs::path& store, const Dataset& dataset, const std::string& sha256) {
    const Catalogue catalogue(store);
    for (const ArchiveRecord& record : catalogue.archives()) {
        if (record.dataset == dataset.id && record.sha256 == sha256) return record;
    }
    return {};
}

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

fs::path superseded_path(const fs::path& store, const Dataset& dataset, const std::string& name,
                         const std::string& sha256) {
    const std::string stem = archive_stem(name);
    return archive_folder(store, dataset) / superseded_folder /
           (stem + "." + sha256.substr(0, 8) + name.substr(stem.size()));
}

void drop_superseded(const fs::path& store, const Dataset& dataset, const std::string& name) {
    const std::string stem = archive_stem(name) + ".";
    std::error_code error;
    std::vector<fs::path> old;
    for (fs::directory_iterator it(archive_folder(store, dataset) / superseded_folder, error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().filename().string().starts_with(stem)) old.push_back(it->path());
    }
    for (const fs::path& path : old)
        fs::remove(path, error);
}

} // namespace cnamdata
