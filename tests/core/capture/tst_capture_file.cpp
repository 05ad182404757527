#include "core/base/byte_reader.h"
#include "core/capture/capture_file.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

std::string dataFile(const char* name) { return std::string(ETHERDECK_TEST_DATA "/netconsole/") + name; }

} // namespace

class TestCaptureFile : public QObject {
    Q_OBJECT

private slots:
    void readsARow();
    void passesOverOtherDirections();
    void refusesEveryShorterRow();
    void refusesBadRows_data();
    void refusesBadRows();
    void readsASession();
    void readsTheSameFromPackets();
    void saysInWhichLineAMistakeIs();
    void staysWithinItsLimits();
    void refusesWhatIsNoCapture();
};

void TestCaptureFile::readsARow() {
    const auto row = parseCaptureRow(R"({"t": 1.5, "dport": 6667, "sport": 50625, "hex": "68690a"})");
    QVERIFY(row && *row);
    QVERIFY((*row)->time == 1500ms);
    QCOMPARE((*row)->from.port, std::uint16_t{50625});
    QCOMPARE((*row)->toPort, std::uint16_t{6667});
    QCOMPARE(std::string(asText((*row)->bytes)), std::string("hi\n"));
    QVERIFY(parseCaptureRow(R"({"t": 0, "dir": "rx", "hex": ""})")->value().bytes.empty());
}

void TestCaptureFile::passesOverOtherDirections() {
    for (const char* row :
         {R"({"t": 1, "dir": "tx", "hex": "0a"})", R"({"t": 1, "dir": "mark", "hex": "0a"})"})
        QVERIFY(parseCaptureRow(row).has_value() && !parseCaptureRow(row)->has_value());
}

void TestCaptureFile::refusesEveryShorterRow() {
    const std::string row = R"({"t": 1.5, "dport": 6667, "sport": 50625, "hex": "68690a"})";
    for (std::size_t size = 0; size < row.size(); ++size)
        QVERIFY(!parseCaptureRow(std::string_view(row).substr(0, size)).has_value());
}

void TestCaptureFile::refusesBadRows_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("list") << QByteArray("[1]") << ErrorCode::Malformed;
    QTest::newRow("no bytes") << QByteArray(R"({"t": 1})") << ErrorCode::Malformed;
    QTest::newRow("no time") << QByteArray(R"({"hex": "0a"})") << ErrorCode::Malformed;
    QTest::newRow("half a byte") << QByteArray(R"({"t": 1, "hex": "0a0"})") << ErrorCode::Malformed;
    QTest::newRow("no hex") << QByteArray(R"({"t": 1, "hex": "0g"})") << ErrorCode::Malformed;
    QTest::newRow("number for bytes") << QByteArray(R"({"t": 1, "hex": 10})") << ErrorCode::Malformed;
    QTest::newRow("before the start") << QByteArray(R"({"t": -1, "hex": "0a"})") << ErrorCode::OutOfRange;
    QTest::newRow("in a million years")
        << QByteArray(R"({"t": 1e300, "hex": "0a"})") << ErrorCode::OutOfRange;
    QTest::newRow("port") << QByteArray(R"({"t": 1, "hex": "0a", "port": 65536})") << ErrorCode::OutOfRange;
    QTest::newRow("negative port") << QByteArray(R"({"t": 1, "hex": "0a", "port": -1})")
                                   << ErrorCode::Malformed;
    QTest::newRow("deep") << QByteArray(100'000, '[') << ErrorCode::Malformed;
    QTest::newRow("long") << QByteArray(400'000, ' ') << ErrorCode::TooLong;
}

void TestCaptureFile::refusesBadRows() {
    QFETCH(QByteArray, row);
    QFETCH(ErrorCode, code);
    const auto parsed = parseCaptureRow(row.toStdString());
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, code);
}

void TestCaptureFile::readsASession() {
    const auto datagrams = readCapture(dataFile("uboot-noint.jsonl"));
    QVERIFY(datagrams.has_value());
    QVERIFY(datagrams->size() > 10);
    QVERIFY(asText(datagrams->front().bytes).starts_with("U-Boot 2026.10-rc2"));
}

void TestCaptureFile::readsTheSameFromPackets() {
    const auto rows = readCapture(dataFile("uboot-noint.jsonl"));
    const auto packets = readCapture(dataFile("uboot-noint.pcap"));
    QVERIFY(rows && packets);
    QCOMPARE(packets->size(), rows->size());
    for (std::size_t i = 0; i < rows->size(); ++i)
        QVERIFY((*rows)[i].bytes == (*packets)[i].bytes);
    QCOMPARE((*packets)[0].from.toString(), std::string("10.0.2.15:6666"));
    CaptureFilter filter;
    filter.from = netconsole::Endpoint::v4({10, 0, 2, 2}, 0);
    QVERIFY(readCapture(dataFile("uboot-noint.pcap"), filter)->empty());
}

void TestCaptureFile::saysInWhichLineAMistakeIs() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("rows"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"t\": 0, \"hex\": \"0a\"}\n\n{\"t\": 0}\n");
    file.close();
    const auto read = readCapture(file.fileName().toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().detail, std::string("line 3"));
}

void TestCaptureFile::staysWithinItsLimits() {
    CaptureFilter filter;
    filter.maxDatagrams = 3;
    QCOMPARE(readCapture(dataFile("uboot-noint.jsonl"), filter).error().code, ErrorCode::TooLong);
    filter = {};
    filter.maxBytes = 20;
    QCOMPARE(readCapture(dataFile("uboot-noint.pcap"), filter).error().code, ErrorCode::TooLong);
}

void TestCaptureFile::refusesWhatIsNoCapture() {
    QCOMPARE(readCapture(dataFile("uboot-serial.log")).error().code, ErrorCode::System);
    QCOMPARE(readCapture("/nonexistent/file").error().systemError, ENOENT);
}

QTEST_GUILESS_MAIN(TestCaptureFile)
#include "tst_capture_file.moc"
