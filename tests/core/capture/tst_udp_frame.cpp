#include "core/capture/udp_frame.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <tuple>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::netconsole;

namespace {

std::vector<std::byte> bytesOf(const QByteArray& hex) {
    const auto raw = QByteArray::fromHex(hex);
    const auto bytes = std::as_bytes(std::span(raw.data(), static_cast<std::size_t>(raw.size())));
    return {bytes.begin(), bytes.end()};
}

// 10.0.2.15:6666 -> 10.0.2.2:6667, "hi\n"
const QByteArray v4 = "4500 001f 0001 0000 ff11 0000 0a00020f 0a000202"
                      "1a0a 1a0b 000b 0000 68690a";
// fe80::1 port 6665 -> ff02::1 port 6666, "hi"
const QByteArray v6 = "60000000 000a 11 40 fe800000000000000000000000000001 ff020000000000000000000000000001"
                      "1a09 1a0a 000a 0000 6869";
const QByteArray macs = "525400123456 525500000202";

} // namespace

class TestUdpFrame : public QObject {
    Q_OBJECT

private slots:
    void findsTheDatagram_data();
    void findsTheDatagram();
    void refusesEveryShorterLength_data() { findsTheDatagram_data(); }
    void refusesEveryShorterLength();
    void passesOverPadding();
    void refusesWhatIsNoWholeDatagram_data();
    void refusesWhatIsNoWholeDatagram();
};

void TestUdpFrame::findsTheDatagram_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("payload");
    const auto add = [](const char* name, FrameKind kind, const QByteArray& hex, bool isV4) {
        QTest::newRow(name) << int(kind) << hex << (isV4 ? "10.0.2.15:6666" : "[fe80::1]:6665")
                            << (isV4 ? "10.0.2.2:6667" : "[ff02::1]:6666")
                            << (isV4 ? QByteArray("hi\n") : QByteArray("hi"));
    };
    add("Ethernet, IPv4", FrameKind::Ethernet, macs + "0800" + v4, true);
    add("Ethernet, IPv6", FrameKind::Ethernet, macs + "86dd" + v6, false);
    add("VLAN", FrameKind::Ethernet, macs + "8100 0005 0800" + v4, true);
    add("two VLANs", FrameKind::Ethernet, macs + "88a8 0005 8100 0006 86dd" + v6, false);
    add("cooked", FrameKind::Cooked, "0000 0001 0006 5254001234560000 0800" + v4, true);
    add("cooked, second form", FrameKind::Cooked2, "86dd 0000 00000002 0001 00 06 5254001234560000" + v6,
        false);
    add("IPv4 alone", FrameKind::Ip, v4, true);
    add("IPv6 alone", FrameKind::Ip, v6, false);
    add("options", FrameKind::Ip,
        QByteArray(v4).replace("4500 001f", "4600 0023").replace("0a000202", "0a000202 01010100"), true);
}

void TestUdpFrame::findsTheDatagram() {
    QFETCH(int, kind);
    QFETCH(QByteArray, hex);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QByteArray, payload);
    const auto frame = bytesOf(hex);
    const auto udp = parseUdpFrame(static_cast<FrameKind>(kind), frame);
    QVERIFY(udp.has_value());
    QCOMPARE(QString::fromStdString(udp->from.toString()), from);
    QCOMPARE(QString::fromStdString(udp->to.toString()), to);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(udp->payload.data()), qsizetype(udp->payload.size())),
             payload);
}

void TestUdpFrame::refusesEveryShorterLength() {
    QFETCH(int, kind);
    QFETCH(QByteArray, hex);
    const auto frame = bytesOf(hex);
    for (std::size_t size = 0; size < frame.size(); ++size) {
        const auto udp = parseUdpFrame(static_cast<FrameKind>(kind), std::span(frame).first(size));
        QVERIFY(!udp.has_value());
        QCOMPARE(udp.error().code, ErrorCode::Truncated);
    }
}

void TestUdpFrame::passesOverPadding() {
    const auto frame = bytesOf(macs + "0800" + v4 + "000000000000");
    const auto udp = parseUdpFrame(FrameKind::Ethernet, frame);
    QVERIFY(udp.has_value());
    QCOMPARE(udp->payload.size(), std::size_t{3});
}

void TestUdpFrame::refusesWhatIsNoWholeDatagram_data() {
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("ARP") << macs + "0806 0001" << ErrorCode::Unsupported;
    QTest::newRow("TCP") << macs + "0800" + QByteArray(v4).replace("ff11", "ff06") << ErrorCode::Unsupported;
    QTest::newRow("fragment") << macs + "0800" + QByteArray(v4).replace("0001 0000", "0001 2000")
                              << ErrorCode::Unsupported;
    QTest::newRow("header of 16 bytes")
        << macs + "0800" + QByteArray(v4).replace("4500", "4400") << ErrorCode::Malformed;
    QTest::newRow("shorter than its header")
        << macs + "0800" + QByteArray(v4).replace("4500 001f", "4500 0013") << ErrorCode::Malformed;
    QTest::newRow("UDP longer than IP")
        << macs + "0800" + QByteArray(v4).replace("1a0b 000b", "1a0b 000c") << ErrorCode::Malformed;
    QTest::newRow("UDP shorter than its header")
        << macs + "0800" + QByteArray(v4).replace("1a0b 000b", "1a0b 0007") << ErrorCode::Malformed;
    QTest::newRow("IPv4 that says it is 5")
        << macs + "0800" + QByteArray(v4).replace("4500", "5500") << ErrorCode::Malformed;
    QTest::newRow("IPv6 in an IPv4 frame") << macs + "0800" + v6 << ErrorCode::Malformed;
}

void TestUdpFrame::refusesWhatIsNoWholeDatagram() {
    QFETCH(QByteArray, hex);
    QFETCH(ErrorCode, code);
    const auto frame = bytesOf(hex);
    const auto udp = parseUdpFrame(FrameKind::Ethernet, frame);
    QVERIFY(!udp.has_value());
    QCOMPARE(udp.error().code, code);
}

QTEST_GUILESS_MAIN(TestUdpFrame)
#include "tst_udp_frame.moc"
