#include "app/agent/network/advertisement.h"
#include "core/aoe/build.h"
#include "core/aoe/frame.h"
#include "core/exports/conf.h"
#include "core/system/network/packet_socket.h"
#include "tests/integration/agent/real_agent.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <poll.h>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

// What the agent of a box costs, with one export and with many, one JSON line per figure:
//   bench_agent [EXPORTS [SECONDS]]
// Real vblades in namespaces, with a disk each, and a desk on the wire; as root or where users may create
// namespaces. SECONDS are those of rest in which the agent's idle work is measured. With the name of another
// agent in ETHERDECK_AGENT_PROGRAM it is that one: the static one of an agent preset, as boxes have it.

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t diskBytes = 1U << 20U;
constexpr int runs = 50;
constexpr int plannedRuns = 5;

double millisecondsSince(TimePoint start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <class Function>
void measure(const char* figure, int exports, int count, Function function) {
    std::vector<double> values;
    for (int run = 0; run < count; ++run) {
        const auto start = Clock::now();
        function();
        values.push_back(millisecondsSince(start));
    }
    std::ranges::sort(values);
    std::printf("{\"figure\":\"agent/%s_ms\",\"exports\":%d,\"value\":%.2f,\"worst\":%.2f,\"runs\":%d}\n",
                figure, exports, values[values.size() / 2], values.back(), count);
}

/// A figure of something that failed is none.
void require(bool worked) {
    if (!worked) {
        std::cerr << "bench_agent: a call failed" << std::endl;
        std::exit(1);
    }
}

std::uint64_t numberAfter(const std::string& path, const std::string& name) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name))
            return std::strtoull(line.c_str() + name.size(), nullptr, 10);
    }
    return 0;
}

/// Times that the threads of a process went to sleep.
std::uint64_t sleeps(pid_t process) {
    std::uint64_t sum = 0;
    for (const auto& thread :
         std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task"))
        sum += numberAfter(thread.path() / "status", "voluntary_ctxt_switches:");
    return sum;
}

double processorMilliseconds(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    text.erase(0, text.rfind(')') + 1);
    std::istringstream fields(text);
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

void measureRest(const RealAgent& agent, int exports, std::chrono::seconds time) {
    const auto process = agent.processId();
    std::this_thread::sleep_for(2s); // what the calls before have left to do
    const auto sleepsBefore = sleeps(process);
    const auto workBefore = processorMilliseconds(process);
    std::this_thread::sleep_for(time);
    const auto seconds = static_cast<long long>(time.count());
    std::printf("{\"figure\":\"agent/wake_ups_at_rest\",\"exports\":%d,\"value\":%llu,\"seconds\":%lld}\n",
                exports, static_cast<unsigned long long>(sleeps(process) - sleepsBefore), seconds);
    std::printf(
        "{\"figure\":\"agent/processor_at_rest_ms\",\"exports\":%d,\"value\":%.0f,\"seconds\":%lld}\n",
        exports, processorMilliseconds(process) - workBefore, seconds);
    std::printf("{\"figure\":\"agent/memory_kb\",\"exports\":%d,\"value\":%llu}\n", exports,
                static_cast<unsigned long long>(
                    numberAfter("/proc/" + std::to_string(process) + "/smaps_rollup", "Pss:")));
}

/// A session whose answers are read and not looked into: what they cost the agent, without a client.
class LineSession {
public:
    explicit LineSession(const std::string& path) :
        m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        require(::connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        require(call("hello", {{"protocol", 1}, {"client", "bench 1"}}) > 0);
    }

    /// The bytes of the answer.
    std::size_t call(const std::string& method, const Json& params = Json::object()) {
        const auto line =
            Json{{"jsonrpc", "2.0"}, {"id", ++m_id}, {"method", method}, {"params", params}}.dump() + '\n';
        require(::write(m_socket.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size()));
        std::vector<char> bytes(1U << 20U);
        std::size_t length = 0;
        while (length == 0 || bytes[length - 1] != '\n') {
            const auto count = ::read(m_socket.get(), bytes.data() + length, bytes.size() - length);
            require(count > 0);
            length += static_cast<std::size_t>(count);
        }
        return length;
    }

private:
    link::UniqueDescriptor m_socket;
    int m_id = 0;
};

void measureCalls(RealAgent& agent, int exports) {
    LineSession session(agent.socket());
    measure("exports_list_bytes_only", exports, runs, [&] { session.call("exports.list"); });
    measure("hello", exports, runs, [&] {
        require(remote::AgentClient::open(remote::UnixDevice{agent.socket()}, {"bench", "1", {}},
                                          {Clock::now() + 10s, -1})
                    .has_value());
    });
    measure("exports_list", exports, runs, [&] { require(!agent.call("exports.list").contains("error")); });
    measure("disks_list", exports, runs, [&] { require(!agent.call("disks.list").contains("error")); });
}

Json creation(const std::string& address, const std::string& disk) {
    return {{"kind", "export-create"},
            {"start", true},
            {"export", {{"address", address}, {"disk", disk}, {"interfaces", {"san0"}}}}};
}

/// Asks from the desk every millisecond until the target answers.
void waitForAnswer(const Address& address) {
    auto socket = link::PacketSocket::open("desk0", aoe::etherType);
    while (socket) {
        const auto query =
            aoe::buildConfigQuery({socket->mac(), MacAddress::broadcast(), address, aoe::Tag(1)});
        const std::array frames{std::span<const std::byte>(query)};
        (void)socket->send(frames);
        pollfd waited{socket->descriptor(), POLLIN, 0};
        ::poll(&waited, 1, 1);
        for (auto frame = socket->receive(); frame && *frame; frame = socket->receive()) {
            if (agent::isAdvertisementOf(address, **frame))
                return;
        }
    }
}

/// From the moment at which the client applies an export to the first answer on the wire, and to its own.
void measureCreation(RealAgent& agent, const std::string& disk) {
    const auto plan = agent.plan(creation("e9.0", disk));
    const auto start = Clock::now();
    auto answered = std::async(std::launch::async, [&] {
        agent.desk().inside([] { waitForAnswer(Address(9, 0)); });
        return millisecondsSince(start);
    });
    const auto applied = agent.call("change.apply", {{"plan", plan["id"]}, {"click", true}});
    const auto took = millisecondsSince(start);
    if (applied.contains("error")) {
        std::cerr << "the export was refused: " << applied << std::endl;
        std::exit(1);
    }
    std::printf("{\"figure\":\"agent/create_to_first_answer_ms\",\"value\":%.1f,\"applied_ms\":%.1f}\n",
                answered.get(), took);
    (void)agent.change({{"kind", "export-stop"}, {"address", "e9.0"}});
    (void)agent.change({{"kind", "export-remove"}, {"address", "e9.0"}});
}

/// What a person does instead: vblade, started by hand. vblade-persist needs up to five seconds more: so long
/// it takes until runsvdir looks into its folder again.
void measureByHand(RealAgent& agent) {
    const DiskImage image(Sectors{2048});
    const auto start = Clock::now();
    auto answered = std::async(std::launch::async, [&] {
        agent.desk().inside([] { waitForAnswer(Address(9, 0)); });
        return millisecondsSince(start);
    });
    const auto vblade = startVblade(agent.box(), "san0", Address(9, 0), image);
    require(vblade.has_value());
    std::printf("{\"figure\":\"agent/vblade_by_hand_to_first_answer_ms\",\"value\":%.1f}\n", answered.get());
}

std::int64_t runningIn(const Json& list) {
    return std::ranges::count_if(list["exports"],
                                 [](const Json& each) { return each["state"] == "running"; });
}

/// Configures exports that start at boot, and lets the agent find a box that has just booted.
void bootWith(RealAgent& agent, int exports) {
    std::vector<std::string> disks;
    for (int number = 0; number < exports; ++number)
        disks.push_back(agent.addDisk("d" + std::to_string(number), diskBytes));
    agent.terminate();
    for (int number = 0; number < exports; ++number) {
        exports::Export config;
        config.address = Address(8, static_cast<std::uint8_t>(number));
        config.interfaces = {"san0"};
        config.path = disks[static_cast<std::size_t>(number)];
        const auto files = exports::confFiles(config);
        std::ofstream(agent.config() + '/' + files->front().name) << files->front().content;
    }
    std::filesystem::remove(agent.state() + "/running.json");
    const auto start = Clock::now();
    agent.start();
    const auto running = [&] { return runningIn(agent.call("exports.list")); };
    while (running() < exports && Clock::now() < start + 120s)
        std::this_thread::sleep_for(50ms);
    std::printf("{\"figure\":\"agent/boot_ms\",\"exports\":%d,\"value\":%.0f,\"running\":%lld}\n", exports,
                millisecondsSince(start), static_cast<long long>(running()));
}

/// An agent that finds exports running, as after its upgrade: until it answers, its first list, and the
/// second one.
void measureRestart(RealAgent& agent, int exports) {
    agent.kill();
    const auto start = Clock::now();
    agent.start();
    const auto answered = millisecondsSince(start);
    const auto asked = Clock::now();
    const auto list = agent.call("exports.list");
    const auto first = millisecondsSince(asked);
    const auto again = Clock::now();
    require(!agent.call("exports.list").contains("error"));
    std::printf("{\"figure\":\"agent/restart_ms\",\"exports\":%d,\"value\":%.1f,\"first_list_ms\":%.2f,"
                "\"second_list_ms\":%.2f,\"running\":%lld}\n",
                exports, answered, first, millisecondsSince(again), static_cast<long long>(runningIn(list)));
}

} // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int exports = std::clamp(argc > 1 ? std::atoi(argv[1]) : 200, 1, 254);
    const std::chrono::seconds time(std::max(argc > 2 ? std::atoi(argv[2]) : 10, 1));
    if (const auto isolated = isolateNetwork(); !isolated) {
        std::cerr << "bench_agent: no namespaces: " << isolated.error().detail << std::endl;
        return skipped;
    }
    for (const auto count : {0, 1, exports}) {
        RealAgent agent;
        if (count > 0)
            bootWith(agent, count);
        measureRest(agent, count, time);
        if (count == 0)
            continue;
        measureCalls(agent, count);
        measureRestart(agent, count);
        const auto disk = agent.addDisk("spare", diskBytes);
        measure("change_plan", count, plannedRuns,
                [&] { require(!agent.plan(creation("e9.0", disk)).contains("error")); });
        measureByHand(agent);
        measureCreation(agent, disk);
    }
}
