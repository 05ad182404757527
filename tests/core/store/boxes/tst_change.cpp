#include "core/store/boxes/change.h"
#include "core/store/boxes/store.h"
#include "tests/core/store/boxes/two_boxes.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::boxes;
using namespace etherdeck::tests;
using store::BoxChange;
using store::BoxRecord;
using store::BoxStore;
using What = BoxRequest::What;

namespace {

/// A history with two boxes; e7.3 is tied to the plug.
struct TwoBoxes {
    QTemporaryDir folder;
    BoxStore store = must(BoxStore::open(folder.filePath("history").toStdString()));
    BoxKey plugKey{must(store.put({plug, {{{}, e73, true}}})), {}};
    BoxKey atticKey{must(store.put({attic, {}})), {}};

    [[nodiscard]] BoxRecord record(const BoxKey& key) const { return must(store.record(key.id)); }
    [[nodiscard]] std::size_t count() const { return must(store.readUsers()).first.size(); }
};

} // namespace

class TestBoxChange : public QObject {
    Q_OBJECT

private slots:
    void changesANameAndBack();
    void storesABoxThatHasANameNow();
    void changesTheBoxThatHasTheMacAddress();
    void movesATieAndBack();
    void untiesAndBack();
    void refusesWhatCannotBe();
    void leavesWhatHasChangedSince();
    void changesAllOrNothing();
};

void TestBoxChange::changesANameAndBack() {
    TwoBoxes boxes;
    const auto change = must(boxes.store.change({boxes.plugKey, What::Name, "cellar", {}}));
    const auto after = boxes.record(boxes.plugKey);
    QCOMPARE(after.box.name, std::string("cellar"));
    QCOMPARE(after.box.group, plug.group);
    QCOMPARE(after.ties.size(), 1u);
    must(boxes.store.repeat(reversed(change)));
    QCOMPARE(boxes.record(boxes.plugKey).box.name, plug.name);
    QCOMPARE(boxes.record(boxes.plugKey).ties.size(), 1u);
    must(boxes.store.repeat(change));
    QVERIFY(boxes.record(boxes.plugKey) == after);
}

void TestBoxChange::storesABoxThatHasANameNow() {
    TwoBoxes boxes;
    const auto change = must(boxes.store.change({{{}, a}, What::Group, "cellar", {}}));
    QCOMPARE(boxes.count(), 3u);
    QVERIFY(change.before.empty());
    const BoxKey made{change.after.front().box.id, {}};
    QCOMPARE(boxes.record(made).box.group, std::string("cellar"));
    QVERIFY(boxes.record(made).ties == std::vector({Tie{made.id, a, true}}));
    must(boxes.store.repeat(reversed(change)));
    QCOMPARE(boxes.count(), 2u);
    must(boxes.store.repeat(change)); // under the number that it had
    QCOMPARE(boxes.record(made).box.group, std::string("cellar"));
}

/// Else a second box would be stored, which takes that MAC address away from its owner.
void TestBoxChange::changesTheBoxThatHasTheMacAddress() {
    TwoBoxes boxes;
    constexpr Address e74(7, 4);
    must(boxes.store.change({boxes.atticKey, What::Tie, {}, a}));
    must(boxes.store.keepAgent(plug.device, std::vector{b}));
    const auto change = must(boxes.store.change({{{}, a}, What::Tie, {}, e73}));
    QVERIFY(boxes.record(boxes.atticKey).ties ==
            (std::vector{Tie{boxes.atticKey.id, a, true}, Tie{boxes.atticKey.id, e73, true}}));
    QVERIFY(boxes.record(boxes.plugKey).ties.empty());
    must(boxes.store.repeat(reversed(change)));
    QVERIFY(boxes.record(boxes.atticKey).ties == std::vector({Tie{boxes.atticKey.id, a, true}}));
    must(boxes.store.change({{{}, b}, What::Tie, {}, e74}));
    QCOMPARE(boxes.record(boxes.plugKey).ties.size(), 2u);
    QCOMPARE(boxes.count(), 2u);
    // The user has said that it is none of the plug's.
    must(boxes.store.change({boxes.plugKey, What::Untie, {}, b}));
    must(boxes.store.change({{{}, b}, What::Tie, {}, e73}));
    QCOMPARE(boxes.count(), 3u);
}

void TestBoxChange::movesATieAndBack() {
    TwoBoxes boxes;
    const auto change = must(boxes.store.change({boxes.atticKey, What::Tie, {}, e73}));
    QVERIFY(boxes.record(boxes.plugKey).ties.empty());
    QVERIFY(boxes.record(boxes.atticKey).ties == std::vector({Tie{boxes.atticKey.id, e73, true}}));
    must(boxes.store.repeat(reversed(change)));
    QCOMPARE(boxes.record(boxes.plugKey).ties.size(), 1u);
    QVERIFY(boxes.record(boxes.atticKey).ties.empty());
}

void TestBoxChange::untiesAndBack() {
    TwoBoxes boxes;
    const auto change = must(boxes.store.change({boxes.plugKey, What::Untie, {}, e73}));
    QVERIFY(boxes.record(boxes.plugKey).ties == std::vector({Tie{boxes.plugKey.id, e73, false}}));
    must(boxes.store.repeat(reversed(change)));
    QVERIFY(boxes.record(boxes.plugKey).ties == std::vector({Tie{boxes.plugKey.id, e73, true}}));
}

void TestBoxChange::refusesWhatCannotBe() {
    TwoBoxes boxes;
    const auto taken = boxes.store.change({boxes.plugKey, What::Name, "attic", {}});
    QVERIFY(!taken && taken.error().code == ErrorCode::OutOfRange && taken.error().detail == "name");
    const auto bad = boxes.store.change({boxes.plugKey, What::Name, "ssh://attic", {}});
    QVERIFY(!bad && bad.error().code == ErrorCode::Malformed);
    const auto gone = boxes.store.change({{BoxId{99}, {}}, What::Name, "cellar", {}});
    QVERIFY(!gone && gone.error().code == ErrorCode::OutOfRange);
    QCOMPARE(boxes.record(boxes.plugKey).box.name, plug.name);
}

void TestBoxChange::leavesWhatHasChangedSince() {
    TwoBoxes boxes;
    const auto change = must(boxes.store.change({boxes.plugKey, What::Name, "cellar", {}}));
    must(boxes.store.change({boxes.plugKey, What::Tie, {}, b}));
    const auto undone = boxes.store.repeat(reversed(change));
    QVERIFY(!undone && undone.error().code == ErrorCode::OutOfRange);
    QCOMPARE(boxes.record(boxes.plugKey).box.name, std::string("cellar"));
    const auto made = must(boxes.store.change({{{}, a}, What::Name, "new", {}}));
    must(boxes.store.repeat(reversed(made)));
    must(boxes.store.put({{made.after.front().box.id, "other", "", "", ""}, {}}));
    QVERIFY(!boxes.store.repeat(made));
}

void TestBoxChange::changesAllOrNothing() {
    TwoBoxes boxes;
    // Stored under its MAC address, but its name is taken.
    QVERIFY(!boxes.store.change({{{}, a}, What::Name, "attic", {}}));
    QCOMPARE(boxes.count(), 2u);
    const auto moved = must(boxes.store.change({boxes.atticKey, What::Tie, {}, e73}));
    auto back = reversed(moved);
    back.after.front().box.name = "-bad";
    QVERIFY(!boxes.store.repeat(back));
    QCOMPARE(boxes.record(boxes.atticKey).ties.size(), 1u);
}

QTEST_GUILESS_MAIN(TestBoxChange)
#include "tst_change.moc"
