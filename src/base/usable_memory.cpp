// SPDX-License-Identifier: MPL-2.0
#include "base/usable_memory.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace cnamdata {

namespace {

constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

std::uint64_t limit_in(const std::string& file) {
    std::uint64_t limit = unlimited;
    if (std::ifstream in(file); !(in >> limit)) return unlimited; // there is none, or it says `max`
    return limit;
}

// The least limit of the group that a line of /proc/self/cgroup names, and of those above it.
std::uint64_t limit_of_group(const std::string& line) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) return unlimited;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const bool unified = controllers.empty();
    if (!unified && controllers.find("memory") == std::string::npos) return unlimited;
    const std::string root = unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    const std::string name = unified ? "/memory.max" : "/memory.limit_in_bytes";
    std::uint64_t least = limit_in(root + name); // a container sees its own group as the root
    for (std::string path = line.substr(second + 1); path.size() > 1; path.resize(path.rfind('/')))
        least = std::min(least, limit_in(root + path + name));
    return least;
}

} // namespace

std::uint64_t usable_memory() {
    std::uint64_t least =
        static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);)
        least = std::min(least, limit_of_group(line));
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) == 0) least = std::min<std::uint64_t>(least, limit.rlim_cur);
    return least;
}

} // namespace cnamdata
