#include "tests/bench/receiver_program.h"

#include "tests/bench/flood.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sched.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::bench {

namespace {

constexpr std::uint16_t consolePort = 6670;
constexpr auto startTime = std::chrono::seconds(10);

std::vector<std::string> rsyslogCommand(std::uint16_t number, const std::filesystem::path& file,
                                        const char* queue, const char* buffer) {
    const auto configuration = file.parent_path() / "rsyslog.conf";
    std::ofstream(configuration) << "global(workDirectory=\"" << file.parent_path().string()
                                 << "\" maxMessageSize=\"8k\")\n"
                                 << queue
                                 << "module(load=\"imudp\")\n"
                                    "template(name=\"raw\" type=\"string\" string=\"%rawmsg%\\n\")\n"
                                    "ruleset(name=\"r\") { action(type=\"omfile\" template=\"raw\" file=\""
                                 << file.string()
                                 << "\") }\n"
                                    "input(type=\"imudp\" address=\"127.0.0.1\" port=\""
                                 << number << "\" ruleset=\"r\"" << buffer << ")\n";
    return {"/usr/sbin/rsyslogd",   "-n", "-f",
            configuration.string(), "-i", (file.parent_path() / "rsyslog.pid").string()};
}

bool isInstalled(const std::string& program) { return ::access(program.c_str(), X_OK) == 0; }

} // namespace

std::vector<ReceiverKind> receiverKinds(const std::string& etherdeckctl) {
    using Output = ReceiverKind::Output;
    using Path = std::filesystem::path;
    std::vector<ReceiverKind> kinds;
    kinds.push_back({"etherdeckctl", Output::Store, [etherdeckctl](std::uint16_t number, const Path& file) {
                         return std::vector<std::string>{
                             etherdeckctl, "netconsole", "listen", "--quiet",
                             "--bind",     "127.0.0.1",  "--port", std::to_string(number),
                             "--store",    file.string()};
                     }});
    kinds.push_back({"rsyslog", Output::File, [](std::uint16_t number, const Path& file) {
                         return rsyslogCommand(
                             number, file, "main_queue(queue.type=\"LinkedList\" queue.size=\"2000000\")\n",
                             " rcvbufSize=\"64m\"");
                     }});
    kinds.push_back({"nc", Output::StandardOutput, [](std::uint16_t number, const Path&) {
                         return std::vector<std::string>{"/usr/bin/nc", "-l",        "-u",
                                                         "-k",          "127.0.0.1", std::to_string(number)};
                     }});
    kinds.push_back({"socat", Output::File, [](std::uint16_t number, const Path& file) {
                         return std::vector<std::string>{"/usr/bin/socat", "-u",
                                                         "UDP-RECV:" + std::to_string(number) +
                                                             ",bind=127.0.0.1,rcvbuf-late=67108864",
                                                         "CREATE:" + file.string()};
                     }});
    std::erase_if(kinds, [](const ReceiverKind& kind) {
        const auto program = kind.command(consolePort, "/nowhere/file").front();
        if (!isInstalled(program))
            std::cerr << "bench_receive: " << program << " is not installed and is left out.\n";
        return !isInstalled(program);
    });
    return kinds;
}

ReceiverKind rsyslogWithSmallQueue() {
    return {"rsyslog, default queue", ReceiverKind::Output::File,
            [](std::uint16_t number, const std::filesystem::path& file) {
                return rsyslogCommand(number, file, "", " rcvbufSize=\"64m\"");
            }};
}

ReceiverKind rsyslogByDefault() {
    return {"rsyslog, all defaults", ReceiverKind::Output::File,
            [](std::uint16_t number, const std::filesystem::path& file) {
                return rsyslogCommand(number, file, "", "");
            }};
}

ReceiverProgram::ReceiverProgram(const ReceiverKind& kind, std::filesystem::path folder) :
    m_kind(kind), m_folder(std::move(folder)), m_file(m_folder / "received"), m_port(consolePort) {}

std::unique_ptr<ReceiverProgram> ReceiverProgram::start(const ReceiverKind& kind,
                                                        const std::filesystem::path& folder,
                                                        std::optional<int> processor) {
    std::string own = (folder / "etherdeck-receive-XXXXXX").string();
    if (::mkdtemp(own.data()) == nullptr) {
        std::perror(own.c_str());
        return nullptr;
    }
    std::unique_ptr<ReceiverProgram> program(new ReceiverProgram(kind, own));
    if (!program->spawnOn(processor))
        return nullptr;
    const auto end = Clock::now() + startTime;
    while (!program->socketState())
        if (Clock::now() > end) {
            std::cerr << "bench_receive: " << kind.name << " does not listen.\n";
            return nullptr;
        } else {
            pauseFor(std::chrono::milliseconds(20));
        }
    return program;
}

void ReceiverProgram::end(int signal) {
    if (m_process > 0) {
        ::kill(m_process, signal);
        ::waitpid(m_process, nullptr, 0);
    }
    m_process = -1;
}

void ReceiverProgram::kill() { end(SIGKILL); }

ReceiverProgram::~ReceiverProgram() {
    m_store.reset();
    end(SIGTERM);
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

/// It takes over where its parent may run.
bool ReceiverProgram::spawnOn(std::optional<int> processor) {
    if (!processor)
        return spawn();
    cpu_set_t before{};
    ::sched_getaffinity(0, sizeof before, &before);
    runOn(*processor);
    const bool spawned = spawn();
    ::sched_setaffinity(0, sizeof before, &before);
    return spawned;
}

bool ReceiverProgram::spawn() {
    const auto arguments = m_kind.command(m_port, m_file);
    std::vector<char*> argv;
    for (const auto& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const bool isOutput = m_kind.output == ReceiverKind::Output::StandardOutput;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, isOutput ? m_file.c_str() : "/dev/null",
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int failed = ::posix_spawn(&m_process, argv.front(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0;
}

// sl  local_address:port  rem_address:port  st  tx_queue:rx_queue  …  drops
std::optional<SocketState> ReceiverProgram::socketState() const {
    std::array<char, 16> wanted{};
    std::snprintf(wanted.data(), wanted.size(), ":%04X 00000000", m_port);
    std::ifstream table("/proc/net/udp");
    std::string line;
    while (std::getline(table, line)) {
        if (line.find(wanted.data()) == std::string::npos)
            continue;
        std::istringstream row(line);
        const std::vector<std::string> words{std::istream_iterator<std::string>(row), {}};
        const auto colon = words.at(4).find(':');
        return SocketState{std::stoull(words[4].substr(colon + 1), nullptr, 16), std::stoull(words.back())};
    }
    return std::nullopt;
}

std::uint64_t ReceiverProgram::stored() {
    if (m_kind.output != ReceiverKind::Output::Store)
        return linesOfFile();
    if (!m_store) {
        auto opened = store::ConsoleStore::open(m_file.string());
        if (!opened)
            return 0;
        m_store = std::move(*opened);
    }
    return static_cast<std::uint64_t>(m_store->lastLine().value_or(0));
}

std::uint64_t ReceiverProgram::indexed() {
    return m_store ? static_cast<std::uint64_t>(m_store->indexedTo().value_or(0)) : 0;
}

std::uint64_t ReceiverProgram::linesOfFile() {
    std::ifstream file(m_file, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(m_counted));
    std::array<char, 65'536> piece{};
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
        m_counted += static_cast<std::uint64_t>(file.gcount());
        // Each datagram has one semicolon. Line feeds are no measure: a program may add its own.
        m_lines += static_cast<std::uint64_t>(std::count(piece.begin(), piece.begin() + file.gcount(), ';'));
    }
    return m_lines;
}

std::uint64_t ReceiverProgram::peakKilobytes() const {
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    std::string word;
    while (status >> word)
        if (word == "VmHWM:") {
            std::uint64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    return 0;
}

double ReceiverProgram::processorSeconds() const {
    std::ifstream stat("/proc/" + std::to_string(m_process) + "/stat");
    std::string text;
    std::getline(stat, text);
    std::istringstream rest(text.substr(text.rfind(')') + 1));
    std::string word;
    for (int i = 0; i < 11; ++i)
        rest >> word;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

void runOn(int processor) {
    cpu_set_t one{};
    CPU_SET(processor, &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0)
        std::perror("sched_setaffinity");
}

} // namespace etherdeck::bench
