// SPDX-License-Identifier: MPL-2.0
//
// The labels in the label columns of a file: archives and Parquet, not put into the store.
#pragma once

#include "cnamdata/labels.hpp"
#include "cnamdata/progress.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// By name of the coded column.
class FileLabels {
public:
    void add(const std::string& column, std::vector<Label> labels);
    /// In the order of preference: of the latest period first.
    [[nodiscard]] std::vector<Label> take(const std::string& column);

private:
    std::map<std::string, std::vector<Label>> labels_;
};

/// Whether the path is a file, and no pipe.
[[nodiscard]] bool can_be_read_again(const std::string& path);

/// Adds the labels of those of `columns` that have a label column in the file. `dataset` nullptr: told by the file.
/// Throws as opening and scanning a source does; `progress` is only asked whether to stop.
void read_file_labels(const std::string& path, const Dataset* dataset, std::span<const std::string> columns,
                      unsigned threads, const Progress* progress, FileLabels& labels);

} // namespace cnamdata
