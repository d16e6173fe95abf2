// SPDX-License-Identifier: MPL-2.0
//
// The one exception type of libcnamdata.
//
// Library code never prints and never exits: whatever goes wrong is an Error with a category, and the category alone
// decides the exit code of the program. The message names what was found; `hint` says what the user can do about it.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace cnamdata {

/// What kind of failure it is. The number is the exit code of the command line (docs/exit-codes.md).
enum class Category : int {
    internal = 1,      ///< a defect of the tool
    usage = 2,         ///< unknown option, dataset or column; malformed expression or period
    network = 4,       ///< network or server error: try again later
    quota = 5,         ///< the portal's download quota refused: try much later
    data = 6,          ///< the data are wrong: truncated, corrupt, unknown header, too many rejects
    verification = 7,  ///< a check of stored data found a difference
    locked = 8,        ///< another process holds the lock
    disk = 9,          ///< disk full, unreadable or unwritable
    interrupted = 130, ///< stopped by a signal
};

/// Where in a file something was found. Empty strings and zeros mean "does not apply".
struct Location {
    std::string file{};
    std::uint64_t line = 0;        ///< 1 is the header line
    std::uint64_t byte_offset = 0; ///< of the start of the line, in the decompressed bytes
    std::string column{};
    std::string value{}; ///< the raw text, as UTF-8
};

/// An error with its category, an optional place and an optional hint. Copyable; owns all its text.
class Error : public std::runtime_error {
public:
    Error(Category category, const std::string& message, std::string hint = {})
        : std::runtime_error(message), category_(category), hint_(std::move(hint)) {}

    Error(Category category, const std::string& message, Location where, std::string hint = {})
        : std::runtime_error(message), category_(category), where_(std::move(where)), hint_(std::move(hint)) {}

    [[nodiscard]] Category category() const noexcept { return category_; }
    [[nodiscard]] const Location& where() const noexcept { return where_; }
    /// What to do about it; one or more sentences, empty when there is nothing useful to say.
    [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

private:
    Category category_;
    Location where_;
    std::string hint_;
};

} // namespace cnamdata
