#include "core/services/inventory/export_stops.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using plans::ExportState;
using plans::ExportStatus;

class TestExportStops : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsStopped();
    void takesARemovedExportForStopped();
    void saysNothingOfWhatFails();
    void saysNothingOfVbladesOfOthers();
    void tellsAgainWhenTheBoxHasOtherInterfaces();
    void tellsAgainWhatIsStoppedOnceABoxIsReachedAgain();
    void forgetsABox();
};

namespace {

const std::string device = "unix:/run/plug1";
constexpr Address e71(7, 1);
constexpr Address e72(7, 2);
const MacAddress mac({0x00, 0x25, 0x31, 0, 0, 1});
using Stops = std::vector<ExportStop>;

ExportStatus status(Address address, ExportState state, bool isManaged = true) {
    ExportStatus made;
    made.config.address = address;
    made.state = state;
    made.managed = isManaged;
    return made;
}

std::vector<plans::BoxInterface> interfaces(const MacAddress& first = mac) {
    plans::BoxInterface ethernet;
    ethernet.name = "eth0";
    ethernet.mac = first;
    plans::BoxInterface loopback; // has none
    loopback.name = "lo";
    return {ethernet, loopback};
}

} // namespace

void TestExportStops::tellsWhatIsStopped() {
    ExportStops stops;
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Running), status(e72, ExportState::Stopped)},
                         interfaces()),
             (Stops{{e72, true, {mac}}}));
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Stopped), status(e72, ExportState::Stopped)},
                         interfaces()),
             (Stops{{e71, true, {mac}}}));
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Stopped), status(e72, ExportState::Running)},
                         interfaces()),
             (Stops{{e72, false}}));
    QVERIFY(stops
                .noted(device, {status(e71, ExportState::Stopped), status(e72, ExportState::Running)},
                       interfaces())
                .empty());
}

void TestExportStops::takesARemovedExportForStopped() {
    ExportStops stops;
    QVERIFY(stops.noted(device, {status(e71, ExportState::Running)}, interfaces()).empty());
    QCOMPARE(stops.noted(device, {}, interfaces()), (Stops{{e71, true, {mac}}}));
    QVERIFY(stops.noted(device, {}, interfaces()).empty());
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Running)}, interfaces()), (Stops{{e71, false}}));
}

void TestExportStops::saysNothingOfWhatFails() {
    ExportStops stops;
    QVERIFY(stops.noted(device, {status(e71, ExportState::Running)}, interfaces()).empty());
    QVERIFY(stops.noted(device, {status(e71, ExportState::Failed)}, interfaces()).empty());
    (void)stops.noted(device, {status(e71, ExportState::Stopped)}, interfaces());
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Failed)}, interfaces()), (Stops{{e71, false}}));
}

void TestExportStops::saysNothingOfVbladesOfOthers() {
    ExportStops stops;
    QVERIFY(stops.noted(device, {status(e71, ExportState::Running, false)}, interfaces()).empty());
    QVERIFY(stops.noted(device, {}, interfaces()).empty()); // it may have failed
}

void TestExportStops::tellsAgainWhenTheBoxHasOtherInterfaces() {
    ExportStops stops;
    (void)stops.noted(device, {status(e71, ExportState::Stopped)}, interfaces());
    const MacAddress other({0x00, 0x25, 0x31, 0, 0, 2});
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Stopped)}, interfaces(other)),
             (Stops{{e71, true, {other}}}));
}

void TestExportStops::tellsAgainWhatIsStoppedOnceABoxIsReachedAgain() {
    ExportStops stops;
    (void)stops.noted(device, {status(e71, ExportState::Stopped), status(e72, ExportState::Running)},
                      interfaces());
    stops.lostTouch(device);
    QCOMPARE(stops.noted(device, {status(e71, ExportState::Stopped)}, interfaces()),
             (Stops{{e71, true, {mac}}, {e72, true, {mac}}})); // the other was removed meanwhile
    stops.lostTouch("unix:/run/other");
}

void TestExportStops::forgetsABox() {
    ExportStops stops;
    (void)stops.noted(device, {status(e71, ExportState::Running)}, interfaces());
    stops.forget(device);
    QVERIFY(stops.noted(device, {}, interfaces()).empty());
}

QTEST_APPLESS_MAIN(TestExportStops)
#include "tst_export_stops.moc"
