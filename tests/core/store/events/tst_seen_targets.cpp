#include "core/store/events/seen_targets.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"

#include <QTest>

using namespace etherdeck;
using tests::start;
using namespace std::chrono_literals;
using discovery::Change;
using discovery::EventKind;
using store::EventRecord;
using store::SeenTargets;

class TestSeenTargets : public QObject {
    Q_OBJECT

private slots:
    void remembersATargetThatIsNew();
    void saysNothingOfOneThatAppearsAsItWas();
    void tellsWhatChangedWhileTheProgramWasOff();
    void tellsThatOneCameBackWhileTheProgramWasOff();
    void remembersADiskAtAnotherAddress();
    void doesNotForgetEitherOfTwoAddressesOfOneDisk();
    void keepsEveryOtherEvent();
    void keepsFirstSeenAndMovesLastSeen();
    void doesNotTakeInWhatIsNotIdentifiedYet();
    void endsTheFormerDiskOfAnAddress();
    void saysWhichRowsAreToBeStored();
    void tellsFromWhatToWhatItChanged();
    void isBounded();
    void expectsAllThatIsKnownAndMissesWhatHadVanished();
    void expectsTheDiskThatWasHeardLastAtAnAddress();
    void expectsNothingThatWasForgotten();
    void knowsWhatWasMissingAlready();
    void saysNothingAgainOfWhatWasMerelyNotWatched();
};

namespace {

constexpr auto later = 60s;

EventRecord eventOf(const discovery::Target& target, EventKind kind) {
    EventRecord event;
    event.kind = kind;
    event.address = target.address;
    return event;
}

discovery::Target someTarget() { return demo::target({{7, 3}, 500, "backup", "plug-a", 1}); }

/// What the next run of the program knows.
SeenTargets nextRun(const SeenTargets& before) {
    auto rows = before.all();
    for (auto& row : rows)
        row.isLive = false;
    SeenTargets after;
    after.load(std::move(rows));
    return after;
}

SeenTargets knowing(const discovery::Target& target) {
    SeenTargets seen;
    (void)seen.note(eventOf(target, EventKind::Appeared), &target, start);
    return seen;
}

} // namespace

void TestSeenTargets::remembersATargetThatIsNew() {
    const auto target = someTarget();
    SeenTargets seen;
    const auto noted = seen.note(eventOf(target, EventKind::Appeared), &target, start);
    QVERIFY(noted && noted->kind == EventKind::Appeared);
    QCOMPARE(seen.size(), 1u);
    QVERIFY(seen.all()[0].isLive);
    QVERIFY(seen.takeRearranged());
    QVERIFY(!seen.takeRearranged());
}

void TestSeenTargets::saysNothingOfOneThatAppearsAsItWas() {
    const auto target = someTarget();
    auto seen = nextRun(knowing(target));
    QVERIFY(!seen.note(eventOf(target, EventKind::Appeared), &target, start + later));
}

void TestSeenTargets::tellsWhatChangedWhileTheProgramWasOff() {
    auto target = someTarget();
    auto seen = nextRun(knowing(target));
    target.paths[0].configString = "films";
    target.paths[0].buffers = 99;
    const auto noted = seen.note(eventOf(target, EventKind::Appeared), &target, start + later);
    QVERIFY(noted.has_value());
    QCOMPARE(noted->kind, EventKind::Changed);
    QCOMPARE(noted->changes, Change::ConfigString | Change::Buffers);
    QVERIFY(!seen.note(eventOf(target, EventKind::Appeared), &target, start + later));
}

void TestSeenTargets::tellsThatOneCameBackWhileTheProgramWasOff() {
    auto target = someTarget();
    auto seen = knowing(target);
    demo::makeVanished(target, 1s);
    QVERIFY(seen.note(eventOf(target, EventKind::Vanished), &target, start + 5s));
    seen = nextRun(seen);
    const auto again = someTarget();
    const auto noted = seen.note(eventOf(again, EventKind::Appeared), &again, start + later);
    QVERIFY(noted && noted->kind == EventKind::CameBack);
    seen = nextRun(seen);
    QVERIFY(!seen.note(eventOf(again, EventKind::Appeared), &again, start + 2 * later));
}

void TestSeenTargets::remembersADiskAtAnotherAddress() {
    auto target = someTarget();
    auto seen = nextRun(knowing(target));
    target.address = Address(7, 4);
    const auto noted = seen.note(eventOf(target, EventKind::Appeared), &target, start + later);
    QVERIFY(noted && noted->kind == EventKind::Appeared);
}

void TestSeenTargets::doesNotForgetEitherOfTwoAddressesOfOneDisk() {
    const auto one = someTarget();
    auto other = one;
    other.address = Address(7, 4);
    auto seen = knowing(one);
    QVERIFY(seen.note(eventOf(other, EventKind::Appeared), &other, start));
    seen = nextRun(seen);
    QVERIFY(!seen.note(eventOf(one, EventKind::Appeared), &one, start + later));
    QVERIFY(!seen.note(eventOf(other, EventKind::Appeared), &other, start + later));
}

void TestSeenTargets::keepsEveryOtherEvent() {
    const auto target = someTarget();
    auto seen = nextRun(knowing(target));
    for (const auto kind :
         {EventKind::Changed, EventKind::PathFound, EventKind::PathLost, EventKind::Vanished,
          EventKind::CameBack, EventKind::Conflict, EventKind::ConflictEnded}) {
        const auto noted = seen.note(eventOf(target, kind), &target, start);
        QVERIFY(noted && noted->kind == kind);
    }
    QVERIFY(seen.note(eventOf(target, EventKind::InventoryFull), nullptr, start));
    QVERIFY(seen.note(eventOf(target, EventKind::Appeared), nullptr, start));
}

void TestSeenTargets::keepsFirstSeenAndMovesLastSeen() {
    const auto target = someTarget();
    auto seen = nextRun(knowing(target));
    seen.update(target, start + later);
    QCOMPARE(seen.all()[0].firstSeen, start);
    QCOMPARE(seen.all()[0].lastSeen, start + later);
    seen.tick(start + 2 * later);
    QCOMPARE(seen.all()[0].lastSeen, start + 2 * later);
    auto gone = target;
    demo::makeVanished(gone, 1s);
    seen.update(gone, start + later);
    seen.tick(start + 3 * later);
    QCOMPARE(seen.all()[0].lastSeen, start + later);
}

void TestSeenTargets::doesNotTakeInWhatIsNotIdentifiedYet() {
    auto target = someTarget();
    target.paths[0].identity.reset();
    SeenTargets seen;
    seen.update(target, start);
    QCOMPARE(seen.size(), 0u);
    seen.add(target, start);
    QCOMPARE(seen.size(), 1u);
}

void TestSeenTargets::endsTheFormerDiskOfAnAddress() {
    const auto former = someTarget();
    auto seen = knowing(former);
    const auto latter = demo::target({{7, 3}, 250, "", "plug-b", 2});
    (void)seen.note(eventOf(latter, EventKind::Changed), &latter, start + 1s);
    for (const auto& row : seen.all())
        QCOMPARE(row.isLive, row.disk == discovery::diskKey(latter));
    seen.removed(latter.address);
    for (const auto& row : seen.all())
        QVERIFY(!row.isLive);
}

void TestSeenTargets::saysWhichRowsAreToBeStored() {
    const auto target = someTarget();
    auto seen = knowing(target);
    QCOMPARE(seen.takeDirty(), seen.all());
    QVERIFY(seen.takeDirty().empty());
    seen.update(target, start);
    QVERIFY(seen.takeDirty().empty());
    seen.update(target, start + 1s);
    QCOMPARE(seen.takeDirty().size(), 1u);
}

void TestSeenTargets::tellsFromWhatToWhatItChanged() {
    auto target = someTarget();
    auto seen = nextRun(knowing(target));
    target.paths[0].configString = "desk-1";
    target.paths[0].buffers = 32;
    const auto told = seen.note(eventOf(target, EventKind::Appeared), &target, start + later);
    QVERIFY(told && told->kind == EventKind::Changed);
    QCOMPARE(told->differences,
             (std::vector<discovery::Difference>{{Change::ConfigString, "backup", "desk-1"},
                                                 {Change::Buffers, "16", "32"}}));
}

void TestSeenTargets::isBounded() {
    SeenTargets seen(3);
    for (const auto& target : demo::rack(10))
        QVERIFY(seen.note(eventOf(target, EventKind::Appeared), &target, start));
    QCOMPARE(seen.size(), 3u);
}

void TestSeenTargets::expectsAllThatIsKnownAndMissesWhatHadVanished() {
    SeenTargets seen;
    seen.setLinkNames({{discovery::LinkId{1}, "san0"}});
    auto gone = demo::target({{7, 4}, 500, "", "plug-b", 2});
    const auto target = someTarget();
    for (const discovery::Target* each : std::initializer_list<const discovery::Target*>{&target, &gone})
        (void)seen.note(eventOf(*each, EventKind::Appeared), each, start);
    demo::makeVanished(gone, 1s);
    (void)seen.note(eventOf(gone, EventKind::Vanished), &gone, start - 1h);
    const auto expected = nextRun(seen).expected();
    QCOMPARE(expected.size(), 2u);
    QCOMPARE(expected[0].address, target.address);
    QVERIFY(!expected[0].isMissing);
    QCOMPARE(expected[1].address, gone.address);
    QVERIFY(expected[1].isMissing);
    QCOMPARE(expected[0].mac, target.paths[0].key.mac);
    QCOMPARE(expected[0].interface, "san0");
    QCOMPARE(expected[0].serial, target.paths[0].identity->serial);
    QCOMPARE(expected[0].size, target.paths[0].identity->size);
}

void TestSeenTargets::expectsTheDiskThatWasHeardLastAtAnAddress() {
    auto seen = knowing(someTarget());
    const auto latter = demo::target({{7, 3}, 250, "", "plug-b", 2});
    (void)seen.note(eventOf(latter, EventKind::Changed), &latter, start + 1s);
    QCOMPARE(seen.expected().size(), 1u);
    QCOMPARE(seen.expected()[0].disk, discovery::diskKey(latter));
}

void TestSeenTargets::expectsNothingThatWasForgotten() {
    const auto target = someTarget();
    auto seen = knowing(target);
    seen.forget(target.address);
    seen = nextRun(seen);
    QVERIFY(seen.expected().empty());
    // It answers: that is news, and then it is known again.
    const auto noted = seen.note(eventOf(target, EventKind::Appeared), &target, start + later);
    QVERIFY(noted && noted->kind == EventKind::Appeared);
    QCOMPARE(nextRun(seen).expected().size(), 1u);
}

void TestSeenTargets::knowsWhatWasMissingAlready() {
    const auto target = someTarget();
    auto seen = nextRun(knowing(target));
    auto missing = target;
    missing.state = discovery::TargetState::Missing;
    missing.paths[0].state = discovery::PathState::Lost;
    QVERIFY(seen.note(eventOf(missing, EventKind::Missing), &missing, start));
    seen = nextRun(seen);
    QCOMPARE(seen.expected().size(), 1u);
    QVERIFY(seen.expected()[0].isMissing);
    QVERIFY(seen.note(eventOf(target, EventKind::CameBack), &target, start + later));
    QVERIFY(!nextRun(seen).expected()[0].isMissing);
}

void TestSeenTargets::saysNothingAgainOfWhatWasMerelyNotWatched() {
    const auto target = someTarget();
    auto seen = knowing(target);
    auto unwatched = target;
    unwatched.state = discovery::TargetState::NotWatched;
    unwatched.paths[0].state = discovery::PathState::NotWatched;
    seen.update(unwatched, start);
    seen = nextRun(seen);
    QVERIFY(!seen.note(eventOf(target, EventKind::Appeared), &target, start + later));
}

QTEST_APPLESS_MAIN(TestSeenTargets)
#include "tst_seen_targets.moc"
