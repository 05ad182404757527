#include "core/netconsole/netconsole.h"
#include "core/services/console/syslog_forwarder.h"
#include "tests/core/netconsole/capture.h"
#include "tests/core/netconsole/console.h"
#include "tests/integration/syslog/rsyslog.h"
#include "tests/support/registered_test.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

#include <algorithm>
#include <functional>

using namespace etherdeck;
using namespace std::chrono_literals;
using netconsole::test::CapturedDatagram;
using netconsole::test::Console;
using netconsole::test::loadCapture;
using test::Certificates;
using test::Row;
using test::Rsyslog;
using Input = Rsyslog::Input;
using State = SyslogStatus::State;
using Transport = SyslogTarget::Transport;

Q_DECLARE_METATYPE(etherdeck::test::Rsyslog::Input)

namespace {

constexpr int patience = 60'000; // milliseconds

/// The lines of a capture, as produced by the engine.
std::vector<SyslogRecord> recordsOf(const QString& capture, const std::string& source) {
    Console console;
    console.wall = std::chrono::sys_days(std::chrono::year(2026) / 11 / 25) + 21h + 123us;
    for (const auto& row : loadCapture(capture))
        if (row.direction == CapturedDatagram::Direction::Received) {
            console.wait(1ms);
            console.send({row.bytes.data(), static_cast<std::size_t>(row.bytes.size())},
                         netconsole::Endpoint::v4({10, 0, 2, 15}, static_cast<std::uint16_t>(row.toPort)));
        }
    console.wait(10s);
    std::vector<SyslogRecord> records;
    for (auto& line : console.all<netconsole::Line>())
        records.push_back({std::move(line), source, "00:25:31:02:7a:01"});
    return records;
}

/// All lines of U-Boot's session and of the kernel's boot.
const std::vector<SyslogRecord>& captured() {
    static const auto all = [] {
        auto records = recordsOf("uboot.jsonl", "plug 7");
        std::ranges::move(recordsOf("linux-6.1-boot1.jsonl.zz", "lab-box"), std::back_inserter(records));
        return records;
    }();
    return all;
}

/// Lines "1", "2", …, all different.
std::vector<SyslogRecord> numbered(int first, int count) {
    std::vector<SyslogRecord> records;
    for (int i = first; i < first + count; ++i) {
        SyslogRecord record{{}, "box", {}};
        record.line.text = "line " + std::to_string(i);
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<int> numbersOf(const std::vector<Row>& rows) {
    std::vector<int> numbers;
    for (const auto& row : rows)
        numbers.push_back(row.text.mid(5).toInt());
    return numbers;
}

QString parameter(const Row& row, const QString& name) {
    return QRegularExpression(' ' + name + "=\"([^\"]*)\"").match(row.data).captured(1);
}

/// What rsyslog must output for a record.
void compare(const Row& row, const SyslogRecord& record) {
    const auto& line = record.line;
    const bool isUboot = line.kind == netconsole::Kind::Uboot;
    const int level = static_cast<int>(line.level.value_or(netconsole::Level::Notice));
    QCOMPARE(row.priority, line.facility.value_or(16) * 8 + level);
    QCOMPARE(row.hostName, QString(isUboot ? "plug_7" : "lab-box"));
    QCOMPARE(row.application, QString(isUboot ? "u-boot" : "kernel"));
    QCOMPARE(row.process, QString("-"));
    QCOMPARE(row.kind.toStdString(), std::string(netconsole::name(line.kind)));
    QCOMPARE(parameter(row, "box"), QString("00:25:31:02:7a:01"));
    QCOMPARE(parameter(row, "boot").toUInt(), static_cast<std::uint32_t>(line.boot));
    QCOMPARE(parameter(row, "seq"), line.seq ? QString::number(*line.seq) : QString());
    const auto written = QDateTime::fromString(row.timeStamp.left(23) + 'Z', Qt::ISODateWithMs);
    const auto since = std::chrono::floor<std::chrono::milliseconds>(line.time.time_since_epoch());
    QCOMPARE(written.toMSecsSinceEpoch(), qint64(since.count()));
    auto text = QString::fromStdString(line.text).replace('\t', ' ').replace('\n', "\\x0a");
    if (std::ranges::any_of(text, [](QChar c) { return c.unicode() > 0x7e; }))
        text.prepend(QChar(0xfeff)); // rsyslog keeps the byte order mark
    QCOMPARE(row.text, text);
}

SyslogForwarder::Settings quick() {
    SyslogForwarder::Settings settings;
    settings.firstRetry = 50ms;
    settings.longestRetry = 200ms;
    return settings;
}

} // namespace

/// A real rsyslogd on the loopback interface takes what a forwarder sends.
class TestRsyslog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesWhatTheBoxesSaid_data();
    void writesWhatTheBoxesSaid();
    void losesNothingOfAServerThatReadsLate_data();
    void losesNothingOfAServerThatReadsLate();
    void saysThatAServerReadsNothing();
    void losesNothingQueuedWhileTheServerIsAway_data();
    void losesNothingQueuedWhileTheServerIsAway();
    void countsWhatAFullQueueLoses();
    void staysHonestWhenTheServerDiesInTheMiddle();
    void refusesAServerThatNobodyKnows();
    void refusesAServerWithAnothersName();
    void trustsNobodyWithoutAnAuthority();
    void takesWhatTheListenerForwards();

private:
    [[nodiscard]] static SyslogTarget target(Input input, quint16 port) {
        const auto transport = input == Input::Udp   ? Transport::Udp
                               : input == Input::Tcp ? Transport::Tcp
                                                     : Transport::Tls;
        return {transport, "127.0.0.1", port, {}, {8192, 32473}}; // the number for examples
    }
    [[nodiscard]] SyslogTarget trusting(Input input, quint16 port) const {
        auto trusted = target(input, port);
        if (trusted.transport == Transport::Tls)
            trusted.caFile = Certificates::authority(m_certificates.path()).toStdString();
        return trusted;
    }

    QTemporaryDir m_certificates;
};

void TestRsyslog::initTestCase() {
    QVERIFY(Certificates::make(m_certificates.path(), "DNS:localhost,IP:127.0.0.1"));
    QVERIFY(captured().size() > 500);
}

void TestRsyslog::writesWhatTheBoxesSaid_data() {
    QTest::addColumn<Input>("input");
    QTest::newRow("UDP") << Input::Udp;
    QTest::newRow("TCP") << Input::Tcp;
    QTest::newRow("TLS by GnuTLS") << Input::TlsByGnutls;
    QTest::newRow("TLS by OpenSSL") << Input::TlsByOpenssl;
}

void TestRsyslog::writesWhatTheBoxesSaid() {
    QFETCH(Input, input);
    Rsyslog server(input, m_certificates.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(trusting(input, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    // In portions: UDP has no way to say that the server's buffer is full.
    constexpr std::size_t portion = 100;
    for (std::size_t i = 0; i < captured().size(); i += portion) {
        const auto end = std::min(i + portion, captured().size());
        forwarder.forward({captured().begin() + static_cast<std::ptrdiff_t>(i),
                           captured().begin() + static_cast<std::ptrdiff_t>(end)});
        if (input == Input::Udp)
            QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), end, patience);
    }
    forwarder.finish(patience);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), captured().size(), patience);
    const auto rows = server.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        compare(rows[i], captured()[i]);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{captured().size(), 0, 0}));
}

void TestRsyslog::losesNothingOfAServerThatReadsLate_data() {
    QTest::addColumn<Input>("input");
    QTest::newRow("TCP") << Input::Tcp;
    QTest::newRow("TLS by GnuTLS") << Input::TlsByGnutls;
    QTest::newRow("TLS by OpenSSL") << Input::TlsByOpenssl;
}

/// Everything is written before the server has sent the end of its handshake. If the sender did not wait,
/// that would meet a closed socket, and the system would discard what the server has not read.
void TestRsyslog::losesNothingOfAServerThatReadsLate() {
    QFETCH(Input, input);
    Rsyslog server(input, m_certificates.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(trusting(input, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    connect(&forwarder, &SyslogForwarder::stateChanged, &forwarder, [&](const SyslogStatus& status) {
        if (status.state == State::Connected && status.counts.sent == 0)
            server.hold();
    });
    forwarder.start();
    forwarder.forward(numbered(0, 3000));
    forwarder.finish(patience);
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 3000u, patience);
    QTRY_VERIFY_WITH_TIMEOUT(server.isToldTheEnd(), patience);
    server.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), std::size_t{3000}, patience);
    QVERIFY(!forwarder.status().isEndUnknown);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{3000, 0, 0}));
}

void TestRsyslog::saysThatAServerReadsNothing() {
    Rsyslog server(Input::TlsByOpenssl, m_certificates.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(trusting(Input::TlsByOpenssl, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    connect(&forwarder, &SyslogForwarder::stateChanged, &forwarder, [&](const SyslogStatus& status) {
        if (status.state == State::Connected && status.counts.sent == 0)
            server.hold();
    });
    forwarder.start();
    forwarder.forward(numbered(0, 10'000));
    forwarder.finish(2000);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    server.goOn();
    const auto status = forwarder.status();
    QVERIFY(status.isEndUnknown || status.counts.lost > 0);
    QCOMPARE(status.counts.sent + status.counts.lost, 10'000u);
}

void TestRsyslog::losesNothingQueuedWhileTheServerIsAway_data() {
    QTest::addColumn<Input>("input");
    QTest::newRow("TCP") << Input::Tcp;
    QTest::newRow("TLS") << Input::TlsByGnutls;
}

void TestRsyslog::losesNothingQueuedWhileTheServerIsAway() {
    QFETCH(Input, input);
    Rsyslog server(input, m_certificates.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(trusting(input, server.port()), quick());
    forwarder.start();
    forwarder.forward(numbered(0, 400));
    QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), std::size_t{400}, patience);
    server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    forwarder.forward(numbered(400, 400));
    QCOMPARE(forwarder.status().counts.queued, 400u);
    QVERIFY2(server.start(), qPrintable(server.log()));
    QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), std::size_t{800}, patience);
    const auto numbers = numbersOf(server.rows());
    for (int i = 0; i < 800; ++i)
        QCOMPARE(numbers[static_cast<std::size_t>(i)], i);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{800, 0, 0}));
}

void TestRsyslog::countsWhatAFullQueueLoses() {
    Rsyslog server(Input::Tcp);
    auto settings = quick();
    settings.maxMessages = 100;
    SyslogForwarder forwarder(target(Input::Tcp, server.port()), settings);
    forwarder.start();
    forwarder.forward(numbered(0, 300));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{0, 100, 200}));
    QVERIFY2(server.start(), qPrintable(server.log()));
    QTRY_COMPARE_WITH_TIMEOUT(server.rows().size(), std::size_t{100}, patience);
    QCOMPARE(numbersOf(server.rows()).front(), 200);
    QCOMPARE(numbersOf(server.rows()).back(), 299);
}

/// Lines that the system had accepted may be lost without anybody knowing; but all that were waiting arrive,
/// in order and once, and each line is counted.
void TestRsyslog::staysHonestWhenTheServerDiesInTheMiddle() {
    Rsyslog server(Input::Tcp);
    QVERIFY2(server.start(), qPrintable(server.log()));
    auto settings = quick();
    settings.maxMessages = 100'000;
    SyslogForwarder forwarder(target(Input::Tcp, server.port()), settings);
    forwarder.start();
    forwarder.forward(numbered(0, 50'000));
    QTRY_VERIFY_WITH_TIMEOUT(forwarder.status().counts.sent > 100, patience);
    server.kill();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    const auto broken = forwarder.status().counts;
    QVERIFY(broken.queued > 0);
    QVERIFY2(server.start(), qPrintable(server.log()));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.queued, 0u, patience);
    const auto counts = forwarder.status().counts;
    QCOMPARE(counts.sent + counts.lost, 50'000u);
    QCOMPARE(counts.lost, broken.lost);
    QTRY_VERIFY_WITH_TIMEOUT(!server.rows().empty() && numbersOf(server.rows()).back() == 49'999, patience);
    const auto numbers = numbersOf(server.rows());
    QVERIFY(std::ranges::adjacent_find(numbers, std::greater_equal<>()) == numbers.end());
    const auto firstQueued = 50'000 - static_cast<int>(broken.queued);
    const auto queuedArrived = std::ranges::count_if(numbers, [&](int i) { return i >= firstQueued; });
    QCOMPARE(static_cast<std::uint64_t>(queuedArrived), broken.queued);
    QVERIFY(numbers.size() <= counts.sent);
}

void TestRsyslog::refusesAServerThatNobodyKnows() {
    QTemporaryDir other;
    QVERIFY(Certificates::make(other.path(), "DNS:localhost,IP:127.0.0.1"));
    Rsyslog server(Input::TlsByGnutls, other.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(trusting(Input::TlsByGnutls, server.port()), quick());
    forwarder.start();
    forwarder.forward(numbered(0, 10));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Untrusted);
    QVERIFY(!forwarder.status().error->detail.empty());
    QCOMPARE(forwarder.status().counts.queued, 10u);
    QVERIFY(server.rows().empty());
}

void TestRsyslog::refusesAServerWithAnothersName() {
    QTemporaryDir other;
    QVERIFY(Certificates::make(other.path(), "DNS:other.example,IP:127.0.0.2"));
    Rsyslog server(Input::TlsByGnutls, other.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    auto misled = target(Input::TlsByGnutls, server.port());
    misled.caFile = Certificates::authority(other.path()).toStdString();
    SyslogForwarder forwarder(misled, quick());
    forwarder.start();
    forwarder.forward(numbered(0, 10));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Untrusted);
    QVERIFY(server.rows().empty());
}

void TestRsyslog::trustsNobodyWithoutAnAuthority() {
    Rsyslog server(Input::TlsByGnutls, m_certificates.path());
    QVERIFY2(server.start(), qPrintable(server.log()));
    SyslogForwarder forwarder(target(Input::TlsByGnutls, server.port()), quick());
    forwarder.start();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Untrusted);
}

void TestRsyslog::takesWhatTheListenerForwards() {
    Rsyslog byTcp(Input::Tcp);
    Rsyslog byUdp(Input::Udp);
    QVERIFY(byTcp.start());
    QVERIFY(byUdp.start());
    QUdpSocket box;
    QVERIFY(box.bind(QHostAddress::LocalHost));
    quint16 port = 0;
    {
        QUdpSocket free; // reserves the port for the listener
        QVERIFY(free.bind(QHostAddress::LocalHost));
        port = free.localPort();
    }
    QProcess listener;
    listener.start(ETHERDECK_BIN_DIR "/etherdeckctl",
                   {"netconsole", "listen", "--bind", "127.0.0.1", "--port", QString::number(port),
                    "--no-store", "--json", "--forward",
                    QStringLiteral("tcp://127.0.0.1:%1").arg(byTcp.port()), "--forward",
                    QStringLiteral("udp://127.0.0.1:%1").arg(byUdp.port())});
    QVERIFY(listener.waitForStarted());
    const auto says = [&listener](const QByteArray& text) {
        QByteArray said;
        const QDeadlineTimer deadline(patience);
        while (!said.contains(text) && !deadline.hasExpired() && listener.waitForReadyRead(patience))
            said += listener.readAllStandardError();
        return said.contains(text);
    };
    listener.setReadChannel(QProcess::StandardError);
    QVERIFY(says("Listening on"));
    for (int seq = 0; seq < 20; ++seq)
        box.writeDatagram(QStringLiteral("4,%1,%1,-;line %1\n").arg(seq).toLatin1(), QHostAddress::LocalHost,
                          port);
    for (const auto* server : {&byTcp, &byUdp})
        QTRY_COMPARE_WITH_TIMEOUT(server->rows().size(), std::size_t{20}, patience);
    QCOMPARE(byTcp.rows()[19].text, QString("line 19"));
    QCOMPARE(byTcp.rows()[0].hostName, QString("127.0.0.1"));
    listener.terminate();
    QVERIFY(listener.waitForFinished(patience));
    QCOMPARE(listener.exitCode(), 0);
    const auto output = listener.readAllStandardOutput().trimmed();
    const auto summary =
        QJsonDocument::fromJson(output.mid(output.lastIndexOf('\n') + 1)).object()["summary"].toObject();
    QCOMPARE(summary["forward"].toArray().size(), 2);
    for (const auto& server : summary["forward"].toArray()) {
        QCOMPARE(server.toObject()["sent"].toInt(), 20);
        QCOMPARE(server.toObject()["lost"].toInt(), 0);
    }
}

QTEST_GUILESS_MAIN(TestRsyslog)
#include "tst_rsyslog.moc"
