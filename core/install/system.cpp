#include "core/install/system.h"

#include "core/install/copy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace etherdeck::install {

namespace {

constexpr std::array<std::pair<InitSystem, std::string_view>, 4> initNames{{
    {InitSystem::Systemd, "systemd"},
    {InitSystem::Sysvinit, "sysvinit"},
    {InitSystem::Procd, "procd"},
    {InitSystem::None, "none"},
}};
constexpr std::array<std::pair<AgentBuild, std::string_view>, 4> buildNames{{
    {AgentBuild::Armel, "armel"},
    {AgentBuild::Armhf, "armhf"},
    {AgentBuild::Arm64, "arm64"},
    {AgentBuild::Amd64, "amd64"},
}};

constexpr std::size_t longestFact = 1024;
/// The C library of the agent needs it.
constexpr std::pair<int, int> oldestKernel{3, 2};

/// The next word, which is removed.
std::string_view takeWord(std::string_view& text) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

std::optional<std::uint64_t> numberOf(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// "3.2.0-4-kirkwood" -> 3, 2
std::pair<int, int> kernelVersion(std::string_view text) {
    std::pair<int, int> version;
    const auto* const end = text.data() + text.size();
    const auto major = std::from_chars(text.data(), end, version.first);
    if (major.ptr != end && *major.ptr == '.')
        (void)std::from_chars(major.ptr + 1, end, version.second);
    return version;
}

/// "etherdeck-agent 0.1.0"
std::string versionOf(std::string_view text) {
    return takeWord(text) == "etherdeck-agent" ? std::string(text) : std::string();
}

bool hasWord(std::string_view text, std::string_view word) {
    while (!text.empty())
        if (takeWord(text) == word)
            return true;
    return false;
}

void take(BoxSystem& box, std::string_view fact, std::string_view value) {
    const std::string text(value);
    if (fact == "system")
        box.system = text;
    else if (fact == "kernel")
        box.kernel = text;
    else if (fact == "machine")
        box.machine = text;
    else if (fact == "features")
        box.features = text;
    else if (fact == "model")
        box.model = text;
    else if (fact == "distribution")
        box.distribution = text;
    else if (fact == "vblade")
        box.hasVblade = true;
    else if (fact == "user")
        box.isRoot = text == "0";
    else if (fact == "login")
        box.user = text;
    else if (fact == "sudo")
        box.canBecomeRoot = true;
    else if (fact == "root")
        box.rootIsReadOnly = text == "ro";
    else if (fact == "free")
        box.freeKib = numberOf(value);
    else if (fact == "tmp")
        box.freeTmpKib = numberOf(value);
    else if (fact == "agent")
        box.version = versionOf(value);
    else if (fact == "digest")
        box.digest = std::string(takeWord(value));
    else if (fact == "package")
        box.isOfPackage = true;
    else if (fact == "running")
        box.isRunning = true;
    else if (fact == "unit")
        box.hasUnit = true;
    else if (fact == "script")
        box.hasInitScript = true;
    else if (fact == "init")
        if (const auto* const init =
                std::ranges::find(initNames, value, &std::pair<InitSystem, std::string_view>::second);
            init != initNames.end())
            box.init = init->first;
}

/// Of a file system: the fourth column of df, in KiB.
std::string freeScript(std::string_view label, std::string_view folder) {
    return "echo " + std::string(label) + " $(df -Pk " + std::string(folder) +
           " | { read -r a; read -r a b c d e; echo $d; }); ";
}

} // namespace

std::string_view name(InitSystem init) {
    return std::ranges::find(initNames, init, &std::pair<InitSystem, std::string_view>::first)->second;
}

std::string_view name(AgentBuild build) {
    return std::ranges::find(buildNames, build, &std::pair<AgentBuild, std::string_view>::first)->second;
}

std::string lookScript() {
    const std::string agent(agentPath);
    return "set -f; s=; PATH=$PATH:/usr/sbin:/sbin; "
           "echo system $(uname -s); echo kernel $(uname -r); echo machine $(uname -m); "
           "echo user $(id -u); echo login $(id -un); "
           "if [ -r /proc/cpuinfo ]; then while read -r k c v; do if [ \"$k\" = Features ]; then "
           "echo features $v; break; fi; done < /proc/cpuinfo; fi; "
           // Before device trees, the model is in /proc/cpuinfo.
           "m=; if [ -r /proc/device-tree/model ]; then read -r m < /proc/device-tree/model; "
           "elif [ -r /sys/class/dmi/id/product_name ]; then read -r m < /sys/class/dmi/id/product_name; "
           "elif [ -r /proc/cpuinfo ]; then while read -r k c v; do if [ \"$k\" = Hardware ]; then m=$v; "
           "break; fi; done < /proc/cpuinfo; fi; echo model $m; "
           "if [ -r /etc/os-release ]; then echo distribution $(. /etc/os-release; echo $PRETTY_NAME); fi; "
           "if command -v vblade >/dev/null 2>&1; then echo vblade yes; fi; "
           "if [ $(id -u) -gt 0 ]; then s=\"sudo -n\"; "
           "if $s true </dev/null >/dev/null 2>&1; then echo sudo yes; fi; fi; "
           // The last one that is mounted there counts.
           "while read -r d m t o r; do if [ \"$m\" = / ]; then w=${o%%,*}; fi; done < /proc/mounts; "
           "echo root $w; "
           "if [ -d /run/systemd/system ]; then echo init systemd; "
           "elif [ -x /sbin/procd ] && [ -f /etc/rc.common ]; then echo init procd; "
           "elif [ -d /etc/init.d ] && command -v start-stop-daemon >/dev/null && command -v update-rc.d "
           ">/dev/null; then echo init sysvinit; else echo init none; fi; " +
           freeScript("free", "/usr/sbin") + freeScript("tmp", "/tmp") + "if [ -x " + agent +
           " ]; then echo agent $(" + agent + " --version </dev/null 2>/dev/null); echo digest $(" +
           digestScript(agent) + "); if dpkg-query -S " + agent +
           " >/dev/null 2>&1; then echo package yes; fi; if $s " + agent +
           " connect </dev/null >/dev/null 2>&1; then echo running yes; fi; fi; if [ -f " +
           std::string(unitPath) + " ]; then echo unit yes; fi; if [ -f " + std::string(initScriptPath) +
           " ]; then echo script yes; fi; echo looked yes";
}

Result<BoxSystem> boxSystemFrom(std::string_view output) {
    BoxSystem box;
    bool isWhole = false;
    while (!output.empty()) {
        const auto end = std::min(output.find('\n'), output.size());
        auto line = output.substr(0, std::min(end, longestFact));
        output.remove_prefix(std::min(end + 1, output.size()));
        const auto fact = takeWord(line);
        take(box, fact, line);
        isWhole = isWhole || fact == "looked";
    }
    if (!isWhole || box.system.empty() || box.machine.empty())
        return fail(ErrorCode::Malformed, "facts");
    return box;
}

Answer<AgentBuild> buildFor(const BoxSystem& box) {
    if (box.system != "Linux")
        return failed(BoxFault::NotLinux, {}, box.system);
    if (kernelVersion(box.kernel) < oldestKernel)
        return failed(BoxFault::NotLinux, {}, box.system + ' ' + box.kernel);
    const auto& machine = box.machine;
    if (machine == "x86_64")
        return AgentBuild::Amd64;
    if (machine == "aarch64")
        return AgentBuild::Arm64;
    // Big-endian ones end in b. The first that has all instructions of armel is armv5te.
    const auto isArm = machine.starts_with("armv") && machine.ends_with('l') && machine.size() > 5;
    if (isArm && machine[4] >= '7' && hasWord(box.features, "vfpv3"))
        return AgentBuild::Armhf;
    if (isArm && (machine[4] >= '6' || machine.starts_with("armv5te")))
        return AgentBuild::Armel;
    return failed(BoxFault::NoAgentForCpu, {}, machine);
}

} // namespace etherdeck::install
