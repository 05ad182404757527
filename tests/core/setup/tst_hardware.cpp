#include "core/setup/hardware.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

class TestSetupHardware : public QObject {
    Q_OBJECT

private slots:
    void knowsAPogoplugE02() {
        QVERIFY(identify(hardwareOfE02()).isPogoE02());
        auto old = hardwareOfE02();
        old.model = "Pogoplug E02"; // before device trees
        QVERIFY(identify(old).isPogoE02());
        auto openwrt = hardwareOfE02();
        openwrt.flash = {{0, "uboot", 0xe0000, flashBlock},
                         {1, "uboot_env", 0x20000, flashBlock},
                         {2, "second_stage_uboot", mebibyte, flashBlock},
                         {3, "root", 126 * mebibyte, flashBlock}};
        QVERIFY(identify(openwrt).isPogoE02());
    }

    void wantsAllOfIt_data() {
        QTest::addColumn<int>("trait");
        for (const auto trait : {Trait::Model, Trait::Soc, Trait::Memory, Trait::Flash})
            QTest::newRow(std::string(name(trait)).c_str()) << static_cast<int>(trait);
    }
    /// One thing that is other, or not told, is enough.
    void wantsAllOfIt() {
        QFETCH(int, trait);
        auto other = hardwareOfE02();
        auto silent = hardwareOfE02();
        switch (static_cast<Trait>(trait)) {
        case Trait::Model:
            other.model = "Marvell RD-88F6281";
            silent.model.clear();
            break;
        case Trait::Soc:
            other.soc = "Marvell 88F6282";
            silent.soc.clear();
            break;
        case Trait::Memory:
            other.memoryTotal = 125000ULL * 1024;
            silent.memoryTotal = 0;
            break;
        case Trait::Flash:
            other.flash[0].eraseBytes = 0x4000;
            silent.flash.clear();
            break;
        }
        const std::vector expected{static_cast<Trait>(trait)};
        QVERIFY(identify(other).differing == expected && !identify(other).isPogoE02());
        QVERIFY(identify(silent).unknown == expected && !identify(silent).isPogoE02());
    }

    void refusesALayoutOfAnotherBox() {
        auto hardware = hardwareOfE02();
        hardware.flash[0].bytes = 2 * mebibyte;
        QVERIFY(!identify(hardware).isPogoE02());
        hardware = hardwareOfE02();
        hardware.flash[3].bytes = 219 * mebibyte; // of 256 MiB
        QVERIFY(!identify(hardware).isPogoE02());
        hardware = hardwareOfE02();
        hardware.flash.erase(hardware.flash.begin()); // no mtd0
        QVERIFY(!identify(hardware).isPogoE02());
    }

    void saysWhatALookAlikeIs_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("title");
        const auto row = [](const char* model, const char* title) { QTest::newRow(model) << model << title; };
        row("Cloud Engines PogoPlug Series 3", "Pogoplug V3");
        row("Cloud Engines PogoPlug V3", "Pogoplug V3");
        row("Cloud Engines PogoPlug Pro", "Pogoplug Pro");
        row("Cloud Engines PogoPlug Series 4", "Pogoplug V4");
        row("Cloud Engines PogoPlug V4", "Pogoplug V4");
        for (const auto* model : {"POGO-B01", "POGO-B02", "POGO-B03", "POGO-B04", "Pogoplug B04"})
            row(model, "B01 to B04");
        for (const auto* model : {"POGO-P21", "POGO-P25", "Pogoplug P21"})
            row(model, "P21 to P25");
        row("POGO-P01", "Pogoplug Pro");
        row("POGO-V4-A3-02", "Pogoplug V4");
        row("Seagate FreeAgent Dockstar", "DockStar");
        row("Seagate GoFlex Net", "GoFlex Net");
        row("Seagate GoFlex Home", "GoFlex Home");
        row("Iomega Iconnect", "iConnect");
        row("Globalscale Technologies SheevaPlug", "SheevaPlug");
    }
    /// Even if all the rest were that of a Pogoplug E02.
    void saysWhatALookAlikeIs() {
        QFETCH(QString, model);
        QFETCH(QString, title);
        auto hardware = hardwareOfE02();
        hardware.model = model.toStdString();
        const auto identity = identify(hardware);
        QVERIFY(!identity.isPogoE02());
        QVERIFY2(QString::fromStdString(identity.lookAlike).contains(title), identity.lookAlike.c_str());
    }

    void knowsALookAlikeByItsChip() {
        auto hardware = hardwareOfE02();
        for (const auto* soc : {"oxsemi,ox820", "plxtech,nas7820", "marvell,kirkwood-88f6192"}) {
            hardware.soc = soc;
            QVERIFY2(!identify(hardware).lookAlike.empty(), soc);
        }
    }

    void knowsTheKernelsThatRunTheAgent() {
        for (const auto* kernel : {"3.2.0-4-kirkwood", "6.1.0-27-marvell armv5tel", "4.4"})
            QVERIFY2(canRunAgent(kernel), kernel);
        for (const auto* kernel : {"2.6.22.18", "2.6.33 armv5tel", "3.1.9", "", "x"})
            QVERIFY2(!canRunAgent(kernel), kernel);
    }

    void knowsTheBoardsOfImages() {
        QCOMPARE(boardTitle("pogo_e02"), std::string_view("Pogoplug E02"));
        QCOMPARE(boardTitle("dockstar"), std::string_view("Seagate FreeAgent DockStar"));
        QVERIFY(boardTitle("toaster").empty());
    }
};

QTEST_APPLESS_MAIN(TestSetupHardware)
#include "tst_hardware.moc"
