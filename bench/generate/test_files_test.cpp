// SPDX-License-Identifier: MPL-2.0
#include "generate/test_files.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace cnamdata::generate {

TestFolder::TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "cnamdata-generate-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TestFolder::~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string generated_text(Request request) {
    const TestFolder folder;
    request.form = Form::csv;
    request.output = folder / "text.csv";
    write_file(request);
    return bytes_of(folder / "text.csv");
}

std::vector<std::string_view> lines_of(std::string_view text, std::string_view end) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t length = text.find(end);
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length == std::string_view::npos ? text.size() : length + end.size());
    }
    return lines;
}

} // namespace cnamdata::generate
