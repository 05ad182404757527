#include "core/hwdb/vendors.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::hwdb;

class VendorsTest : public QObject {
    Q_OBJECT

private slots:
    void knowsTheMakerOfAPogoplug() {
        const Vendors vendors;
        QVERIFY2(vendors.isOpen(), "the hardware database of udev is missing");
        const auto maker = vendors.of(MacAddress({0x00, 0x25, 0x31, 1, 2, 3}));
        QVERIFY2(QString::fromStdString(maker).contains("Cloud Engines"), maker.c_str());
    }

    void nobodyMadeAnInventedAddress() {
        const Vendors vendors;
        QVERIFY(vendors.of(MacAddress({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51})).empty());
        QVERIFY(vendors.of(MacAddress()).size() < 100);
    }
};

QTEST_APPLESS_MAIN(VendorsTest)
#include "tst_vendors.moc"
