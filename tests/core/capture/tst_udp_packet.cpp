#include "core/base/byte_reader.h"
#include "core/capture/udp_frame.h"
#include "core/capture/udp_packet.h"
#include "tests/support/registered_test.h"

#include <QByteArray>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;

namespace {

QByteArray packet(const Endpoint& from, const Endpoint& to, std::string_view payload) {
    std::vector<std::byte> bytes;
    appendUdpPacket(from, to, asBytes(payload), bytes);
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Endpoint linkLocal(std::uint8_t last, std::uint16_t port) {
    Endpoint endpoint;
    endpoint.address = {0xfe, 0x80};
    endpoint.address.back() = last;
    endpoint.port = port;
    return endpoint;
}

} // namespace

class TestUdpPacket : public QObject {
    Q_OBJECT

private slots:
    void writesIpv4WithItsChecksum();
    void writesIpv6();
    void isReadBack();
    void cutsWhatNoPacketHolds();
};

void TestUdpPacket::writesIpv4WithItsChecksum() {
    const auto bytes =
        packet(Endpoint::v4({192, 168, 1, 5}, 6665), Endpoint::v4({10, 0, 0, 1}, 6666), "hi\n");
    QCOMPARE(bytes.toHex(' '), QByteArray("45 00 00 1f 00 00 00 00 40 11 af 20 c0 a8 01 05 0a 00 00 01 "
                                          "1a 09 1a 0a 00 0b 00 00 68 69 0a"));
}

void TestUdpPacket::writesIpv6() {
    const auto bytes = packet(linkLocal(1, 6666), linkLocal(2, 6667), "x");
    QCOMPARE(bytes.toHex(' '), QByteArray("60 00 00 00 00 09 11 40 "
                                          "fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 "
                                          "fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 02 "
                                          "1a 0a 1a 0b 00 09 00 00 78"));
}

void TestUdpPacket::isReadBack() {
    for (const auto& from : {Endpoint::v4({10, 9, 8, 7}, 1), linkLocal(9, 65535)}) {
        std::vector<std::byte> bytes;
        appendUdpPacket(from, linkLocal(1, 6666), asBytes("=> "), bytes);
        const auto read = parseUdpFrame(FrameKind::Ip, bytes);
        QVERIFY(read.has_value());
        QCOMPARE(read->from, from);
        QCOMPARE(read->to.port, std::uint16_t{6666});
        QCOMPARE(asText(read->payload), std::string_view("=> "));
    }
}

void TestUdpPacket::cutsWhatNoPacketHolds() {
    const std::string longest(70'000, 'x');
    QCOMPARE(packet(Endpoint::v4({1, 2, 3, 4}, 5), {}, longest).size(), 65'535);
}

QTEST_GUILESS_MAIN(TestUdpPacket)
#include "tst_udp_packet.moc"
