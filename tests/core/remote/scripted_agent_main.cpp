// An agent for tests, on standard input and output: `scripted-agent MANNER`. With the manner "box" it manages
// the example box of the planner's tests, in memory; with others it misbehaves in one way each.
#include "core/planner/make_plan.h"
#include "core/plans/json.h"
#include "core/wire/agent_session.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/hostile_text.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

using namespace etherdeck;
using wire::Json;

namespace {

void write(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written <= 0)
            std::_Exit(0);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Puts hostile text behind every text of an answer, as a disk or a kernel could.
void spoil(Json& json, std::size_t& number) {
    if (json.is_structured()) {
        for (auto& [name, entry] : json.items())
            if (name != "id" && name != "kind" && name != "level" && name != "address" && name != "mac" &&
                name != "allowed_macs" && name != "priority" && name != "code" && name != "format" &&
                name != "sha256" && name != "content" && name != "backup" && name != "preboot" &&
                name != "if_netconsole" && name != "start_netconsole" && name != "server" &&
                name != "local" && name != "server_mac")
                spoil(entry, number);
    } else if (json.is_string()) {
        json = json.get<std::string>() + ' ' + tests::hostileTexts().at(number++ % 8);
    }
}

std::string withoutNul(std::string text) {
    std::erase(text, '\0');
    return text;
}

/// The example box, with addresses and with netconsole in its kernel.
plans::BoxState networkedBox() {
    auto box = plans::exampleBox();
    box.interfaces.front().addresses = {"192.168.1.5/24"};
    plans::NetconsoleTarget target{"eth0",
                                   *Ipv4Address::parse("192.168.1.5"),
                                   *Ipv4Address::parse("192.168.1.2"),
                                   MacAddress({2, 0, 0, 0, 0, 2}),
                                   plans::netconsolePort,
                                   true};
    if (const auto* const port = std::getenv("SCRIPTED_NETCONSOLE_PORT"))
        target.port = static_cast<std::uint16_t>(std::atoi(port));
    if (const auto* const local = std::getenv("SCRIPTED_NETCONSOLE_LOCAL"))
        target.local = Ipv4Address::parse(local).value_or(target.local);
    if (const auto* const variables = std::getenv("SCRIPTED_UBOOT_VARIABLES")) {
        std::istringstream words(variables); // "ipaddr=127.0.0.1 ncoutport=16666"; "name=" removes one
        for (std::string word; words >> word;) {
            const auto equals = word.find('=');
            const auto value = word.substr(equals + 1);
            auto& environment = (*box.environment)->environment;
            if (value.empty())
                environment.unset(word.substr(0, equals));
            else
                environment.set(word.substr(0, equals), value);
        }
    }
    box.netconsole.emplace();
    box.netconsole->isLoaded = true;
    box.netconsole->loader = plans::ModuleLoader::ModulesLoad;
    box.netconsole->level = 4;
    box.netconsole->target = target;
    return box;
}

class ScriptedAgent {
public:
    explicit ScriptedAgent(std::string manner) :
        m_manner(std::move(manner)),
        m_session({"0.1.0", m_manner == "hostile-texts" ? tests::hostileTexts()[0] : "plug", "boot-1",
                   m_manner == "old" ? std::vector<std::string>{"box"} : capabilities()}) {}

    int run() {
        if (m_manner == "motd")
            write(STDOUT_FILENO, "Welcome to \033[1mplug\033[0m\n{\"not\": \"for you\"}\n");
        std::array<char, 65536> bytes{};
        for (;;) {
            pollfd input{STDIN_FILENO, POLLIN, 0};
            constexpr int pingInterval = 500; // milliseconds
            if (m_manner != "mute" && ::poll(&input, 1, pingInterval) == 0) {
                m_session.timeReached(Clock::now());
                if (!m_session.waiting().empty())
                    send();
                continue;
            }
            const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
            if (got <= 0)
                return 0;
            m_session.bytesReceived({bytes.data(), static_cast<std::size_t>(got)}, Clock::now());
            while (auto id = m_session.takeCancelled())
                refuse(*id, {plans::RefusalCode::Cancelled, "Cancelled.", {}});
            while (auto call = m_session.takeCall())
                answer(*call);
            send();
        }
    }

private:
    static std::vector<std::string> capabilities() {
        return {"box",     "interfaces", "disks",     "exports", "users",     "kernel-log",
                "changes", "keep",       "vlan",      "journal", "events",    "adopt",
                "import",  "host-name",  "shut-down", "rates",   "uboot-env", "netconsole"};
    }

    void send() {
        const std::string waiting(m_session.waiting());
        m_session.sent(waiting.size(), Clock::now());
        write(STDOUT_FILENO, waiting);
    }
    void refuse(const wire::CallId& id, const plans::Refusal& refusal) {
        auto data = plans::toJson(refusal);
        auto message = refusal.message.text();
        if (m_manner.starts_with("hostile")) {
            std::size_t number = 0;
            spoil(data, number);
            message += tests::hostileTexts()[1];
        }
        m_session.refuse(id, {wire::RpcCode::Refused, message, data});
    }
    void reply(const wire::CallId& id, Json result) {
        if (m_manner == "hostile-texts") {
            std::size_t number = 0;
            spoil(result, number);
            if (result.contains("variables"))
                for (auto& value : result["variables"])
                    value = withoutNul(value); // flash cannot have it in a value
        }
        m_session.answer(id, std::move(result));
    }

    void misbehave(const wire::Request& call) {
        if (m_manner == "garble") {
            write(STDOUT_FILENO, "\033]0;owned\007 this is not JSON\n");
        } else if (m_manner == "deep") {
            write(STDOUT_FILENO, std::string(100'000, '[') + '\n');
        } else if (m_manner == "long") {
            for (;;)
                write(STDOUT_FILENO, std::string(65536, 'x'));
        } else if (m_manner == "invent") {
            const auto id = std::get<std::int64_t>(call.id);
            for (const auto* line :
                 {R"({"jsonrpc":"2.0","id":99,"result":{"disks":[]}})",
                  R"({"jsonrpc":"2.0","id":"1","result":{}})", R"({"jsonrpc":"2.0","id":0,"result":{}})",
                  R"({"jsonrpc":"2.0","method":"progress","params":{"id":77,"text":"x"}})",
                  R"({"jsonrpc":"2.0","method":"event","params":{"topic":{}}})",
                  R"({"jsonrpc":"2.0","id":5,"method":"hello","params":{}})",
                  R"({"jsonrpc":"2.0","error":{"code":1e99,"message":[]}})"})
                write(STDOUT_FILENO, std::string(line) + '\n');
            m_session.answer(id, {{"disks", "none"}, {"exports", 7}, {"interfaces", nullptr}});
        } else if (m_manner == "errors") {
            for (;;)
                write(STDERR_FILENO, std::string(4096, 'e'));
        } else if (m_manner == "flood") {
            for (;;)
                write(STDOUT_FILENO,
                      R"({"jsonrpc":"2.0","method":"event","params":{"topic":"changes","kind":"x"}})"
                      "\n");
        } else if (m_manner == "ends") {
            std::_Exit(3);
        }
    }

    void answer(const wire::Request& call) {
        if (m_manner == "hostile-refusals") {
            refuse(call.id, {plans::RefusalCode::DiskInUse, "In use by ", {{"by", "a program"}}});
            return;
        }
        if (m_manner != "box" && m_manner != "motd" && m_manner != "hostile-texts" && m_manner != "old" &&
            m_manner != "rates" && m_manner != "progress") {
            if (const auto* const called = std::getenv("SCRIPTED_AGENT_CALLED"))
                std::ofstream(called) << call.method;
            misbehave(call); // "mute" does nothing at all
            return;
        }
        if (call.method == "change.plan")
            plan(call);
        else if (call.method == "change.apply")
            apply(call);
        else if (call.method == "netconsole.test")
            sendTestLine(call);
        else if (call.method == "watch")
            watch(call);
        else if (call.method == "uboot.env.backup")
            backUp(call);
        else if (const auto answer = listed(call.method); !answer.is_null())
            reply(call.id, answer);
        else
            m_session.refuse(call.id, {wire::RpcCode::MethodNotFound, "No such method.", nullptr});
    }

    Json listed(const std::string& method) const {
        if (method == "box.get")
            return {{"host_name", "plug"},
                    {"boot_id", "boot-1"},
                    {"model", "Cloud Engines Pogoplug E02"},
                    {"kernel", "6.1.0"},
                    {"uptime", 93784},
                    {"memory", {{"total", 256000000}, {"available", 128000000}}},
                    {"load", {0.1, 0.2, 0.3}},
                    {"temperatures", {{{"name", "cpu"}, {"celsius", 41.5}}}},
                    {"vblade", "25"},
                    {"warnings", {m_countsRates ? "Rates are counted." : "The clock is wrong."}}};
        if (method == "netconsole.read")
            return {{"loaded", true}, {"level", 4}, {"target", plans::toJson(*m_box.netconsole->target)}};
        if (method == "uboot.env.read")
            return plans::toJson(**m_box.environment);
        if (method == "disks.list")
            return {{"disks", list(m_box.disks)}};
        if (method == "interfaces.list")
            return {{"interfaces", list(m_box.interfaces)}};
        if (method == "exports.list")
            return {
                {"exports", list(m_box.exports)},
                {"problems", {{{"file", "x.conf"}, {"code", "no-disk"}, {"message", "It names no disk."}}}}};
        if (method == "exports.users")
            return {{"looked", true},
                    {"users", {{{"mac", "02:00:00:00:00:07"}, {"reads", 12}, {"writes", 3}}}}};
        if (method == "exports.save") {
            auto configs = Json::array();
            for (const auto& status : m_box.exports)
                configs.push_back(plans::toJson(status.config));
            return {
                {"format", "etherdeck-exports"}, {"version", 1}, {"host_name", "plug"}, {"exports", configs}};
        }
        if (method == "kernel_log.read")
            return kernelLog();
        if (method == "change.pending")
            return {{"pending", {{"id", "c1"}, {"text", "MTU of eth0"}, {"seconds_left", 42}}}};
        if (method == "change.keep")
            return Json::object();
        if (method == "journal.list")
            return {{"entries",
                     {{{"entry", 7},
                       {"time", 1'772'323'200'000'000},
                       {"who", "eva@desk"},
                       {"title", "Export /dev/sdb as e9.1"},
                       {"result", "applied"},
                       {"can_undo", true}}}}};
        return nullptr;
    }

    Json kernelLog() const {
        auto records = Json::array();
        for (int i = 0; i < 3; ++i)
            records.push_back({{"sequence", 100 + i},
                               {"level", 3 + i},
                               {"facility", 0},
                               {"time", 1'500'000 * (i + 1)},
                               {"text", "usb 1-1: message " + std::to_string(i)}});
        return {{"boot_id", "boot-1"}, {"first", 100}, {"next", 103}, {"lost", true}, {"records", records}};
    }

    template <class Values>
    static Json list(const Values& values) {
        auto all = Json::array();
        for (const auto& value : values)
            all.push_back(plans::toJson(value));
        return all;
    }

    void plan(const wire::Request& call) {
        if (m_manner == "progress")
            floodProgress(std::get<std::int64_t>(call.id));
        const auto wish = plans::wishFrom(call.params.value("wish", Json()));
        if (!wish) {
            refuse(call.id, {plans::RefusalCode::BadRequest, "A bad wish: " + wish.error().detail, {}});
            return;
        }
        auto plan = plans::makePlan(m_box, *wish);
        if (!plan && m_manner == "hostile-texts") // a plan is what its texts are to be printed of
            plan = plans::makePlan(m_box, plans::StopExport{{7, 3}});
        if (!plan) {
            refuse(call.id, plan.error());
            return;
        }
        m_session.progress(call.id, 1, 2, "Ask the wire");
        m_plan = *plan;
        reply(call.id, plans::toJson(*plan, "p1"));
    }
    void apply(const wire::Request& call) {
        const auto typed = call.params.value("confirm", std::vector<std::string>());
        const bool clicked = call.params.value("click", false);
        const auto isTyped = m_manner == "hostile-texts" || typed == m_plan.confirm;
        if (call.params.value("plan", std::string()) != "p1" ||
            call.params.value("backup", std::string()) != m_plan.backup ||
            (m_plan.backupOf && m_backedUp != m_plan.backupOf) ||
            (m_plan.level == plans::Confirmation::Click && !clicked) ||
            (m_plan.level == plans::Confirmation::Type && !isTyped)) {
            refuse(call.id, {plans::RefusalCode::ConfirmationNeeded, "Confirm it first.", {}});
            return;
        }
        m_session.progress(call.id, 1, 1, m_plan.steps.empty() ? "" : m_plan.steps.front().text.text());
        Json pending;
        if (m_plan.reverts)
            pending = {{"id", "c1"}, {"text", m_plan.title.text()}, {"seconds_left", 60}};
        reply(call.id,
              {{"entry", 8},
               {"verified",
                {{{"what", "process"}, {"result", "ok"}}, {{"what", "outside"}, {"result", "not-checked"}}}},
               {"pending", pending}});
    }
    void backUp(const wire::Request& call) {
        if (const auto area = plans::areaFrom(call.params))
            m_backedUp = *area;
        reply(call.id, plans::toJson(plans::exampleBackup()));
    }
    /// To this computer, as the kernel of a box would.
    void sendTestLine(const wire::Request& call) {
        const auto text = "12,1,1,-;" + call.params.value("text", std::string()) + '\n';
        const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(m_box.netconsole->target->port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::sendto(socket, text.data(), text.size(), 0, reinterpret_cast<const sockaddr*>(&to), sizeof to);
        ::close(socket);
        m_session.answer(call.id, Json::object());
    }
    /// Of exports that it has not, others each time.
    [[noreturn]] void floodRates() {
        send();
        constexpr int each = 4000;
        for (int shelf = 0;; shelf = (shelf + each / 250) % 60'000) {
            std::string rates = R"({"address":"e7.3","reads":12,"writes":3,"bytes":61440})";
            for (int i = 0; i < each; ++i)
                rates += R"(,{"address":"e)" + std::to_string(100 + shelf + i / 250) + '.' +
                         std::to_string(i % 250) + R"(","reads":1,"writes":1,"bytes":1})";
            write(STDOUT_FILENO, R"({"jsonrpc":"2.0","method":"event","params":{"topic":"rates","rates":[)" +
                                     rates + "]}}\n");
        }
    }
    [[noreturn]] void floodProgress(std::int64_t call) {
        for (int step = 0;; step = (step + 1) % 1000)
            write(STDOUT_FILENO, R"({"jsonrpc":"2.0","method":"progress","params":{"id":)" +
                                     std::to_string(call) + R"(,"step":)" + std::to_string(step) +
                                     R"(,"steps":1000,"text":"x"}})"
                                     "\n");
    }
    void watch(const wire::Request& call) {
        m_session.answer(call.id, Json::object());
        auto exports = m_box.exports;
        exports.front().state = plans::ExportState::Failed;
        exports.front().reason = "It ended: no such disk.";
        for (auto& [topic, params] : std::vector<std::pair<std::string, Json>>{
                 {"exports", {{"exports", list(exports)}}},
                 {"disks", {{"disks", Json::array()}}},
                 {"interfaces", {{"interfaces", list(m_box.interfaces)}}},
                 {"changes", {{"kind", "applied"}, {"who", "eva@desk"}, {"text", "Start e7.3"}}},
                 {"kernel-log", {{"records", kernelLog()["records"]}}},
                 {"unheard-of", {{"x", 1}}}}) {
            std::size_t number = 0;
            if (m_manner == "hostile-texts")
                spoil(params, number);
            m_session.event(topic, params);
        }
        const auto topics = call.params.value("topics", std::vector<std::string>());
        m_countsRates = std::ranges::find(topics, "rates") != topics.end();
        if (!m_countsRates)
            return;
        if (m_manner == "rates")
            floodRates();
        else
            m_session.event(
                "rates",
                {{"rates", {{{"address", "e7.3"}, {"reads", 12.0}, {"writes", 3.0}, {"bytes", 61440.0}}}}});
    }

    std::string m_manner;
    plans::BoxState m_box = networkedBox();
    std::optional<plans::FlashArea> m_backedUp; ///< the place that was named
    plans::Plan m_plan;
    bool m_countsRates = false;
    wire::AgentSession m_session;
};

/// `scripted-agent says STATUS TEXT`: what ssh or a shell would do.
int say(char** argv) {
    write(STDERR_FILENO, std::string(argv[3]) + '\n');
    return std::atoi(argv[2]);
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    const std::string manner = argc > 1 ? argv[1] : "box";
    if (manner == "says" && argc == 4)
        return say(argv);
    if (manner == "hello" && argc == 3) { // answers hello with the line that is given, then waits
        write(STDOUT_FILENO, std::string(argv[2]) + '\n');
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {
        }
        return 0;
    }
    if (manner == "noise")
        for (;;)
            write(STDOUT_FILENO, "\033[2J noise without end\n");
    if (manner == "silent") {
        ::pause();
        return 0;
    }
    return ScriptedAgent(manner).run();
}
