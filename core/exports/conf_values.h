#pragma once

#include "core/exports/conf_problem.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The two readers of a conf file. The same text need not mean the same to both.
namespace etherdeck::exports {

struct ConfValue {
    std::optional<std::string>
        text; ///< nothing: only the shell knows, because of a command or its environment
    std::size_t line = 0;

    friend bool operator==(const ConfValue&, const ConfValue&) = default;
};
using ConfValues = std::map<std::string, ConfValue, std::less<>>;

/// What systemd (version 252) reads from an EnvironmentFile: names that cannot be variables are left out.
struct SystemdValues {
    ConfValues values;
    bool refused = false; ///< not UTF-8: the unit does not start
};
[[nodiscard]] SystemdValues readAsSystemd(std::string_view text);

/// What the generator's shell (dash) has after it sourced the file, as far as that can be told without
/// running it.
struct ShellValues {
    ConfValues values;
    std::vector<ConfProblem> problems;
    bool sourced = true;    ///< false: `sh -n` complains, so the file is not sourced at all
    bool understood = true; ///< false: values after the problem that says so are not known
};
[[nodiscard]] ShellValues readAsShell(std::string_view text);

/// The variables that Debian's vblade reads.
[[nodiscard]] bool isConfVariable(std::string_view name);

} // namespace etherdeck::exports
