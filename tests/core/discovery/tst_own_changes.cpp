#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/discovery/own_changes.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using discovery::e73;
using namespace std::chrono_literals;
using discovery::Change;
using discovery::Event;
using discovery::EventKind;
using discovery::OwnChanges;

class TestOwnChanges : public QObject {
    Q_OBJECT

private slots:
    void knowsWhatItHasAskedFor();
    void takesNothingElseForItsOwn();
    void hearsWhatOtherProgramsHereHaveSet();
    void forgetsAfterAWhile();
    void isBounded();
};

namespace {

const TimePoint start(1000s);

Event changed(Address address, const std::string& after, Duration later = 1s) {
    Event event;
    event.kind = EventKind::Changed;
    event.address = address;
    event.time = start + later;
    event.changes = Change::ConfigString;
    event.differences = {{Change::ConfigString, "", after}};
    return event;
}

} // namespace

void TestOwnChanges::knowsWhatItHasAskedFor() {
    OwnChanges own;
    own.expect(e73, "desk-1", start);
    QVERIFY(own.explains(changed(e73, "desk-1")));
    QVERIFY(own.explains(changed(e73, "desk-1", 2s))); // of its second path
}

void TestOwnChanges::takesNothingElseForItsOwn() {
    OwnChanges own;
    own.expect(e73, "desk-1", start);
    QVERIFY(!own.explains(changed(e73, "desk-2")));
    QVERIFY(!own.explains(changed({7, 4}, "desk-1")));
    QVERIFY(!own.explains(changed(e73, "desk-1", -1s)));
    auto event = changed(e73, "desk-1");
    event.differences.push_back({Change::Size, "1", "2"});
    QVERIFY(!own.explains(event)); // a disk that was exchanged as well is news
    event = changed(e73, "desk-1");
    event.kind = EventKind::CameBack;
    QVERIFY(!own.explains(event));
    event = changed(e73, "desk-1");
    event.differences.clear();
    QVERIFY(!own.explains(event));
}

void TestOwnChanges::hearsWhatOtherProgramsHereHaveSet() {
    const MacAddress own({0x02, 0, 0, 0, 0, 0x01});
    aoe::Frame reply;
    reply.header.destination = own;
    reply.header.source = MacAddress({0x00, 0x25, 0x31, 0, 0, 1});
    reply.header.address = e73;
    reply.header.response = true;
    reply.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    aoe::Config config;
    config.command = aoe::ConfigCommand::ForceSet;
    config.string = "desk-1";
    reply.body = config;
    auto bytes = aoe::build(reply, aoe::Padding::None).value();
    const auto isOurs = [&] {
        OwnChanges changes;
        if (const auto frame = aoe::parse(bytes))
            changes.heard(*frame, own, start);
        return changes.explains(changed(e73, "desk-1", 0s));
    };
    QVERIFY(isOurs());
    const auto confirmed = bytes;
    bytes[5] = std::byte{2}; // it tells another computer
    QVERIFY(!isOurs());
    bytes = confirmed;
    bytes[14] = std::byte{0x10}; // somebody asks
    QVERIFY(!isOurs());
    bytes[14] = std::byte{0x1c}; // it was refused
    bytes[15] = std::byte{4};
    QVERIFY(!isOurs());
    config.command = aoe::ConfigCommand::Read; // who reads changes nothing
    reply.body = config;
    bytes = aoe::build(reply, aoe::Padding::None).value();
    QVERIFY(!isOurs());
}

void TestOwnChanges::forgetsAfterAWhile() {
    OwnChanges own;
    own.expect(e73, "desk-1", start);
    QVERIFY(own.explains(changed(e73, "desk-1", 30s)));
    QVERIFY(!own.explains(changed(e73, "desk-1", 31s)));
}

void TestOwnChanges::isBounded() {
    OwnChanges own;
    for (std::size_t i = 0; i < 2 * OwnChanges::limit; ++i)
        own.expect({static_cast<std::uint16_t>(i), 0}, "desk-1", start);
    QVERIFY(!own.explains(changed({0, 0}, "desk-1")));
    QVERIFY(own.explains(changed({static_cast<std::uint16_t>(OwnChanges::limit), 0}, "desk-1")));
}

QTEST_APPLESS_MAIN(TestOwnChanges)
#include "tst_own_changes.moc"
