#include "tests/integration/discovery/lab.h"
#include "tests/integration/lab/agent_client.h"
#include "tests/support/registered_test.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

constexpr int firstLost = 12;
constexpr int lastLost = 15;

/// The number of a record in netconsole's extended format; -1 of other datagrams.
int numberOf(const QByteArray& datagram) {
    static const QRegularExpression record(R"(^(?:[^,;]*,)?\d+,(\d+),\d+,)");
    const auto match = record.match(QString::fromLatin1(datagram));
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

} // namespace

/// Gaps of a console, filled from the log of the box: a plug of the lab, its real agent, and the terminal
/// program.
class TestFill : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aGapIsFilledOnce();
    void anotherStartOfTheBoxIsToldAndFillsNothing();

private:
    /// Passes on what a plug says, without some records, until one with this number came.
    void hear(const QString& plug, int until);
    [[nodiscard]] Finished fill(const QString& plug) const {
        return ctl({"-d", Lab().plug(plug)["device"].toString(), "kmsg", "--fill", "127.0.0.1", "--store",
                    m_folder.filePath("history"), "--json"});
    }
    [[nodiscard]] QJsonArray lines() const {
        QJsonArray list;
        for (const auto& line :
             ctl({"log", "show", "-n", "all", "--store", m_folder.filePath("history"), "--json"})
                 .output.split('\n'))
            if (!line.isEmpty())
                list.append(QJsonDocument::fromJson(line).object());
        return list;
    }

    QTemporaryDir m_folder;
    QUdpSocket m_console;
};

void TestFill::initTestCase() {
    if (!Lab().isReal())
        QSKIP("this system does not let this user make network namespaces");
    QVERIFY(m_console.bind(QHostAddress::AnyIPv4, 6666));
}

void TestFill::hear(const QString& plug, int until) {
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost, 0));
    const auto port = free.localPort();
    free.close();
    QProcess listener;
    listener.start(ETHERDECK_BIN_DIR "/etherdeckctl",
                   {"netconsole", "listen", "--bind", "127.0.0.1", "--port", QString::number(port), "--store",
                    m_folder.filePath("history")});
    QVERIFY(listener.waitForStarted());
    QUdpSocket forwarder;
    QVERIFY(forwarder.bind(QHostAddress::LocalHost, 0));
    const QHostAddress from(Lab().plug(plug)["ip"].toString());
    QTRY_VERIFY(ctl({"log", "sources", "--store", m_folder.filePath("history")}).status == 0); // it listens
    auto last = -1;
    const auto forward = [&] {
        while (m_console.hasPendingDatagrams()) {
            QByteArray datagram(static_cast<qsizetype>(m_console.pendingDatagramSize()), '\0');
            QHostAddress sender;
            m_console.readDatagram(datagram.data(), datagram.size(), &sender);
            if (!sender.isEqual(from, QHostAddress::TolerantConversion))
                continue;
            const auto number = numberOf(datagram);
            if (number < firstLost || number > lastLost)
                forwarder.writeDatagram(datagram, QHostAddress::LocalHost, port);
            last = std::max(last, number);
        }
        return last >= until;
    };
    QTRY_VERIFY_WITH_TIMEOUT(forward(), 90000);
    const auto isStored = [&] {
        for (const auto& line : lines())
            if (line.toObject()["seq"].toInt(-1) >= until)
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isStored(), 20000);
    listener.terminate();
    QVERIFY(listener.waitForFinished());
}

void TestFill::aGapIsFilledOnce() {
    hear("plug1", 35);
    if (QTest::currentTestFailed())
        return;
    const auto before = lines();
    auto firstHeard = firstLost; // what the plug said before this test listened is missing as well
    for (const auto& line : before)
        firstHeard = std::min(firstHeard, line.toObject()["seq"].toInt(firstLost));
    const auto missing = lastLost - firstLost + 1 + firstHeard;
    const auto gaps = firstHeard > 0 ? 2 : 1;
    const auto filled = fill("plug1");
    QVERIFY2(filled.status == 0, filled.errors + filled.output);
    QCOMPARE(filled.object()["gaps"].toInt(), gaps);
    QCOMPARE(filled.object()["filled"].toInt(), gaps);
    QCOMPARE(filled.object()["records"].toInt(), missing);
    const auto after = lines();
    QCOMPARE(after.size(), before.size() + missing);
    auto next = -1; // the records are where they belong
    auto marked = 0;
    for (const auto& value : after) {
        const auto line = value.toObject();
        if (line["seq"].isUndefined() || line["seq"].isNull())
            continue;
        QVERIFY(line["seq"].toInt() > next);
        next = line["seq"].toInt();
        const auto isFilled = line["from_box_log"].toBool();
        QCOMPARE(isFilled, next < firstHeard || (next >= firstLost && next <= lastLost));
        marked += isFilled ? 1 : 0;
    }
    QCOMPARE(marked, missing);
    QCOMPARE(fill("plug1").object()["records"].toInt(-1), 0);
    QCOMPARE(lines(), after);
}

/// The second plug panics, and its next kernel has another boot_id.
void TestFill::anotherStartOfTheBoxIsToldAndFillsNothing() {
    const auto device = Lab().plug("plug2")["device"].toString();
    const auto bootOf = [&] { return AgentSession(device).hello()["boot_id"].toString(); };
    const auto log = AgentSession(device).call("kernel_log.read");
    const auto before = log["boot_id"].toString();
    QVERIFY(!before.isEmpty());
    if (bootOf() == before) // it may have panicked in between
        QTRY_VERIFY_WITH_TIMEOUT(bootOf() != before, 90000);
    const auto now = bootOf();
    QTRY_COMPARE(AgentSession(device).call("kernel_log.read")["boot_id"].toString(), now);
    QCOMPARE(AgentSession(device).call("box.get")["boot_id"].toString(), now);
    const auto lines = this->lines();
    QCOMPARE(fill("plug2").object()["records"].toInt(-1), 0); // the history is that of another box
    QCOMPARE(this->lines(), lines);
}

QTEST_GUILESS_MAIN(TestFill)
#include "tst_fill.moc"
