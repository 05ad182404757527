#include "core/discovery/same_disk/serial_proof.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::discovery;

Q_DECLARE_METATYPE(etherdeck::discovery::SerialKind)

class TestSerialProof : public QObject {
    Q_OBJECT

private slots:
    void knowsWhatASerialNumberIsWorth_data();
    void knowsWhatASerialNumberIsWorth();
    void provesAsMuchAsItsKind();
    void provesLittleWhereItStandsAtOtherAddressesToo();
};

void TestSerialProof::knowsWhatASerialNumberIsWorth_data() {
    QTest::addColumn<QString>("serial");
    QTest::addColumn<SerialKind>("kind");
    const auto row = [](const char* serial, SerialKind kind) { QTest::newRow(serial) << serial << kind; };
    row("", SerialKind::Empty);
    for (const char* placeholder : {"SN HERE",
                                    "sn here",
                                    "serial#",
                                    "0",
                                    "1",
                                    "00000000",
                                    "00000000000000000000",
                                    "FFFFFFFFFFFF",
                                    "xxxx",
                                    "----------",
                                    "????",
                                    "-",
                                    "1234",
                                    "123456789",
                                    "1234567890",
                                    "0123456789",
                                    "0123456789ABCDEF",
                                    "abcdef",
                                    "QM00001",
                                    "QM00013",
                                    "None",
                                    "N/A",
                                    "S/N",
                                    "unknown",
                                    "Default string",
                                    "Serial Number",
                                    "To Be Filled By O.E.",
                                    "System Serial Number"})
        row(placeholder, SerialKind::Placeholder);
    for (const char* host : {"7.3:plug", "0.0:debian", "65534.254:a", "7.3:", "1.1:averylonghostnam"})
        row(host, SerialKind::HostName);
    row("S3Z8NB0K123456789012", SerialKind::Cut);
    for (const char* own :
         {"WD-WCC4N0123456", "Z1D5ABCD", "one", "12345", "9QM00001", "QM1", "QM0000X", "SNHERE2", "serial1",
          "1235", "7.3", "7:3", "70000000.3:plug", "e7.3:plug", "12 34"}) {
        const bool counts = std::string_view(own) == "12345";
        row(own, counts ? SerialKind::Placeholder : SerialKind::Own);
    }
}

void TestSerialProof::knowsWhatASerialNumberIsWorth() {
    QFETCH(QString, serial);
    QTEST(serialKind(serial.toStdString()), "kind");
}

void TestSerialProof::provesAsMuchAsItsKind() {
    QCOMPARE(proofOf(SerialKind::Empty, false), SerialProof::None);
    QCOMPARE(proofOf(SerialKind::Placeholder, false), SerialProof::None);
    QCOMPARE(proofOf(SerialKind::HostName, false), SerialProof::Weak);
    QCOMPARE(proofOf(SerialKind::Cut, false), SerialProof::Weak);
    QCOMPARE(proofOf(SerialKind::Own, false), SerialProof::Strong);
}

void TestSerialProof::provesLittleWhereItStandsAtOtherAddressesToo() {
    QCOMPARE(proofOf(SerialKind::Own, true), SerialProof::Weak);
    QCOMPARE(proofOf(SerialKind::Placeholder, true), SerialProof::None);
}

QTEST_APPLESS_MAIN(TestSerialProof)
#include "tst_serial_proof.moc"
