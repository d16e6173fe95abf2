// SPDX-License-Identifier: MPL-2.0
//
// Uses every public header: lists the datasets, ingests a file and sums one of its columns.
#include <cnamdata/dataset.hpp>
#include <cnamdata/error.hpp>
#include <cnamdata/ingest.hpp>
#include <cnamdata/output_file.hpp>
#include <cnamdata/period.hpp>
#include <cnamdata/progress.hpp>
#include <cnamdata/query.hpp>
#include <cnamdata/store.hpp>
#include <cnamdata/value.hpp>
#include <cnamdata/version.hpp>

#include <iostream>

namespace {

class Printer : public cnamdata::RowSink {
public:
    void begin(std::span<const cnamdata::ResultColumn> columns) override {
        for (const auto& column : columns)
            std::cout << column.name << '\n';
    }
    void row(std::span<const cnamdata::Value> values) override {
        for (const auto& value : values)
            std::cout << static_cast<long long>(value.number) << '\n';
    }
    void end() override {}
};

} // namespace

int main(int argc, char** argv) try {
    if (argc != 3) return 2;
    std::cout << cnamdata::version << ' ' << cnamdata::datasets().size() << '\n';
    cnamdata::IngestRequest request;
    request.file = argv[1];
    request.output = argv[2];
    const cnamdata::IngestReport report = cnamdata::ingest(request);
    std::cout << report.dataset << ' ' << report.rows_written << '\n';

    cnamdata::AggregateRequest question;
    question.source.inputs = {argv[2]};
    question.measures = {{cnamdata::Measure::Function::sum, "REM"}};
    Printer printer;
    cnamdata::aggregate(question, printer);
    return 0;
} catch (const cnamdata::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.category());
}
