// SPDX-License-Identifier: MPL-2.0
#include "series/state.hpp"

#include "base/file.hpp"
#include "base/numbers.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/output_file.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace cnamdata::series {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr int format_version = 1;
constexpr std::array<std::string_view, 4> type_names{"integer", "decimal", "text", "real"}; // in the order of ValueType

ValueType type_of(const std::string& name) {
    const auto found = std::find(type_names.begin(), type_names.end(), name);
    if (found == type_names.end()) throw std::invalid_argument("unknown type " + name);
    return static_cast<ValueType>(found - type_names.begin());
}

Json json_of(const PeriodState& period) {
    Json tables = Json::array();
    for (const TableState& table : period.tables)
        tables.push_back(
            {{"path", table.path}, {"bytes", table.bytes}, {"modified", table.modified}, {"sha256", table.sha256}});
    Json rows = Json::array();
    for (const auto& row : period.rows) {
        Json cells = Json::array();
        for (const Cell& cell : row)
            cells.push_back(cell ? Json(*cell) : Json(nullptr));
        rows.push_back(std::move(cells));
    }
    return {{"period", to_string(period.period)}, {"tables", std::move(tables)}, {"rows", std::move(rows)}};
}

PeriodState period_of(const Json& json, std::size_t width) {
    PeriodState period{.period = parse_period(json.at("period").get<std::string>())};
    for (const Json& table : json.at("tables"))
        period.tables.push_back({table.at("path"), table.at("bytes"), table.at("modified"), table.at("sha256")});
    for (const Json& row : json.at("rows")) {
        if (row.size() != width) throw std::invalid_argument("a row of another width");
        std::vector<Cell> cells;
        for (const Json& cell : row)
            cells.push_back(cell.is_null() ? Cell() : Cell(cell.get<std::string>()));
        period.rows.push_back(std::move(cells));
    }
    return period;
}

State state_of(const Json& json) {
    if (json.at("version") != format_version) throw std::invalid_argument("written by another version");
    State state{.definition = json.at("definition"),
                .rendering = json.at("rendering"),
                .output = json.at("output"),
                .output_sha256 = json.at("output_sha256")};
    for (const Json& column : json.at("columns")) {
        state.names.push_back(column.at("name"));
        state.columns.push_back({.type = type_of(column.at("type")),
                                 .scale = column.at("scale"),
                                 .figure = column.at("figure"),
                                 .bits = column.at("bits")});
    }
    for (const Json& period : json.at("periods"))
        state.periods.push_back(period_of(period, state.names.size()));
    return state;
}

Int128 digits_of(const std::string& text) {
    Int128 number = 0;
    for (const char c : text)
        if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    return text.starts_with('-') ? -number : number;
}

Value value_of(const Cell& cell, ValueType type) {
    if (!cell) return {};
    if (type == ValueType::text) return {.null = false, .text = *cell};
    if (type == ValueType::real) return {.null = false, .real = std::stod(*cell)};
    return {.null = false, .number = digits_of(*cell)};
}

Cell cell_of(const Value& value, const ResultColumn& column) {
    if (value.null) return {};
    if (column.type == ValueType::text) return std::string(value.text);
    if (column.type == ValueType::real) return Json(value.real).dump();
    return format_decimal(value.number, column.type == ValueType::decimal ? column.scale : 0);
}

} // namespace

const PeriodState* State::find(Period period) const noexcept {
    const auto found =
        std::find_if(periods.begin(), periods.end(), [period](const PeriodState& one) { return one.period == period; });
    return found == periods.end() ? nullptr : &*found;
}

fs::path state_file(const SeriesDefinition& series) {
    return series.file.parent_path() / ("." + series.name + ".state.json");
}

std::optional<State> read_state(const SeriesDefinition& series) {
    const fs::path path = state_file(series);
    if (!fs::exists(path)) return {};
    const MappedFile file(path);
    const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size());
    try {
        return state_of(Json::parse(text));
    } catch (const Error&) {
    } catch (const std::exception&) {
    }
    throw Error(Category::data, "the state of the series " + series.name + " is damaged",
                Location{.file = path.string()}, "Compute it anew: cnamdata series run --force.");
}

void write_state(const SeriesDefinition& series, const State& state) {
    Json json{{"version", format_version}, {"definition", state.definition},       {"rendering", state.rendering},
              {"output", state.output},    {"output_sha256", state.output_sha256}, {"columns", Json::array()},
              {"periods", Json::array()}};
    for (std::size_t i = 0; i < state.names.size(); ++i)
        json["columns"].push_back({{"name", state.names[i]},
                                   {"type", type_names.at(static_cast<std::size_t>(state.columns[i].type))},
                                   {"scale", state.columns[i].scale},
                                   {"figure", state.columns[i].figure},
                                   {"bits", state.columns[i].bits}});
    for (const PeriodState& period : state.periods)
        json["periods"].push_back(json_of(period));
    OutputFile file(state_file(series));
    file.write(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    file.commit();
}

void hand_over(const State& state, RowSink& sink) {
    std::vector<ResultColumn> columns{{.name = "period", .type = ValueType::text}};
    for (std::size_t i = 0; i < state.names.size(); ++i) {
        columns.push_back(state.columns[i]);
        columns.back().name = state.names[i];
    }
    sink.begin(columns);
    std::vector<Value> values(columns.size());
    for (const PeriodState& period : state.periods) {
        const std::string name = to_string(period.period);
        values[0] = {.null = false, .text = name};
        for (const auto& row : period.rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                values[i + 1] = value_of(row[i], state.columns[i].type);
            sink.row(values);
        }
    }
    sink.end();
}

void Collector::begin(std::span<const ResultColumn> given) {
    for (const ResultColumn& column : given) {
        names.emplace_back(column.name);
        columns.push_back(column);
        columns.back().name = {}; // it does not live long
    }
}

void Collector::row(std::span<const Value> values) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < values.size(); ++i)
        cells.push_back(cell_of(values[i], columns[i]));
    rows.push_back(std::move(cells));
}

} // namespace cnamdata::series
