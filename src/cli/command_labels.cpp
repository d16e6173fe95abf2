// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/exit_codes.hpp"
#include "cli/label_rows.hpp"
#include "cli/option_values.hpp"
#include "cli/output_options.hpp"
#include "cli/suggest.hpp"

#include "cnamdata/error.hpp"
#include "cnamdata/labels.hpp"

#include <fmt/format.h>

namespace cnamdata::cli {
namespace {

About about_labels() {
    return {.name = "labels",
            .summary = "tell what codes mean, search them, import CNAM's nomenclatures",
            .details =
                "Prints the labels of a column's codes. Small nomenclatures are built in; those of label columns are "
                "harvested while archives are ingested into the store; CNAM's descriptor workbooks (.xlsx, .xls), or "
                "a CSV of codes and labels, are imported. An imported label goes before a harvested one, that before a "
                "built-in one; the label of the latest period goes first. DATASET alone lists its coded columns.",
            .examples = {{"cnamdata labels damir BEN_RES_REG", "the regions of residence"},
                         {"cnamdata labels medic", "which columns have labels, and how many"},
                         {"cnamdata labels search pediatrie", "where a word occurs, whatever its case and accents"},
                         {"cnamdata labels import descriptif.xlsx", "take over all nomenclatures of CNAM's workbook"},
                         {"cnamdata labels import natures.csv --dataset damir --column PRS_NAT",
                          "the codes and labels of one column"}},
            .exit_codes = {exit_data, exit_locked, exit_disk}};
}

const Column& column_named(const Dataset& dataset, const std::string& name) {
    if (const Column* column = dataset.find(name)) return *column;
    std::vector<std::string_view> names;
    for (const Column& column : dataset.columns)
        names.push_back(column.name);
    throw Error(Category::usage, fmt::format("{} has no column '{}'", dataset.id, name), suggestion(name, names));
}

class LabelsCommand final : public Command {
public:
    LabelsCommand() : Command(about_labels()) {}

    void declare(CLI::App& app) override {
        app.add_option("WORDS", words_, "DATASET [COLUMN], or search TEXT, or import FILE")
            ->required()
            ->type_name("DATASET|search|import")
            ->group("What");
        add_text(app, "--dataset", dataset_, "DATASET",
                 "of search: in this dataset only; of import: the file's dataset")
            ->group("What");
        add_text(app, "--column", column_, "COL", "of import: what the first two columns of a CSV are about")
            ->group("What");
        output_.declare(app, OutputOptions::Labels::no);
    }

    int run(Context& context) override {
        if (words_.front() == "import") return import(context);
        if (!column_.empty()) throw Error(Category::usage, "--column belongs to labels import");
        if (words_.front() == "search") return search(context);
        if (!dataset_.empty()) throw Error(Category::usage, "--dataset belongs to labels search and labels import");
        return show(context);
    }

private:
    int show(Context& context) {
        if (words_.size() > 2)
            throw Error(Category::usage, fmt::format("labels takes one dataset and one column, not '{}'", words_[2]));
        const Dataset& dataset = find_dataset(words_[0]);
        const std::filesystem::path store = context.globals.store();
        if (words_.size() == 1) {
            std::vector<Nomenclature> nomenclatures;
            for (const Column& column : dataset.columns)
                if (is_coded(column)) nomenclatures.push_back(load_nomenclature(store, dataset, column));
            return print(context, [&](RowSink& sink) { write_nomenclatures(nomenclatures, sink); });
        }
        const Nomenclature nomenclature = load_nomenclature(store, dataset, column_named(dataset, words_[1]));
        if (nomenclature.empty())
            context.console.warning(fmt::format("no label of {} is known: `cnamdata labels import` takes them from "
                                                "CNAM's descriptor, and ingest from label columns",
                                                nomenclature.column().name));
        return print(context, [&](RowSink& sink) { write_labels(nomenclature.labels(), sink); });
    }

    int search(Context& context) {
        std::string text;
        for (std::size_t i = 1; i < words_.size(); ++i)
            text += (i > 1 ? " " : "") + words_[i];
        if (text.find_first_not_of(' ') == std::string::npos)
            throw Error(Category::usage, "labels search needs a text",
                        "For instance: cnamdata labels search pediatrie");
        const Dataset* dataset = dataset_.empty() ? nullptr : &find_dataset(dataset_);
        const std::vector<FoundLabel> found = search_labels(context.globals.store(), text, dataset);
        if (found.empty()) context.console.note(fmt::format("no label has '{}'", text));
        return print(context, [&](RowSink& sink) { write_found(found, sink); });
    }

    int import(Context& context) {
        if (words_.size() != 2)
            throw Error(Category::usage, "labels import takes one file",
                        "For instance: cnamdata labels import descriptif.xlsx");
        LabelImport request{.file = words_[1], .store = context.globals.store(), .column = column_};
        if (!dataset_.empty()) request.dataset = &find_dataset(dataset_);
        const LabelImportReport report = import_labels(request);
        for (const std::string& remark : report.remarks)
            context.console.warning(remark);
        std::size_t codes = 0;
        for (const LabelImportReport::Imported& column : report.columns) {
            context.console.debug(fmt::format("{}: {} codes", column.column, column.codes));
            codes += column.codes;
        }
        const std::string what = report.columns.size() == 1 ? report.columns.front().column
                                                            : fmt::format("{} columns", report.columns.size());
        context.console.say(Level::note,
                            fmt::format("labels of {} codes of {} of {} imported", codes, what, report.dataset),
                            {{"dataset", report.dataset}, {"columns", report.columns.size()}, {"codes", codes}});
        return exit_done;
    }

    template <typename Write>
    int print(Context& context, Write write) {
        RowOutput output = output_.open(context);
        write(output.sink());
        output.finish();
        return exit_done;
    }

    std::vector<std::string> words_{};
    std::string dataset_{};
    std::string column_{};
    OutputOptions output_{};
};

} // namespace

std::unique_ptr<Command> make_labels_command() { return std::make_unique<LabelsCommand>(); }

} // namespace cnamdata::cli
