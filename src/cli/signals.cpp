// SPDX-License-Identifier: MPL-2.0
#include "cli/signals.hpp"

#include <atomic>
#include <csignal>

namespace cnamdata::cli {
namespace {

std::atomic<Progress*> watched{nullptr};
std::atomic<int> caught{0};
static_assert(std::atomic<Progress*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void on_signal(int number) {
    caught.store(number);
    if (Progress* progress = watched.load()) progress->cancel.store(true);
}

/// Even where the parent had it ignored, as shells do for background jobs of scripts: `kill -INT` must always stop us.
void handle(int number) {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND); // no SA_RESTART: a blocked read or write must return
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

} // namespace

void install_signal_handlers(Progress& progress) {
    watched.store(&progress);
    handle(SIGINT);
    handle(SIGTERM);
    std::signal(SIGPIPE, SIG_IGN);
}

int caught_signal() noexcept { return caught.load(); }

} // namespace cnamdata::cli
