#include "tests/integration/agent/real_agent.h"

#include "app/agent/exports/process_scan.h"
#include "app/agent/network/wire_question.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sys/mount.h>

namespace etherdeck::tests {

namespace {

using namespace std::chrono_literals;

[[noreturn]] void giveUp(const std::string& why) { qFatal("the box of the test: %s", why.c_str()); }

template <class T>
T valueOf(Result<T> result) {
    if (!result)
        giveUp(result.error().detail);
    return std::move(*result);
}

} // namespace

std::vector<std::string> agentProgram() {
    const auto set = qEnvironmentVariable("ETHERDECK_AGENT_PROGRAM", ETHERDECK_BIN_DIR "/etherdeck-agent");
    std::vector<std::string> words;
    for (const auto& word : set.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    return words;
}

RealAgent::RealAgent() :
    m_box(valueOf(NetworkNamespace::create())), m_desk(valueOf(NetworkNamespace::create())) {
    if (!connect(*m_box, "san0", *m_desk, "desk0"))
        giveUp("no cable");
    for (const auto* const name : {"disks", "by-id", "conf", "state", "srv"})
        QDir(m_folder.path()).mkdir(QLatin1String(name));
    start();
}

RealAgent::~RealAgent() {
    close();
    m_program.reset();
    if (m_isMounted)
        ::umount2(config().c_str(), MNT_DETACH);
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "cmdline");
        std::string words((std::istreambuf_iterator<char>(file)), {});
        if (words.find("vblade") != std::string::npos &&
            words.find(m_folder.path().toStdString()) != std::string::npos)
            ::kill(std::atoi(entry.path().filename().c_str()), SIGKILL);
    }
}

std::string RealAgent::file(const std::string& name) const {
    return m_folder.path().toStdString() + '/' + name;
}

std::string RealAgent::addDisk(const std::string& name, std::uint64_t bytes) {
    QFile disk(QString::fromStdString(file("disks/" + name)));
    if (!disk.open(QIODevice::WriteOnly) || !disk.resize(static_cast<qint64>(bytes)))
        giveUp("no disk");
    const auto stable = "by-id/usb-" + name;
    std::filesystem::create_symlink(file("disks/" + name), file(stable));
    m_disks[name] = {{"vendor", "Test"},
                     {"model", name},
                     {"serial", "SERIAL-" + name},
                     {"transport", "usb"},
                     {"names", {stable}}};
    std::ofstream(file("disks.json")) << m_disks.dump();
    return file(stable);
}

std::vector<std::string> RealAgent::folders() const {
    return {"--root", m_folder.path().toStdString(), "--config", config(), "--state", state()};
}

void RealAgent::startAfter(const std::string& commands) {
    close();
    std::vector<std::string> command;
    if (!commands.empty())
        command = {"unshare", "-m", "sh", "-ec", commands + "\nexec \"$@\"", "sh"};
    for (const auto& words : {agentProgram(), folders(), {"--socket", socket()}})
        command.insert(command.end(), words.begin(), words.end());
    m_program = valueOf(Program::start(*m_box, command));
    const auto deadline = Clock::now() + 20s;
    while (!open(remote::UnixDevice{socket()})) {
        if (Clock::now() > deadline)
            giveUp("the agent does not answer: " + m_program->output());
        QThread::msleep(10);
    }
}

void RealAgent::kill() {
    close();
    m_program->kill();
}

void RealAgent::killProcess() const { ::kill(m_program->processId(), SIGKILL); }

void RealAgent::terminate() {
    close();
    ::kill(m_program->processId(), SIGTERM);
    if (m_program->waitForEnd(10s) != 0)
        giveUp("the agent did not end well");
}

void RealAgent::fillConfiguration() {
    const auto copy = file("conf-before");
    std::filesystem::copy(config(), copy);
    if (::mount("small", config().c_str(), "tmpfs", 0, "size=16k,mode=755") != 0)
        giveUp("no small file system");
    m_isMounted = true;
    for (const auto& entry : std::filesystem::directory_iterator(copy))
        std::filesystem::copy(entry.path(), config() + '/' + entry.path().filename().string());
    std::ofstream filler(config() + "/filler");
    for (const std::string block(512, 'x'); filler << block << std::flush;) {
    }
}

std::vector<plans::WireAnswer> RealAgent::heardFromDesk(const Address& address) const {
    return m_desk->inside([&] {
        auto question = agent::WireQuestion::open(address, {"desk0"}, {}, Clock::now());
        while (question && !question->isDone()) {
            pollfd waited{question->descriptor(), POLLIN, 0};
            ::poll(&waited, 1, 1000);
            question->handle(Clock::now());
        }
        return question ? question->answers() : std::vector<plans::WireAnswer>();
    });
}

} // namespace etherdeck::tests
