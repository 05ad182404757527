#include "core/system/network/netlink_message_linux.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <array>
#include <initializer_list>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

using namespace etherdeck::link::netlink;

namespace {

std::vector<std::byte> bytes(std::initializer_list<int> values) {
    std::vector<std::byte> made;
    for (const int value : values)
        made.push_back(static_cast<std::byte>(value));
    return made;
}

std::vector<std::size_t> attributeSizes(const std::vector<std::byte>& attributes) {
    std::vector<std::size_t> sizes;
    forEachAttribute(attributes,
                     [&](const Attribute& attribute) { sizes.push_back(attribute.payload.size()); });
    return sizes;
}

} // namespace

class TestNetlinkMessage : public QObject {
    Q_OBJECT

private slots:
    void writesARequestAsTheKernelReadsIt();
    void nestsAttributes();
    void walksAttributesThatArePadded();
    void endsAtAnAttributeThatDoesNotFit();
    void takesMessagesThatAreWholeOnly();
};

void TestNetlinkMessage::writesARequestAsTheKernelReadsIt() {
    ifinfomsg info{};
    info.ifi_index = 7;
    Request request(RTM_GETLINK, NLM_F_DUMP, info);
    request.addText(IFLA_IFNAME, "eth10");
    // 16 + 16 + 4 + "eth10" with its NUL, and two bytes of padding.
    const auto expected =
        bytes({44, 0, 0, 0, 18,  0,   1,   3,   0,   0, 0, 0, 0, 0, 0, 0, // length, type, flags
               0,  0, 0, 0, 7,   0,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, // ifinfomsg
               10, 0, 3, 0, 'e', 't', 'h', '1', '0', 0, 0, 0});
    QCOMPARE(std::vector(request.bytes().begin(), request.bytes().end()), expected);
}

void TestNetlinkMessage::nestsAttributes() {
    Request request(RTM_NEWLINK, NLM_F_ACK, ifinfomsg{});
    request.addNumber(IFLA_MTU, std::uint32_t{9000});
    request.addNested(IFLA_LINKINFO, [&request] {
        request.addText(IFLA_INFO_KIND, "vlan");
        request.addNested(IFLA_INFO_DATA, [&request] { request.addNumber(IFLA_VLAN_ID, std::uint16_t{5}); });
    });
    const auto expected = bytes({8,  0, 4,  0, 0x28, 0x23, 0,   0,                 // MTU
                                 28, 0, 18, 0,                                     // link info,
                                 9,  0, 1,  0, 'v',  'l',  'a', 'n', 0, 0, 0, 0,   // its kind
                                 12, 0, 2,  0, 6,    0,    1,   0,   5, 0, 0, 0}); // and data
    const auto written = request.bytes().subspan(NLMSG_HDRLEN + sizeof(ifinfomsg));
    QCOMPARE(std::vector(written.begin(), written.end()), expected);
    QCOMPARE(reinterpret_cast<const nlmsghdr*>(request.bytes().data())->nlmsg_len,
             static_cast<std::uint32_t>(request.bytes().size()));
}

void TestNetlinkMessage::walksAttributesThatArePadded() {
    const auto two = bytes({5, 0, 1, 0, 'x', 0, 0, 0, 8, 0, 2, 0, 1, 2, 3, 4});
    QCOMPARE(attributeSizes(two), (std::vector<std::size_t>{1, 4}));
    // The last one needs no padding.
    QCOMPARE(attributeSizes(bytes({5, 0, 1, 0, 'x'})), (std::vector<std::size_t>{1}));
}

void TestNetlinkMessage::endsAtAnAttributeThatDoesNotFit() {
    for (const int length : {0, 3, 9, 255}) {
        auto attributes = bytes({4, 0, 1, 0, 0, 0, 2, 0, 'a', 'b', 'c', 'd'});
        attributes[4] = static_cast<std::byte>(length);
        QCOMPARE(attributeSizes(attributes), (std::vector<std::size_t>{0}));
    }
    const auto whole = bytes({8, 0, 1, 0, 1, 2, 3, 4});
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY(attributeSizes({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}).empty());
}

void TestNetlinkMessage::takesMessagesThatAreWholeOnly() {
    alignas(nlmsghdr) std::array<std::byte, 56> datagram{};
    auto* first = reinterpret_cast<nlmsghdr*>(datagram.data());
    first->nlmsg_len = 18; // padded to 20
    auto* second = reinterpret_cast<nlmsghdr*>(datagram.data() + 20);
    second->nlmsg_len = 36;
    const auto sizes = [&datagram](std::size_t size) {
        std::vector<std::size_t> found;
        forEachMessage(std::span(datagram).first(size),
                       [&found](std::span<const std::byte> message) { found.push_back(message.size()); });
        return found;
    };
    QCOMPARE(sizes(56), (std::vector<std::size_t>{18, 36}));
    for (std::size_t size = 18; size < 56; ++size)
        QCOMPARE(sizes(size), (std::vector<std::size_t>{18}));
    for (std::size_t size = 0; size < 18; ++size)
        QVERIFY(sizes(size).empty());
    first->nlmsg_len = 3; // shorter than its header
    QVERIFY(sizes(56).empty());
}

QTEST_APPLESS_MAIN(TestNetlinkMessage)
#include "tst_netlink_message.moc"
