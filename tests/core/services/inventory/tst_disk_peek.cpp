#include "core/aoe/identify.h"
#include "core/aoe/parse.h"
#include "core/disks/disk_image.h"
#include "core/services/inventory/disk_peek.h"
#include "tests/support/answer_of.h"
#include "tests/support/fake_link.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <set>

using namespace etherdeck;
using tests::FakeLink;
using tests::FakeWire;

namespace {

const Address e73(7, 3);
const MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});

/// Serves a file as an AoE target, and notes what is asked of it.
class FileTarget {
public:
    QString path;
    std::uint8_t sectorsPerFrame = 2;
    bool answersReads = true;
    std::uint64_t maxSectorsAnswered = 255; ///< larger requests get no answer
    std::uint64_t badSector = UINT64_MAX;
    aoe::TargetError readError = aoe::TargetError::None;
    std::set<std::uint64_t> sectorsAsked;
    std::set<std::uint8_t> commands;
    std::uint64_t size = 0; ///< in sectors; of the file, when 0

    std::optional<std::vector<std::byte>> answer(const std::vector<std::byte>& bytes) {
        const auto request = aoe::parse(bytes);
        if (!request || !request->header.address.matches(e73))
            return std::nullopt;
        aoe::Frame reply{request->header, {}};
        reply.header.destination = request->header.source;
        reply.header.source = plug;
        reply.header.response = true;
        reply.header.address = e73;
        std::vector<std::byte> data;
        if (const auto* config = std::get_if<aoe::Config>(&request->body)) {
            aoe::Config told = *config;
            told.buffers = 16;
            told.firmware = 0x4019;
            told.sectorsPerFrame = sectorsPerFrame;
            reply.body = told;
        } else if (const auto* ata = std::get_if<aoe::Ata>(&request->body)) {
            if (!answerAta(*ata, reply, data))
                return std::nullopt;
        } else if (const auto* mask = std::get_if<aoe::Mask>(&request->body)) {
            reply.body = *mask;
        } else {
            reply.body = aoe::Reserve{};
        }
        return *aoe::build(reply, aoe::Padding::None);
    }

private:
    bool answerAta(const aoe::Ata& asked, aoe::Frame& reply, std::vector<std::byte>& data) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        aoe::Ata told{asked.flags, 0, 0, aoe::ata::statusDeviceReady, asked.lba, {}};
        commands.insert(asked.statusOrCommand);
        if (asked.statusOrCommand == aoe::ata::identifyDevice) {
            aoe::Identity identity;
            identity.serial = "7.3:plug1";
            identity.lba48 = true;
            identity.size = Sectors{size != 0 ? size : static_cast<std::uint64_t>(file.size()) / 512};
            data = aoe::encodeIdentify(identity);
        } else {
            if (!answersReads || asked.sectorCount > maxSectorsAnswered)
                return false;
            if (readError != aoe::TargetError::None) {
                reply.header.error = true;
                reply.header.targetError = readError;
                reply.body = aoe::NoArguments{};
                return true;
            }
            const auto lba = asked.lba & 0x0fff'ffff;
            for (std::uint64_t i = lba; i < lba + asked.sectorCount; ++i)
                sectorsAsked.insert(i);
            if (lba <= badSector && badSector < lba + asked.sectorCount) {
                told.statusOrCommand |= aoe::ata::statusError;
                told.errorOrFeature = 0x40;
            } else {
                file.seek(static_cast<qint64>(lba * 512));
                const auto read = file.read(asked.sectorCount * 512);
                const auto* first = reinterpret_cast<const std::byte*>(read.constData());
                data.assign(first, first + read.size());
            }
        }
        told.data = data;
        reply.body = told;
        m_data = data;
        std::get<aoe::Ata>(reply.body).data = m_data;
        return true;
    }

    std::vector<std::byte> m_data;
};

bool run(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.setProcessEnvironment([] {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", environment.value("PATH") + ":/usr/sbin:/sbin");
        return environment;
    }());
    qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool makeFile(const QString& path, qint64 bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.resize(bytes);
}

bool copyInto(const QString& from, const QString& to, qint64 offset) {
    QFile source(from);
    QFile target(to);
    return source.open(QIODevice::ReadOnly) && target.open(QIODevice::ReadWrite) && target.seek(offset) &&
           target.write(source.readAll()) == source.size();
}

constexpr qint64 megabyte = 1024 * 1024;

} // namespace

/// Disks made by the tools that people use, served sector by sector over a fake link.
class TestDiskPeek : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void setsOfSectorsMergeAndSubtract();
    void refusesImagesOfImpossibleSize();
    void findsAFileSystemOnTheWholeDisk();
    void findsPartitionsOfGptAndWhatIsOnThem();
    void findsLogicalPartitions();
    void saysThatABlankDiskIsBlank();
    void readsOnlyAndOnlyAFewPlaces();
    void followsTheMtuOfTheLink();
    void goesOnWithSmallFramesWhereLargeOnesAreLost();
    void survivesRandomBytes();
    void survivesAHostilePartitionTable();
    void tellsAReservation();
    void tellsAnErrorOfTheDisk();
    void tellsWhenNobodyAnswers();
    void tellsWhenTheTargetIsNotKnown();
    void canBeCancelled();
    void endsWithItsService();

private:
    void serve(const QString& path, std::uint32_t mtu = 1500);
    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }
    PeekOutcome peek();

    std::unique_ptr<QTemporaryDir> m_folder;
    FileTarget m_target;
    std::shared_ptr<FakeWire> m_wire;
    std::unique_ptr<DiscoveryService> m_service;
    std::unique_ptr<DiskPeek> m_peek;
    int m_progressCount = 0;
};

void TestDiskPeek::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_target = {};
    m_progressCount = 0;
    m_wire = std::make_shared<FakeWire>();
    m_wire->onSend = [this](const std::vector<std::byte>& frame) {
        if (const auto reply = m_target.answer(frame))
            m_wire->receive(*reply);
    };
    discovery::Settings settings;
    settings.maxTries = 2;
    m_service = std::make_unique<DiscoveryService>(
        [this](const std::string&) { return std::make_unique<FakeLink>(m_wire); }, settings);
    m_peek = std::make_unique<DiskPeek>(*m_service);
    m_service->setInterfaces({"fake0"});
}

void TestDiskPeek::cleanup() {
    m_peek.reset();
    m_service.reset();
    m_wire.reset();
}

void TestDiskPeek::serve(const QString& path, std::uint32_t mtu) {
    m_target.path = path;
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    m_wire->tell(link::Opened{"fake0", FakeWire::ownMac(), mtu, LinkState::Up});
    QVERIFY(!settled.isEmpty() || settled.wait(60'000));
    QVERIFY(m_service->discovery().find(e73));
}

PeekOutcome TestDiskPeek::peek() {
    const auto outcome = tests::answerOf<PeekOutcome>(
        [this](QObject* receiver, auto then) {
            return m_peek->look(
                e73, m_service->discovery().find(e73)->paths.front().key, receiver,
                [this](const PeekProgress&) { ++m_progressCount; }, then);
        },
        100'000);
    return outcome ? *outcome : PeekOutcome{PeekOutcome::Kind::Failed, {}, 0, outcome.error()};
}

void TestDiskPeek::setsOfSectorsMergeAndSubtract() {
    SectorSet set;
    const auto range = [](std::uint64_t start, std::uint64_t count) {
        return SectorRange{Sectors{start}, Sectors{count}};
    };
    QCOMPARE(set.missingOf(range(0, 10)), std::vector{range(0, 10)});
    set.add(range(10, 10));
    set.add(range(30, 10));
    QCOMPARE(set.missingOf(range(0, 50)), (std::vector{range(0, 10), range(20, 10), range(40, 10)}));
    QCOMPARE(set.missingOf(range(12, 5)), std::vector<SectorRange>{});
    set.add(range(15, 20));
    QCOMPARE(set.size(), std::uint64_t{30});
    QCOMPARE(set.missingOf(range(5, 40)), (std::vector{range(5, 5), range(40, 5)}));
    set.add(range(40, 1));
    QCOMPARE(set.missingOf(range(39, 3)), std::vector{range(41, 1)});
}

void TestDiskPeek::refusesImagesOfImpossibleSize() {
    QVERIFY(!DiskImage::create({}));
    QVERIFY(!DiskImage::create(Sectors{(std::uint64_t{1} << 48) + 1}));
    auto largest = DiskImage::create(Sectors{std::uint64_t{1} << 48});
    QVERIFY(largest);
    const std::vector<std::byte> sector(512);
    QVERIFY(largest->write(Sectors{(std::uint64_t{1} << 48) - 1}, sector));
    QVERIFY(!largest->write(Sectors{std::uint64_t{1} << 48}, sector));
    QVERIFY(!largest->write({}, std::span(sector).first(100)));
}

void TestDiskPeek::findsAFileSystemOnTheWholeDisk() {
    QVERIFY(makeFile(file("disk"), 64 * megabyte));
    QVERIFY(
        run("mkfs.ext4", {"-q", "-L", "backup", "-U", "11111111-2222-3333-4444-555555555555", file("disk")}));
    serve(file("disk"));
    const auto outcome = peek();
    QCOMPARE(outcome.kind, PeekOutcome::Kind::Done);
    QVERIFY(outcome.contents.whole);
    QCOMPARE(outcome.contents.whole->type, std::string("ext4"));
    QCOMPARE(outcome.contents.whole->label, std::string("backup"));
    QCOMPARE(outcome.contents.whole->uuid, std::string("11111111-2222-3333-4444-555555555555"));
    QCOMPARE(outcome.contents.whole->usage, std::string("filesystem"));
    QCOMPARE(outcome.contents.tableType, std::string());
    QCOMPARE(outcome.contents.bytesRead, std::uint64_t{768 * 1024});
    QVERIFY(m_progressCount > 1);
}

void TestDiskPeek::findsPartitionsOfGptAndWhatIsOnThem() {
    QVERIFY(makeFile(file("disk"), 128 * megabyte));
    QVERIFY(
        run("sfdisk", {"-q", file("disk")},
            "label: gpt\nstart=2048, size=65536, type=uefi, name=\"boot\"\n"
            "start=67584, size=65536, type=swap\nstart=133120, size=65536, type=linux, name=\"root fs\"\n"));
    QVERIFY(makeFile(file("vfat"), 32 * megabyte) && makeFile(file("swap"), 32 * megabyte) &&
            makeFile(file("ext4"), 32 * megabyte));
    QVERIFY(run("mkfs.vfat", {"-n", "EFI", file("vfat")}));
    QVERIFY(run("mkswap", {"-L", "swap0", file("swap")}));
    QVERIFY(run("mkfs.ext4", {"-q", "-L", "root", file("ext4")}));
    QVERIFY(copyInto(file("vfat"), file("disk"), 2048 * 512));
    QVERIFY(copyInto(file("swap"), file("disk"), 67584 * 512));
    QVERIFY(copyInto(file("ext4"), file("disk"), 133120 * 512));
    serve(file("disk"));
    const auto contents = peek().contents;
    QCOMPARE(contents.tableType, std::string("gpt"));
    QVERIFY(!contents.tableUuid.empty());
    QCOMPARE(contents.partitions.size(), std::size_t{3});
    QCOMPARE(contents.partitions[0].name, std::string("boot"));
    QCOMPARE(contents.partitions[0].start.count, std::uint64_t{2048});
    QCOMPARE(contents.partitions[0].size.count, std::uint64_t{65536});
    QCOMPARE(contents.partitions[0].signature->type, std::string("vfat"));
    QCOMPARE(contents.partitions[0].signature->label, std::string("EFI"));
    QCOMPARE(contents.partitions[1].signature->type, std::string("swap"));
    QCOMPARE(contents.partitions[1].signature->label, std::string("swap0"));
    QCOMPARE(contents.partitions[2].name, std::string("root fs"));
    QCOMPARE(contents.partitions[2].signature->type, std::string("ext4"));
    QVERIFY(contents.partitions[2].isRead);
}

void TestDiskPeek::findsLogicalPartitions() {
    QVERIFY(makeFile(file("disk"), 256 * megabyte));
    QVERIFY(run("sfdisk", {"-q", file("disk")},
                "label: dos\nstart=2048, size=65536, type=83\nstart=67584, size=400000, type=5\n"
                "start=69632, size=65536, type=83\nstart=139264, size=65536, type=82\n"
                "start=208896, size=65536, type=83\n"));
    QVERIFY(makeFile(file("ext4"), 32 * megabyte));
    QVERIFY(run("mkfs.ext4", {"-q", "-L", "last", file("ext4")}));
    QVERIFY(copyInto(file("ext4"), file("disk"), 208896 * 512));
    serve(file("disk"));
    const auto contents = peek().contents;
    QCOMPARE(contents.tableType, std::string("dos"));
    QCOMPARE(contents.partitions.size(), std::size_t{5});
    QCOMPARE(contents.partitions.back().number, 7);
    QCOMPARE(contents.partitions.back().type, std::string("0x83"));
    QCOMPARE(contents.partitions.back().signature->label, std::string("last"));
}

void TestDiskPeek::saysThatABlankDiskIsBlank() {
    QVERIFY(makeFile(file("disk"), 8 * megabyte));
    serve(file("disk"));
    const auto outcome = peek();
    QCOMPARE(outcome.kind, PeekOutcome::Kind::Done);
    QVERIFY(!outcome.contents.whole);
    QVERIFY(outcome.contents.partitions.empty() && outcome.contents.tableType.empty());
}

void TestDiskPeek::readsOnlyAndOnlyAFewPlaces() {
    QVERIFY(makeFile(file("disk"), 64 * megabyte));
    serve(file("disk"));
    const auto outcome = peek();
    QCOMPARE(m_target.sectorsAsked.size(), std::size_t{768 * 2});
    QVERIFY(m_target.sectorsAsked.contains(0) && m_target.sectorsAsked.contains(64 * 2048 - 1));
    QCOMPARE(outcome.bytesRead, std::uint64_t{768 * 1024});
    QCOMPARE(m_target.commands, (std::set{aoe::ata::identifyDevice, aoe::ata::readSectors}));
}

void TestDiskPeek::followsTheMtuOfTheLink() {
    QVERIFY(makeFile(file("disk"), 4 * megabyte));
    m_target.sectorsPerFrame = 17;
    m_target.maxSectorsAnswered = 2; // as an interface of 1500 bytes has it
    serve(file("disk"), 1500);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(peek().kind, PeekOutcome::Kind::Done);
    for (const auto& sent : m_wire->sent)
        if (const auto frame = aoe::parse(sent); frame && frame->header.command == 0)
            QVERIFY(std::get<aoe::Ata>(frame->body).sectorCount <= 2);
}

void TestDiskPeek::goesOnWithSmallFramesWhereLargeOnesAreLost() {
    QVERIFY(makeFile(file("disk"), 4 * megabyte));
    m_target.sectorsPerFrame = 17;
    m_target.maxSectorsAnswered = 2;
    serve(file("disk"), 9000);
    const auto outcome = peek();
    QCOMPARE(outcome.kind, PeekOutcome::Kind::Done);
    QCOMPARE(outcome.bytesRead, std::uint64_t{768 * 1024});
}

void TestDiskPeek::survivesRandomBytes() {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        auto image = DiskImage::create(Sectors{4096});
        QVERIFY(image);
        std::uint32_t state = seed * 2654435761U + 1;
        std::vector<std::byte> bytes(512);
        for (const auto& range : image->missing())
            for (auto at = range.start.count; at < range.end(); ++at) {
                for (auto& byte : bytes) {
                    state = state * 1664525U + 1013904223U;
                    byte = std::byte(state >> 24);
                }
                if (at == 0) {
                    bytes[510] = std::byte{0x55};
                    bytes[511] = std::byte{0xaa};
                    if (seed % 2 == 1)
                        std::memcpy(bytes.data() + 3, "NTFS    ", 8);
                }
                QVERIFY(image->write(Sectors{at}, bytes));
            }
        for (const auto& range : image->missing())
            QVERIFY(range.end() <= 4096);
        QVERIFY(image->contents().partitions.size() <= maxPartitions);
    }
}

void TestDiskPeek::survivesAHostilePartitionTable() {
    auto image = DiskImage::create(Sectors{1 << 20});
    QVERIFY(image);
    std::vector<std::byte> boot(512);
    boot[510] = std::byte{0x55};
    boot[511] = std::byte{0xaa};
    for (int entry = 0; entry < 4; ++entry) { // all extended, far past the end, and pointing at themselves
        const auto at = static_cast<std::size_t>(446 + 16 * entry);
        boot[at + 4] = std::byte{0x05};
        boot[at + 8] = std::byte{1};
        std::fill_n(boot.begin() + static_cast<std::ptrdiff_t>(at) + 12, 4, std::byte{0xff});
    }
    std::uint64_t written = 0;
    for (int round = 0; round < 200; ++round) {
        const auto missing = image->missing();
        if (missing.empty())
            break;
        for (const auto& range : missing)
            for (auto at = range.start.count; at < range.end(); ++at, ++written)
                QVERIFY(image->write(Sectors{at}, boot));
    }
    QVERIFY(image->missing().empty());
    QVERIFY(written * 512 < 16 * 1024 * 1024);
    QVERIFY(image->contents().partitions.size() <= maxPartitions);
}

void TestDiskPeek::tellsAReservation() {
    QVERIFY(makeFile(file("disk"), megabyte));
    serve(file("disk"));
    m_target.readError = aoe::TargetError::TargetReserved;
    QCOMPARE(peek().kind, PeekOutcome::Kind::Reserved);
    m_target.readError = aoe::TargetError::DeviceUnavailable;
    const auto refused = peek();
    QCOMPARE(refused.kind, PeekOutcome::Kind::Refused);
    QCOMPARE(refused.error.detail, std::string("device-unavailable"));
}

void TestDiskPeek::tellsAnErrorOfTheDisk() {
    QVERIFY(makeFile(file("disk"), megabyte));
    m_target.badSector = 8;
    serve(file("disk"));
    const auto outcome = peek();
    QCOMPARE(outcome.kind, PeekOutcome::Kind::DiskError);
    QCOMPARE(outcome.error.detail, std::string("ATA status 0x41, error 0x40, sector 8"));
}

void TestDiskPeek::tellsWhenNobodyAnswers() {
    QVERIFY(makeFile(file("disk"), megabyte));
    serve(file("disk"));
    m_target.answersReads = false;
    QCOMPARE(peek().kind, PeekOutcome::Kind::NoAnswer);
}

void TestDiskPeek::tellsWhenTheTargetIsNotKnown() {
    const auto outcome = tests::answerOf<PeekOutcome>([this](QObject* receiver, auto then) {
        return m_peek->look(
            e73, {}, receiver, [](const auto&) {}, then);
    });
    QCOMPARE(outcome->kind, PeekOutcome::Kind::NotIdentified);
}

void TestDiskPeek::canBeCancelled() {
    QVERIFY(makeFile(file("disk"), megabyte));
    serve(file("disk"));
    const auto framesOf = [this](auto work) {
        const auto before = m_wire->sent.size();
        work();
        return m_wire->sent.size() - before;
    };
    const auto framesOfAll = framesOf([this] { QCOMPARE(peek().kind, PeekOutcome::Kind::Done); });
    QVERIFY(framesOfAll > 700);
    Call call;
    bool isCancelled = false;
    call = m_peek->look(
        e73, m_service->discovery().find(e73)->paths.front().key, this,
        [&](const PeekProgress&) {
            QVERIFY(!isCancelled);
            isCancelled = true;
            call.cancel();
        },
        [](const auto&) { QFAIL("an outcome"); });
    QTRY_VERIFY_WITH_TIMEOUT(isCancelled, 60'000);
    // No more is asked for it while another one reads all.
    QVERIFY(framesOf([this] { QCOMPARE(peek().kind, PeekOutcome::Kind::Done); }) < framesOfAll + 100);
}

void TestDiskPeek::endsWithItsService() {
    QVERIFY(makeFile(file("disk"), megabyte));
    serve(file("disk"));
    m_target.answersReads = false;
    std::optional<Result<PeekOutcome>> outcome;
    const Call call = m_peek->look(
        e73, m_service->discovery().find(e73)->paths.front().key, this, [](const auto&) {},
        [&outcome](const auto& told) { outcome = told; });
    QCoreApplication::processEvents(); // it has begun
    m_peek.reset();
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 60'000);
    QCOMPARE(outcome->error().code, ErrorCode::Closed);
}

QTEST_GUILESS_MAIN(TestDiskPeek)
#include "tst_disk_peek.moc"
