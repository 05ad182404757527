#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/base/byte_reader.h"
#include "tests/core/aoe/frame_text.h"
#include "tests/core/aoe/pcap_file.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <set>

using namespace etherdeck;
using namespace etherdeck::test;
using Bytes = std::vector<std::byte>;

namespace {

/// Ethernet header of a reply of e7.3 to 02:00:00:00:00:01, untagged.
constexpr std::string_view ethernet = "0200 0000 0001 0025 310a bcde 88a2 ";

Bytes replyWith(std::string_view headerAndArguments) {
    return fromHex(std::string(ethernet) + std::string(headerAndArguments));
}

/// A config reply whose string field says `announced` and holds `present` bytes.
Bytes configReply(std::uint16_t announced, std::size_t present) {
    auto bytes = replyWith("1800 0007 0301 8000 0001 0010 4019 0210 0000");
    bytes[30] = static_cast<std::byte>(announced >> 8);
    bytes[31] = static_cast<std::byte>(announced & 0xff);
    bytes.resize(bytes.size() + present, std::byte{'x'});
    return bytes;
}

/// The bytes that the frame needs: everything before padding or data.
std::size_t contentSize(const aoe::Frame& frame) {
    struct Arguments {
        std::size_t operator()(const aoe::NoArguments&) const { return 0; }
        std::size_t operator()(const aoe::Config& config) const { return 8 + config.string.size(); }
        std::size_t operator()(const aoe::Ata&) const { return 12; }
        std::size_t operator()(const aoe::Mask& mask) const { return 4 + 8 * mask.directives.size(); }
        std::size_t operator()(const aoe::Reserve& reserve) const { return 2 + 6 * reserve.macs.size(); }
    };
    return aoe::headerSize + (frame.header.vlan ? 4 : 0) + std::visit(Arguments{}, frame.body);
}

/// `frame` with ATA data cut to what is left in `size` bytes.
aoe::Frame withDataCut(aoe::Frame frame, std::size_t size) {
    const auto content = contentSize(frame);
    if (auto* ata = std::get_if<aoe::Ata>(&frame.body))
        ata->data = ata->data.first(std::min(ata->data.size(), size - content));
    return frame;
}

bool isStringError(const aoe::Frame& frame) {
    return frame.header.error && std::holds_alternative<aoe::Config>(frame.body);
}

/// What the contract says that parse() makes of the first `size` bytes; nothing where it must fail.
std::optional<aoe::Frame> afterCut(const aoe::Frame& whole, std::size_t size) {
    if (size >= contentSize(whole))
        return withDataCut(whole, size);
    if (!isStringError(whole) || size < aoe::headerSize)
        return std::nullopt;
    auto withoutString = whole;
    withoutString.body = aoe::NoArguments{};
    return withoutString;
}

/// Parses every shorter frame. Empty, or what is wrong.
std::string findBadTruncation(const Bytes& bytes) {
    const auto whole = aoe::parse(bytes);
    if (!whole)
        return "does not parse whole: " + describeBytes(bytes);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        // A copy of exactly this size, so that a sanitizer sees any byte read past it.
        const Bytes cut(bytes.begin(), bytes.begin() + std::ptrdiff_t(size));
        const auto expected = afterCut(*whole, size);
        const auto frame = aoe::parse(cut);
        const bool asExpected = expected ? frame && sameFrame(*frame, *expected)
                                         : !frame && frame.error().code == ErrorCode::Truncated;
        if (!asExpected)
            return "at " + std::to_string(size) + ": " + describeBytes(cut) +
                   "\n   expected: " + (expected ? describe(*expected) : "error: truncated");
    }
    return {};
}

} // namespace

class TestParse : public QObject {
    Q_OBJECT

private slots:
    void readsEveryKindOfReply_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("expected");
        const QString head = "00:25:31:0a:bc:de > 02:00:00:00:00:01 ";
        const auto row = [&](const char* name, const char* hex, const char* expected) {
            QTest::newRow(name) << QByteArray(hex) << head + expected;
        };
        row("config", "1800 0007 0301 8000 0001 0010 4019 0210 0006 6261 636b 7570",
            "v1 response e7.3 tag 80000001 config read buffers 16 firmware 4019 sectors 2 aoe 1 string "
            "\"backup\"");
        row("config string with NUL and high bytes", "1800 0007 0301 8000 0001 0010 4019 0210 0003 00ff 41",
            "v1 response e7.3 tag 80000001 config read buffers 16 firmware 4019 sectors 2 aoe 1 string "
            "\"\\x00\\xffA\"");
        row("advertisement of version 0", "0800 0007 0301 0000 0000 0010 4019 0210 0000",
            "v0 response e7.3 tag 00000000 config read buffers 16 firmware 4019 sectors 2 aoe 1 string \"\"");
        row("sub-command of the future", "1800 0007 0301 8000 0001 0010 4019 021f 0000",
            "v1 response e7.3 tag 80000001 config sub-command 15 buffers 16 firmware 4019 sectors 2 aoe 1 "
            "string \"\"");
        row("ata without data", "1800 0007 0300 8000 0002 4010 0241 ff07 0000 0000 0000",
            "v1 response e7.3 tag 80000002 ata flags 40 error/feature 10 count 2 status/command 41 lba "
            "0000000007ff data 0");
        row("ata with data", "1800 0007 0300 8000 0002 4000 0040 0102 0304 0506 0000 aabb cc",
            "v1 response e7.3 tag 80000002 ata flags 40 error/feature 00 count 0 status/command 40 lba "
            "060504030201 data 3");
        row("empty mask list", "1800 0007 0302 8000 0003 0000 0000",
            "v1 response e7.3 tag 80000003 mask command 0 error 0");
        row("mask list of two", "1800 0007 0302 8000 0003 0000 0002 0001 0200 0000 0001 0001 0200 0000 0002",
            "v1 response e7.3 tag 80000003 mask command 0 error 0 1:02:00:00:00:00:01 1:02:00:00:00:00:02");
        row("mask list with an error and an unknown directive",
            "1800 0007 0302 8000 0003 0001 0301 0077 0200 0000 0001",
            "v1 response e7.3 tag 80000003 mask command 1 error 3 119:02:00:00:00:00:01");
        row("not reserved, in 26 bytes", "1800 0007 0303 8000 0004 0000",
            "v1 response e7.3 tag 80000004 reserve command 0");
        row("reserved by one", "1800 0007 0303 8000 0004 0001 0200 0000 0001",
            "v1 response e7.3 tag 80000004 reserve command 0 02:00:00:00:00:01");
        row("vendor command", "1800 0007 03f0 8000 0005 0102 0304",
            "v1 response e7.3 tag 80000005 command 240 without arguments");
        row("tag without bit 31", "1800 0007 0303 7fff ffff 0000",
            "v1 response e7.3 tag 7fffffff reserve command 0");
        row("reserved flag bits set", "1b00 0007 0303 8000 0004 0000",
            "v1 response e7.3 tag 80000004 reserve command 0");
        row("error number of the target's own, without the flag", "1863 0007 0303 8000 0004 0000",
            "v1 response error 99 e7.3 tag 80000004 reserve command 0");
    }

    void readsEveryKindOfReply() {
        QFETCH(QByteArray, hex);
        const auto bytes = replyWith(hex.toStdString());
        QTEST(QString::fromStdString(describeBytes(bytes)), "expected");
        // Nothing pads on veth and tap, cards do: both have to read the same.
        if (!std::holds_alternative<aoe::Ata>(aoe::parse(bytes)->body)) {
            auto padded = bytes;
            padded.resize(std::max(padded.size(), aoe::smallestFrame));
            QCOMPARE(describeBytes(padded), describeBytes(bytes));
        }
    }

    void ignoresGarbageBehindTheErrorFlag_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* hex, const char* expected) {
            QTest::newRow(name) << QByteArray(hex)
                                << QString("00:25:31:0a:bc:de > 02:00:00:00:00:01 v1 response error flag, ") +
                                       expected;
        };
        row("nothing behind the header", "1c01 0007 0304 8000 0001",
            "unrecognised-command e7.3 tag 80000001 command 4 without arguments");
        row("mask count beyond the frame", "1c02 0007 0302 8000 0001 ffff ffff",
            "bad-argument e7.3 tag 80000001 command 2 without arguments");
        row("reserve count beyond the frame", "1c06 0007 0303 8000 0001 00ff",
            "target-reserved e7.3 tag 80000001 command 3 without arguments");
        row("string length beyond the frame", "1c02 0007 0301 8000 0001 0010 4019 0215 ffff",
            "bad-argument e7.3 tag 80000001 command 1 without arguments");
        row("half an ATA header", "1c03 0007 0300 8000 0001 4000",
            "device-unavailable e7.3 tag 80000001 command 0 without arguments");
        row("the current string", "1c04 0007 0301 8000 0001 0010 4019 0213 0005 6865 6c6c 6f",
            "config-string-present e7.3 tag 80000001 config set-if-empty buffers 16 firmware 4019 sectors 2 "
            "aoe 1 string \"hello\"");
        row("the current string, announced and missing", "1c04 0007 0301 8000 0001 0010 4019 0213 0006 6865",
            "config-string-present e7.3 tag 80000001 command 1 without arguments");
        row("the current string, over-long", "1c04 0007 0301 8000 0001 0010 4019 0213 0401",
            "config-string-present e7.3 tag 80000001 command 1 without arguments");
        row("error 4 to another command", "1c04 0007 0303 8000 0001 0001 0200 0000 0001",
            "config-string-present e7.3 tag 80000001 command 3 without arguments");
        row("error number of the target's own", "1cc8 0007 0301 8000 0001 0010 4019 0213 0000",
            "error 200 e7.3 tag 80000001 command 1 without arguments");
    }

    void ignoresGarbageBehindTheErrorFlag() {
        QFETCH(QByteArray, hex);
        QTEST(QString::fromStdString(describeBytes(replyWith(hex.toStdString()))), "expected");
    }

    void knowsAConfigStringsLimits() {
        const auto longest = configReply(1024, 1024);
        const auto frame = aoe::parse(longest);
        QVERIFY(frame);
        QCOMPARE(std::get<aoe::Config>(frame->body).string, std::string(1024, 'x'));
        QCOMPARE(describeBytes(configReply(1025, 1025)), std::string("error: malformed"));
        QCOMPARE(describeBytes(configReply(0xffff, 0)), std::string("error: malformed"));
        QCOMPARE(describeBytes(configReply(1024, 1023)), std::string("error: truncated"));
        QCOMPARE(describeBytes(configReply(1, 0)), std::string("error: truncated"));
        QCOMPARE(std::get<aoe::Config>(aoe::parse(configReply(3, 28))->body).string, std::string("xxx"));
    }

    void refusesListsThatAnnounceMoreThanIsThere() {
        for (int announced = 0; announced < 256; ++announced)
            for (const int present : {0, 1, 2, 254, 255}) {
                auto mask = replyWith("1800 0007 0302 8000 0003 0000 0000");
                mask[27] = static_cast<std::byte>(announced);
                mask.resize(mask.size() + std::size_t(present) * 8);
                auto reserve = replyWith("1800 0007 0303 8000 0003 0000");
                reserve[25] = static_cast<std::byte>(announced);
                reserve.resize(reserve.size() + std::size_t(present) * 6);
                for (const auto& bytes : {mask, reserve}) {
                    const auto frame = aoe::parse(bytes);
                    QCOMPARE(frame.has_value(), announced <= present);
                    if (!frame)
                        QVERIFY(frame.error().code == ErrorCode::Truncated);
                }
                if (announced <= present)
                    QCOMPARE(std::get<aoe::Mask>(aoe::parse(mask)->body).directives.size(),
                             std::size_t(announced));
            }
    }

    void readsTaggedFrames_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("expected");
        const QByteArray macs = "0200 0000 0001 0025 310a bcde ";
        const QByteArray reply = "88a2 1800 0007 0303 8000 0004 0000";
        const QString text = "00:25:31:0a:bc:de > 02:00:00:00:00:01 vlan %1 v1 response e7.3 tag 80000004 "
                             "reserve command 0";
        QTest::newRow("VLAN 1") << macs + "8100 0001 " + reply << text.arg(1);
        QTest::newRow("priority and VLAN 4095") << macs + "8100 efff " + reply << text.arg(4095);
        QTest::newRow("priority only") << macs + "8100 e000 " + reply << text.arg(0);
        QTest::newRow("two tags") << macs + "8100 0001 8100 0002 " + reply << "error: unsupported";
        QTest::newRow("service tag") << macs + "88a8 0001 " + reply << "error: unsupported";
        QTest::newRow("tagged IP") << macs + "8100 0001 0800 4500"
                                   << "error: unsupported";
        QTest::newRow("tag cut short") << macs + "8100 00"
                                       << "error: truncated";
    }

    void readsTaggedFrames() {
        QFETCH(QByteArray, hex);
        QTEST(QString::fromStdString(describeBytes(fromHex(hex.toStdString()))), "expected");
    }

    void refusesWhatIsNotAoe() {
        auto bytes = replyWith("1800 0007 0303 8000 0004 0000");
        for (unsigned version = 0; version < 16; ++version) {
            bytes[14] = static_cast<std::byte>(version << 4 | 0x08);
            const auto frame = aoe::parse(bytes);
            QCOMPARE(frame.has_value(), version <= 1);
            if (frame)
                QCOMPARE(unsigned(frame->header.version), version);
            else
                QVERIFY(frame.error().code == ErrorCode::Unsupported);
        }
        auto other = replyWith("1800 0007 0303 8000 0004 0000");
        other[13] = std::byte{0xa3};
        QCOMPARE(describeBytes(other), std::string("error: unsupported"));
    }

    void refusesFramesLargerThanAnyEthernetCarries() {
        auto bytes = replyWith("1800 0007 0300 8000 0002 4000 0040 0000 0000 0000 0000");
        bytes.resize(aoe::largestFrame);
        QVERIFY(aoe::parse(bytes));
        bytes.resize(aoe::largestFrame + 1);
        QCOMPARE(describeBytes(bytes), std::string("error: too-long"));
    }

    void everyTruncationFailsCleanly_data() {
        QTest::addColumn<Bytes>("bytes");
        int capture = 0;
        for (const auto* name : {"vblade25_cfg_ata.pcap", "AoE_Linux.pcap", "aoe-oobr-1.pcap"}) {
            const auto frames = loadCapture(std::string(ETHERDECK_TEST_DATA "/aoe/") + name);
            QVERIFY(frames);
            for (std::size_t i = 0; i < frames->size(); ++i)
                if (aoe::parse((*frames)[i]))
                    QTest::addRow("%s, frame %zu", name, i + 1) << (*frames)[i];
            ++capture;
        }
        QCOMPARE(capture, 3);
        QTest::newRow("mask list of two") << replyWith("1800 0007 0302 8000 0003 0000 0002 0001 0200 0000 "
                                                       "0001 0001 0200 0000 0002");
        QTest::newRow("full mask list") << [] {
            auto bytes = replyWith("1800 0007 0302 8000 0003 0000 00ff");
            bytes.resize(bytes.size() + 8 * 255, std::byte{2});
            return bytes;
        }();
        QTest::newRow("full reserve list") << [] {
            auto bytes = replyWith("1800 0007 0303 8000 0003 00ff");
            bytes.resize(bytes.size() + 6 * 255, std::byte{2});
            return bytes;
        }();
        QTest::newRow("tagged config")
            << fromHex("0200 0000 0001 0025 310a bcde 8100 0007 88a2 1800 0007 0301 "
                       "8000 0001 0010 4019 0210 0003 6162 63");
        QTest::newRow("error reply") << replyWith("1c02 0007 0302 8000 0001 ffff ffff");
    }

    void everyTruncationFailsCleanly() {
        QFETCH(Bytes, bytes);
        const auto problem = findBadTruncation(bytes);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void ataDataPointsIntoTheGivenBytes() {
        const auto bytes = replyWith("1800 0007 0300 8000 0002 4000 0040 0000 0000 0000 0000 aabb");
        const auto frame = aoe::parse(bytes);
        QVERIFY(frame);
        QCOMPARE(std::get<aoe::Ata>(frame->body).data.data(), bytes.data() + 36);
    }

    void zeroSectorsPerFrameMeansTwo() {
        aoe::Config config;
        QCOMPARE(int(aoe::effectiveSectorsPerFrame(config)), 2);
        for (const int sectors : {1, 2, 8, 17, 255}) {
            config.sectorsPerFrame = static_cast<std::uint8_t>(sectors);
            QCOMPARE(int(aoe::effectiveSectorsPerFrame(config)), sectors);
        }
    }

    void ourTagsHaveBit31() {
        QVERIFY(aoe::Tag().isOurs());
        QVERIFY(aoe::Tag(1).isOurs());
        QCOMPARE(aoe::Tag(1).onWire(), 0x80000001U);
        QCOMPARE(aoe::Tag(0xffffffff).number(), 0x7fffffffU);
        QVERIFY(!aoe::Tag::fromWire(0x7fffffff).isOurs());
        QVERIFY(aoe::Tag::fromWire(0x80000005) == aoe::Tag(5));
    }

    void knowsTheVbladeFamily() {
        QVERIFY(aoe::isVblade(0x4019));
        QVERIFY(aoe::isVblade(0x4000));
        QVERIFY(!aoe::isVblade(0x4119));
        QVERIFY(!aoe::isVblade(0x0019));
    }

    void namesEveryErrorOfATarget() {
        QCOMPARE(aoe::name(aoe::TargetError::ConfigStringPresent), std::string("config-string-present"));
        std::set<std::string> names;
        for (unsigned error = 0; error < 256; ++error)
            names.insert(aoe::name(static_cast<aoe::TargetError>(error)));
        QCOMPARE(names.size(), std::size_t{256});
        QCOMPARE(aoe::name(static_cast<aoe::TargetError>(99)), std::string("error 99"));
    }
};

QTEST_APPLESS_MAIN(TestParse)
#include "tst_parse.moc"
