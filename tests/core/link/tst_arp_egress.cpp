#include "core/arp/packet.h"
#include "core/link/egress_filter.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <functional>

using namespace etherdeck;
using namespace etherdeck::link;

namespace {

constexpr MacAddress own({0x02, 0, 0, 0, 0, 0x01});
constexpr MacAddress other({0x02, 0, 0, 0, 0, 0x02});
const auto ours = *Ipv4Address::parse("192.168.1.5");
const auto plug = *Ipv4Address::parse("192.168.1.23");

std::vector<std::byte> request(const std::function<void(arp::Packet&)>& spoil = {}) {
    arp::Packet packet{MacAddress::broadcast(), own, arp::Operation::Request, own, ours, {}, plug};
    if (spoil)
        spoil(packet);
    return arp::build(packet);
}

} // namespace

class ArpEgressTest : public QObject {
    Q_OBJECT

private slots:
    void letsOutARequestOfOurs() { QVERIFY(mayAsk(request(), own, {ours})); }

    void letsOutARequestWithoutAnAddress() {
        QVERIFY(mayAsk(request([](auto& packet) { packet.sender = Ipv4Address(); }), own, {}));
    }

    void refusesEverythingElse_data() {
        QTest::addColumn<QByteArray>("frame");
        const auto add = [](const char* name, const std::vector<std::byte>& frame) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()),
                                              static_cast<qsizetype>(frame.size()));
        };
        add("a reply", request([](auto& packet) { packet.operation = arp::Operation::Reply; }));
        add("another source", request([](auto& packet) { packet.source = other; }));
        add("another sender", request([](auto& packet) { packet.senderMac = other; }));
        add("the address of another", request([](auto& packet) { packet.sender = plug; }));
        add("to one station", request([](auto& packet) { packet.destination = other; }));
        add("with a target's MAC address", request([](auto& packet) { packet.targetMac = other; }));
        add("for nobody", request([](auto& packet) { packet.target = Ipv4Address(); }));
        add("for a group", request([](auto& packet) { packet.target = Ipv4Address(0xe0000001); }));
        add("for everybody", request([](auto& packet) { packet.target = Ipv4Address(0xffffffff); }));
        auto frame = request();
        frame.back() = std::byte{1};
        add("with something in the padding", frame);
        frame = request();
        frame.push_back({});
        add("longer", frame);
        frame.resize(42);
        add("not padded", frame);
        add("empty", {});
        frame = request();
        frame[12] = std::byte{0x88};
        frame[13] = std::byte{0xa2};
        add("AoE", frame);
    }
    void refusesEverythingElse() {
        QFETCH(QByteArray, frame);
        const auto* begin = reinterpret_cast<const std::byte*>(frame.constData());
        const auto allowed = mayAsk({begin, static_cast<std::size_t>(frame.size())}, own, {ours});
        QVERIFY(!allowed);
        QCOMPARE(allowed.error().code, ErrorCode::FrameRefused);
        QVERIFY(!allowed.error().detail.empty());
    }
};

QTEST_APPLESS_MAIN(ArpEgressTest)
#include "tst_arp_egress.moc"
