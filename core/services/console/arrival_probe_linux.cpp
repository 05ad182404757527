#include "core/services/console/arrival_probe.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QUdpSocket>

#include <chrono>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;
using Reading = FirewallReading::State;

constexpr auto programPatience = 4s;
constexpr qsizetype longestComplaint = 400;

/// What a program said, and how it ended.
struct Output {
    enum class End { Good, Missing, Failed, TimedOut, TooLong };
    End end = End::Missing;
    QByteArray said;
    QByteArray complained;
};

/// Waits for the end, for as long as there is patience and the output stays within its limit.
Output::End waitFor(QProcess& process, Output& output) {
    QElapsedTimer timer;
    timer.start();
    const qint64 limit = std::chrono::milliseconds(programPatience).count();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < limit) {
        process.waitForReadyRead(static_cast<int>(std::max<qint64>(limit - timer.elapsed(), 1)));
        output.said += process.readAllStandardOutput();
        output.complained = (output.complained + process.readAllStandardError()).left(longestComplaint);
        if (output.said.size() > static_cast<qsizetype>(longestRuleset))
            return Output::End::TooLong;
    }
    if (process.state() != QProcess::NotRunning)
        return Output::End::TimedOut;
    output.said += process.readAllStandardOutput();
    output.complained = (output.complained + process.readAllStandardError()).left(longestComplaint);
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? Output::End::Good
                                                                                   : Output::End::Failed;
}

Output run(const QString& program, const QStringList& arguments, const QStringList& folders) {
    Output output;
    const QString path = QStandardPaths::findExecutable(program, folders);
    if (path.isEmpty())
        return output;
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(path, arguments);
    output.end = process.waitForStarted() ? waitFor(process, output) : Output::End::Failed;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(1000);
    }
    return output;
}

bool wasRefused(const QByteArray& complaint) {
    const QByteArray text = complaint.toLower();
    return text.contains("permitted") || text.contains("permission denied") || text.contains("must be root");
}

/// What could not be read, and why.
FirewallReading failedReading(const Output& output) {
    FirewallReading reading;
    if (output.end == Output::End::Missing)
        reading.state = Reading::Missing;
    else
        reading.state = wasRefused(output.complained) ? Reading::NotAllowed : Reading::Failed;
    reading.detail = output.complained.trimmed().toStdString();
    if (output.end == Output::End::TimedOut)
        reading.detail = "timed out";
    return reading;
}

using Parser = Result<FirewallRules> (*)(std::string_view, const FirewallPacket&);

FirewallReading readRules(const Output& output, Parser parse, const FirewallPacket& packet, bool skipOpaque) {
    if (output.end != Output::End::Good)
        return failedReading(output);
    const auto rules = parse({output.said.constData(), static_cast<std::size_t>(output.said.size())}, packet);
    FirewallReading reading;
    reading.state = rules ? Reading::Read : Reading::Failed;
    if (rules)
        reading.verdict = judge(*rules, skipOpaque);
    else
        reading.detail = rules.error().detail;
    return reading;
}

/// Is switched on: a file that anybody may read says so.
bool isUfwOn() {
    QFile file(QStringLiteral("/etc/ufw/ufw.conf"));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto lines = file.read(64 * 1024).split('\n');
    return std::any_of(lines.begin(), lines.end(),
                       [](const QByteArray& line) { return line.trimmed().toLower() == "enabled=yes"; });
}

void askKeeper(ArrivalFacts& facts, std::uint16_t port, const QStringList& folders) {
    const QString program = QStringLiteral("firewall-cmd");
    if (isUfwOn())
        facts.keeper = FirewallKeeper::Ufw; // which ports it lets in only root may read
    if (run(program, {QStringLiteral("--state")}, folders).end != Output::End::Good)
        return;
    facts.keeper = FirewallKeeper::Firewalld;
    const auto answer = run(program, {QStringLiteral("--query-port=%1/udp").arg(port)}, folders);
    if (answer.said.trimmed() == "yes" || answer.said.trimmed() == "no")
        facts.keeperLetsIn = answer.said.trimmed() == "yes";
}

/// By which interface and to which address a box's datagram would come, where that can be told.
FirewallPacket packetOf(const ArrivalQuestion& question, const ArrivalFacts& facts) {
    auto packet = question.packet;
    if (!packet.from || !packet.interface.empty())
        return packet;
    const auto addresses =
        localAddresses(facts.interfaces, netconsole::Endpoint::v4(*packet.from, question.packet.port));
    if (!addresses.empty() && addresses.front().holdsBox)
        packet.interface = addresses.front().interface;
    return packet;
}

QHostAddress toHost(const netconsole::Endpoint& endpoint) {
    return QHostAddress(QString::fromStdString(endpoint.addressText()));
}

Result<void> send(const ConsoleAddress& to, const QByteArray& datagram) {
    QUdpSocket socket;
    if (socket.writeDatagram(datagram, toHost(to.endpoint), to.endpoint.port) != datagram.size())
        return fail(ErrorCode::System, socket.errorString().toStdString());
    return {};
}

} // namespace

// Programs for administrators are not in everybody's path.
ArrivalProbe::ArrivalProbe(std::shared_ptr<TestLines> lines, QObject* parent) :
    QObject(parent),
    m_lines(std::move(lines)),
    m_folders{QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/bin"),
              QStringLiteral("/bin"), QStringLiteral("/usr/local/sbin")} {}

Call ArrivalProbe::gather(const ArrivalQuestion& question, QObject* receiver, Then<ArrivalFacts> then) {
    return askInThreadOf(this, Reply<ArrivalFacts>(receiver, std::move(then)),
                         [=, this](const auto& reply) { reply.answer(gatherNow(question)); });
}

ArrivalFacts ArrivalProbe::gatherNow(const ArrivalQuestion& question) const {
    ArrivalFacts facts;
    facts.holders = portHolders(question.address);
    facts.ownProcess = QCoreApplication::applicationPid();
    if (auto interfaces = link::interfaces())
        facts.interfaces = std::move(*interfaces);
    const auto packet = packetOf(question, facts);
    const auto tables = run(QStringLiteral("iptables-save"), {}, m_folders);
    facts.iptables = readRules(tables, parseIptables, packet, false);
    const auto nft =
        run(QStringLiteral("nft"), {QStringLiteral("-j"), QStringLiteral("list"), QStringLiteral("ruleset")},
            m_folders);
    // What iptables has made it also tells better.
    facts.nftables = readRules(nft, parseNftables, packet, facts.iptables.state == Reading::Read);
    askKeeper(facts, question.address.endpoint.port, m_folders);
    return facts;
}

Call ArrivalProbe::sendTest(const ConsoleAddress& to, const QByteArray& datagram, QObject* receiver,
                            Each<TestSent> sent, Then<void> arrived) {
    const Stream<TestSent, void> stream(receiver, std::move(sent), std::move(arrived));
    return askInThreadOf(this, stream, [=, this](const auto& reply) {
        m_lines->expect(datagram.toStdString(), [reply] { reply.answer({}); });
        if (const auto outcome = send(to, datagram); outcome)
            reply.part({});
        else
            reply.answer(outcome);
    });
}

} // namespace etherdeck
