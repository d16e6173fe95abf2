// SPDX-License-Identifier: MPL-2.0
#include "cli/console.hpp"

#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <unistd.h>

namespace cnamdata::cli {
namespace {

struct Style {
    std::string_view name;
    std::string_view color; ///< SGR parameters
};

Style style_of(Level level) {
    switch (level) {
    case Level::error:
        return {"error", "1;31"};
    case Level::warning:
        return {"warning", "1;33"};
    case Level::note:
        return {"note", "36"};
    case Level::debug:
        return {"debug", "2"};
    }
    return {};
}

std::string painted(std::string_view text, std::string_view color, bool wanted) {
    if (!wanted) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", color, text);
}

/// Keeps the line breaks of a message, indented, and shows its other control characters.
std::string message_text(std::string_view message) {
    std::string out;
    while (true) {
        const std::size_t end = message.find('\n');
        out += printable(message.substr(0, end));
        if (end == std::string_view::npos || end + 1 == message.size()) return out;
        out += "\n  ";
        message.remove_prefix(end + 1);
    }
}

/// Whether the message names all that is known of the place.
bool says_it_all(const Error& error) {
    const std::string_view message = error.what();
    const Location& where = error.where();
    auto has = [message](const std::string& part) { return message.find(part) != std::string_view::npos; };
    const bool line = where.line == 0 || has(fmt::format("line {}", where.line));
    return line && has(where.file) && has(where.column) && has(where.value);
}

} // namespace

Console::Console(int fd) : fd_(fd), terminal_(is_terminal(fd)) {}

void Console::configure(const ConsoleSettings& settings) {
    const std::lock_guard lock(mutex_);
    settings_ = settings;
}

void Console::error(const Error& error, int exit) {
    Fields fields = Fields::object();
    add_place(fields, error.where());
    if (!error.hint().empty()) fields["hint"] = error.hint();
    if (exit != 0) fields["exit"] = exit;
    const std::string place = says_it_all(error) ? std::string() : place_text(error.where());
    emit(Level::error, error.what(), place, error.hint(), fields);
}

void Console::error(std::string_view message, std::string_view hint, int exit) {
    Fields fields = Fields::object();
    if (!hint.empty()) fields["hint"] = hint;
    if (exit != 0) fields["exit"] = exit;
    emit(Level::error, message, {}, hint, fields);
}

void Console::say(Level level, std::string_view message, const Fields& fields) { emit(level, message, {}, {}, fields); }

void Console::emit(Level level, std::string_view message, std::string_view place, std::string_view hint,
                   const Fields& fields) {
    const std::lock_guard lock(mutex_);
    if (level == Level::note && settings_.quiet) return;
    if (level == Level::debug && settings_.verbose == 0) return;
    std::string out = status_shown_ ? "\r\x1b[K" : "";
    status_shown_ = false;
    if (settings_.json) {
        out += json_line(level, message, fields);
    } else {
        const Style style = style_of(level);
        out += fmt::format("cnamdata: {} {}\n", painted(std::string(style.name) + ":", style.color, settings_.color),
                           message_text(message));
        if (!place.empty()) out += fmt::format("  at {}\n", printable(place));
        if (!hint.empty()) out += fmt::format("  {} {}\n", painted("hint:", "32", settings_.color), message_text(hint));
    }
    write_all(out);
}

void Console::status(std::string_view line) {
    const std::lock_guard lock(mutex_);
    if (!status_allowed_ || (line.empty() && !status_shown_)) return;
    write_all(line.empty() ? std::string("\r\x1b[K") : fmt::format("\r{}\x1b[K", line));
    status_shown_ = !line.empty();
}

void Console::release_status() {
    status({});
    const std::lock_guard lock(mutex_);
    status_allowed_ = false;
}

std::string Console::number(std::uint64_t figure) const { return grouped(figure, terminal_ ? narrow_space : ""); }

// A message that cannot be written is lost: there is no better place to say so.
void Console::write_all(std::string_view text) const noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(fd_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string place_text(const Location& where) {
    std::string out = where.file;
    auto add = [&out](const std::string& part) {
        if (!out.empty()) out += ", ";
        out += part;
    };
    if (where.line != 0) add(fmt::format("line {}", where.line));
    if (where.line != 0 && where.byte_offset != 0) out += fmt::format(" (byte {})", where.byte_offset);
    if (!where.column.empty()) add(fmt::format("column {}", where.column));
    if (!where.value.empty()) add(fmt::format("value \"{}\"", where.value));
    return out;
}

void add_place(Fields& fields, const Location& where) {
    if (!where.file.empty()) fields["file"] = where.file;
    if (where.line != 0) fields["line"] = where.line;
    if (where.line != 0) fields["byte_offset"] = where.byte_offset;
    if (!where.column.empty()) fields["column"] = where.column;
    if (!where.value.empty()) fields["value"] = where.value;
}

std::string json_line(Level level, std::string_view message, const Fields& fields) {
    Fields line = Fields::object();
    line["level"] = style_of(level).name;
    line["message"] = message;
    line.update(fields);
    return line.dump(-1, ' ', false, Fields::error_handler_t::replace) + "\n";
}

} // namespace cnamdata::cli
