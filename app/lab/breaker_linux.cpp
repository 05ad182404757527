#include "app/lab/breaker.h"
#include "app/lab/network/slow_cable.h"
#include "app/lab/plugs/agent.h"
#include "app/lab/voices/voices.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace etherdeck::lab {

namespace {

constexpr auto longestRestart = std::chrono::seconds(10);
constexpr auto ordinaryMtu = 1500;

tl::unexpected<std::string> refusal(std::string text) { return tl::unexpected(std::move(text)); }
Broken told(const Result<void>& done) { return done ? Broken() : refusal(explain(done.error())); }

std::string contentOfFile(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool isNamed(pid_t process, std::string_view name) {
    constexpr std::size_t longestName = 15; // the kernel keeps no more
    return process > 0 && contentOfFile("/proc/" + std::to_string(process) + "/comm") ==
                              std::string(name.substr(0, longestName)) + "\n";
}

/// Kills a process of the lab and waits until it has ended.
Broken killAndWait(pid_t process) {
    const auto watched = openProcess(process);
    if (!watched || ::kill(process, SIGKILL) != 0)
        return refusal("process " + std::to_string(process) + " has ended already");
    return told(waitReadable(watched->get(), Clock::now() + longestRestart));
}

/// The vblades at an address in the network of a process.
std::vector<pid_t> vbladesAt(const Address& address, pid_t plug) {
    struct stat network {};
    if (::stat(("/proc/" + std::to_string(plug) + "/ns/net").c_str(), &network) != 0)
        return {};
    const auto place = std::string(1, '\0') + std::to_string(address.shelf()) + '\0' +
                       std::to_string(address.slot()) + '\0' + "eth0" + '\0';
    std::vector<pid_t> found;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", problem)) {
        const auto name = entry.path().filename().string();
        pid_t process = 0;
        struct stat other {};
        if (std::from_chars(name.data(), name.data() + name.size(), process).ptr ==
                name.data() + name.size() &&
            isNamed(process, "vblade") && ::stat((entry.path() / "ns/net").c_str(), &other) == 0 &&
            other.st_ino == network.st_ino &&
            contentOfFile((entry.path() / "cmdline").string()).find(place) != std::string::npos)
            found.push_back(process);
    }
    return found;
}

Result<Box> boxOf(pid_t process) {
    auto descriptor = openProcess(process);
    if (!descriptor)
        return fail(descriptor.error());
    return Box{process, std::move(*descriptor)};
}

} // namespace

Breaker::Breaker(Description& lab, std::string directory, std::size_t plug, std::string ownFolder) :
    m_lab(lab),
    m_directory(std::move(directory)),
    m_index(plug),
    m_plug(lab.profile().plugs[plug]),
    m_folder(m_directory, m_plug),
    m_processes(lab.plug(plug)),
    m_ownFolder(std::move(ownFolder)) {}

Broken Breaker::run(const Break& wished) {
    if (wished.kind == BreakKind::Heal)
        return heal();
    if (!runs())
        return refusal(m_plug.name + " does not run. etherdeck-lab --break heal " + m_plug.name +
                       " starts it");
    switch (wished.kind) {
    case BreakKind::KillPlug:
        return killPlug();
    case BreakKind::KillAgent:
        return killAgent();
    case BreakKind::KillVblade:
        return killVblades(wished.address);
    case BreakKind::Unplug:
    case BreakKind::PlugIn:
        return move(wished.disk, wished.kind == BreakKind::PlugIn);
    case BreakKind::Loss:
    case BreakKind::Delay:
        return slow(wished);
    case BreakKind::NoJumbo:
        return dropJumbo();
    default:
        return told(m_folder.takeAllRoom());
    }
}

bool Breaker::runs() const { return isNamed(m_processes.holder, m_plug.hostName()); }
bool Breaker::hasAgent() const { return isNamed(m_processes.agent, "etherdeck-agent"); }

Broken Breaker::killPlug() {
    auto killed = killAndWait(m_processes.holder);
    m_processes = {};
    m_lab.setPlug(m_index, m_processes);
    m_lab.setCable(m_index, {});
    dropCable();
    return killed;
}

/// The kernel removes it as well, some time after the plug's end.
void Breaker::dropCable() const {
    if (const auto box = boxOf(m_lab.switchBox())) {
        (void)runNetworkTool("ip", {"link", "delete", m_plug.name}, *box);
        (void)runNetworkTool("ip", {"link", "delete", slowPort()}, *box);
    }
}

Broken Breaker::killAgent() {
    if (!hasAgent())
        return refusal("the agent of " + m_plug.name + " does not run");
    auto killed = killAndWait(m_processes.agent);
    m_processes.agent = -1;
    m_lab.setPlug(m_index, m_processes);
    return killed;
}

Broken Breaker::killVblades(const Address& address) const {
    const auto found = vbladesAt(address, m_processes.holder);
    if (found.empty())
        return refusal("no vblade serves " + address.toString() + " in " + m_plug.name);
    for (const auto process : found)
        if (auto killed = killAndWait(process); !killed)
            return killed;
    return {};
}

Broken Breaker::move(const std::string& name, bool in) const {
    const auto disks = plugDisks(m_plug);
    const auto disk = std::ranges::find_if(
        disks, [&](const PlugDisk& candidate) { return candidate.name == name || candidate.serial == name; });
    if (disk == disks.end()) {
        std::string list;
        for (const auto& each : disks)
            list += (list.empty() ? "" : ", ") + each.name;
        return refusal(m_plug.name + " has no disk " + name + ": its disks are " + list);
    }
    if (m_folder.isPluggedIn(*disk) == in)
        return refusal(disk->name + (in ? " is plugged in already" : " is not plugged in"));
    return told(in ? m_folder.plugIn(*disk) : m_folder.unplug(*disk));
}

/// At both ends of the cable, so in both directions.
Result<void> Breaker::shape(const std::vector<std::string>& what) const {
    for (const bool isSwitch : {false, true}) {
        const auto box = boxOf(isSwitch ? m_lab.switchBox() : m_processes.holder);
        if (!box)
            return fail(box.error());
        std::vector<std::string> arguments{"qdisc", what.empty() ? "delete" : "replace", "dev",
                                           isSwitch ? m_plug.name : "eth0", "root"};
        arguments.insert(arguments.end(), what.begin(), what.end());
        if (auto done = runNetworkTool("tc", arguments, *box); !done)
            return done;
    }
    return {};
}

/// The same without netem: rules of nftables at both ends drop what arrives. 0: none any more. With a slow
/// cable the rules are behind it.
Result<void> Breaker::loseByRules(int percent, bool isSlow) const {
    for (const bool isSwitch : {false, true}) {
        const auto box = boxOf(isSwitch ? m_lab.switchBox() : m_processes.holder);
        if (!box)
            return fail(box.error());
        const auto port = !isSwitch ? std::string("eth0") : isSlow ? slowPort() : m_plug.name;
        const auto chain = "chain netdev etherdeck " + port;
        auto rules = "add table netdev etherdeck; add " + chain + " { type filter hook ingress device \"" +
                     port + "\" priority 0; }; flush " + chain + "; ";
        const auto which =
            percent < 100 ? " numgen random mod 100 < " + std::to_string(percent) : std::string();
        rules += percent == 0 ? "delete " + chain : "add rule netdev etherdeck " + port + which + " drop";
        if (auto done = runNetworkTool("nft", {rules}, *box); !done)
            return done;
    }
    return {};
}

/// Without netem a process passes the frames on, between the plug's port and another cable that takes its
/// place in the switch. 0: the plug's port is back in the switch, and the process ends.
Result<void> Breaker::delayByProcess(int milliseconds) const {
    const auto box = boxOf(m_lab.switchBox());
    if (!box)
        return fail(box.error());
    const auto ip = [&](const std::vector<std::string>& arguments) {
        return runNetworkTool("ip", arguments, *box);
    };
    (void)ip({"link", "delete", slowPort()});
    if (milliseconds == 0)
        return ip({"link", "set", m_plug.name, "master", "san"});
    const auto inside = slowPort() + "-in";
    const auto mtu = std::to_string(m_lab.profile().wish.mtu);
    for (const auto& step : std::vector<std::vector<std::string>>{
             {"link", "add", slowPort(), "mtu", mtu, "type", "veth", "peer", "name", inside, "mtu", mtu},
             {"link", "set", inside, "addrgenmode", "none", "up"},
             {"link", "set", m_plug.name, "nomaster"},
             {"link", "set", slowPort(), "master", "san", "up"}})
        if (auto done = ip(step); !done)
            return done;
    return startPassingFrames(m_plug.name, inside, std::chrono::milliseconds(milliseconds), *box);
}

/// Netem keeps what it is not told to change, so both are set together.
Result<void> Breaker::applyToCable(const CableFaults& faults) const {
    auto shaped = shape({"netem", "loss", std::to_string(faults.lossPercent) + "%", "delay",
                         std::to_string(faults.delayMs) + "ms"});
    if (shaped || shaped.error().code != ErrorCode::ProgramFailed)
        return shaped;
    // Whatever was there goes first: the rules depend on the port.
    (void)loseByRules(0, m_lab.cable(m_index).delayMs != 0);
    if (auto delayed = delayByProcess(faults.delayMs); !delayed)
        return delayed;
    return loseByRules(faults.lossPercent, faults.delayMs != 0);
}

Broken Breaker::slow(const Break& wished) {
    auto faults = m_lab.cable(m_index);
    (wished.kind == BreakKind::Loss ? faults.lossPercent : faults.delayMs) = wished.amount;
    const auto shaped = applyToCable(faults);
    if (shaped)
        m_lab.setCable(m_index, faults);
    return told(shaped);
}

/// A cable silently drops what is larger than the MTU of its far end, in both directions, as a switch without
/// jumbo frames does.
Result<void> Breaker::setPortMtu(std::uint32_t mtu) const {
    const auto box = boxOf(m_lab.switchBox());
    if (!box)
        return fail(box.error());
    return runNetworkTool("ip", {"link", "set", m_plug.name, "mtu", std::to_string(mtu)}, *box);
}

Broken Breaker::dropJumbo() {
    if (m_lab.profile().wish.mtu <= ordinaryMtu)
        return refusal("this lab has no jumbo frames: its MTU is " +
                       std::to_string(m_lab.profile().wish.mtu) + ". Start one with --mtu 9000");
    auto faults = m_lab.cable(m_index);
    faults.noJumbo = true;
    const auto done = setPortMtu(ordinaryMtu);
    if (done)
        m_lab.setCable(m_index, faults);
    return told(done);
}

Broken Breaker::heal() {
    if (auto made = m_folder.makeRoom(); !made)
        return told(made);
    for (const auto& disk : plugDisks(m_plug))
        if (auto plugged = m_folder.plugIn(disk); !plugged)
            return told(plugged);
    if (!runs())
        return told(startPlug());
    if (auto healed = healCable(); !healed)
        return told(healed);
    const auto box = boxOf(m_processes.holder);
    return told(hasAgent() ? Result<void>() : box ? startItsAgent(*box) : fail(box.error()));
}

Result<void> Breaker::healWithoutNetem(const CableFaults& faults) const {
    if (auto kept = loseByRules(0, faults.delayMs != 0); !kept)
        return kept;
    return faults.delayMs == 0 ? Result<void>() : delayByProcess(0);
}

Result<void> Breaker::healCable() {
    const auto faults = m_lab.cable(m_index);
    if (faults.noJumbo)
        if (auto done = setPortMtu(m_lab.profile().wish.mtu); !done)
            return done;
    if (faults.lossPercent != 0 || faults.delayMs != 0)
        if (auto done = shape({}) ? Result<void>() : healWithoutNetem(faults); !done)
            return done;
    m_lab.setCable(m_index, {});
    return {};
}

/// Starts the box, and its agent starts the exports.
Result<void> Breaker::startPlug() {
    dropCable();
    if (auto noted = m_folder.noteBoot(); !noted)
        return noted;
    auto box = startBox(m_plug.hostName(), BoxKind::Whole);
    const auto switchBox = boxOf(m_lab.switchBox());
    if (!box || !switchBox)
        return fail(box ? switchBox.error() : box.error());
    m_processes = {};
    m_processes.holder = box->pid;
    m_lab.setPlug(m_index, m_processes);
    if (auto connected = connectPlug(m_lab.profile(), m_plug, *box, *switchBox); !connected)
        return connected;
    if (auto started = startItsAgent(*box); !started || m_plug.voice == VoiceKind::None)
        return started;
    const auto voice = startVoice(m_lab.profile(), m_index, *box, m_directory, Clock::now() + longestRestart);
    m_processes.voice = voice.value_or(-1);
    m_lab.setPlug(m_index, m_processes);
    return voice ? Result<void>() : fail(voice.error());
}

Result<void> Breaker::startItsAgent(const Box& box) {
    const auto program = agentProgram(m_ownFolder);
    if (!program)
        return fail(program.error());
    const auto agent = startAgent(*program, m_folder, box);
    if (!agent)
        return fail(agent.error());
    m_processes.agent = *agent;
    m_lab.setPlug(m_index, m_processes);
    return waitForAgent(*agent, m_folder, Clock::now() + longestRestart);
}

} // namespace etherdeck::lab
