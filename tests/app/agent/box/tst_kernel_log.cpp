#include "app/agent/box/kernel_log.h"
#include "core/system/unique_descriptor.h"
#include "tests/app/agent/box/box_root.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

bool isReadable(int descriptor, int timeout) {
    pollfd readable{descriptor, POLLIN, 0};
    return ::poll(&readable, 1, timeout) == 1;
}

std::vector<std::uint64_t> numbers(const KernelLogPart& part) {
    std::vector<std::uint64_t> list;
    for (const auto& record : part.records)
        list.push_back(record.sequence);
    return list;
}

using Numbers = std::vector<std::uint64_t>;

} // namespace

class TestKernelLog : public QObject {
    Q_OBJECT

private slots:
    void init();

    void readsARecord();
    void readsEscapes();
    void takesNoCutRecords();
    void takesNoDatagramsOfNetconsole();

    void readsAFileFromANumberOn();
    void limitsWhatItReads();
    void waitsForAFileThatIsNotThere();
    void goesOnWhereAFileHasGrown();
    void waitsForTheRestOfALine();
    void goesBackWhenItIsAskedTo();
    void saysWhatIsLost();
    void startsAgainWithAFileThatWasReplaced();
    void leavesOutWhatIsNoRecord();
    void survivesALineWithoutEnd();

    void readsTheKernelsOwnLog();

private:
    KernelLog log() const { return std::move(*KernelLog::open(m_root->path())); }

    std::optional<BoxRoot> m_root;
};

void TestKernelLog::init() { m_root.emplace(); }

void TestKernelLog::readsARecord() {
    const auto record = parseKernelRecord("6,197,927805,-;acpi PNP0A03:00: _OSC: OS supports [x]\n"
                                          " SUBSYSTEM=acpi\n DEVICE=+acpi:PNP0A03:00\n");
    QVERIFY(record);
    KernelRecord expected;
    expected.sequence = 197;
    expected.level = netconsole::Level::Information;
    expected.time = 927805us;
    expected.text = "acpi PNP0A03:00: _OSC: OS supports [x]";
    expected.dictionary = {{"SUBSYSTEM", "acpi"}, {"DEVICE", "+acpi:PNP0A03:00"}};
    QVERIFY(*record == expected);

    const auto other = parseKernelRecord("30,9,1,c,caller=T12;systemd[1]: more");
    QVERIFY(other);
    QCOMPARE(other->facility, std::uint16_t{3});
    QVERIFY(other->continued);
    QCOMPARE(other->caller, std::string("T12"));
}

void TestKernelLog::readsEscapes() {
    const auto record = parseKernelRecord(R"(4,1,2,-;two\x0alines \xc3\xa4 \x1b[31m \x5c)");
    QVERIFY(record);
    QCOMPARE(QString::fromStdString(record->text), QString("two\nlines \u00e4 \\x1b[31m \\"));
}

void TestKernelLog::takesNoCutRecords() {
    const std::string whole = "6,197,927805,-;x";
    for (std::size_t size = 0; size + 1 < whole.size(); ++size)
        QVERIFY(!parseKernelRecord(whole.substr(0, size)));
    for (const auto* bad : {"", ";", "a,1,2,-;x", "6,1,2,?;x", "6,,2,-;x", "9999,1,2,-;x",
                            "6,99999999999999999999,2,-;x", " SUBSYSTEM=acpi"})
        QVERIFY2(!parseKernelRecord(bad), bad);
}

void TestKernelLog::takesNoDatagramsOfNetconsole() {
    QVERIFY(!parseKernelRecord("6.4.0,6,444,501151268,-,caller=T1;started\n"));
    QVERIFY(!parseKernelRecord("12,420,10227071,-,ncfrag=0/1208;part"));
}

void TestKernelLog::readsAFileFromANumberOn() {
    QVERIFY(m_root->write("kmsg", "6,10,1,-;ten\n SUBSYSTEM=usb\n6,11,2,-;eleven\n6,12,3,-;twelve\n"));
    const auto part = log().read(11, 100);
    QVERIFY(part);
    QCOMPARE(numbers(*part), (Numbers{11, 12}));
    QCOMPARE(part->records[0].text, std::string("eleven"));
    QCOMPARE(part->first, std::uint64_t{10});
    QCOMPARE(part->next, std::uint64_t{13});
    QVERIFY(!part->lost);
    const auto ten = log().read(10, 1);
    QCOMPARE(ten->records[0].dictionary.size(), std::size_t{1});
}

void TestKernelLog::limitsWhatItReads() {
    QByteArray lines;
    for (int i = 0; i < 5000; ++i)
        lines += "6," + QByteArray::number(i) + ",1,-;line\n";
    QVERIFY(m_root->write("kmsg", lines));
    auto read = log();
    QCOMPARE(read.read(0, 1'000'000)->records.size(), KernelLog::maxRecords);
    const auto part = read.read(2000, 3);
    QCOMPARE(numbers(*part), (Numbers{2000, 2001, 2002}));
    QCOMPARE(part->next, std::uint64_t{2003});
    QVERIFY(!part->lost);
    std::uint64_t next = 0;
    std::size_t total = 0;
    for (auto all = read.read(0, 700); !all->records.empty(); all = read.read(next, 700)) {
        next = all->next;
        total += all->records.size();
        QVERIFY(!all->lost);
    }
    QCOMPARE(total, std::size_t{5000});
}

void TestKernelLog::waitsForAFileThatIsNotThere() {
    auto read = log();
    const auto nothing = read.read(0, 10);
    QVERIFY(nothing);
    QVERIFY(*nothing == KernelLogPart());
    QVERIFY(m_root->write("kmsg", "6,0,1,-;first\n"));
    QVERIFY(isReadable(read.descriptor(), 10'000));
    QCOMPARE(numbers(*read.read(0, 10)), Numbers{0});
}

void TestKernelLog::goesOnWhereAFileHasGrown() {
    QVERIFY(m_root->write("kmsg", "6,0,1,-;first\n"));
    auto read = log();
    QCOMPARE(read.read(0, 10)->next, std::uint64_t{1});
    QVERIFY(!isReadable(read.descriptor(), 0));
    QVERIFY(m_root->append("kmsg", "6,1,1,-;second\n"));
    QVERIFY(isReadable(read.descriptor(), 10'000));
    QCOMPARE(numbers(*read.read(1, 10)), Numbers{1});
    QVERIFY(!isReadable(read.descriptor(), 0));
}

void TestKernelLog::waitsForTheRestOfALine() {
    QVERIFY(m_root->write("kmsg", "6,0,1,-;fir"));
    auto read = log();
    QVERIFY(read.read(0, 10)->records.empty());
    QVERIFY(m_root->append("kmsg", "st\n6,1"));
    const auto part = read.read(0, 10);
    QCOMPARE(numbers(*part), Numbers{0});
    QCOMPARE(part->records[0].text, std::string("first"));
}

void TestKernelLog::goesBackWhenItIsAskedTo() {
    QVERIFY(m_root->write("kmsg", "6,0,1,-;a\n6,1,1,-;b\n6,2,1,-;c\n"));
    auto read = log();
    QCOMPARE(numbers(*read.read(0, 10)), (Numbers{0, 1, 2}));
    QCOMPARE(numbers(*read.read(1, 10)), (Numbers{1, 2}));
    const auto ahead = read.read(99, 10);
    QVERIFY(ahead->records.empty());
    QCOMPARE(ahead->next, std::uint64_t{3});
}

void TestKernelLog::saysWhatIsLost() {
    QVERIFY(m_root->write("kmsg", "6,5,1,-;a\n6,6,1,-;b\n"));
    QVERIFY(log().read(4, 10)->lost);
    QVERIFY(!log().read(5, 10)->lost);
    QVERIFY(!log().read(7, 10)->lost);
    QVERIFY(m_root->append("kmsg", "6,8,1,-;d\n"));
    QVERIFY(log().read(5, 10)->lost);
    QVERIFY(!log().read(8, 10)->lost);
}

void TestKernelLog::startsAgainWithAFileThatWasReplaced() {
    QVERIFY(m_root->write("kmsg", "6,7,1,-;before the start, with a long line\n"));
    auto read = log();
    QCOMPARE(read.read(0, 10)->next, std::uint64_t{8});
    QVERIFY(m_root->write("kmsg", "6,0,1,-;after it\n")); // cut and written anew
    QCOMPARE(numbers(*read.read(0, 10)), Numbers{0});
    QVERIFY(QFile::remove(m_root->at("kmsg")));
    QVERIFY(m_root->write("kmsg", "6,0,1,-;another, longer than the one before\n6,1,1,-;x\n"));
    QCOMPARE(numbers(*read.read(1, 10)), Numbers{1});
}

void TestKernelLog::leavesOutWhatIsNoRecord() {
    QVERIFY(m_root->write("kmsg", "hello\n\n KEY=value\n6,0,1,-;a\n\x01\xff\n6,1,1,-;b\n"));
    QCOMPARE(numbers(*log().read(0, 10)), (Numbers{0, 1}));
}

void TestKernelLog::survivesALineWithoutEnd() {
    QVERIFY(m_root->write("kmsg", QByteArray(100'000, 'x') + "\n6,1,1,-;b\n"));
    QCOMPARE(numbers(*log().read(0, 10)), Numbers{1});
}

/// Writes a line into the log of the machine, where that is allowed.
void TestKernelLog::readsTheKernelsOwnLog() {
    auto read = KernelLog::open({});
    if (!read && read.error().code == ErrorCode::PermissionDenied)
        QSKIP("reading /dev/kmsg is not allowed here");
    if (!read)
        QSKIP("there is no /dev/kmsg here");
    auto part = read->read(0, KernelLog::maxRecords);
    QVERIFY(part);
    QVERIFY(!part->records.empty());
    QVERIFY(part->records.front().sequence >= part->first);
    while (part->records.size() == KernelLog::maxRecords) {
        part = read->read(part->next, KernelLog::maxRecords);
        QVERIFY(part && !part->lost);
    }
    const auto next = part->next;

    const link::UniqueDescriptor writer(::open("/dev/kmsg", O_WRONLY | O_CLOEXEC));
    const std::string line = "<14>etherdeck test: a line\n"; // without its end, it would wait for more
    if (!writer.isOpen() || ::write(writer.get(), line.data(), line.size()) < 0)
        QSKIP("writing to /dev/kmsg is not allowed here");
    QVERIFY(isReadable(read->descriptor(), 10'000));
    QTRY_VERIFY(std::ranges::any_of(read->read(next, KernelLog::maxRecords)->records, [](const auto& record) {
        return record.text == "etherdeck test: a line" && record.level == netconsole::Level::Information &&
               record.facility == 1;
    }));
}

QTEST_GUILESS_MAIN(TestKernelLog)
#include "tst_kernel_log.moc"
