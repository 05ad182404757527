#include "app/etherdeckctl/targets/event_lines.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;
using discovery::Change;
using discovery::EventKind;

/// What `watch` prints.
class TestEventLines : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("NO_COLOR", "1"); }
    void tellsWhatThisComputerChanged();
    void namesNoDiskInAConflict();
};

namespace {

const Address e73(7, 3);

std::string interfaceName(discovery::LinkId) { return "san0"; }

TargetContext context() {
    return {interfaceName, [](TimePoint) { return WallTime(); }};
}

DiscoveryEvent changed(bool isOurs) {
    DiscoveryEvent event;
    event.event.kind = EventKind::Changed;
    event.event.address = e73;
    event.event.changes = Change::ConfigString;
    event.event.differences = {{Change::ConfigString, "", "desk-1"}};
    event.event.isOurs = isOurs;
    return event;
}

} // namespace

void TestEventLines::tellsWhatThisComputerChanged() {
    const QString words = ", by this computer";
    const auto ours = QString::fromStdString(eventLine(changed(true), interfaceName));
    QVERIFY2(ours.endsWith("config-string \"\" -> \"desk-1\"" + words), qPrintable(ours));
    QVERIFY(!QString::fromStdString(eventLine(changed(false), interfaceName)).contains(words));
    for (const bool isOurs : {true, false}) {
        const auto json = nlohmann::json::parse(eventJson(changed(isOurs), context()));
        QVERIFY(json.contains("by_this_computer"));
        QCOMPARE(json["by_this_computer"].get<bool>(), isOurs);
    }
    auto vanished = changed(false);
    vanished.event.kind = EventKind::Vanished;
    QVERIFY(!nlohmann::json::parse(eventJson(vanished, context())).contains("by_this_computer"));
}

void TestEventLines::namesNoDiskInAConflict() {
    DiscoveryEvent event;
    event.event.kind = EventKind::Conflict;
    event.event.address = e73;
    event.target.emplace();
    event.target->address = e73;
    event.target->conflict = discovery::Conflict::Proven;
    for (std::uint8_t number = 1; number <= 2; ++number) {
        auto& path = event.target->paths.emplace_back();
        path.key.mac = MacAddress({0, 0x25, 0x31, 0, 0, number});
        path.disk = number;
        path.configString = "claim" + std::to_string(number);
        path.identity.emplace();
        path.identity->serial = "serial" + std::to_string(number);
        path.identity->size = Sectors{2048ULL * number};
    }
    const auto line = QString::fromStdString(eventLine(event, interfaceName));
    QVERIFY2(line.contains("e7.3  2 disks"), qPrintable(line));
    QVERIFY2(!line.contains("serial1") && !line.contains("claim1"), qPrintable(line));
    event.target->conflict = discovery::Conflict::None;
    QVERIFY(QString::fromStdString(eventLine(event, interfaceName)).contains("serial1"));
}

QTEST_APPLESS_MAIN(TestEventLines)
#include "tst_event_lines.moc"
