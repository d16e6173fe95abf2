// SPDX-License-Identifier: MPL-2.0
//
// cnamdata-generate: synthetic files in the published form of any dataset the tool knows.
#include "cnamdata/error.hpp"
#include "generate/request.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <exception>
#include <iostream>

namespace {

using namespace cnamdata;
using namespace cnamdata::generate;

void add_options(CLI::App& app, Request& request, bool& quiet) {
    app.add_option("DATASET", request.dataset, "damir, medic, lpp, ...: as `cnamdata datasets` lists them")->required();
    app.add_option("--rows", request.rows, "Number of rows")->required();
    app.add_option("--seed", request.seed, "The same seed gives the same bytes")->capture_default_str();
    app.add_option("--period", request.period, "2024-03 for a monthly dataset, 2024 for a yearly one");
    app.add_option("--header-version", request.header_version, "A published header, instead of that of the period");
    app.add_option("--form", request.form, "csv, csv.gz or zip, instead of the published form")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, Form>{{"csv", Form::csv}, {"csv.gz", Form::gzip}, {"zip", Form::zip}}));
    app.add_option("-o,--output", request.output, "File to write, instead of the published name; - is stdout (csv)");
    app.add_option("--short-lines", request.short_lines, "Cut that many lines before their last columns");
    app.add_option("--bad-rows", request.bad_rows, "Put a text where a number belongs, in that many rows");
    app.add_flag("--no-trailing-separator", request.layout.no_trailing_separator, "No ; at the end of lines");
    auto* lf = app.add_flag("--lf", request.layout.lf, "LF line ends");
    app.add_flag("--crlf", request.layout.crlf, "CRLF line ends")->excludes(lf);
    app.add_option("--level", request.level, "Deflate level")->check(CLI::Range(1, 9))->capture_default_str();
    app.add_option("--threads", request.threads, "0: all cores. The bytes do not depend on it");
    app.add_flag("-q,--quiet", quiet, "Say nothing but errors");
    app.footer("Examples:\n"
               "  cnamdata-generate damir --rows 8000000 --period 2025-01\n"
               "  cnamdata-generate medic --rows 100000 --period 2015 --form csv -o -\n"
               "  cnamdata-generate damir --rows 1000 --period 2023-01 --short-lines 10");
}

void tell(const Request& request, const Answer& answer, double seconds) {
    for (const BadValue& bad : answer.bad_values)
        std::cerr << "bad row: line " << bad.line << ", column " << bad.column << ", value " << bad.value << '\n';
    std::cerr << answer.path.string() << ": " << request.rows << " rows, " << answer.text_bytes << " bytes of text, "
              << answer.packed_bytes << " packed, " << seconds << " s\n";
}

int generate_file(const Request& request, bool quiet) {
    try {
        check_every_dataset();
        const auto begin = std::chrono::steady_clock::now();
        const Answer answer = write_file(request);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        if (!quiet) tell(request, answer, seconds.count());
        return 0;
    } catch (const Error& error) {
        std::cerr << "cnamdata-generate: " << error.what() << '\n';
        if (!error.hint().empty()) std::cerr << error.hint() << '\n';
        return static_cast<int>(error.category());
    } catch (const std::exception& error) {
        std::cerr << "cnamdata-generate: " << error.what() << '\n';
        return static_cast<int>(Category::internal);
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Writes a synthetic file of a CNAM dataset, in its published form"};
    Request request;
    bool quiet = false;
    add_options(app, request, quiet);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Category::usage);
    }
    return generate_file(request, quiet);
}
