// SPDX-License-Identifier: MPL-2.0
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace cnamdata::cli {
namespace {

constexpr long narrowest_terminal = 20;
constexpr long widest = 10'000;

} // namespace

bool is_terminal(int fd) noexcept { return isatty(fd) == 1; }

std::size_t terminal_width(int fd, std::size_t otherwise) noexcept {
    winsize size{};
    if (is_terminal(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) return size.ws_col;
    const char* columns = std::getenv("COLUMNS");
    const long told = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
    return told >= narrowest_terminal && told <= widest ? static_cast<std::size_t>(told) : otherwise;
}

void reserve_standard_streams() noexcept {
    for (int fd = 0; fd <= 2; ++fd) {
        if (fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
        // open() gives the lowest free number, which is `fd`. Reading stdin or writing stdout then fails with EBADF.
        const int opened = open("/dev/null", fd == 1 ? O_RDONLY : O_WRONLY);
        if (opened != fd && opened >= 0) close(opened);
    }
}

} // namespace cnamdata::cli
