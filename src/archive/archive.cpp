// SPDX-License-Identifier: MPL-2.0
#include "archive/archive.hpp"

#include "archive/first_bytes.hpp"
#include "archive/stream_archive.hpp"
#include "archive/zip_archive.hpp"
#include "base/file.hpp"
#include "cnamdata/error.hpp"

#include <filesystem>

namespace cnamdata {

std::string to_string(Form form) {
    switch (form) {
    case Form::csv:
        return "csv";
    case Form::gzip:
        return "csv.gz";
    case Form::zip:
        break;
    }
    return "zip";
}

void Archive::break_off(Damage damage, const std::string& message, Location where) {
    if (!tolerant_) throw Error(Category::data, message, std::move(where), "Fetch it again.");
    damage_ = damage;
}

std::unique_ptr<Archive> open_archive(const std::string& path) {
    auto input = std::make_unique<BufferedInput>(path);
    const Form form = recognise_form(input->peek(), path == "-" ? "standard input" : path);
    switch (form) {
    case Form::csv:
        return make_plain_archive(std::move(input));
    case Form::gzip:
        return make_gzip_archive(std::move(input));
    case Form::zip:
        break;
    }
    std::error_code error; // a pipe cannot be read from its end, where the directory is
    if (!std::filesystem::is_regular_file(path, error)) return make_zip_stream(std::move(input));
    return open_zip_archive(path);
}

} // namespace cnamdata
