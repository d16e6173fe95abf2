// SPDX-License-Identifier: MPL-2.0
// Catching the error of a call.
#pragma once

#include "cnamdata/error.hpp"

#include <functional>
#include <optional>
#include <string>

namespace cnamdata::test {

/// The Error that `call` throws; nothing if it throws none.
inline std::optional<Error> error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return {};
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace cnamdata::test
