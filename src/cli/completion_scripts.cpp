// SPDX-License-Identifier: MPL-2.0
#include "cli/completion.hpp"

#include <array>
#include <utility>

namespace cnamdata::cli {
namespace {

// The program answers with a line of flags (`files`, `folders`, `nospace`), then one candidate a line, followed by a
// tab and its description where the shell shows one.

constexpr std::string_view bash = R"sh(# SPDX-License-Identifier: MPL-2.0
# Completion of cnamdata for bash 4.3 or later.
_cnamdata() {
    local -a words=() lines=() names=()
    local word cut i
    # bash cuts words at = and : as well: they are put together again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        word=${word#[\"\']}
        ((i < COMP_CWORD)) && word=${word%[\"\']}
        if ((${#words[@]})) && [[ ${COMP_WORDS[i]} == [=:] || ${words[-1]} == *[=:] ]]; then
            words[-1]+=$word
        else
            words+=("$word")
        fi
    done
    mapfile -t lines < <("${COMP_WORDS[0]/#\~/$HOME}" completion bash -- "${words[@]}" 2>/dev/null)
    ((${#lines[@]})) || return
    word=${words[-1]}
    cut=
    [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] || cut=${word%"${word##*[=:]}"}
    COMPREPLY=("${lines[@]:1}")
    COMPREPLY=("${COMPREPLY[@]#"$cut"}")
    [[ ${lines[0]} == *nospace* ]] && compopt -o nospace
    [[ ${lines[0]} == *files* ]] && mapfile -t names < <(compgen -f -- "${word#"$cut"}")
    [[ ${lines[0]} == *folders* ]] && mapfile -t names < <(compgen -d -- "${word#"$cut"}")
    if ((${#names[@]})); then
        compopt -o filenames
        COMPREPLY+=("${names[@]}")
    fi
}
complete -F _cnamdata cnamdata
)sh";

constexpr std::string_view zsh = R"sh(#compdef cnamdata
# SPDX-License-Identifier: MPL-2.0
# Completion of cnamdata for zsh: a file _cnamdata of $fpath, or sourced after compinit.
_cnamdata() {
    local -a lines texts shown space
    local line current=$PREFIX
    [[ -n $QIPREFIX ]] || current=${(Q)PREFIX}
    lines=("${(@f)$(${(Q)words[1]} completion zsh -- "${(@Q)words[2,CURRENT-1]}" "$current" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        texts+=("${line%%$'\t'*}")
        shown+=("${${line%$'\t'}/$'\t'/  -- }")
    done
    [[ $lines[1] == *nospace* ]] && space=(-S '')
    (( $#texts )) && compadd -U "${space[@]}" -l -d shown -a texts
    [[ $lines[1] == *files* ]] && _files
    [[ $lines[1] == *folders* ]] && _files -/
    return 0
}
if [[ $funcstack[1] == _cnamdata ]]; then
    _cnamdata "$@"
else
    compdef _cnamdata cnamdata
fi
)sh";

constexpr std::string_view fish = R"sh(# SPDX-License-Identifier: MPL-2.0
# Completion of cnamdata for fish 3 or later.
function __cnamdata_complete
    set -l words (commandline -opc)
    set -l current (string unescape -- (commandline -ct))
    set -l program $words[1]
    set -e words[1]
    set -l lines ($program completion fish -- $words "$current" 2>/dev/null)
    string match -q '*files*' -- $lines[1]; and __fish_complete_path "$current"
    string match -q '*folders*' -- $lines[1]; and __fish_complete_directories "$current"
    set -e lines[1]
    test (count $lines) -gt 0; and printf '%s\n' $lines
end
complete -c cnamdata -f -k -a '(__cnamdata_complete)'
)sh";

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> scripts{
    {{"bash", bash}, {"zsh", zsh}, {"fish", fish}}};

} // namespace

std::vector<std::string_view> completion_shells() {
    std::vector<std::string_view> names;
    for (const auto& [name, script] : scripts)
        names.push_back(name);
    return names;
}

std::string_view completion_script(std::string_view shell) {
    for (const auto& [name, script] : scripts)
        if (name == shell) return script;
    return {};
}

} // namespace cnamdata::cli
