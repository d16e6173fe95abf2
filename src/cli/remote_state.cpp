// SPDX-License-Identifier: MPL-2.0
#include "cli/remote_state.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {

RemoteStates remote_states(const FetchReport& report, const std::vector<const Dataset*>& asked) {
    RemoteStates states;
    for (const Dataset* dataset : datasets())
        states[dataset->id] = {};
    for (const Dataset* dataset : asked)
        states[dataset->id].known =
            std::find(report.unlisted.begin(), report.unlisted.end(), dataset) == report.unlisted.end();
    for (const RemoteArchive& archive : report.archives) {
        RemoteState& state = states[archive.dataset->id];
        ++state.archives;
        if (archive.outcome == Outcome::fresh) ++state.fresh;
        if (archive.outcome == Outcome::changed) ++state.changed;
        state.last = std::max(state.last, archive.period);
    }
    return states;
}

std::string remote_text(const RemoteState& state) {
    if (!state.known) return "not known";
    if (state.archives == 0) return "nothing yet";
    std::string out = to_string(state.last);
    if (state.fresh != 0) out += fmt::format(", {} new", state.fresh);
    if (state.changed != 0) out += fmt::format(", {} changed", state.changed);
    return state.fresh + state.changed == 0 ? out + ", up to date" : out;
}

Fields remote_json(const RemoteState& state) {
    if (!state.known) return nullptr;
    return {{"archives", state.archives},
            {"new", state.fresh},
            {"changed", state.changed},
            {"last_period", state.last.empty() ? Fields() : Fields(to_string(state.last))}};
}

} // namespace cnamdata::cli
