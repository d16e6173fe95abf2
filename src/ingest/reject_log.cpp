// SPDX-License-Identifier: MPL-2.0
#include "ingest/reject_log.hpp"

#include "cnamdata/error.hpp"
#include "source/source.hpp"

#include <algorithm>
#include <string_view>

namespace cnamdata {

namespace {

constexpr std::size_t kept = 100;
constexpr std::size_t shown = 5;

void append_quoted(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text)
        line.append(c == '"' ? 2 : 1, c);
    line += '"';
}

std::string csv_line(const Reject& reject) {
    std::string line;
    append_quoted(line, reject.file);
    line += ',' + std::to_string(reject.line) + ',' + std::to_string(reject.byte_offset) + ',';
    append_quoted(line, reject.column);
    line += ',';
    append_quoted(line, reject.value);
    line += ',';
    append_quoted(line, reject.reason);
    return line + '\n';
}

} // namespace

RejectLog::RejectLog(std::filesystem::path file, std::uint64_t tolerated)
    : file_(std::move(file)), tolerated_(tolerated) {}

void RejectLog::add(const std::vector<Reject>& rejects) {
    if (rejects.empty()) return;
    count_ += rejects.size();
    for (const Reject& reject : rejects) {
        if (first_.size() < kept) first_.push_back(reject);
    }
    if (file_.empty()) return;
    if (!output_) {
        output_ = std::make_unique<OutputFile>(file_);
        output_->write("file,line,byte_offset,column,value,reason\n");
    }
    for (const Reject& reject : rejects)
        output_->write(csv_line(reject));
}

void RejectLog::require_tolerable() {
    if (count_ <= tolerated_) return;
    std::string message = std::to_string(count_) + (count_ == 1 ? " row does" : " rows do") +
                          " not fit the schema (tolerated: " + std::to_string(tolerated_) + "), nothing was published";
    for (std::size_t i = 0; i < std::min(shown, first_.size()); ++i)
        message += "\n  " + describe(first_[i]);
    if (count_ > shown) message += "\n  ...";
    const Reject& first = first_.front();
    std::string hint = "Tolerate them with --max-rejects N";
    hint += file_.empty() ? ", list them with --rejects FILE." : "; they are listed in " + file_.string() + ".";
    commit();
    throw Error(Category::data, message, Location{first.file, first.line, first.byte_offset, first.column, first.value},
                hint);
}

void RejectLog::commit() {
    if (output_) {
        output_->commit();
        output_.reset();
    } else if (!file_.empty() && count_ == 0) {
        std::error_code ignored; // there is most often none
        std::filesystem::remove(file_, ignored);
    }
}

} // namespace cnamdata
