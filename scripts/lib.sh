# SPDX-License-Identifier: MPL-2.0
# Shared by scripts/demo and scripts/test; sourced by bash. Defines `root`, the folder of the clone.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }
die() {
    say "${0##*/}: $*"
    exit 1
}

# Shows a command as a user would type it, then runs it.
run() {
    printf '$'
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9_./:=,+-]* | '') printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$@"
}

# The packages of the given sections of scripts/packages.
packages_of() {
    awk -v wanted=" $* " '
        /^\[/ { keep = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
        keep && !/^#/ && NF { print $1 }' "$root/scripts/packages"
}

missing_of() {
    local package
    for package in $(packages_of "$@"); do
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            printf '%s ' "$package"
    done
}

# Installs what is missing of the given sections, and nothing when nothing is.
# CNAMDATA_SKIP_PACKAGES=1 leaves the machine alone, for systems without apt.
install_packages() {
    [ "${CNAMDATA_SKIP_PACKAGES:-0}" = 1 ] && return
    command -v apt-get >/dev/null || die "no apt-get here: install the equivalents of the packages below by hand," \
        "then run again with CNAMDATA_SKIP_PACKAGES=1:" $(packages_of "$@")
    local missing as_root=()
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "packages are missing, and installing them needs root or sudo." \
            "Ask an administrator for: apt-get install $missing"
        as_root=(sudo)
    fi
    say "Installing: $missing"
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
    "${as_root[@]}" update >&2 || die "apt-get update failed"
    # shellcheck disable=SC2086 # a list of words
    "${as_root[@]}" install --yes --no-install-recommends $missing >&2 || die "could not install: $missing"
}

# Configures and builds build/NAME from a preset of CMakePresets.json: build NAME PRESET [CMAKE OPTION...]
build() {
    local folder=$root/build/$1 preset=$2
    cmake -S "$root" --preset "$preset" -B "$folder" -Wno-dev "${@:3}" >&2 || die "the configuration of $folder failed"
    cmake --build "$folder" >&2 || die "the build of $folder failed"
}
