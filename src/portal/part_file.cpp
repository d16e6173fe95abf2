// SPDX-License-Identifier: MPL-2.0
#include "portal/part_file.hpp"

#include "base/file.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/output_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <utility>

namespace cnamdata::portal {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

/// The edition in a sidecar; an empty one if there is no sense in it.
RemoteEdition read_sidecar(const fs::path& path) {
    if (std::error_code none; !fs::exists(path, none)) return {};
    const MappedFile file(path);
    const auto* text = reinterpret_cast<const char*>(file.bytes().data());
    const Json json = Json::parse(text, text + file.bytes().size(), nullptr, false);
    if (!json.is_object()) return {};
    try {
        return {json.value("url", ""), json.value("length", std::uint64_t{0}), json.value("etag", ""),
                json.value("last_modified", "")};
    } catch (const Json::exception&) {
        return {};
    }
}

void write_sidecar(const fs::path& path, const std::string& name, const RemoteEdition& edition) {
    const Json json{{"name", name},
                    {"url", edition.url},
                    {"length", edition.length},
                    {"etag", edition.etag},
                    {"last_modified", edition.last_modified}};
    OutputFile file(path);
    file.write(json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
    file.commit();
}

void require_room(const fs::path& folder, std::uint64_t bytes) {
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (error || bytes <= space.available) return;
    throw_disk_error(std::to_string(bytes) + " bytes do not fit into", folder, ENOSPC);
}

} // namespace

std::string RemoteEdition::validator() const {
    if (etag.starts_with('"')) return etag; // a weak one does not promise the same bytes
    return last_modified;
}

PartFile::PartFile(const fs::path& folder, const std::string& name)
    : path_(folder / (name + ".part")), sidecar_(folder / ("." + name + ".part.json")) {
    std::error_code none;
    if (!fs::exists(path_, none)) return;
    edition_ = read_sidecar(sidecar_);
    size_ = fs::file_size(path_);
}

PartFile::~PartFile() { close(); }

void PartFile::close() noexcept {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void PartFile::open() {
    if (descriptor_ >= 0) return;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw_disk_error("cannot write", path_, errno);
}

void PartFile::restart(const RemoteEdition& edition) {
    std::error_code error;
    fs::create_directories(path_.parent_path(), error);
    if (error) throw_disk_error("cannot create the folder", path_.parent_path(), error.value());
    open();
    // In this order: bytes of another edition never lie beside this sidecar.
    if (::ftruncate(descriptor_, 0) != 0) throw_disk_error("cannot write", path_, errno);
    size_ = 0;
    require_room(path_.parent_path(), edition.length);
    write_sidecar(sidecar_, path_.stem().string(), edition);
    edition_ = edition;
    if (tap_ != nullptr) tap_->begin();
}

/// Gives the tap what an earlier run left.
void PartFile::catch_up() {
    if (tap_->position() == size_) return;
    tap_->begin();
    const MappedFile file(path_);
    tap_->write(file.bytes());
}

void PartFile::append(std::span<const std::byte> bytes) {
    open();
    if (tap_ != nullptr) {
        catch_up();
        tap_->write(bytes);
    }
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_disk_error("cannot write", path_, errno);
        size_ += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void PartFile::sync() {
    open();
    if (::fsync(descriptor_) != 0 && errno != EINVAL) throw_disk_error("cannot write", path_, errno);
    close();
}

void PartFile::publish(const fs::path& destination) {
    if (::rename(path_.c_str(), destination.c_str()) != 0) throw_disk_error("cannot write", destination, errno);
    ::unlink(sidecar_.c_str());
    const int folder = ::open(destination.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    size_ = 0;
}

void PartFile::discard() {
    close();
    if (tap_ != nullptr) tap_->abandon();
    ::unlink(path_.c_str());
    ::unlink(sidecar_.c_str());
    size_ = 0;
    edition_ = {};
}

} // namespace cnamdata::portal
