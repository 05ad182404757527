#include "tests/support/registered_test.h"
#include "ui/inventory/targets/facts.h"
#include "ui/inventory/targets/mac_vendor.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

class TargetFactsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void namesMakersByTheirPrefix() {
        QVERIFY(vendorText(MacAddress({0x00, 0x25, 0x31, 1, 2, 3})).contains("Cloud Engines"));
        QVERIFY(vendorText(MacAddress({0x52, 0x54, 0x00, 1, 2, 3})).contains("software"));
        QVERIFY(vendorText(MacAddress({0x02, 0x25, 0x31, 1, 2, 3})).contains("software"));
        QCOMPARE(vendorText(MacAddress({0xfc, 0xff, 0xff, 1, 2, 3})), QString("Unknown"));
    }

    void tellsTheMtuThatAFrameSuggests() {
        QCOMPARE(frameText(2), QString("2 sectors, 1024 bytes"));
        QCOMPARE(mtuText(2), QString("1500"));
        QCOMPARE(mtuText(8), QString("4200"));
        QCOMPARE(mtuText(17), QString("9000"));
        QCOMPARE(mtuText(1), QString("At least 548"));
    }

    void namesTheFirmwareOfVblade() {
        QCOMPARE(firmwareText(0x4019), QString("vblade 25 (0x4019)"));
        QCOMPARE(firmwareText(0x0007), QString("0x0007"));
    }
};

QTEST_GUILESS_MAIN(TargetFactsTest)
#include "tst_facts.moc"
