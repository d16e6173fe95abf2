// SPDX-License-Identifier: MPL-2.0
//
// A diagnosis in words and as JSON. Pure; thread-safe.
#pragma once

#include "cli/messages.hpp"

#include "cnamdata/check.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace cnamdata::cli {

/// One screen: what the file is, then what is wrong with it and what to do.
[[nodiscard]] std::string doctor_text(const Diagnosis& diagnosis, Language language, std::size_t width);

/// The same; sentences are in `language`, names of symptoms are not.
[[nodiscard]] nlohmann::ordered_json doctor_json(const Diagnosis& diagnosis, Language language);

} // namespace cnamdata::cli
