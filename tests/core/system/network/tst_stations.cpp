#include "core/base/ipv4_address.h"
#include "core/system/network/stations.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QCoreApplication>
#include <QTest>

#include <vector>

using namespace etherdeck;
using namespace etherdeck::tests;

/// Which stations answer, in private networks.
class TestStations : public QObject {
    Q_OBJECT

private slots:
    void knowsWhichAddressesAreFree() {
        const auto desk = NetworkNamespace::create();
        const auto box = NetworkNamespace::create();
        QVERIFY(desk && box);
        QVERIFY(tests::connect(*desk, "eth0", *box, "eth0"));
        QVERIFY(desk->ip("addr add 10.1.1.2/24 dev eth0") && box->ip("addr add 10.1.1.5/24 dev eth0"));
        const auto at = [](std::uint32_t last) { return Ipv4Address(0x0a010100 + last); };
        const Ipv4Address far(0xc0000201); // 192.0.2.1
        const std::vector addresses{at(5), at(250), at(249), far};
        const auto answers = desk->inside([&] { return link::askForStations(addresses); });
        QVERIFY(answers.asked == (std::set{at(5), at(249), at(250)})); // there is no way to the other
        QCOMPARE(answers.macs.size(), std::size_t(1));
        QVERIFY(answers.macs.contains(at(5)));
        // Once everybody has answered, nobody waits.
        const std::vector only{at(5)};
        const auto again = desk->inside([&] { return link::askForStations(only, std::chrono::hours(1)); });
        QVERIFY(again.macs == answers.macs);
        QVERIFY(desk->inside([] { return link::askForStations({}, std::chrono::hours(1)); }).asked.empty());
    }
};

NAMESPACE_TEST_MAIN(TestStations)
#include "tst_stations.moc"
