#include "core/system/network/rtnetlink_message_linux.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::link;

namespace {

using Bytes = std::vector<std::byte>;

Bytes hex(const char* text) {
    Bytes bytes;
    for (const char c : QByteArray::fromHex(text))
        bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

// As a little-endian kernel sends them, some attributes left out. A header of 16 bytes (length, type, flags,
// sequence, port) is followed by the family's own, then by attributes (length, type, value).
const char* const vethLink = "4c000000 1000 0200 01000000 00000000" // RTM_NEWLINK
                             "0000 0100 04000000 43100100 00000000" // Ethernet, index 4, up and running
                             "0700 0300 763000 00"                  // name v0
                             "0800 0400 dc050000"                   // MTU 1500
                             "0800 0500 03000000"                   // its partner
                             "0a00 0100 36354503c520 0000"          // address
                             "0500 2100 01 000000";                 // carrier
const char* const vlanLink = "78000000 1000 0000 00000000 00000000"
                             "0000 0100 07000000 02100000 00000000" // index 7, down
                             "0b00 0300 657468302e3500 00"          // name eth0.5
                             "0800 0400 dc050000"
                             "0800 0500 02000000" // on the interface with index 2
                             "0a00 0100 0025310abcde 0000"
                             "3000 1200"
                             "0900 0100 766c616e00 000000"           // kind vlan
                             "2000 0200"                             //
                             "0600 0500 8100 0000"                   // protocol 802.1Q
                             "0600 0100 6500 0000"                   // identifier 101
                             "0c00 0200 01000000 ffffffff";          // flags
const char* const neighbour = "30000000 1c00 0200 00000000 00000000" // RTM_NEWNEIGH
                              "02000000 04000000 0200 00 01"         // IPv4, index 4, reachable
                              "0800 0100 c0a80107"                   // 192.168.1.7
                              "0a00 0200 0025310abcde 0000";         // address
const char* const bridgeLink = "34000000 1000 0000 00000000 00000000"
                               "0000 0100 02000000 03100000 00000000" // up, no carrier
                               "1400 1200"
                               "0b00 0100 62726964676500 00" // kind bridge
                               "0400 0200";
const char* const loopbackLink = "28000000 1000 0000 00000000 00000000"
                                 "0000 0403 01000000 49000100 00000000"
                                 "0700 0300 6c6f00 00";
const char* const tunnelLink = "2c000000 1000 0000 00000000 00000000"
                               "0000 feff 05000000 d1100100 00000000" // no Ethernet
                               "0c00 0100 0102030405060708";          // an address of another size
const char* const countedLink = "74000000 1000 0000 00000000 00000000"
                                "0000 0100 04000000 43100100 00000000"
                                "0700 0300 763000 00"
                                "4c00 1700 0200000001000000 0700000000000000" // frames in and out
                                "0000000002000000 c800000000000000"           // bytes
                                "0100000000000000 0200000000000000"           // errors
                                "0300000000000000 0400000000000000"           // dropped
                                "1111111111111111";                           // others
const char* const shortCounters = "60000000 1000 0000 00000000 00000000"
                                  "0000 0100 04000000 43100100 00000000"
                                  "4000 1700 0200000001000000 0700000000000000"
                                  "0000000002000000 c800000000000000"
                                  "0100000000000000 0200000000000000"
                                  "0300000000000000 04000000";
const char* const portOfBridge = "48000000 1000 0000 00000000 00000000"
                                 "0000 0100 04000000 43100100 00000000"
                                 "0700 0300 763000 00"
                                 "0800 0400 dc050000"
                                 "0800 3200 40000000"                  // smallest MTU 64
                                 "0800 3300 1c250000"                  // largest 9500
                                 "0800 0a00 09000000";                 // belongs to index 9
const char* const removedLink = "20000000 1100 0000 00000000 00000000" // RTM_DELLINK
                                "0000 0100 04000000 02100000 ffffffff";
const char* const portLeftBridge = "20000000 1100 0000 00000000 00000000" // RTM_DELLINK of AF_BRIDGE
                                   "0700 0100 04000000 03100000 ffffffff";

const char* const address4 = "4c0000001400020001000000004c000002188000040000000800"
                             "01000a010203080002000a010203070003007630000008000800"
                             "8000000014000600ffffffffffffffff43b8060043b80600";
const char* const addressOfPointToPoint = "4c0000001400020001000000004c000002208000030000000800"
                                          "01000a090002080002000a090001070003007631000008000800"
                                          "8000000014000600ffffffffffffffff44b8060044b80600";
const char* const address6 = "480000001400020001000000004c00000a408200040000001400"
                             "0100fd00000000000000000000000000000514000600ffffffff"
                             "ffffffff44b8060044b806000800080082000000";

const char* const defaultRoute4 = "340000001800020001000000004c000002000000fe0300010000000008000f00fe000000"
                                  "080005000a0102010800040004000000";
const char* const networkRoute4 = "3c0000001800020001000000004c000002180000fe02fd010000000008000f00fe000000"
                                  "080001000a010200080007000a0102030800040004000000";
const char* const defaultRoute6 = "480000001800020001000000004c00000a000000fe0300010000000008000f00fe000000"
                                  "14000500fd000000000000000000000000000001"
                                  "0800040004000000 0800060000040000";
const char* const unreachableDefault =
    "2c0000001800020001000000004c000002000000fe0300070000000008000f00fe000000"
    "0800040004000000";
const char* const defaultOfAnotherTable = "2c0000001800020001000000004c00000200000064030001"
                                          "0000000008000f0064000000 0800040004000000";
const char* const multipathDefault = "48000000 1800 0200 01000000 00000000"
                                     "02000000 fe030001 00000000"
                                     "0800 0f00 fe000000"
                                     "2400 0900"
                                     "1000 00 00 03000000 0800 0500 0a010201"  // through index 3
                                     "1000 00 00 05000000 0800 0500 0a020201"; // through index 5

std::optional<rtnetlink::Link> read(const char* text) { return rtnetlink::parseLink(hex(text)); }

} // namespace

class TestRtnetlinkMessage : public QObject {
    Q_OBJECT

private slots:
    void readsAnInterface();
    void readsAVlan();
    void readsThePortOfABridgeAndItsMtuRange();
    void readsABridgeWithoutPorts();
    void readsFrameCounters();
    void takesNoCountersThatAreCutShort();
    void knowsTheLoopback();
    void knowsWhatIsNotEthernet();
    void tellsARemovedInterface();
    void takesNoPortForARemovedInterface();
    void readsAddresses();
    void readsDefaultRoutes();
    void ignoresOtherRoutes();
    void readsNeighboursThatHaveAnswered();
    void takesNothingElseForANeighbour();
    void ignoresMessagesOfOtherTypes();
    void survivesEveryTruncation();
    void survivesAnyByte();
};

void TestRtnetlinkMessage::readsAnInterface() {
    const auto veth = read(vethLink);
    QVERIFY(veth);
    QCOMPARE(veth->index, 4U);
    QCOMPARE(*veth->name, std::string("v0"));
    QCOMPARE(*veth->mtu, 1500U);
    QCOMPARE(veth->mac->toString(), std::string("36:35:45:03:c5:20"));
    QVERIFY(veth->ethernet && veth->adminUp && veth->carrier && !veth->loopback && !veth->removed);
    QVERIFY(!veth->vlanId);
    QCOMPARE(rtnetlink::stateOf(*veth), LinkState::Up);
}

void TestRtnetlinkMessage::readsAVlan() {
    const auto vlan = read(vlanLink);
    QVERIFY(vlan);
    QCOMPARE(vlan->kind, std::string("vlan"));
    QCOMPARE(*vlan->vlanId, std::uint16_t{101});
    QCOMPARE(*vlan->parentIndex, 2U);
    QCOMPARE(rtnetlink::stateOf(*vlan), LinkState::Down);
}

void TestRtnetlinkMessage::readsFrameCounters() {
    const auto counted = read(countedLink);
    QVERIFY(counted);
    QVERIFY(counted->traffic == (Traffic{0x1'0000'0002, 7, 0x2'0000'0000, 200, 3, 7}));
    QVERIFY(!read(vethLink)->traffic);
}

void TestRtnetlinkMessage::takesNoCountersThatAreCutShort() {
    const auto cut = read(shortCounters);
    QVERIFY(cut);
    QVERIFY(!cut->traffic);
}

void TestRtnetlinkMessage::readsThePortOfABridgeAndItsMtuRange() {
    const auto port = read(portOfBridge);
    QVERIFY(port);
    QCOMPARE(*port->minMtu, 64U);
    QCOMPARE(*port->maxMtu, 9500U);
    QCOMPARE(*port->masterIndex, 9U);
    QVERIFY(!read(vethLink)->minMtu && !read(vethLink)->maxMtu && !read(vethLink)->masterIndex);
}

void TestRtnetlinkMessage::readsABridgeWithoutPorts() {
    const auto bridge = read(bridgeLink);
    QVERIFY(bridge);
    QCOMPARE(bridge->kind, std::string("bridge"));
    QVERIFY(!bridge->name && !bridge->mtu && !bridge->mac);
    QCOMPARE(rtnetlink::stateOf(*bridge), LinkState::NoCarrier);
}

void TestRtnetlinkMessage::knowsTheLoopback() {
    const auto loopback = read(loopbackLink);
    QVERIFY(loopback);
    QVERIFY(loopback->loopback && loopback->ethernet);
}

void TestRtnetlinkMessage::knowsWhatIsNotEthernet() {
    const auto tunnel = read(tunnelLink);
    QVERIFY(tunnel);
    QVERIFY(!tunnel->ethernet && !tunnel->mac);
}

void TestRtnetlinkMessage::tellsARemovedInterface() {
    const auto removed = read(removedLink);
    QVERIFY(removed);
    QVERIFY(removed->removed);
    QCOMPARE(rtnetlink::stateOf(*removed), LinkState::Gone);
}

void TestRtnetlinkMessage::takesNoPortForARemovedInterface() { QVERIFY(!read(portLeftBridge)); }

void TestRtnetlinkMessage::readsAddresses() {
    const auto four = rtnetlink::parseAddress(hex(address4));
    QVERIFY(four);
    QCOMPARE(four->index, 4U);
    QVERIFY(four->address == (InterfaceAddress{"10.1.2.3", 24}));
    const auto own = rtnetlink::parseAddress(hex(addressOfPointToPoint));
    QVERIFY(own);
    QVERIFY(own->address == (InterfaceAddress{"10.9.0.1", 32}));
    const auto six = rtnetlink::parseAddress(hex(address6));
    QVERIFY(six);
    QVERIFY(six->address == (InterfaceAddress{"fd00::5", 64}));
}

void TestRtnetlinkMessage::readsDefaultRoutes() {
    QCOMPARE(rtnetlink::parseDefaultRoute(hex(defaultRoute4)), std::vector<std::uint32_t>{4});
    QCOMPARE(rtnetlink::parseDefaultRoute(hex(defaultRoute6)), std::vector<std::uint32_t>{4});
    QCOMPARE(rtnetlink::parseDefaultRoute(hex(multipathDefault)), (std::vector<std::uint32_t>{3, 5}));
}

void TestRtnetlinkMessage::ignoresOtherRoutes() {
    for (const auto* route : {networkRoute4, unreachableDefault, defaultOfAnotherTable})
        QVERIFY(rtnetlink::parseDefaultRoute(hex(route)).empty());
}

void TestRtnetlinkMessage::readsNeighboursThatHaveAnswered() {
    const Neighbour expected{"192.168.1.7", MacAddress({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde})};
    QVERIFY(rtnetlink::parseNeighbour(hex(neighbour)) == expected);
    auto stale = hex(neighbour);
    stale[24] = std::byte{4};
    QVERIFY(rtnetlink::parseNeighbour(stale) == expected);
}

void TestRtnetlinkMessage::takesNothingElseForANeighbour() {
    for (const int state : {0, 1, 0x20, 0x40}) { // none, incomplete, failed, no ARP
        auto other = hex(neighbour);
        other[24] = static_cast<std::byte>(state);
        QVERIFY(!rtnetlink::parseNeighbour(other));
    }
    auto group = hex(neighbour);
    group[40] = std::byte{1};
    QVERIFY(!rtnetlink::parseNeighbour(group));
    QVERIFY(!rtnetlink::parseNeighbour(hex(vethLink)));
    const auto whole = hex(neighbour);
    for (std::size_t size = 0; size < whole.size(); ++size)
        (void)rtnetlink::parseNeighbour(std::span(whole).first(size));
}

void TestRtnetlinkMessage::ignoresMessagesOfOtherTypes() {
    QVERIFY(!read(address4));
    QVERIFY(!read(defaultRoute4));
    QVERIFY(!rtnetlink::parseAddress(hex(vethLink)));
    QVERIFY(rtnetlink::parseDefaultRoute(hex(vethLink)).empty());
}

void TestRtnetlinkMessage::survivesEveryTruncation() {
    for (const auto* text : {vethLink, vlanLink, countedLink, portOfBridge, address4, address6, defaultRoute4,
                             multipathDefault}) {
        const auto whole = hex(text);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            // Once as cut off, once with a length that says so.
            auto cut = Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            QVERIFY(!rtnetlink::parseLink(cut) && !rtnetlink::parseAddress(cut));
            QVERIFY(rtnetlink::parseDefaultRoute(cut).empty());
            if (size < 4)
                continue;
            cut[0] = static_cast<std::byte>(size);
            (void)rtnetlink::parseLink(cut);
            (void)rtnetlink::parseAddress(cut);
            (void)rtnetlink::parseDefaultRoute(cut);
        }
    }
}

/// For the sanitizers: no value of any byte makes it read elsewhere.
void TestRtnetlinkMessage::survivesAnyByte() {
    for (const auto* text : {vlanLink, countedLink, portOfBridge, address6, multipathDefault}) {
        const auto whole = hex(text);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (unsigned value = 0; value < 256; ++value) {
                auto spoilt = whole;
                spoilt[at] = static_cast<std::byte>(value);
                (void)rtnetlink::parseLink(spoilt);
                (void)rtnetlink::parseAddress(spoilt);
                (void)rtnetlink::parseDefaultRoute(spoilt);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestRtnetlinkMessage)
#include "tst_rtnetlink_message.moc"
