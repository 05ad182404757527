#include "tests/integration/discovery/lab.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>

namespace etherdeck::tests {

namespace {

constexpr int longestRun = 30'000;

QString pathOf(const QString& program) {
    const QString own = QStringLiteral(ETHERDECK_BIN_DIR "/") + program;
    return QFileInfo::exists(own) ? own : program;
}

QJsonObject named(const QJsonArray& list, const QString& key, const QString& value) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const QJsonValue& entry) {
        return entry.toObject()[key].toString() == value;
    });
    return found == list.end() ? QJsonObject() : found->toObject();
}

} // namespace

Lab::Lab() {
    QFile file(qEnvironmentVariable("ETHERDECK_LAB"));
    if (file.open(QIODevice::ReadOnly))
        m_description = QJsonDocument::fromJson(file.readAll()).object();
}

bool Lab::isReal() const {
    return m_description["simulated"].isBool() && !m_description["simulated"].toBool();
}

QJsonObject Lab::target(const QString& address) const {
    return named(m_description["targets"].toArray(), "address", address);
}

QJsonObject Lab::plug(const QString& name) const { return named(plugs(), "name", name); }

QString Lab::folder() { return QFileInfo(qEnvironmentVariable("ETHERDECK_LAB")).path(); }

bool Lab::endTarget(const QString& address) const {
    const auto wanted = target(address);
    const auto agent = static_cast<pid_t>(plug(wanted["plug"].toString())["agent_pid"].toInteger());
    const auto vblade = static_cast<pid_t>(wanted["pid"].toInteger());
    return agent > 0 && vblade > 0 && ::kill(agent, SIGKILL) == 0 && ::kill(vblade, SIGKILL) == 0;
}

QString Lab::plugMac(const QString& plug) const { return this->plug(plug)["mac"].toString(); }

qint64 Lab::plugPid(const QString& plug) const { return this->plug(plug)["pid"].toInteger(); }

QStringList Lab::audible() const {
    QStringList addresses;
    for (const auto& target : m_description["targets"].toArray())
        if (!target.toObject()["silent"].toBool())
            addresses << target.toObject()["address"].toString();
    addresses.sort();
    return addresses;
}

QJsonArray Finished::array() const { return QJsonDocument::fromJson(output).array(); }
QJsonObject Finished::object() const { return QJsonDocument::fromJson(output).object(); }

Finished run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(pathOf(program), arguments);
    if (!process.waitForFinished(longestRun)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError() + "(took too long)"};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Finished ctl(const QStringList& arguments) { return run("etherdeckctl", arguments); }

bool ip(const QStringList& arguments) { return run("ip", arguments).status == 0; }

bool setSwitch(bool on) {
    // The lab does not say which process holds the network of the switch: it is the one with the bridge.
    QStringList networks{QFile::symLinkTarget("/proc/self/ns/net")};
    const auto processes = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto& process : processes) {
        const auto network = QFile::symLinkTarget("/proc/" + process + "/ns/net");
        if (network.isEmpty() || networks.contains(network))
            continue;
        networks << network;
        if (run("nsenter", {"-t", process, "-n", "ip", "link", "set", "san", on ? "up" : "down"}).status == 0)
            return true;
    }
    return false;
}

Vblade::Vblade(qint64 plugPid, const QString& shelf, const QString& slot, const QString& interface,
               const QString& file, const QStringList& options) {
    QStringList arguments{"-t", QString::number(plugPid), "-n", "-u",
                          "vblade"}; // its network and its host name
    arguments << options << shelf << slot << interface << file;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", environment.value("PATH") + ":/usr/sbin:/sbin");
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start("nsenter", arguments);
    const QDeadlineTimer deadline(10'000);
    while (!m_serving && !deadline.hasExpired() && m_process.waitForReadyRead(10'000))
        m_serving = m_process.peek(4096).contains(" sectors ");
}

Vblade::~Vblade() {
    m_process.kill();
    m_process.waitForFinished();
}

InventedTargets::InventedTargets(qint64 plugPid, const QString& interface, int perSecond) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start("nsenter", {"-t", QString::number(plugPid), "-n", ETHERDECK_TESTS_DIR "/invent_targets",
                                interface, QString::number(perSecond)});
    m_process.waitForStarted();
}

InventedTargets::~InventedTargets() {
    m_process.kill();
    m_process.waitForFinished();
}

int InventedTargets::sent() {
    while (m_process.canReadLine())
        m_sent = m_process.readLine().trimmed().toInt();
    return m_sent;
}

Watch::Watch(const QStringList& arguments) {
    m_process.start(pathOf("etherdeckctl"), QStringList{"watch", "--json"} + arguments);
    m_process.waitForStarted();
}

Watch::~Watch() {
    m_process.kill();
    m_process.waitForFinished();
}

std::optional<QJsonObject> Watch::waitFor(const QString& event, const QString& address,
                                          std::chrono::milliseconds longest) {
    const QDeadlineTimer deadline(longest);
    for (;;) {
        while (m_process.canReadLine())
            m_unread.push_back(QJsonDocument::fromJson(m_process.readLine()).object());
        const auto found = std::find_if(m_unread.begin(), m_unread.end(), [&](const QJsonObject& line) {
            return line["event"] == event && line["address"].toString() == address;
        });
        if (found != m_unread.end()) {
            const auto line = *found;
            m_unread.erase(found);
            return line;
        }
        if (deadline.hasExpired() || !m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return std::nullopt;
    }
}

int Watch::stop() {
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    return m_process.waitForFinished(5'000) && m_process.exitStatus() == QProcess::NormalExit
               ? m_process.exitCode()
               : -1;
}

QByteArray Watch::errors() {
    m_process.waitForReadyRead(0);
    return m_process.readAllStandardError();
}

} // namespace etherdeck::tests
