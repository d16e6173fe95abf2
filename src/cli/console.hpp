// SPDX-License-Identifier: MPL-2.0
//
// What the program says on stderr: errors, warnings, notes, the summary of a run and the transient status line.
// Text (with colour if wanted) or one JSON object a line. Thread-safe: the progress thread draws while others speak.
#pragma once

#include "cnamdata/error.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace cnamdata::cli {

enum class Level { error, warning, note, debug };

/// The fields of a JSON line, in the order they are given.
using Fields = nlohmann::ordered_json;

struct ConsoleSettings {
    bool json = false;
    bool color = false;
    bool quiet = false; ///< errors and warnings only
    int verbose = 0;    ///< 1 shows debug lines
};

class Console {
public:
    /// `fd` must stay open as long as the console; it is stderr but for tests.
    explicit Console(int fd = 2);

    void configure(const ConsoleSettings& settings);
    [[nodiscard]] const ConsoleSettings& settings() const noexcept { return settings_; }
    [[nodiscard]] int fd() const noexcept { return fd_; }

    /// An error with its place and hint; `exit` is the code the program will end with, 0 when it goes on.
    void error(const Error& error, int exit);
    void error(std::string_view message, std::string_view hint, int exit);
    void warning(std::string_view message) { say(Level::warning, message); }
    void note(std::string_view message) { say(Level::note, message); }
    /// Shown with -v.
    void debug(std::string_view message) { say(Level::debug, message); }
    /// `fields` are added to the JSON line and have no place in text, which `message` says in full.
    void say(Level level, std::string_view message, const Fields& fields = Fields::object());

    /// Replaces the status line of a terminal; empty clears it. Without effect once released.
    void status(std::string_view line);
    /// Clears the status line and keeps it away: stdout is about to write to the same terminal.
    void release_status();

    /// A figure for people: digits grouped on a terminal, plain elsewhere so that it can be searched.
    [[nodiscard]] std::string number(std::uint64_t figure) const;

private:
    void emit(Level level, std::string_view message, std::string_view place, std::string_view hint,
              const Fields& fields);
    void write_all(std::string_view text) const noexcept;

    int fd_;
    bool terminal_;
    ConsoleSettings settings_{};
    std::mutex mutex_;
    bool status_shown_ = false;
    bool status_allowed_ = true;
};

/// The place of an error in words: `FILE, line 12 (byte 345), column REM, value "x"`; empty if it has none.
[[nodiscard]] std::string place_text(const Location& where);

/// One line of JSON for a message, wrong UTF-8 replaced.
[[nodiscard]] std::string json_line(Level level, std::string_view message, const Fields& fields);

/// Adds the known parts of a place to `fields` as file, line, byte_offset, column, value.
void add_place(Fields& fields, const Location& where);

} // namespace cnamdata::cli
