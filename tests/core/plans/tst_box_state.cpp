#include "core/plans/box_state.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::plans;

namespace {

BoxInterface interfaceOf(std::uint32_t index, const char* mac, const char* kind = "") {
    BoxInterface interface;
    interface.index = index;
    interface.mac = *MacAddress::parse(mac);
    interface.kind = kind;
    interface.ethernet = true;
    return interface;
}

} // namespace

class TestBoxState : public QObject {
    Q_OBJECT

private slots:
    void theHardwareThatCameFirstNamesTheBox() {
        QVERIFY(!macOfBox({}));
        const auto bridge = interfaceOf(2, "02:00:00:00:00:02", "bridge");
        const auto first = interfaceOf(3, "02:00:00:00:00:03");
        const auto second = interfaceOf(4, "02:00:00:00:00:04");
        QVERIFY(macOfBox({second, bridge, first}) == first.mac);
        QVERIFY(macOfBox({bridge}) == bridge.mac);
    }

    void whatIsNoEthernetOrHasNoAddressDoesNot() {
        auto loopback = interfaceOf(1, "02:00:00:00:00:01");
        loopback.ethernet = false;
        QVERIFY(!macOfBox({loopback, interfaceOf(2, "00:00:00:00:00:00")}));
    }
};

QTEST_APPLESS_MAIN(TestBoxState)
#include "tst_box_state.moc"
