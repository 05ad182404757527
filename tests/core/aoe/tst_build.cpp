#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/base/byte_reader.h"
#include "tests/core/aoe/frame_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace etherdeck;
using namespace etherdeck::test;
using aoe::Bytes;

namespace {

const MacAddress ours({0x02, 0x00, 0x00, 0x00, 0x00, 0x01});
const MacAddress target({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xde});

aoe::Route routeTo(Address address, std::uint32_t tag) { return {target, ours, address, aoe::Tag(tag)}; }

/// What every request to e7.3 with tag 1 starts with, up to and without the command.
constexpr std::string_view start = "0025 310a bcde 0200 0000 0001 88a2 1000 0007 03";

std::string padded(std::string_view hex) {
    auto bytes = fromHex(std::string(start) + std::string(hex));
    bytes.resize(std::max(bytes.size(), aoe::smallestFrame));
    return toHex(bytes);
}

template <class T>
QString codeOf(const Result<T>& result) {
    const auto text = result ? std::string_view("no error") : name(result.error().code);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

aoe::Frame frameOf(aoe::Command command, decltype(aoe::Frame::body) body) {
    aoe::Frame frame;
    frame.header.destination = ours;
    frame.header.source = target;
    frame.header.address = Address(7, 3);
    frame.header.command = static_cast<std::uint8_t>(command);
    frame.header.response = true;
    frame.body = std::move(body);
    return frame;
}

const Bytes someData(1024, std::byte{0xa5});

aoe::Ata someAta() {
    aoe::Ata ata;
    ata.flags = 0x53;
    ata.errorOrFeature = 0x11;
    ata.sectorCount = 0xff;
    ata.statusOrCommand = 0x40;
    ata.lba = 0xffff'ffff'ffff;
    ata.data = someData;
    return ata;
}

} // namespace

class TestBuild : public QObject {
    Q_OBJECT

private slots:
    void buildsEveryRequest_data() {
        QTest::addColumn<Bytes>("built");
        QTest::addColumn<QByteArray>("expected");
        const auto route = routeTo(Address(7, 3), 1);
        const auto row = [](const char* name, const Result<Bytes>& built, std::string_view expected) {
            QTest::newRow(name) << built.value_or(Bytes()) << QByteArray::fromStdString(padded(expected));
        };
        using Kind = aoe::ConfigCommand;
        row("config query", aoe::buildConfigQuery(route), "01 8000 0001 0000 0000 0010 0000");
        row("config read", aoe::buildConfigRequest(route, Kind::Read, ""),
            "01 8000 0001 0000 0000 0010 0000");
        row("config test exact", aoe::buildConfigRequest(route, Kind::TestExact, "ab"),
            "01 8000 0001 0000 0000 0011 0002 6162");
        row("config test prefix", aoe::buildConfigRequest(route, Kind::TestPrefix, "a"),
            "01 8000 0001 0000 0000 0012 0001 61");
        row("config set if empty", aoe::buildConfigRequest(route, Kind::SetIfEmpty, "hello"),
            "01 8000 0001 0000 0000 0013 0005 6865 6c6c 6f");
        row("config clear", aoe::buildConfigRequest(route, Kind::ForceSet, ""),
            "01 8000 0001 0000 0000 0014 0000");
        row("identify", aoe::buildIdentifyRequest(route), "00 8000 0001 0000 01ec 0000 0000 0000 0000");
        row("read, 28 bit", aoe::buildReadRequest(route, Sectors{0x0123456}, 2),
            "00 8000 0001 0000 0220 5634 12e0 0000 0000");
        row("read, last 28-bit sectors", aoe::buildReadRequest(route, Sectors{0x0ffffffe}, 2),
            "00 8000 0001 0000 0220 feff ffef 0000 0000");
        row("read, across the 28-bit border", aoe::buildReadRequest(route, Sectors{0x0fffffff}, 2),
            "00 8000 0001 4000 0224 ffff ff0f 0000 0000");
        row("read, 48 bit", aoe::buildReadRequest(route, Sectors{0x123456789abc}, 255),
            "00 8000 0001 4000 ff24 bc9a 7856 3412 0000");
        row("mask list", aoe::buildMaskListRequest(route), "02 8000 0001 0000 0000");
        const std::array directives{aoe::MaskDirective{aoe::MaskDirectiveKind::Add, ours},
                                    aoe::MaskDirective{aoe::MaskDirectiveKind::Delete, target}};
        row("mask edit", aoe::buildMaskEditRequest(route, directives),
            "02 8000 0001 0001 0002 0001 0200 0000 0001 0002 0025 310a bcde");
        row("reserve read", aoe::buildReserveRequest(route, aoe::ReserveCommand::Read), "03 8000 0001 0000");
        const std::array holders{ours, target};
        row("reserve", aoe::buildReserveRequest(route, aoe::ReserveCommand::Set, holders),
            "03 8000 0001 0102 0200 0000 0001 0025 310a bcde");
        row("release", aoe::buildReserveRequest(route, aoe::ReserveCommand::Set), "03 8000 0001 0100");
        row("reserve by force", aoe::buildReserveRequest(route, aoe::ReserveCommand::ForceSet, holders),
            "03 8000 0001 0202 0200 0000 0001 0025 310a bcde");
    }

    void buildsEveryRequest() {
        QFETCH(Bytes, built);
        QTEST(QByteArray::fromStdString(toHex(built)), "expected");
        QVERIFY(built.size() >= aoe::smallestFrame);
        const auto frame = aoe::parse(built);
        QVERIFY(frame);
        QVERIFY(!frame->header.response && frame->header.version == 1 && frame->header.tag.isOurs());
        QCOMPARE(toHex(*aoe::build(*frame)), toHex(built));
    }

    void setsBit31OfATagThatCameFromTheWire() {
        auto route = routeTo(Address::everyone(), 0);
        route.tag = aoe::Tag::fromWire(0x00000007);
        QCOMPARE(aoe::parse(aoe::buildConfigQuery(route))->header.tag.onWire(), 0x80000007U);
    }

    void asksWildcardAddresses() {
        const auto hex = toHex(aoe::buildConfigQuery(routeTo(Address::everyone(), 1)));
        QCOMPARE(hex.substr(40, 9), std::string("ffff ff01"));
    }

    void refusesWhatDoesNotFit_data() {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("expected");
        const auto route = routeTo(Address(7, 3), 1);
        using Kind = aoe::ConfigCommand;
        QTest::newRow("longest string")
            << codeOf(aoe::buildConfigRequest(route, Kind::ForceSet, std::string(1024, 'x'))) << "no error";
        QTest::newRow("string too long")
            << codeOf(aoe::buildConfigRequest(route, Kind::ForceSet, std::string(1025, 'x'))) << "too-long";
        QTest::newRow("config sub-command over its four bits")
            << codeOf(aoe::buildConfigRequest(route, static_cast<Kind>(16), "")) << "out-of-range";
        QTest::newRow("no sectors") << codeOf(aoe::buildReadRequest(route, Sectors{0}, 0)) << "out-of-range";
        QTest::newRow("last sector of all")
            << codeOf(aoe::buildReadRequest(route, Sectors{0xffff'ffff'ffff}, 1)) << "no error";
        QTest::newRow("past the last sector")
            << codeOf(aoe::buildReadRequest(route, Sectors{0xffff'ffff'ffff}, 2)) << "out-of-range";
        QTest::newRow("sector number that wraps around")
            << codeOf(aoe::buildReadRequest(route, Sectors{std::numeric_limits<std::uint64_t>::max()}, 1))
            << "out-of-range";
        const std::vector<MacAddress> macs(256, ours);
        QTest::newRow("256 reservations")
            << codeOf(aoe::buildReserveRequest(route, aoe::ReserveCommand::Set, macs)) << "too-long";
        QTest::newRow("255 reservations")
            << codeOf(aoe::buildReserveRequest(route, aoe::ReserveCommand::Set, std::span(macs).first(255)))
            << "no error";
        const std::vector<aoe::MaskDirective> directives(256);
        QTest::newRow("256 directives") << codeOf(aoe::buildMaskEditRequest(route, directives)) << "too-long";
        QTest::newRow("255 directives")
            << codeOf(aoe::buildMaskEditRequest(route, std::span(directives).first(255))) << "no error";
    }

    void refusesWhatDoesNotFit() {
        QFETCH(QString, error);
        QTEST(error, "expected");
    }

    void refusesFieldsWiderThanTheyAreOnTheWire() {
        auto frame = frameOf(aoe::Command::QueryConfig, aoe::Config{});
        frame.header.vlan = 0x1000;
        QCOMPARE(codeOf(aoe::build(frame)), QString("out-of-range"));
        frame.header.vlan = 0x0fff;
        QCOMPARE(codeOf(aoe::build(frame)), QString("no error"));
        frame.header.version = 16;
        QCOMPARE(codeOf(aoe::build(frame)), QString("out-of-range"));

        aoe::Config config;
        config.aoeVersion = 16;
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::QueryConfig, config))), QString("out-of-range"));
        aoe::Ata ata;
        ata.lba = std::uint64_t{1} << 48;
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::Ata, ata))), QString("out-of-range"));
        const Bytes data(aoe::largestFrame - 36 + 1);
        ata.lba = 0;
        ata.data = data;
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::Ata, ata))), QString("too-long"));
        ata.data = ata.data.first(data.size() - 1);
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::Ata, ata))), QString("no error"));
    }

    void refusesArgumentsOfAnotherCommand() {
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::Ata, aoe::Config{}))), QString("malformed"));
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::QueryConfig, aoe::Ata{}))), QString("malformed"));
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::Reserve, aoe::Mask{}))), QString("malformed"));
        QCOMPARE(codeOf(aoe::build(frameOf(aoe::Command::MacMask, aoe::Reserve{}))), QString("malformed"));
        QCOMPARE(codeOf(aoe::build(frameOf(static_cast<aoe::Command>(0xf0), aoe::NoArguments{}))),
                 QString("no error"));
        QCOMPARE(codeOf(aoe::build(frameOf(static_cast<aoe::Command>(0xf0), aoe::Config{}))),
                 QString("no error"));
    }

    void readsBackWhatItBuilt_data() {
        QTest::addColumn<aoe::Frame>("frame");
        using Command = aoe::Command;
        const auto config = [](std::string string) {
            return aoe::Config{0xffff, 0x4019, 17, 1, aoe::ConfigCommand::TestPrefix, std::move(string)};
        };
        QTest::newRow("config") << frameOf(Command::QueryConfig, config("backup"));
        QTest::newRow("config, longest string")
            << frameOf(Command::QueryConfig, config(std::string(1024, 'y')));
        QTest::newRow("config, every byte") << frameOf(Command::QueryConfig, config([] {
                                                           std::string text;
                                                           for (int i = 0; i < 256; ++i)
                                                               text += static_cast<char>(i);
                                                           return text;
                                                       }()));
        QTest::newRow("ata with data") << frameOf(Command::Ata, someAta());
        QTest::newRow("ata without data") << frameOf(Command::Ata, aoe::Ata{});
        aoe::Mask mask{aoe::MaskCommand::Edit, 3, {}};
        QTest::newRow("empty mask list") << frameOf(Command::MacMask, mask);
        mask.directives.assign(255, {aoe::MaskDirectiveKind::Delete, ours});
        QTest::newRow("full mask list") << frameOf(Command::MacMask, mask);
        aoe::Reserve reserve{aoe::ReserveCommand::ForceSet, {}};
        QTest::newRow("released") << frameOf(Command::Reserve, reserve);
        reserve.macs.assign(255, target);
        QTest::newRow("full reserve list") << frameOf(Command::Reserve, reserve);
        QTest::newRow("vendor command") << frameOf(static_cast<Command>(0xff), aoe::NoArguments{});

        auto tagged = frameOf(Command::QueryConfig, config("tagged"));
        tagged.header.vlan = 4094;
        tagged.header.version = 0;
        tagged.header.tag = aoe::Tag::fromWire(7);
        tagged.header.response = false;
        QTest::newRow("tagged, version 0, tag not ours") << tagged;
        auto error = frameOf(Command::QueryConfig, config("theirs"));
        error.header.error = true;
        error.header.targetError = aoe::TargetError::ConfigStringPresent;
        QTest::newRow("error with the current string") << error;
        auto plainError = frameOf(Command::MacMask, aoe::NoArguments{});
        plainError.header.error = true;
        plainError.header.targetError = static_cast<aoe::TargetError>(77);
        QTest::newRow("error") << plainError;
    }

    void readsBackWhatItBuilt() {
        QFETCH(aoe::Frame, frame);
        const auto bare = aoe::build(frame, aoe::Padding::None);
        QVERIFY(bare);
        const auto again = aoe::parse(*bare);
        QVERIFY(again);
        QCOMPARE(describe(*again), describe(frame));
        QVERIFY(sameFrame(*again, frame));

        const auto full = aoe::build(frame);
        QVERIFY(full);
        QCOMPARE(full->size(), std::max(bare->size(), aoe::smallestFrame));
        QVERIFY(std::equal(bare->begin(), bare->end(), full->begin()));
        QVERIFY(std::all_of(full->begin() + std::ptrdiff_t(bare->size()), full->end(),
                            [](std::byte b) { return b == std::byte{0}; }));
    }
};

QTEST_APPLESS_MAIN(TestBuild)
#include "tst_build.moc"
