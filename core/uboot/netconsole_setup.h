#pragma once

#include "core/uboot/environment.h"
#include "core/uboot/script.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::uboot {

/// The scripts of an environment, each read once.
class Scripts {
public:
    /// It lives longer.
    explicit Scripts(const Environment& environment) : m_environment(environment) {}

    /// Nullptr: the variable is not set.
    [[nodiscard]] const ScriptNode* of(const std::string& variable);
    /// Visits the commands that running a variable reaches, whatever the conditions, with those of the
    /// variables that `run` names, each variable once. Names that contain a '$' are not followed.
    void visit(
        const std::string& variable,
        const std::function<void(const std::string& variable, const std::vector<std::string>& words)>& visit);

private:
    const Environment& m_environment;
    std::map<std::string, ScriptNode> m_read;
};

/// What a variable that runs at each boot does with netconsole.
struct NetconsoleSetup {
    std::string variable;   ///< "preboot", "bootcmd"
    bool isGuarded = false; ///< only after the side to which it goes has answered a ping
    std::string to;         ///< ncip; empty: to everybody, or it is not known

    friend bool operator==(const NetconsoleSetup&, const NetconsoleSetup&) = default;
};
/// One for each variable that starts it.
[[nodiscard]] std::vector<NetconsoleSetup> netconsoleOf(const Environment& environment);

/// One of the devices is nc: "serial,nc".
[[nodiscard]] bool isNetconsole(std::string_view devices);
/// Of `setenv`, `set` and `env set`; nothing for another command, or one that removes the variable.
struct Assignment {
    std::string name;
    std::string value; ///< words joined by blanks
};
[[nodiscard]] std::optional<Assignment> assignmentOf(const std::vector<std::string>& words);

} // namespace etherdeck::uboot
