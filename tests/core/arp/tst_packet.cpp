#include "core/arp/packet.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::arp;

namespace {

using Bytes = std::vector<std::byte>;

constexpr MacAddress plug({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});
constexpr MacAddress ours({0x02, 0, 0, 0, 0, 0x01});

/// A reply as a plug sends it, without padding.
const QByteArray golden = QByteArray::fromHex("020000000001"
                                              "0025310abcde"
                                              "0806"
                                              "0001"
                                              "0800"
                                              "06"
                                              "04"
                                              "0002"
                                              "0025310abcde"
                                              "c0a80117"
                                              "020000000001"
                                              "c0a80105");

Bytes bytesOf(const QByteArray& text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.constData());
    return {begin, begin + text.size()};
}

Packet reply() {
    return {ours,
            plug,
            Operation::Reply,
            plug,
            *Ipv4Address::parse("192.168.1.23"),
            ours,
            *Ipv4Address::parse("192.168.1.5")};
}

} // namespace

class ArpPacketTest : public QObject {
    Q_OBJECT

private slots:
    void readsAReply() {
        const auto packet = parse(bytesOf(golden));
        QVERIFY(packet);
        QVERIFY(*packet == reply());
    }

    void ignoresPadding() {
        auto frame = bytesOf(golden);
        frame.resize(1500, std::byte{0x55});
        const auto packet = parse(frame);
        QVERIFY(packet);
        QVERIFY(*packet == reply());
    }

    void rejectsEveryTruncation() {
        for (qsizetype size = 0; size < golden.size(); ++size) {
            const auto packet = parse(bytesOf(golden.left(size)));
            QVERIFY(!packet);
            QCOMPARE(packet.error().code, ErrorCode::Truncated);
        }
    }

    void rejectsWhatIsNoArpOfIpv4_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("EtherType") << 13 << 0x00 << int(ErrorCode::Unsupported);
        QTest::newRow("VLAN tag") << 12 << 0x81 << int(ErrorCode::Unsupported);
        QTest::newRow("hardware") << 15 << 0x06 << int(ErrorCode::Unsupported);
        QTest::newRow("protocol") << 16 << 0x86 << int(ErrorCode::Unsupported);
        QTest::newRow("size of a MAC address") << 18 << 0x08 << int(ErrorCode::Unsupported);
        QTest::newRow("size of an address") << 19 << 0x10 << int(ErrorCode::Unsupported);
        QTest::newRow("reverse request") << 21 << 0x03 << int(ErrorCode::Unsupported);
        QTest::newRow("no operation") << 21 << 0x00 << int(ErrorCode::Unsupported);
        QTest::newRow("sender is a group") << 22 << 0x01 << int(ErrorCode::Malformed);
    }
    void rejectsWhatIsNoArpOfIpv4() {
        QFETCH(int, at);
        QFETCH(int, value);
        QFETCH(int, code);
        auto frame = bytesOf(golden);
        frame[static_cast<std::size_t>(at)] = static_cast<std::byte>(value);
        const auto packet = parse(frame);
        QVERIFY(!packet);
        QCOMPARE(int(packet.error().code), code);
    }

    void whatIsBuiltReadsBack() {
        for (const auto operation : {Operation::Request, Operation::Reply}) {
            auto packet = reply();
            packet.operation = operation;
            const auto frame = build(packet);
            QCOMPARE(frame.size(), smallestFrame);
            const auto read = parse(frame);
            QVERIFY(read);
            QVERIFY(*read == packet);
        }
    }

    void readsWhatARepeaterPassesOn() {
        auto frame = bytesOf(golden);
        frame[11] = std::byte{0xdf};
        const auto packet = parse(frame);
        QVERIFY(packet);
        QCOMPARE(packet->senderMac, plug);
        QVERIFY(packet->source != plug);
    }

    void buildsTheGoldenBytes() {
        const auto frame = build(reply());
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(frame.data()), golden.size()), golden);
    }
};

QTEST_APPLESS_MAIN(ArpPacketTest)
#include "tst_packet.moc"
