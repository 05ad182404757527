#include "app/lab/network/network.h"

#include <array>
#include <iterator>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

constexpr auto deskPort = "desk";

/// Different from the index at the far end. If both are equal, the kernel takes the cable for a physical card
/// and reports its carrier to the bridge up to a second later (linkwatch_urgent_event).
constexpr auto nearIndex = " index 1000";

/// A running `ip`, and its error messages.
struct RunningIp {
    pid_t pid = -1;
    UniqueDescriptor errors;
};

Result<RunningIp> startIp(const std::string& path, const std::string& batch, int box) {
    auto input = makePipe();
    auto errors = makePipe();
    if (!input || !errors)
        return fail(input ? errors.error() : input.error());
    Program ip;
    ip.path = path;
    ip.arguments = {"ip", "-batch", "-"};
    ip.input = input->reader.get();
    ip.errors = errors->writer.get();
    ip.box = box;
    ip.networkOnly = box >= 0;
    ip.ownSession = true;
    const auto pid = start(ip);
    if (!pid)
        return fail(pid.error());
    input->reader.reset();
    // A few hundred bytes fit into a pipe, so this never blocks.
    if (auto written = writeAll(input->writer.get(), batch); !written)
        return fail(written.error());
    return RunningIp{*pid, std::move(errors->reader)};
}

std::string plugIn(const std::string& port) { return "link set " + port + " master san up\n"; }

std::string readRest(int descriptor) {
    std::string text;
    std::array<char, 1024> buffer{};
    for (;;) {
        const auto size = ::read(descriptor, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

Result<void> finish(RunningIp ip) {
    const auto complaint = readRest(ip.errors.get());
    if (waitForEnd(ip.pid) != 0)
        return fail(ErrorCode::ProgramFailed, "ip: " + complaint);
    return {};
}

Result<Wire> makeBoxes(const Profile& profile) {
    Wire wire;
    auto switchBox = startBox("switch", BoxKind::Network);
    if (!switchBox)
        return fail(switchBox.error());
    wire.switchBox = std::move(*switchBox);
    for (const auto& plug : profile.plugs) {
        auto box = startBox(plug.hostName(), BoxKind::Whole);
        if (!box)
            return fail(box.error());
        wire.plugs.push_back(std::move(*box));
    }
    return wire;
}

/// Creates all cables at the same time, each from its far end: they do not depend on each other.
Result<void> layCables(const std::string& ip, const Profile& profile, const Wire& wire) {
    const auto mtu = profile.wish.mtu;
    std::vector<RunningIp> running;
    const auto lay = [&](const std::string& batch, int box) -> Result<void> {
        auto one = startIp(ip, batch, box);
        if (!one)
            return fail(one.error());
        running.push_back(std::move(*one));
        return {};
    };
    auto result =
        lay(cableBatch({profile.interface, profile.mac, profile.ip, mtu}, deskPort, wire.switchBox.pid), -1);
    for (std::size_t i = 0; result && i < wire.plugs.size(); ++i) {
        const auto& plug = profile.plugs[i];
        result = lay(cableBatch({"eth0", plug.mac, plug.ip, mtu}, plug.name, wire.switchBox.pid),
                     wire.plugs[i].process.get());
    }
    for (auto& one : running)
        if (auto finished = finish(std::move(one)); !finished && result)
            result = finished;
    return result;
}

} // namespace

std::string cableBatch(const CableEnd& end, const std::string& port, pid_t switchProcess) {
    const auto size = " mtu " + std::to_string(end.mtu);
    return "link set lo up\n"
           "link add " +
           end.device + nearIndex + " address " + end.mac.toString() + size + " type veth peer name " + port +
           size + " netns " + std::to_string(switchProcess) + "\nlink set " + end.device +
           " up\naddress add " + end.ip + "/24 dev " + end.device + "\n";
}

std::string switchBatch(const Profile& profile) {
    const auto size = std::to_string(profile.wish.mtu);
    // Without spanning tree a port forwards immediately.
    std::string batch = "link add san mtu " + size +
                        " type bridge stp_state 0 mcast_snooping 0\n"
                        "link set san up\n";
    batch += plugIn(deskPort);
    for (const auto& plug : profile.plugs)
        batch += plugIn(plug.name);
    return batch;
}

Result<Wire> buildWire(const Profile& profile) {
    const auto ip = findSystemProgram("ip");
    if (!ip)
        return fail(ErrorCode::ProgramMissing, "ip");
    auto wire = makeBoxes(profile);
    if (!wire)
        return wire;
    if (auto laid = layCables(*ip, profile, *wire); !laid)
        return fail(laid.error());
    auto plugging = startIp(*ip, switchBatch(profile), wire->switchBox.process.get());
    if (!plugging)
        return fail(plugging.error());
    if (auto plugged = finish(std::move(*plugging)); !plugged)
        return fail(plugged.error());
    return wire;
}

Result<void> connectPlug(const Profile& profile, const VirtualPlug& plug, const Box& box,
                         const Box& switchBox) {
    const auto ip = findSystemProgram("ip");
    if (!ip)
        return fail(ErrorCode::ProgramMissing, "ip");
    const CableEnd end{"eth0", plug.mac, plug.ip, profile.wish.mtu};
    auto laying = startIp(*ip, cableBatch(end, plug.name, switchBox.pid), box.process.get());
    if (!laying)
        return fail(laying.error());
    if (auto laid = finish(std::move(*laying)); !laid)
        return laid;
    auto plugging = startIp(*ip, plugIn(plug.name), switchBox.process.get());
    return plugging ? finish(std::move(*plugging)) : fail(plugging.error());
}

Result<void> runNetworkTool(const std::string& name, const std::vector<std::string>& arguments,
                            const Box& box) {
    Program tool;
    tool.path = findSystemProgram(name).value_or("");
    if (tool.path.empty())
        return fail(ErrorCode::ProgramMissing, name);
    auto errors = makePipe();
    if (!errors)
        return fail(errors.error());
    tool.arguments = {name};
    tool.arguments.insert(tool.arguments.end(), arguments.begin(), arguments.end());
    tool.errors = errors->writer.get();
    tool.box = box.process.get();
    tool.networkOnly = true;
    tool.ownSession = true;
    const auto pid = start(tool);
    if (!pid)
        return fail(pid.error());
    errors->writer.reset();
    const auto complaint = readRest(errors->reader.get());
    if (waitForEnd(*pid) != 0)
        return fail(ErrorCode::ProgramFailed, name + ": " + complaint);
    return {};
}

} // namespace etherdeck::lab
