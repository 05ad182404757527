#include "tests/core/netconsole/capture.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/console_listener.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using etherdeck::tests::ConsoleListener;

namespace {

constexpr std::uint64_t atATime = 50; ///< datagrams that a socket's buffer surely holds

std::string bytesOf(const CapturedDatagram& datagram) { return datagram.bytes.toStdString(); }

/// What does not depend on when and from where a line came.
using Contents = std::tuple<std::string, Kind, std::optional<Level>, std::optional<std::uint64_t>,
                            std::optional<std::chrono::microseconds>, std::vector<DictionaryEntry>>;

std::vector<Contents> contentsOf(const std::vector<Line>& lines) {
    std::vector<Contents> contents;
    for (const auto& line : lines)
        contents.emplace_back(line.text, line.kind, line.level, line.seq, line.kernelTime, line.dictionary);
    return contents;
}

} // namespace

/// A whole boot of a real kernel, to its panic, through a real socket.
class TestLoopback : public QObject {
    Q_OBJECT

private slots:
    void makesTheSameLines_data() {
        QTest::addColumn<int>("port");
        QTest::newRow("extended") << 6666;
        QTest::newRow("basic") << 6667;
        QTest::newRow("extended, by configfs") << 6668;
    }

    void makesTheSameLines() {
        QFETCH(int, port);
        auto datagrams = loadCapture("linux-6.1-boot1.jsonl.zz");
        std::erase_if(datagrams, [port](const CapturedDatagram& one) { return one.toPort != port; });
        QVERIFY(datagrams.size() >= 500);
        Console expected;
        for (const auto& datagram : datagrams)
            expected.send(bytesOf(datagram));

        ConsoleListener listener(QHostAddress::LocalHost);
        ConsoleListener sender(QHostAddress::LocalHost);
        QVERIFY(listener.port() != 0 && sender.port() != 0);
        std::uint64_t sent = 0;
        for (const auto& datagram : datagrams) {
            sender.send(bytesOf(datagram), QHostAddress::LocalHost, listener.port());
            if (++sent % atATime == 0 || sent == datagrams.size())
                QVERIFY(listener.listenUntil([&] { return listener.datagrams() == sent; }));
        }
        const auto lines = contentsOf(listener.lines());
        const auto golden = contentsOf(expected.all<Line>());
        QCOMPARE(lines.size(), golden.size());
        const auto difference = std::ranges::mismatch(lines, golden);
        QVERIFY2(difference.in1 == lines.end(),
                 difference.in1 == lines.end() ? "" : std::get<0>(*difference.in1).c_str());
        QCOMPARE(listener.boots(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLoopback)
#include "tst_loopback.moc"
