#include "core/uboot/netconsole_recipe.h"

#include "core/uboot/netconsole_setup.h"
#include "core/uboot/script.h"

#include <algorithm>
#include <array>

namespace etherdeck::uboot {

namespace {

constexpr std::string_view guardScript = "ping $serverip";
constexpr std::string_view startScript = "setenv ncip $serverip; setenv bootdelay 10; setenv stdin nc; "
                                         "setenv stdout nc; setenv stderr nc; version";
constexpr std::string_view laterScript = "run if_netconsole start_netconsole";
constexpr std::array recipeVariables{"if_netconsole", "start_netconsole", "preboot_nc"};

std::optional<NetconsoleSetup> setupIn(const Environment& environment, std::string_view variable) {
    const auto setups = netconsoleOf(environment);
    const auto found = std::ranges::find(setups, variable, &NetconsoleSetup::variable);
    return found == setups.end() ? std::nullopt : std::optional(*found);
}

/// Preboot would start netconsole if this were all of it.
bool starts(Environment environment, const std::string& script) {
    environment.set("preboot", script);
    return setupIn(environment, "preboot").has_value();
}

bool isOfRecipe(const std::string& name) {
    return std::ranges::find(recipeVariables, name) != recipeVariables.end();
}

/// As it would be typed; for words of `run`, which have no blanks.
std::string joinedCommand(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The commands of a script that runs one after the other, as they were written; nothing for one with
/// conditions or loops.
std::optional<std::vector<std::string>> commandsOf(const std::string& script) {
    const auto parsed = parseScript(script);
    const auto isPlain = [](const ScriptNode& node) { return node.kind == ScriptNode::Kind::Command; };
    if (!isPlain(parsed) &&
        (parsed.kind != ScriptNode::Kind::List || !std::ranges::all_of(parsed.parts, isPlain)))
        return std::nullopt;
    std::vector<std::string> commands;
    std::string command;
    char quote = '\0';
    for (std::size_t i = 0; i <= script.size(); ++i) {
        const char c = i < script.size() ? script[i] : ';';
        if (c == '\\' && i + 1 < script.size()) {
            command += c;
            command += script[++i];
            continue;
        }
        if (quote == '\0' && c == '#' &&
            (command.empty() || std::string_view(" \t&|").find(command.back()) != std::string_view::npos)) {
            i = std::min(script.find('\n', i), script.size()) - 1; // a comment
            continue;
        }
        const bool isEnd = quote == '\0' && (c == ';' || c == '\n');
        if (!isEnd)
            command += c;
        if (quote == '\0' ? c == '\'' || c == '"' : c == quote)
            quote = quote == '\0' ? c : '\0';
        if (!isEnd)
            continue;
        const auto first = command.find_first_not_of(" \t");
        if (first != std::string::npos)
            commands.push_back(command.substr(first, command.find_last_not_of(" \t") + 1 - first));
        command.clear();
    }
    if (quote != '\0')
        return std::nullopt;
    return commands;
}

/// A command without what starts netconsole; empty when nothing is left.
std::string withoutNetconsole(const Environment& environment, const std::string& command) {
    if (!starts(environment, command))
        return command;
    auto words = parseScript(command).words;
    if (const auto parsed = parseScript(command);
        parsed.kind == ScriptNode::Kind::List && !parsed.parts.empty())
        words = parsed.parts.front().words;
    if (words.empty() || words.front() != "run")
        return {};
    std::erase_if(words, [&](const std::string& word) {
        return isOfRecipe(word) || starts(environment, "run " + word);
    });
    return words.size() > 1 ? joinedCommand(words) : std::string();
}

/// Preboot without netconsole; nothing when it cannot be taken apart.
std::optional<std::string> prebootWithout(const Environment& environment) {
    const auto preboot = std::string(environment.value("preboot"));
    if (!setupIn(environment, "preboot"))
        return preboot;
    const auto commands = commandsOf(preboot);
    if (!commands)
        return std::nullopt;
    std::string rest;
    for (const auto& command : *commands)
        if (const auto left = withoutNetconsole(environment, command); !left.empty())
            rest += (rest.empty() ? "" : "; ") + left;
    if (const auto comment = commentAtEndOf(preboot); !rest.empty() && !comment.empty())
        rest += ' ' + std::string(comment);
    // Commands that only start it together, such as one that sets a variable for the next.
    return starts(environment, rest) ? std::nullopt : std::optional(rest);
}

/// Preboot starts it as it is to be: with a ping of that address, to which it goes, perhaps as to everybody.
bool isRight(const Environment& environment, Ipv4Address server) {
    const auto setup = setupIn(environment, "preboot");
    return setup && setup->isGuarded && (setup->to.empty() || setup->to == server.toString());
}

bool isRightWith(Environment environment, const std::string& preboot, Ipv4Address server) {
    environment.set("preboot", preboot);
    return isRight(environment, server);
}

/// Behind what preboot does, where it runs: before a comment at its end, and before anything when "exit"
/// may end it.
std::string withStart(const std::string& preboot, const std::string& start) {
    const auto comment = std::string(commentAtEndOf(preboot));
    auto before = preboot.substr(0, preboot.size() - comment.size());
    if (!comment.empty())
        before.erase(before.find_last_not_of(" \t") + 1);
    if (std::ranges::any_of(commandsIn(parseScript(preboot)),
                            [](const auto& words) { return words.front() == "exit"; }))
        return start + "; " + preboot;
    return (before.empty() ? "" : before + "; ") + start + (comment.empty() ? "" : ' ' + comment);
}

} // namespace

std::string_view name(NetconsoleRecipe recipe) {
    switch (recipe) {
    case NetconsoleRecipe::Early:
        return "2013";
    case NetconsoleRecipe::Later:
        return "later";
    case NetconsoleRecipe::Own:
        return "own";
    case NetconsoleRecipe::None:
        break;
    }
    return "none";
}

NetconsoleState netconsoleState(const Environment& environment) {
    NetconsoleState state;
    const auto setups = netconsoleOf(environment);
    state.isOn = !setups.empty();
    state.isGuarded = state.isOn && std::ranges::all_of(setups, &NetconsoleSetup::isGuarded);
    if (environment.find("preboot_nc") != nullptr)
        state.recipe = NetconsoleRecipe::Later;
    else if (environment.find("if_netconsole") != nullptr && environment.find("start_netconsole") != nullptr)
        state.recipe = NetconsoleRecipe::Early;
    else if (state.isOn)
        state.recipe = NetconsoleRecipe::Own;
    state.server = state.isOn && !setups.front().to.empty() ? std::string_view(setups.front().to)
                                                            : environment.value("serverip");
    state.box = environment.value("ipaddr");
    return state;
}

tl::expected<std::vector<VariableChange>, NetconsoleObstacle>
enableNetconsole(const Environment& environment, Ipv4Address server, Ipv4Address box) {
    auto after = environment;
    after.set("serverip", server.toString());
    after.set("ipaddr", box.toString());
    if (isRight(after, server))
        return changesBetween(environment, after);
    // Perhaps only the saved ncip leads elsewhere.
    auto moved = after;
    moved.set("ncip", server.toString());
    if (isRight(moved, server))
        return changesBetween(environment, moved);
    const auto preboot = prebootWithout(after);
    if (!preboot)
        return tl::unexpected(NetconsoleObstacle::Woven);
    const auto isEarly = netconsoleState(environment).recipe == NetconsoleRecipe::Early;
    const auto start = std::string(isEarly ? laterScript : std::string_view("run preboot_nc"));
    if (!isEarly && after.find("preboot_nc") == nullptr)
        after.set("preboot_nc", laterScript);
    // What is there is used if it does what it should.
    if (!isRightWith(after, start, server)) {
        after.set("if_netconsole", guardScript);
        if (!isRightWith(after, start, server))
            after.set("start_netconsole", startScript);
        if (!isRightWith(after, start, server) && !isEarly)
            after.set("preboot_nc", laterScript);
    }
    after.set("preboot", withStart(*preboot, start));
    if (!isRight(after, server)) // what is before it may set ncip
        after.set("start_netconsole", startScript);
    // What is before it may have no end, for example.
    if (!isRight(after, server))
        return tl::unexpected(NetconsoleObstacle::Woven);
    return changesBetween(environment, after);
}

tl::expected<std::vector<VariableChange>, NetconsoleObstacle>
disableNetconsole(const Environment& environment) {
    auto after = environment;
    if (setupIn(environment, "preboot")) {
        const auto preboot = prebootWithout(environment);
        if (!preboot)
            return tl::unexpected(NetconsoleObstacle::Woven);
        after.set("preboot", *preboot);
    }
    if (setupIn(after, "bootcmd"))
        return tl::unexpected(NetconsoleObstacle::InBootcmd);
    return changesBetween(environment, after);
}

} // namespace etherdeck::uboot
