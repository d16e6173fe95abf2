// SPDX-License-Identifier: MPL-2.0
#include "generate/request.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "generate/model.hpp"
#include "generate/pipeline.hpp"

namespace cnamdata::generate {

namespace {

const HeaderVersion& version_named(const Dataset& dataset, const std::string& id) {
    std::vector<std::string_view> ids;
    for (const HeaderVersion& version : dataset.versions) {
        if (same_folded(version.id, id)) return version;
        ids.push_back(version.id);
    }
    const std::vector<std::string> known(ids.begin(), ids.end());
    throw Error(Category::usage, "dataset '" + std::string(dataset.id) + "' has no header version '" + id + "'",
                did_you_mean(id, ids) + "It has " + join(known, ", ") + ".");
}

Period period_of(const Dataset& dataset, const Request& request) {
    if (request.period.empty()) {
        if (request.header_version.empty()) return entry_of(dataset).usual;
        const Period first = version_named(dataset, request.header_version).first;
        return first.empty() ? entry_of(dataset).usual : first;
    }
    const Period period = parse_period(request.period);
    if (period.monthly() == dataset.monthly) return period;
    throw Error(Category::usage,
                std::string(dataset.title) + " has one file a " + (dataset.monthly ? "month" : "year") + ", not '" +
                    request.period + "'",
                dataset.monthly ? "Write it as 2024-03." : "Write it as 2024.");
}

const HeaderVersion& version_of(const Dataset& dataset, const Request& request, Period period) {
    if (!request.header_version.empty()) return version_named(dataset, request.header_version);
    if (const HeaderVersion* version = dataset.version_of(period)) return *version;
    throw Error(Category::usage, std::string(dataset.title) + " is not published for " + to_string(period),
                "It begins with " + to_string(dataset.first) + ".");
}

std::string filled(std::string_view name, Period period) {
    std::string year = to_string({period.year, 0});
    std::string month = std::to_string(100 + period.month).substr(1);
    std::string text(name);
    const auto fill = [&](std::string_view field, const std::string& value) {
        if (const auto at = text.find(field); at != std::string::npos) text.replace(at, field.size(), value);
    };
    fill("{ym}", year + month);
    fill("{y}", year);
    fill("{m}", month);
    return text;
}

/// The stem of the published name.
std::string stem_of(const Dataset& dataset, const HeaderVersion& version, Period period) {
    return filled(version.name.empty() ? dataset.names.front() : version.name, period);
}

Form published_form(const Dataset& dataset) {
    if (dataset.published_as == "zip") return Form::zip;
    return dataset.published_as.ends_with(".gz") ? Form::gzip : Form::csv;
}

std::string extension(Form form, std::string_view member_extension) {
    if (form == Form::zip) return ".zip";
    return std::string(member_extension) + (form == Form::gzip ? ".gz" : "");
}

} // namespace

Answer write_file(const Request& request) {
    const Dataset& dataset = find_dataset(request.dataset);
    const Period period = period_of(dataset, request);
    const HeaderVersion& version = version_of(dataset, request, period);
    const Layout layout = layout_of(dataset, version, entry_of(dataset).decimals, request.layout);
    const Oddities oddities = Oddities::draw(request.seed, request.rows, request.short_lines, request.bad_rows);
    const Form form = request.form.value_or(published_form(dataset));
    const std::string stem = stem_of(dataset, version, period);
    const std::string_view member_extension = dataset.published_as.starts_with("csv") ? ".csv" : ".CSV";

    Answer answer;
    answer.path = request.output;
    if (answer.path.empty()) answer.path = stem + extension(form, member_extension);
    const auto model = make_model(dataset);
    const auto plan = model->plan({period, request.rows, request.seed, version.breakdown});
    Output output(answer.path, form, stem + std::string(member_extension));
    answer.bad_values =
        run({dataset, *plan, layout, oddities, form, request.level, request.threads}, [&](const Piece& piece) {
            output.append(piece);
            answer.text_bytes += piece.text_bytes;
            answer.packed_bytes += piece.bytes.size();
        });
    output.finish();
    return answer;
}

void check_every_dataset() {
    for (const Dataset* dataset : datasets())
        static_cast<void>(make_model(*dataset));
}

} // namespace cnamdata::generate
