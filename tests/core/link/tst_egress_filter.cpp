#include "core/aoe/build.h"
#include "core/link/egress_filter.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <functional>

using namespace etherdeck;
using namespace etherdeck::link;

namespace {

constexpr MacAddress own({0x02, 0, 0, 0, 0, 0x01});
constexpr MacAddress other({0x02, 0, 0, 0, 0, 0x02});
constexpr std::uint32_t mtu = 1500;
constexpr std::size_t ethernetHeader = 14;

const aoe::Route route{MacAddress::broadcast(), own, Address(7, 3), aoe::Tag(5)};

/// A request whose parts the test then spoils.
aoe::Frame requestFrame(decltype(aoe::Frame::body) body) {
    constexpr std::uint8_t commandOf[] = {0xff, 1, 0, 2, 3}; // in the order of the variant
    aoe::Frame frame;
    frame.header.destination = other;
    frame.header.source = own;
    frame.header.address = Address(7, 3);
    frame.header.command = commandOf[body.index()];
    frame.body = std::move(body);
    return frame;
}

aoe::Ata ata(std::uint8_t command, std::uint8_t flags = 0) {
    aoe::Ata arguments;
    arguments.statusOrCommand = command;
    arguments.flags = flags;
    arguments.sectorCount = 1;
    return arguments;
}

aoe::Bytes withByte(aoe::Bytes frame, std::size_t at, unsigned value) {
    frame[at] = static_cast<std::byte>(value);
    return frame;
}

aoe::Bytes padded(aoe::Bytes frame, std::size_t size) {
    frame.resize(size);
    return frame;
}

aoe::Bytes withHeader(const std::function<void(aoe::Header&)>& spoil) {
    auto frame = requestFrame(aoe::Config{});
    spoil(frame.header);
    return *aoe::build(frame);
}

} // namespace

class TestEgressFilter : public QObject {
    Q_OBJECT

private slots:
    void letsOutWhatDiscoveryNeeds_data();
    void letsOutWhatDiscoveryNeeds();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void refusesEveryTruncation();
    void letsOutNoOtherAtaCommand();
};

void TestEgressFilter::letsOutWhatDiscoveryNeeds_data() {
    QTest::addColumn<aoe::Bytes>("frame");
    QTest::newRow("config query") << aoe::buildConfigQuery(route);
    for (const auto command :
         {aoe::ConfigCommand::Read, aoe::ConfigCommand::TestExact, aoe::ConfigCommand::TestPrefix,
          aoe::ConfigCommand::SetIfEmpty, aoe::ConfigCommand::ForceSet})
        QTest::addRow("config sub-command %d", static_cast<int>(command))
            << *aoe::buildConfigRequest(route, command, "box");
    QTest::newRow("longest config string")
        << *aoe::buildConfigRequest(route, aoe::ConfigCommand::ForceSet, std::string(1024, 'x'));
    QTest::newRow("identify") << aoe::buildIdentifyRequest(route);
    QTest::newRow("identify, padded to two sectors")
        << padded(aoe::buildIdentifyRequest(route), 36 + std::size_t{2} * 512);
    QTest::newRow("identify, as long as the MTU allows")
        << padded(aoe::buildIdentifyRequest(route), ethernetHeader + mtu);
    QTest::newRow("read") << *aoe::buildReadRequest(route, Sectors{0}, 2);
    QTest::newRow("read ext") << *aoe::buildReadRequest(route, Sectors{std::uint64_t{1} << 40}, 255);
    QTest::newRow("mask list") << aoe::buildMaskListRequest(route);
    const std::vector<aoe::MaskDirective> directives{{aoe::MaskDirectiveKind::Add, own},
                                                     {aoe::MaskDirectiveKind::Delete, other}};
    QTest::newRow("mask edit") << *aoe::buildMaskEditRequest(route, directives);
    const std::vector<MacAddress> macs{own, other};
    for (const auto command :
         {aoe::ReserveCommand::Read, aoe::ReserveCommand::Set, aoe::ReserveCommand::ForceSet})
        QTest::addRow("reserve sub-command %d", static_cast<int>(command))
            << *aoe::buildReserveRequest(route, command, macs);
    QTest::newRow("release") << *aoe::buildReserveRequest(route, aoe::ReserveCommand::Set, {});
}

void TestEgressFilter::letsOutWhatDiscoveryNeeds() {
    QFETCH(aoe::Bytes, frame);
    const auto allowed = mayLeave(frame, own, mtu);
    QVERIFY2(allowed, allowed ? "" : allowed.error().detail.c_str());
}

void TestEgressFilter::refusesEverythingElse_data() {
    QTest::addColumn<aoe::Bytes>("frame");
    const auto query = aoe::buildConfigQuery(route);
    QTest::newRow("nothing") << aoe::Bytes();
    QTest::newRow("shorter than 60 bytes") << padded(query, 59);
    QTest::newRow("longer than the MTU") << padded(query, ethernetHeader + mtu + 1);
    QTest::newRow("ARP") << withByte(withByte(query, 12, 0x08), 13, 0x06);
    QTest::newRow("IPv4") << withByte(withByte(query, 12, 0x08), 13, 0x00);
    QTest::newRow("one off the EtherType") << withByte(query, 13, 0xa3);

    QTest::newRow("source of another") << withHeader([](auto& header) { header.source = other; });
    QTest::newRow("source zero") << withHeader([](auto& header) { header.source = MacAddress(); });
    QTest::newRow("source broadcast")
        << withHeader([](auto& header) { header.source = MacAddress::broadcast(); });
    QTest::newRow("VLAN-tagged") << withHeader([](auto& header) { header.vlan = 5; });
    QTest::newRow("VLAN-tagged by a provider") << withByte(withByte(query, 12, 0x88), 13, 0xa8);
    QTest::newRow("version 0") << withHeader([](auto& header) { header.version = 0; });
    QTest::newRow("version 2") << withHeader([](auto& header) { header.version = 2; });
    QTest::newRow("reply") << withHeader([](auto& header) { header.response = true; });
    QTest::newRow("error flag") << withHeader([](auto& header) { header.error = true; });
    QTest::newRow("error number") << withHeader(
        [](auto& header) { header.targetError = aoe::TargetError::BadArgument; });
    QTest::newRow("tag of the kernel")
        << withHeader([](auto& header) { header.tag = aoe::Tag::fromWire(5); });
    QTest::newRow("command 4") << withByte(query, 19, 4);
    QTest::newRow("vendor command") << withByte(query, 19, 0xf0);

    QTest::newRow("config sub-command 5") << withByte(query, 29, 0x15);
    QTest::newRow("config sub-command 15") << withByte(query, 29, 0x1f);
    QTest::newRow("config string beyond its frame") << withByte(query, 31, 60 - 32 + 1);
    QTest::newRow("config string over 1024")
        << padded(withByte(withByte(query, 30, 0x04), 31, 0x01), ethernetHeader + mtu);

    const std::pair<const char*, std::uint8_t> ataCommands[] = {
        {"write sectors", 0x30}, {"write sectors ext", 0x34}, {"write dma", 0xca},
        {"write dma ext", 0x35}, {"read dma", 0xc8},          {"read dma ext", 0x25},
        {"smart", 0xb0},         {"flush cache", 0xe7},       {"flush cache ext", 0xea},
        {"set features", 0xef},  {"security erase", 0xf4},    {"trim", 0x06},
        {"packet", 0xa0},        {"download microcode", 0x92}};
    for (const auto& [what, command] : ataCommands)
        QTest::newRow(what) << *aoe::build(requestFrame(ata(command)));
    QTest::newRow("identify with the write flag")
        << *aoe::build(requestFrame(ata(aoe::ata::identifyDevice, aoe::ata::flagWrite)));
    QTest::newRow("read with the write flag")
        << *aoe::build(requestFrame(ata(aoe::ata::readSectors, aoe::ata::flagWrite)));
    QTest::newRow("read ext with the write flag") << *aoe::build(
        requestFrame(ata(aoe::ata::readSectorsExt, aoe::ata::flagWrite | aoe::ata::flagLba48)));
    QTest::newRow("asynchronous read")
        << *aoe::build(requestFrame(ata(aoe::ata::readSectors, aoe::ata::flagAsync)));
    QTest::newRow("reserved ATA flag") << *aoe::build(requestFrame(ata(aoe::ata::readSectors, 0x80)));

    const auto mask = aoe::buildMaskListRequest(route);
    QTest::newRow("mask sub-command 2") << withByte(mask, 25, 2);
    QTest::newRow("mask list beyond its frame") << withByte(mask, 27, 5);
    QTest::newRow("mask directive 3") << withByte(withByte(mask, 27, 1), 29, 3);
    const auto reserve = *aoe::buildReserveRequest(route, aoe::ReserveCommand::Read);
    QTest::newRow("reserve sub-command 3") << withByte(reserve, 24, 3);
    QTest::newRow("reserve list beyond its frame") << withByte(reserve, 25, 6);
}

void TestEgressFilter::refusesEverythingElse() {
    QFETCH(aoe::Bytes, frame);
    const auto allowed = mayLeave(frame, own, mtu);
    QVERIFY(!allowed);
    QCOMPARE(allowed.error().code, ErrorCode::FrameRefused);
    QVERIFY(!allowed.error().detail.empty());
}

void TestEgressFilter::refusesEveryTruncation() {
    const std::vector<MacAddress> macs(20, own);
    const std::vector<aoe::MaskDirective> directives(20, {aoe::MaskDirectiveKind::Add, own});
    for (const auto& frame :
         {*aoe::buildConfigRequest(route, aoe::ConfigCommand::ForceSet, std::string(200, 'x')),
          *aoe::buildReserveRequest(route, aoe::ReserveCommand::Set, macs),
          *aoe::buildMaskEditRequest(route, directives)}) {
        QVERIFY(mayLeave(frame, own, mtu));
        for (std::size_t size = 0; size < frame.size(); ++size)
            QVERIFY(!mayLeave(std::span(frame).first(size), own, mtu));
    }
}

void TestEgressFilter::letsOutNoOtherAtaCommand() {
    std::vector<int> allowed;
    for (int command = 0; command < 256; ++command) {
        if (mayLeave(*aoe::build(requestFrame(ata(static_cast<std::uint8_t>(command)))), own, mtu))
            allowed.push_back(command);
    }
    QCOMPARE(allowed, (std::vector<int>{0x20, 0x24, 0xec}));
}

QTEST_APPLESS_MAIN(TestEgressFilter)
#include "tst_egress_filter.moc"
