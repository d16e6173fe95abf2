// SPDX-License-Identifier: MPL-2.0
#include "cli/doctor_text.hpp"

#include "cli/text.hpp"
#include "cli/text_table.hpp"

#include "cnamdata/dataset.hpp"

namespace cnamdata::cli {
namespace {

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string what_text(const Diagnosis& diagnosis, Language language) {
    const Dataset* dataset = try_dataset(diagnosis.dataset);
    if (dataset == nullptr) return say(language, "doctor.unknown");
    std::string text(dataset->title);
    if (!diagnosis.period.empty()) text += ", " + to_string(diagnosis.period);
    if (!diagnosis.header_version.empty()) text += say(language, "doctor.version", {diagnosis.header_version});
    return diagnosis.form == "parquet" ? say(language, "doctor.table-of", {text}) : text;
}

std::string form_text(const Diagnosis& diagnosis, Language language) {
    std::string text = human_bytes(diagnosis.bytes);
    if (!diagnosis.form.empty()) text = diagnosis.form + ", " + text;
    if (!diagnosis.member.empty()) text += say(language, "doctor.holding", {printable(diagnosis.member)});
    return text;
}

std::string rows_text(const Diagnosis& diagnosis, Language language) {
    if (diagnosis.rows_counted) {
        return say(language, "doctor.counts", {std::to_string(diagnosis.rows), std::to_string(diagnosis.rejected)});
    }
    return diagnosis.lines == 0 ? std::string{} : say(language, "doctor.lines", {std::to_string(diagnosis.lines)});
}

/// The reason of a reject in the language, its figures left out.
std::string reason_text(const std::string& reason, Language language) {
    const std::string id = "reason." + reason.substr(0, reason.find(':'));
    return has_message(id) ? say(language, id) : printable(reason);
}

/// `{0}`… of a symptom's sentence.
std::vector<std::string> arguments(const Finding& finding, Language language) {
    std::vector<std::string> texts;
    for (const std::string& detail : finding.details)
        texts.push_back(printable(valid_utf8(detail)));
    if (finding.symptom == Symptom::rejects) {
        texts.resize(2);
        texts[1] = reason_text(finding.details.at(1), language);
        texts.push_back(std::to_string(finding.count));
    }
    return texts;
}

std::string sentence(const Finding& finding, Language language) {
    std::string text =
        say(language, "symptom." + std::string(to_string(finding.symptom)), arguments(finding, language));
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}

std::string remedy(const Finding& finding, Language language) {
    if (is_harmless(finding.symptom)) return {};
    return say(language, "remedy." + std::string(to_string(finding.symptom)), arguments(finding, language));
}

std::string finding_text(const Finding& finding, Language language) {
    std::string text = sentence(finding, language);
    for (const Reject& reject : finding.examples) {
        const std::string id = reject.column.empty() ? "doctor.example" : "doctor.example-column";
        text += "\n" + say(language, id,
                           {std::to_string(reject.line), printable(cut(valid_utf8(reject.value), 60)),
                            printable(reject.column)});
    }
    return text;
}

/// What to do about a finding, said once for those of one kind that follow each other.
std::string remedy_after(const Diagnosis& diagnosis, std::size_t number, Language language) {
    const Finding& finding = diagnosis.findings[number];
    const bool again =
        number + 1 < diagnosis.findings.size() && diagnosis.findings[number + 1].symptom == finding.symptom;
    const std::string text = again ? std::string{} : remedy(finding, language);
    return text.empty() ? text : "\n" + text;
}

} // namespace

std::string doctor_text(const Diagnosis& diagnosis, Language language, std::size_t width) {
    Pairs pairs{{say(language, "doctor.file"), printable(diagnosis.path.string())},
                {say(language, "doctor.what"), what_text(diagnosis, language)},
                {say(language, "doctor.form"), form_text(diagnosis, language)},
                {say(language, "doctor.rows"), rows_text(diagnosis, language)},
                {say(language, "doctor.verdict"), say(language, diagnosis.healthy() ? "doctor.fine" : "doctor.ill")}};
    for (std::size_t i = 0; i < diagnosis.findings.size(); ++i) {
        const Finding& finding = diagnosis.findings[i];
        const std::string title = say(language, is_harmless(finding.symptom) ? "doctor.note" : "doctor.wrong");
        pairs.emplace_back(title, finding_text(finding, language) + remedy_after(diagnosis, i, language));
    }
    return render_pairs(pairs, width);
}

Json doctor_json(const Diagnosis& diagnosis, Language language) {
    Json json;
    json["path"] = valid_utf8(diagnosis.path.string());
    json["fine"] = diagnosis.healthy();
    json["form"] = diagnosis.form;
    json["bytes"] = diagnosis.bytes;
    json["member"] = valid_utf8(diagnosis.member);
    json["dataset"] = valid_utf8(diagnosis.dataset);
    json["header_version"] = valid_utf8(diagnosis.header_version);
    json["period"] = to_string(diagnosis.period);
    json["rows"] = diagnosis.rows_counted ? Json(diagnosis.rows) : Json();
    json["rejected"] = diagnosis.rows_counted ? Json(diagnosis.rejected) : Json();
    json["findings"] = Json::array();
    for (const Finding& finding : diagnosis.findings) {
        Json one;
        one["symptom"] = to_string(finding.symptom);
        one["harmless"] = is_harmless(finding.symptom);
        one["message"] = sentence(finding, language);
        one["remedy"] = remedy(finding, language);
        one["count"] = finding.count;
        one["examples"] = Json::array();
        for (const Reject& reject : finding.examples) {
            one["examples"].push_back(
                {{"line", reject.line}, {"column", valid_utf8(reject.column)}, {"value", valid_utf8(reject.value)}});
        }
        json["findings"].push_back(std::move(one));
    }
    return json;
}

} // namespace cnamdata::cli
