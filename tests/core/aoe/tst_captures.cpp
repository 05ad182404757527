#include "core/aoe/build.h"
#include "core/aoe/identify.h"
#include "core/aoe/parse.h"
#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "tests/core/aoe/frame_text.h"
#include "tests/core/aoe/pcap_file.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace etherdeck;
using namespace etherdeck::test;

namespace {

using Capture = std::vector<std::vector<std::byte>>;

const std::string dataFolder = ETHERDECK_TEST_DATA "/aoe/";
constexpr const char* vblade25 = "vblade25_cfg_ata.pcap";
constexpr const char* linuxDriver = "AoE_Linux.pcap";
constexpr const char* outOfBounds = "aoe-oobr-1.pcap";

Capture load(const char* name) { return loadCapture(dataFolder + name).value_or(Capture()); }

QStringList linesOf(const QString& name) {
    QFile file(QString::fromStdString(dataFolder) + name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

/// The frame of a target in the notation of the capture's log.
QString logNotation(const aoe::Frame& frame, std::size_t length) {
    const auto& header = frame.header;
    const auto bareMac = [](const MacAddress& mac) {
        return QString::number(mac.toNumber(), 16).rightJustified(12, '0');
    };
    const int versionAndFlags =
        header.version << 4 | (header.response ? 0x08 : 0) | (header.error ? 0x04 : 0);
    QString text = QString("len=%1 dst=%2 src=%3 vf=%4 err=%5 %6 cmd=%7 tag=%8")
                       .arg(length)
                       .arg(bareMac(header.destination), bareMac(header.source))
                       .arg(versionAndFlags, 2, 16, QChar('0'))
                       .arg(int(header.targetError))
                       .arg(QString::fromStdString(header.address.toString()))
                       .arg(header.command)
                       .arg(header.tag.onWire(), 8, 16, QChar('0'));
    if (const auto* config = std::get_if<aoe::Config>(&frame.body)) {
        text += QString(" buf=%1 fw=%2 sc=%3 vercmd=%4%5 len=%6")
                    .arg(config->buffers)
                    .arg(config->firmware, 0, 16)
                    .arg(config->sectorsPerFrame)
                    .arg(config->aoeVersion, 0, 16)
                    .arg(int(config->command), 0, 16)
                    .arg(config->string.size());
    } else if (const auto* ata = std::get_if<aoe::Ata>(&frame.body)) {
        QByteArray lba;
        for (int i = 0; i < 6; ++i)
            lba += static_cast<char>(ata->lba >> (8 * i));
        text += QString(" af=%1 ef=%2 sc=%3 st=%4 lba=%5")
                    .arg(ata->flags, 2, 16, QChar('0'))
                    .arg(ata->errorOrFeature, 2, 16, QChar('0'))
                    .arg(ata->sectorCount)
                    .arg(ata->statusOrCommand, 2, 16, QChar('0'))
                    .arg(QString::fromLatin1(lba.toHex()));
    }
    return text;
}

} // namespace

class TestCaptures : public QObject {
    Q_OBJECT

private slots:
    /// Each frame of a session with vblade 25, request and reply, against its line in the .txt file.
    void everyFrameOfVbladeIsUnderstood_data() {
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("expected");
        const auto frames = load(vblade25);
        const auto lines = linesOf("vblade25_cfg_ata.txt");
        QCOMPARE(frames.size(), std::size_t{76});
        QCOMPARE(lines.size(), qsizetype{76});
        for (std::size_t i = 0; i < frames.size(); ++i)
            QTest::addRow("frame %zu", i + 1)
                << QString::fromStdString(describeBytes(frames[i])) << lines[qsizetype(i)];
    }

    void everyFrameOfVbladeIsUnderstood() {
        QFETCH(QString, actual);
        QTEST(actual, "expected");
    }

    /// The log was written by another program while the capture ran: what it read in each reply has to be
    /// what parse() reads.
    void everyReplyOfVbladeIsWhatTheLogSays() {
        QStringList logged;
        for (const auto& line : linesOf("vblade25_cfg_ata.log"))
            if (line.startsWith("     len="))
                logged << line.trimmed();
        QCOMPARE(logged.size(), qsizetype{36});

        qsizetype next = 0;
        for (const auto& bytes : load(vblade25)) {
            const auto frame = aoe::parse(bytes);
            // Version 2 is not ours to read; the log shows that vblade echoes it.
            const bool isVersion2 = !frame && frame.error().code == ErrorCode::Unsupported;
            if (isVersion2 ? bytes[6] != std::byte{0x2e} : !frame || !frame->header.response)
                continue;
            const QString line = logged.value(next++);
            if (isVersion2)
                QVERIFY(line.contains("vf=28"));
            else
                QVERIFY2(line.startsWith(logNotation(*frame, bytes.size())),
                         qPrintable(line + "\n   " + logNotation(*frame, bytes.size())));
        }
        QCOMPARE(next, logged.size());
    }

    void theLinuxSessionHasTheseKindsOfFrames() {
        std::map<std::string, int> counts;
        for (const auto& bytes : load(linuxDriver)) {
            const auto frame = aoe::parse(bytes);
            QVERIFY2(frame, toHex(bytes).c_str());
            const auto& header = frame->header;
            QVERIFY(!header.error && !header.vlan && !header.tag.isOurs());
            auto kind = std::string(header.version == 0 ? "version-0 " : "") +
                        (header.response ? "response " : "request ");
            const auto* ata = std::get_if<aoe::Ata>(&frame->body);
            if (ata && !header.response)
                kind += "ata " + std::to_string(ata->statusOrCommand);
            else if (ata)
                kind += "ata, data " + std::to_string(ata->data.size());
            else if (std::holds_alternative<aoe::Config>(frame->body))
                kind += "config";
            else
                kind += "other";
            ++counts[kind];
        }
        const std::map<std::string, int> expected{
            {"version-0 response config", 1}, {"request config", 12},          {"response config", 7},
            {"request ata 236", 3},           {"request ata 36", 69},          {"request ata 52", 11},
            {"response ata, data 512", 3},    {"response ata, data 1024", 69}, {"response ata, data 24", 11},
        };
        int total = 0;
        for (const auto& [kind, count] : expected) {
            QCOMPARE(std::make_pair(kind, counts[kind]), std::make_pair(kind, count));
            total += count;
        }
        QCOMPARE(total, 186);
        QCOMPARE(counts.size(), expected.size());
    }

    void theAdvertisementAtStartHasVersion0AndIsTaken() {
        for (const auto& [name, index, address, buffers] :
             {std::tuple{vblade25, 0, Address(1, 0), 16}, std::tuple{linuxDriver, 2, Address(20, 0), 16}}) {
            const auto frames = load(name);
            QVERIFY(frames.size() > std::size_t(index));
            const auto frame = aoe::parse(frames[std::size_t(index)]);
            QVERIFY(frame);
            QCOMPARE(frame->header.version, std::uint8_t{0});
            QVERIFY(frame->header.response);
            QVERIFY(frame->header.destination == MacAddress::broadcast());
            QCOMPARE(frame->header.tag.onWire(), 0U);
            QVERIFY(frame->header.address == address);
            const auto* config = std::get_if<aoe::Config>(&frame->body);
            QVERIFY(config);
            QCOMPARE(int(config->buffers), buffers);
            QVERIFY(aoe::isVblade(config->firmware));
        }
    }

    void identifyRepliesTellTheDisk() {
        struct Expected {
            const char* capture;
            int replies;
            aoe::Identity identity;
        };
        aoe::Identity vblade;
        vblade.model = "Coraid EtherDrive vblade";
        vblade.lba48 = true;
        vblade.flushCache = true;
        auto old = vblade;
        old.firmwareRevision = "V21";
        old.size = Sectors{2048};
        old.serial = "20.0:localhost.loca";
        auto current = vblade;
        current.serial = "1.0:vm";
        current.firmwareRevision = "V25";
        current.size = Sectors{2048};

        for (const auto& expected : {Expected{linuxDriver, 3, old}, Expected{vblade25, 1, current}}) {
            int replies = 0;
            std::optional<aoe::Tag> asked;
            for (const auto& bytes : load(expected.capture)) {
                const auto frame = aoe::parse(bytes);
                const auto* ata = frame ? std::get_if<aoe::Ata>(&frame->body) : nullptr;
                if (!ata)
                    continue;
                if (!frame->header.response) {
                    const bool isIdentify = ata->statusOrCommand == aoe::ata::identifyDevice;
                    asked = isIdentify ? std::optional(frame->header.tag) : std::nullopt;
                } else if (asked == frame->header.tag && ata->data.size() == 512) {
                    const auto identity = aoe::decodeIdentify(ata->data);
                    QVERIFY(identity);
                    QCOMPARE(identity->model, expected.identity.model);
                    QCOMPARE(identity->serial, expected.identity.serial);
                    QVERIFY(*identity == expected.identity);
                    ++replies;
                }
            }
            QCOMPARE(replies, expected.replies);
        }
    }

    /// A frame that once made another reader run past its end: it announces one address in a frame that ends
    /// right behind it.
    void theFrameThatBrokeAnotherReaderIsReadToItsEnd() {
        const auto frames = load(outOfBounds);
        QCOMPARE(frames.size(), std::size_t{1});
        const auto& bytes = frames.front();
        QCOMPARE(bytes.size(), std::size_t{34});
        QCOMPARE(describeBytes(bytes), std::string("c0:c1:c0:a0:9b:9d > 00:03:03:49:96:7e v1 response "
                                                   "e16630.2 tag 01010101 reserve command 1 "
                                                   "01:ff:00:00:01:00"));
        for (std::size_t size = 0; size < 32; ++size)
            QCOMPARE(describeBytes(std::span(bytes).first(size)), std::string("error: truncated"));
        auto greedy = bytes;
        greedy[25] = std::byte{0xff};
        QCOMPARE(describeBytes(greedy), std::string("error: truncated"));
        greedy[19] = std::byte{2};
        greedy[27] = std::byte{0xff};
        QCOMPARE(describeBytes(greedy), std::string("error: truncated"));
    }

    void everyFrameSurvivesBuildingAnew() {
        int compared = 0;
        for (const auto* name : {vblade25, linuxDriver, outOfBounds})
            for (const auto& bytes : load(name)) {
                const auto frame = aoe::parse(bytes);
                if (!frame)
                    continue;
                const auto rebuilt = aoe::build(*frame, aoe::Padding::None);
                QVERIFY(rebuilt);
                const auto again = aoe::parse(*rebuilt);
                QVERIFY(again);
                QVERIFY2(sameFrame(*frame, *again), describe(*frame).c_str());
                ++compared;
            }
        QCOMPARE(compared, 76 + 186 + 1 - 6);
    }

    void readsCaptureFilesOfEitherByteOrder() {
        const auto bigEndian = ByteWriter()
                                   .u32(0xa1b2c3d4)
                                   .u16(2)
                                   .u16(4)
                                   .u64(0)
                                   .u32(65535)
                                   .u32(1)
                                   .u64(0)
                                   .u32(3)
                                   .u32(3)
                                   .bytes(asBytes("abc"))
                                   .take();
        const auto frames = readPcap(bigEndian);
        QVERIFY(frames);
        QCOMPARE(frames->size(), std::size_t{1});
        QCOMPARE(asText(frames->front()), std::string_view("abc"));

        for (std::size_t size = 0; size < bigEndian.size(); ++size)
            QCOMPARE(readPcap(std::span(bigEndian).first(size)).has_value(), size == 24);
        auto other = bigEndian;
        other[0] = std::byte{0};
        QVERIFY(readPcap(other).error().code == ErrorCode::Malformed);
        other = bigEndian;
        other[23] = std::byte{113};
        QVERIFY(readPcap(other).error().code == ErrorCode::Unsupported);
    }
};

QTEST_APPLESS_MAIN(TestCaptures)
#include "tst_captures.moc"
