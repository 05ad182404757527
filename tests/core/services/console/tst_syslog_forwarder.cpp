#include "core/services/console/syslog_forwarder.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

#include <cerrno>
#include <poll.h>

using namespace etherdeck;
using namespace std::chrono_literals;
using State = SyslogStatus::State;
using Transport = SyslogTarget::Transport;

namespace {

constexpr int patience = 30'000; // milliseconds

std::vector<SyslogRecord> records(int first, int count, std::size_t size = 0) {
    std::vector<SyslogRecord> made;
    for (int i = first; i < first + count; ++i) {
        SyslogRecord record{{}, "box", {}};
        record.line.text = "line " + std::to_string(i);
        record.line.text.resize(std::max(record.line.text.size(), size), '.');
        made.push_back(std::move(record));
    }
    return made;
}

/// Takes octet-counted messages, and gives their texts.
class Server {
public:
    Server() {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] const QStringList& texts() const { return m_texts; }
    [[nodiscard]] bool isWhole() const { return m_buffer.isEmpty(); }
    [[nodiscard]] QTcpSocket* connection() const { return m_connection; }
    [[nodiscard]] bool hasEnded() const {
        return m_connection && m_connection->state() == QAbstractSocket::UnconnectedState;
    }
    /// Nothing more comes, whether or not what came is read.
    [[nodiscard]] bool isToldTheEnd() const {
        pollfd connection{static_cast<int>(m_connection->socketDescriptor()), POLLRDHUP, 0};
        return ::poll(&connection, 1, 0) == 1;
    }
    void readNothing() { m_reads = false; }
    void readAfterAll() {
        QObject::connect(m_connection, &QTcpSocket::readyRead, &m_server, [this] { read(); });
        m_connection->setReadBufferSize(0);
        read();
    }

private:
    void accept() {
        m_connection = m_server.nextPendingConnection();
        m_connection->setParent(&m_server);
        if (m_reads)
            QObject::connect(m_connection, &QTcpSocket::readyRead, &m_server, [this] { read(); });
        else
            m_connection->setReadBufferSize(1);
    }
    void read() {
        m_buffer += m_connection->readAll();
        while (true) {
            const auto blank = m_buffer.indexOf(' ');
            const auto size = m_buffer.left(blank).toInt();
            if (blank < 0 || m_buffer.size() < blank + 1 + size)
                return;
            const auto message = m_buffer.mid(blank + 1, size);
            m_texts += QString::fromUtf8(message.mid(message.indexOf(" - line ") + 3));
            m_buffer.remove(0, blank + 1 + size);
        }
    }

    QTcpServer m_server;
    QTcpSocket* m_connection = nullptr;
    QByteArray m_buffer;
    QStringList m_texts;
    bool m_reads = true;
};

quint16 portWithoutServer() {
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

SyslogTarget target(Transport transport, quint16 port) { return {transport, "127.0.0.1", port, {}, 8192}; }

SyslogForwarder::Settings quick() {
    SyslogForwarder::Settings settings;
    settings.firstRetry = 20ms;
    settings.longestRetry = 100ms;
    return settings;
}

QStringList texts(int first, int count) {
    QStringList texts;
    for (int i = first; i < first + count; ++i)
        texts += QString("line %1").arg(i);
    return texts;
}

} // namespace

class TestSyslogForwarder : public QObject {
    Q_OBJECT

private slots:
    void sendsDatagrams();
    void countsOctetsOnAStream();
    void keepsLinesUntilTheServerIsThere();
    void saysThatNobodyListensOverUdp();
    void noticesThatTheServerHasEnded();
    void fillsItsOwnQueueWhenTheServerReadsNothing();
    void givesUpOnAServerThatReadsNothing();
    void saysThatAServerReadsNothingWhileItWaits();
    void dropsDatagramsThatAreTooLarge();
    void refusesWhatDoesNotSpeakTls();
    void saysThatTheCaFileCannotBeRead();
    void sendsWhatWaitsBeforeItFinishes();
    void finishesWhenTheServerHasReadAll();
    void saysWhatTheServerHasNotTaken();
    void saysThatTheServerHasBrokenOff();
    void finishesInTimeWithoutAServer();
    void finishesAtOnceWhenNothingWaits();
    void tellsCountsNowAndThen();
};

void TestSyslogForwarder::sendsDatagrams() {
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress::LocalHost));
    SyslogForwarder forwarder(target(Transport::Udp, server.localPort()));
    forwarder.forward(records(0, 200));
    forwarder.start();
    QStringList received;
    const auto receiveAll = [&] {
        while (server.hasPendingDatagrams()) {
            QByteArray datagram(int(server.pendingDatagramSize()), '\0');
            server.readDatagram(datagram.data(), datagram.size());
            received += QString::fromUtf8(datagram.mid(datagram.indexOf(" - line ") + 3));
        }
        return received.size() >= 200;
    };
    QTRY_VERIFY_WITH_TIMEOUT(receiveAll(), patience);
    QCOMPARE(received, texts(0, 200));
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{200, 0, 0}));
}

void TestSyslogForwarder::countsOctetsOnAStream() {
    Server server;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    forwarder.start();
    forwarder.forward(records(0, 1000));
    QTRY_COMPARE_WITH_TIMEOUT(server.texts().size(), 1000, patience);
    QCOMPARE(server.texts(), texts(0, 1000));
    QVERIFY(server.isWhole());
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 1000u, patience);
    QCOMPARE(forwarder.status().state, State::Connected);
}

void TestSyslogForwarder::keepsLinesUntilTheServerIsThere() {
    const auto port = portWithoutServer();
    auto settings = quick();
    settings.maxMessages = 5;
    SyslogForwarder forwarder(target(Transport::Tcp, port), settings);
    forwarder.start();
    forwarder.forward(records(0, 8));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Closed);
    QCOMPARE(forwarder.status().error->systemError, ECONNREFUSED);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{0, 5, 3}));
    QTcpServer late;
    QVERIFY(late.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Connected, patience);
    QVERIFY(!forwarder.status().error);
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 5u, patience);
}

void TestSyslogForwarder::saysThatNobodyListensOverUdp() {
    quint16 port = 0;
    {
        QUdpSocket gone;
        QVERIFY(gone.bind(QHostAddress::LocalHost));
        port = gone.localPort();
    }
    SyslogForwarder forwarder(target(Transport::Udp, port), quick());
    forwarder.forward(records(0, 100));
    forwarder.start();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Closed);
    QVERIFY(forwarder.status().counts.queued > 0);
    QUdpSocket late;
    QVERIFY(late.bind(QHostAddress::LocalHost, port));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.queued, 0u, patience);
    QCOMPARE(forwarder.status().counts.sent, 100u);
}

void TestSyslogForwarder::noticesThatTheServerHasEnded() {
    Server server;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()), quick());
    forwarder.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.connection(), patience);
    QSignalSpy changes(&forwarder, &SyslogForwarder::stateChanged);
    server.connection()->close();
    QTRY_VERIFY_WITH_TIMEOUT(!changes.isEmpty(), patience);
    const auto status = changes.at(0).at(0).value<SyslogStatus>();
    QCOMPARE(status.state, State::Retrying);
    QCOMPARE(status.error->code, ErrorCode::Closed);
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Connected, patience);
    forwarder.forward(records(0, 3));
    QTRY_COMPARE_WITH_TIMEOUT(server.texts(), texts(0, 3), patience);
}

void TestSyslogForwarder::fillsItsOwnQueueWhenTheServerReadsNothing() {
    Server server;
    server.readNothing();
    auto settings = quick();
    settings.maxMessages = 1000;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()), settings);
    forwarder.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.connection(), patience);
    const auto pushesUntilLost = [&] {
        forwarder.forward(records(0, 500, 4000)); // two megabytes
        return forwarder.status().counts.lost > 1000;
    };
    QTRY_VERIFY_WITH_TIMEOUT(pushesUntilLost(), patience);
    const auto counts = forwarder.status().counts;
    QVERIFY2(counts.queued < 1000 + 2 * 64 * 1024 / 4000, qPrintable(QString::number(counts.queued)));
    QCOMPARE(forwarder.status().state, State::Connected);
}

void TestSyslogForwarder::givesUpOnAServerThatReadsNothing() {
    Server server;
    server.readNothing();
    auto settings = quick();
    settings.stallWait = 100ms;
    settings.firstRetry = 1h;
    settings.longestRetry = 1h;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()), settings);
    forwarder.start();
    forwarder.forward(records(0, 10'000, 4000));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::TimedOut);
    QVERIFY(forwarder.status().counts.lost > 0);
}

void TestSyslogForwarder::dropsDatagramsThatAreTooLarge() {
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress::LocalHost));
    auto huge = target(Transport::Udp, server.localPort());
    huge.format.longest = 200'000;
    SyslogForwarder forwarder(huge);
    forwarder.forward(records(0, 1, 100'000));
    forwarder.forward(records(1, 1));
    forwarder.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingDatagrams(), patience);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{1, 0, 1}));
}

void TestSyslogForwarder::refusesWhatDoesNotSpeakTls() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server,
            [&] { server.nextPendingConnection()->write("220 ready\r\n"); });
    SyslogForwarder forwarder(target(Transport::Tls, server.serverPort()), quick());
    forwarder.forward(records(0, 3));
    forwarder.start();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().state, State::Retrying, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::Malformed);
    QCOMPARE(forwarder.status().counts.queued, 3u);
}

void TestSyslogForwarder::saysThatTheCaFileCannotBeRead() {
    auto withCa = target(Transport::Tls, 1);
    withCa.caFile = "/nonexistent/ca.pem";
    SyslogForwarder forwarder(withCa);
    forwarder.start();
    QCOMPARE(forwarder.status().state, State::Retrying);
    QCOMPARE(forwarder.status().error->code, ErrorCode::System);
    QVERIFY(forwarder.status().error->detail.find(withCa.caFile) != std::string::npos);
}

void TestSyslogForwarder::sendsWhatWaitsBeforeItFinishes() {
    Server server;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    forwarder.forward(records(0, 5000, 200));
    forwarder.finish(patience);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(server.hasEnded(), patience);
    QCOMPARE(server.texts().size(), 5000);
    QVERIFY(server.isWhole());
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{5000, 0, 0}));
    QCOMPARE(forwarder.status().state, State::Idle);
}

/// What the system has taken is not read yet: a server that is busy has its time.
void TestSyslogForwarder::saysThatAServerReadsNothingWhileItWaits() {
    Server server;
    server.readNothing();
    auto settings = quick();
    settings.stallTold = 50ms;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()), settings);
    forwarder.start();
    forwarder.forward(records(0, 10'000, 1000));
    QTRY_VERIFY_WITH_TIMEOUT(forwarder.status().error, patience);
    QCOMPARE(forwarder.status().error->code, ErrorCode::TimedOut);
    QCOMPARE(forwarder.status().state, State::Connected);
    server.readAfterAll();
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 10'000u, patience);
    QVERIFY(!forwarder.status().error);
    QCOMPARE(forwarder.status().counts.lost, 0u);
}

void TestSyslogForwarder::finishesWhenTheServerHasReadAll() {
    Server server;
    server.readNothing();
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    forwarder.forward(records(0, 100));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 100u, patience);
    forwarder.finish(patience);
    QTRY_VERIFY_WITH_TIMEOUT(server.connection(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(server.isToldTheEnd(), patience);
    QCOMPARE(finished.count(), 0);
    server.readAfterAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(server.texts(), texts(0, 100));
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{100, 0, 0}));
    QVERIFY(!forwarder.status().isEndUnknown);
    QVERIFY(!forwarder.status().error);
}

/// More than the server's system takes for a server that reads nothing: the rest waits in ours, and was not
/// sent when it is given up.
void TestSyslogForwarder::saysWhatTheServerHasNotTaken() {
    Server server;
    server.readNothing();
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    forwarder.forward(records(0, 2000, 1000));
    forwarder.finish(1000);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    const auto status = forwarder.status();
    QCOMPARE(status.counts.sent + status.counts.lost, 2000u);
    QVERIFY(status.counts.lost > 0);
    QVERIFY(status.error || status.counts.lost > status.counts.sent);
    server.readAfterAll();
    const auto sent = static_cast<qsizetype>(status.counts.sent);
    QTRY_VERIFY_WITH_TIMEOUT(server.texts().size() >= sent, patience);
}

void TestSyslogForwarder::saysThatTheServerHasBrokenOff() {
    Server server;
    server.readNothing();
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    forwarder.forward(records(0, 100));
    QTRY_COMPARE_WITH_TIMEOUT(forwarder.status().counts.sent, 100u, patience);
    QTRY_VERIFY_WITH_TIMEOUT(server.connection(), patience);
    forwarder.finish(patience);
    server.connection()->abort(); // with much unread
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(forwarder.status().isEndUnknown);
    QVERIFY(forwarder.status().error);
}

void TestSyslogForwarder::finishesInTimeWithoutAServer() {
    SyslogForwarder forwarder(target(Transport::Tcp, portWithoutServer()), quick());
    QSignalSpy finished(&forwarder, &SyslogForwarder::finished);
    forwarder.start();
    forwarder.forward(records(0, 7));
    forwarder.finish(200);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(forwarder.status().counts == (netconsole::SyslogDelivery::Counts{0, 0, 7}));
}

void TestSyslogForwarder::finishesAtOnceWhenNothingWaits() {
    SyslogForwarder idle(target(Transport::Tcp, portWithoutServer()));
    QSignalSpy idleFinished(&idle, &SyslogForwarder::finished);
    idle.finish(patience);
    QCOMPARE(idleFinished.count(), 1);

    SyslogForwarder retrying(target(Transport::Tcp, portWithoutServer()));
    QSignalSpy finished(&retrying, &SyslogForwarder::finished);
    retrying.start();
    retrying.finish(patience);
    QCOMPARE(finished.count(), 1);
}

void TestSyslogForwarder::tellsCountsNowAndThen() {
    Server server;
    SyslogForwarder forwarder(target(Transport::Tcp, server.port()));
    quint64 sent = 0;
    int times = 0;
    connect(&forwarder, &SyslogForwarder::stateChanged, this, [&](const SyslogStatus& status) {
        sent = status.counts.sent;
        ++times;
    });
    forwarder.start();
    for (int i = 0; i < 300; ++i)
        forwarder.forward(records(i, 1));
    QTRY_COMPARE_WITH_TIMEOUT(sent, 300u, patience);
    QVERIFY2(times < 20, qPrintable(QString::number(times)));
}

QTEST_GUILESS_MAIN(TestSyslogForwarder)
#include "tst_syslog_forwarder.moc"
