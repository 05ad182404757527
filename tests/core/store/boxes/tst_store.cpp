#include "core/store/boxes/store.h"
#include "core/store/console/store.h"
#include "core/store/events/store.h"
#include "tests/core/store/boxes/two_boxes.h"
#include "tests/core/store/console/console_events.h"
#include "tests/core/store/database/older_file.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::boxes;
using namespace etherdeck::tests;
using store::BoxRecord;
using store::BoxStore;

class TestBoxStore : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsBoxesAndTies();
    void givesNoNumberTwice();
    void removesABoxAndBringsItBack();
    void movesATieToAnotherBox();
    void keepsUnties();
    void editsABoxWithItsTiesAtOnce();
    void editsNothingOfABoxThatIsGone();
    void keepsProofs();
    void givesAMergedSourceTheTiesOfBoth();
    void givesTiesBackWhenAMergeIsUndone();
    void givesNothingBackThatTheUserHasChanged();
    void tellsWhatTheRestOfTheHistoryKnows();
    void tiesATargetByAllOfItsPaths();
    void refusesBadBoxes_data();
    void refusesBadBoxes();
    void refusesATakenNameOrDevice();
    void refusesTooManyBoxes();
    void refusesTooManyTies();
    void ignoresKindsOfALaterVersion();
    void upgradesAnOlderFile();
    void neverUpgradesWhenItOnlyReads();

private:
    [[nodiscard]] std::string file() const { return m_folder->filePath("history").toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr SourceId console{1};

} // namespace

void TestBoxStore::keepsBoxesAndTies() {
    BoxId id{};
    {
        auto store = must(BoxStore::open(file()));
        id = must(store.put({plug, {{BoxId{}, a, true}, {BoxId{}, console, true}, {BoxId{}, e73, false}}}));
    }
    const auto store = must(BoxStore::open(file(), store::Access::ReadOnce));
    const auto stored = must(store.read());
    auto expected = plug;
    expected.id = id;
    QVERIFY(stored.boxes == std::vector{expected});
    QCOMPARE(stored.ties.size(), 3u);
    Boxes boxes;
    tell(boxes, stored);
    QVERIFY(boxes.of(a).box == (BoxKey{id, {}}));
    QVERIFY(boxes.of(console).proof == Proof::User);
    QVERIFY(!boxes.of(e73).box);
}

void TestBoxStore::givesNoNumberTwice() {
    auto store = must(BoxStore::open(file()));
    const auto first = must(store.put({plug, {}}));
    must(store.remove(first));
    QVERIFY(must(store.put({attic, {}})) != first);
}

void TestBoxStore::removesABoxAndBringsItBack() {
    auto store = must(BoxStore::open(file()));
    const auto id = must(store.put({plug, {{BoxId{}, a, true}, {BoxId{}, e73, false}}}));
    const auto before = must(store.record(id));
    QVERIFY(must(store.remove(id)) == before);
    QVERIFY(must(store.read()) == store::StoredBoxes());
    QCOMPARE(store.remove(id).error().code, ErrorCode::OutOfRange);
    QCOMPARE(must(store.put(before)), id);
    QVERIFY(must(store.record(id)) == before);
}

void TestBoxStore::movesATieToAnotherBox() {
    auto store = must(BoxStore::open(file()));
    const auto one = must(store.put({plug, {{BoxId{}, e73, true}}}));
    const auto two = must(store.put({attic, {}}));
    const auto before = must(store.ties(e73));
    must(store.setTies(e73, withTie(before, {two, e73, true})));
    QVERIFY(must(store.ties(e73)) == (std::vector<Tie>{{two, e73, true}}));
    must(store.setTies(e73, before));
    QVERIFY(must(store.ties(e73)) == (std::vector<Tie>{{one, e73, true}}));
}

void TestBoxStore::keepsUnties() {
    auto store = must(BoxStore::open(file()));
    const auto one = must(store.put({plug, {{BoxId{}, e73, false}}}));
    const auto two = must(store.put({attic, {}}));
    must(store.setTies(e73, withTie(must(store.ties(e73)), {two, e73, true})));
    QVERIFY(must(store.ties(e73)) == (std::vector<Tie>{{one, e73, false}, {two, e73, true}}));
    must(store.setTies(e73, withTie(must(store.ties(e73)), {one, e73, true})));
    QVERIFY(must(store.ties(e73)) == (std::vector<Tie>{{one, e73, true}}));
    must(store.setTies(e73, std::vector<Tie>{{BoxId{99}, e73, true}}));
    QVERIFY(must(store.ties(e73)).empty());
}

void TestBoxStore::editsABoxWithItsTiesAtOnce() {
    auto store = must(BoxStore::open(file()));
    auto other = must(BoxStore::open(file()));
    const std::vector<Tie> tied{{BoxId{}, e73, true}};
    const auto id = must(store.edit(
        {},
        [](BoxRecord& record) {
            record = {plug, {{BoxId{}, a, true}}};
        },
        tied));
    must(other.setTies(console, std::vector<Tie>{{id, console, true}}));
    const auto rename = [&](BoxRecord& record) {
        QCOMPARE(record.ties.size(), 3u); // also what another program has tied
        QCOMPARE(other.put({attic, {}}).error().code, ErrorCode::Busy);
        record.box.name = "renamed";
    };
    const std::vector<Tie> untied{{BoxId{}, e73, false}};
    QCOMPARE(must(store.edit(id, rename, untied)), id);
    const auto record = must(store.record(id));
    QCOMPARE(record.box.name, "renamed");
    QCOMPARE(record.ties.size(), 3u);
    QVERIFY(must(store.ties(e73)) == (std::vector<Tie>{{id, e73, false}}));
    QVERIFY(must(store.ties(console)) == (std::vector<Tie>{{id, console, true}}));
}

void TestBoxStore::editsNothingOfABoxThatIsGone() {
    auto store = must(BoxStore::open(file()));
    const auto id = must(store.put({plug, {{BoxId{}, a, true}}}));
    must(store.remove(id));
    const std::vector<Tie> tied{{BoxId{}, e73, true}};
    const auto edited = store.edit(
        id, [](BoxRecord& record) { record.box.name = "renamed"; }, tied);
    QCOMPARE(edited.error().code, ErrorCode::OutOfRange);
    QVERIFY(must(store.read()) == store::StoredBoxes());
    // One that cannot be read, because the history is damaged, keeps what is there.
    const auto next = must(store.put({plug, {{BoxId{}, a, true}}}));
    execute(file(), "ALTER TABLE boxes RENAME COLUMN note TO other");
    QVERIFY(!store.edit(
        next, [](BoxRecord& record) { record.box.name = "renamed"; }, tied));
    execute(file(), "ALTER TABLE boxes RENAME COLUMN other TO note");
    QVERIFY(must(store.ties(a)) == (std::vector<Tie>{{next, a, true}}));
    QVERIFY(must(store.ties(e73)).empty());
}

void TestBoxStore::keepsProofs() {
    {
        auto history = must(store::ConsoleStore::open(file()));
        must(history.append(std::vector<netconsole::Event>{kernelLine("x", 1, netconsole::Level::Error)},
                            std::vector{sourceInfo(1, 5, "name")}));
    }
    auto store = must(BoxStore::open(file()));
    must(store.keepAgent("root@plug", std::vector{a, b}));
    must(store.keepAgent("root@plug", std::vector{a}));
    must(store.keepSource(console, {{}, {a}, {"root@plug"}}));
    must(store.keepSource(console, {{}, {b}, {"root@plug"}}));
    must(store.keepSource(SourceId{7}, {{}, {b}, {}})); // which is not there
    const auto stored = must(store.read());
    QVERIFY(stored.agents == (std::map<std::string, std::vector<MacAddress>>{{"root@plug", {a}}}));
    QVERIFY(stored.sources == (std::map<SourceId, SourceFacts>{{console, {{}, {b}, {"root@plug"}}}}));
}

namespace {

constexpr SourceId other{2};

void append(store::ConsoleStore& history, std::uint32_t source) {
    must(history.append(std::vector<netconsole::Event>{consoleLine("x", 1, source)},
                        std::vector{sourceInfo(source, static_cast<std::uint8_t>(4 + source))}));
}

/// Sources 1 and 2, and two boxes.
struct TwoSources {
    explicit TwoSources(const std::string& file) :
        history(must(store::ConsoleStore::open(file))), boxes(must(BoxStore::open(file))) {
        append(history, 1);
        append(history, 2);
        first = must(boxes.put({plug, {}}));
        second = must(boxes.put({attic, {}}));
    }

    void tie(SourceId source, const std::vector<std::pair<BoxId, bool>>& ties) {
        std::vector<Tie> all;
        for (const auto& [box, isTied] : ties)
            all.push_back({box, source, isTied});
        must(boxes.setTies(source, all));
    }

    store::ConsoleStore history;
    BoxStore boxes;
    BoxId first{};
    BoxId second{};
};

} // namespace

void TestBoxStore::givesAMergedSourceTheTiesOfBoth() {
    TwoSources two(file());
    two.tie(other, {{two.first, true}, {two.second, false}});
    must(two.boxes.keepSource(console, {{}, {a}, {}}));
    must(two.boxes.keepSource(other, {{}, {a, b}, {"root@plug"}}));
    must(two.history.merge(1, 2, consoleStart));
    QVERIFY(must(two.boxes.ties(console)) ==
            (std::vector<Tie>{{two.first, console, true}, {two.second, console, false}}));
    QVERIFY(must(two.boxes.ties(other)).empty());
    QVERIFY(must(two.boxes.read()).sources ==
            (std::map<SourceId, boxes::SourceFacts>{{console, {{}, {a, b}, {"root@plug"}}}}));

    // What the user has said of a source's own box holds.
    append(two.history, 3);
    two.tie(SourceId{3}, {{two.second, true}, {two.first, false}});
    must(two.history.merge(1, 3, consoleStart));
    QVERIFY(must(two.boxes.ties(console)) ==
            (std::vector<Tie>{{two.first, console, true}, {two.second, console, false}}));
}

void TestBoxStore::givesTiesBackWhenAMergeIsUndone() {
    TwoSources two(file());
    two.tie(console, {{two.second, false}});
    two.tie(other, {{two.first, true}, {two.second, false}});
    must(two.boxes.keepSource(console, {{}, {a}, {}}));
    must(two.boxes.keepSource(other, {{}, {a, b}, {"root@plug"}}));
    const auto before = must(two.boxes.read());
    must(two.history.merge(1, 2, consoleStart));
    QVERIFY(must(two.boxes.read()) != before);
    must(two.history.takeApart(1, 2));
    QVERIFY(must(two.boxes.read()) == before);
}

void TestBoxStore::givesNothingBackThatTheUserHasChanged() {
    TwoSources two(file());
    two.tie(other, {{two.first, true}});
    must(two.history.merge(1, 2, consoleStart));
    two.tie(console, {{two.first, false}, {two.second, true}});
    must(two.history.takeApart(1, 2));
    QVERIFY(must(two.boxes.ties(console)) ==
            (std::vector<Tie>{{two.first, console, false}, {two.second, console, true}}));
    QVERIFY(must(two.boxes.ties(other)) == (std::vector<Tie>{{two.first, other, true}}));
    // A box that was removed meanwhile does not come back.
    must(two.history.merge(1, 2, consoleStart));
    must(two.boxes.remove(two.first));
    must(two.history.takeApart(1, 2));
    QVERIFY(must(two.boxes.ties(other)).empty());
}

void TestBoxStore::tellsWhatTheRestOfTheHistoryKnows() {
    {
        auto history = must(store::ConsoleStore::open(file()));
        must(history.append(std::vector<netconsole::Event>{kernelLine("x", 1, netconsole::Level::Error)},
                            std::vector{sourceInfo(1, 5, "name")}));
        must(history.tieTo(1, b));
        auto events = must(store::Store::open(file()));
        store::SeenTarget seen;
        seen.disk.exact = "one";
        seen.address = e73;
        seen.mac = a;
        auto later = seen;
        later.disk.exact = "two";
        later.mac = b;
        later.lastSeen = seen.lastSeen + std::chrono::seconds(1);
        auto forgotten = later;
        forgotten.address = Address(8, 1);
        forgotten.isForgotten = true;
        must(events.putSeen(std::vector{seen, later, forgotten}));
    }
    auto store = must(BoxStore::open(file()));
    const auto stored = must(store.read());
    QVERIFY(stored.targets == (std::map<Address, std::vector<MacAddress>>{{e73, {b, a}}}));
    QVERIFY(stored.sources == (std::map<SourceId, SourceFacts>{{console, {b, {}, {}}}}));
}

/// Two plugs that answer at one address: neither has the target.
void TestBoxStore::tiesATargetByAllOfItsPaths() {
    const auto seen = [](const std::string& disk, const MacAddress& mac, int second, bool isGone) {
        store::SeenTarget target;
        target.disk.exact = disk;
        target.address = e73;
        target.mac = mac;
        target.lastSeen += std::chrono::seconds(second);
        target.isGone = isGone;
        return target;
    };
    auto store = must(BoxStore::open(file()));
    auto events = must(store::Store::open(file()));
    const auto id = must(store.put({plug, {{BoxId{}, b, true}}}));
    const auto owner = [&] {
        Boxes boxes;
        tell(boxes, must(store.read()));
        return boxes.of(e73).box;
    };
    must(events.putSeen(std::vector{seen("one", a, 1, false), seen("two", b, 2, false)}));
    QVERIFY(!owner());
    must(events.putSeen(std::vector{seen("one", a, 1, true)}));
    QVERIFY(owner() == (BoxKey{id, {}}));
    must(events.putSeen(std::vector{seen("two", b, 2, true)})); // that was there last
    QVERIFY(owner() == (BoxKey{id, {}}));
    must(events.putSeen(std::vector{seen("one", a, 1, false)})); // it answers, although it is older
    QVERIFY(owner() != (BoxKey{id, {}}));
}

void TestBoxStore::refusesBadBoxes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("group");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a device") << "unix:/run/x"
                              << "" << ErrorCode::Malformed;
    QTest::newRow("a program") << "exec:sh"
                               << "" << ErrorCode::Malformed;
    QTest::newRow("an SSH URL") << "ssh://plug"
                                << "" << ErrorCode::Malformed;
    QTest::newRow("an option") << "-d"
                               << "" << ErrorCode::Malformed;
    QTest::newRow("two lines") << "a\nb"
                               << "" << ErrorCode::Malformed;
    QTest::newRow("a long name") << QString(81, 'x') << "" << ErrorCode::TooLong;
    QTest::newRow("two lines in the group") << "a"
                                            << "b\nc" << ErrorCode::Malformed;
    QTest::newRow("a long group") << "a" << QString(81, 'x') << ErrorCode::TooLong;
}

void TestBoxStore::refusesBadBoxes() {
    QFETCH(QString, name);
    QFETCH(QString, group);
    QFETCH(ErrorCode, code);
    auto store = must(BoxStore::open(file()));
    QCOMPARE(store.put({{BoxId{}, name.toStdString(), "", group.toStdString(), ""}, {}}).error().code, code);
    QVERIFY(must(store.read()).boxes.empty());
}

void TestBoxStore::refusesATakenNameOrDevice() {
    auto store = must(BoxStore::open(file()));
    const auto id = must(store.put({plug, {}}));
    auto other = attic;
    other.name = plug.name;
    QCOMPARE(store.put({other, {}}).error(), (Error{ErrorCode::OutOfRange, "name", 0}));
    other.name = "other";
    other.device = plug.device;
    QCOMPARE(store.put({other, {}}).error(), (Error{ErrorCode::OutOfRange, "device", 0}));
    auto same = plug;
    same.id = id;
    same.note = "elsewhere";
    QCOMPARE(must(store.put({same, {}})), id);
    must(store.put({{}, {}})); // many may have no name
    must(store.put({{}, {}}));
}

void TestBoxStore::refusesTooManyBoxes() {
    auto store = must(BoxStore::open(file()));
    for (std::size_t i = 0; i < Boxes::maxBoxes; ++i)
        must(store.put({{BoxId{}, "box " + std::to_string(i), "", "", ""}, {}}));
    QCOMPARE(store.put({attic, {}}).error(), (Error{ErrorCode::TooLong, "boxes", 0}));
}

void TestBoxStore::refusesTooManyTies() {
    auto store = must(BoxStore::open(file()));
    BoxRecord record{plug, {}};
    for (std::size_t i = 0; i <= Boxes::maxTies; ++i)
        record.ties.push_back({BoxId{}, SourceId(static_cast<std::int64_t>(i)), true});
    QCOMPARE(store.put(record).error(), (Error{ErrorCode::TooLong, "ties", 0}));
    QVERIFY(must(store.read()).boxes.empty());
}

void TestBoxStore::ignoresKindsOfALaterVersion() {
    must(BoxStore::open(file()).and_then([](BoxStore&& store) { return store.put({plug, {}}); }));
    execute(file(), "INSERT INTO box_ties VALUES (1, 'disk', 1, 1);"
                    "INSERT INTO box_proofs VALUES ('smell', '', 1, 1)");
    const auto stored = must(must(BoxStore::open(file())).read());
    QVERIFY(stored.ties.empty() && stored.agents.empty() && stored.sources.empty());
}

void TestBoxStore::upgradesAnOlderFile() {
    must(BoxStore::open(file()));
    makeOlder(file(), 17);
    auto store = must(BoxStore::open(file()));
    QVERIFY(must(store.read()) == store::StoredBoxes());
    must(store.put({plug, {}}));
}

void TestBoxStore::neverUpgradesWhenItOnlyReads() {
    must(BoxStore::open(file()));
    makeOlder(file(), 17);
    execute(file(), "PRAGMA journal_mode = DELETE");
    const auto content = [this] {
        QFile read(QString::fromStdString(file()));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    const auto before = content();
    for (const auto access : {store::Access::ReadOnce, store::Access::Follow})
        QCOMPARE(BoxStore::open(file(), access).error().code, ErrorCode::VersionMismatch);
    QCOMPARE(content(), before);
}

QTEST_GUILESS_MAIN(TestBoxStore)
#include "tst_store.moc"
