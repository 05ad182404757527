#include "core/store/events/store.h"
#include "tests/core/store/database/older_file.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using discovery::EventKind;
using store::EventQuery;
using store::EventRecord;
using store::Label;
using store::Store;

class TestStore : public QObject {
    Q_OBJECT

private slots:
    void givesBackEventsAsTheyWere();
    void listsNewestFirstInPages();
    void keepsEverythingAcrossOpenings();
    void findsWords_data();
    void findsWords();
    void findsEventsOfABox();
    void takesSignsInWordsLiterally();
    void filtersByKindAddressAndTime();
    void removesTheOldestEvents();
    void removesWhatTheyTold();
    void findsByTheNameOfTheDisk();
    void neverUsesAnIdTwice();
    void cutsOverlongTexts();
    void keepsLabels();
    void movesALabelToARenumberedDisk();
    void refusesBadLabels_data();
    void refusesBadLabels();
    void keepsTargetsSeen();
    void readsTheDiskOfATargetFromAnOlderFile();
    void prunesTargetsSeenButLabelledOnes();
};

namespace {

Store memory() { return must(Store::open(":memory:")); }

std::vector<std::int64_t> idsOf(const std::vector<EventRecord>& events) {
    std::vector<std::int64_t> ids;
    for (const auto& event : events)
        ids.push_back(event.id);
    return ids;
}

store::SeenTarget seenTarget(const std::string& key, int seconds) {
    store::SeenTarget row;
    row.disk = {
        key,
        discovery::Kin{"plug-a", true, {4096}, "backup", MacAddress({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xfe})},
        false};
    row.address = Address(7, 3);
    row.firstSeen = start;
    row.lastSeen = start + std::chrono::seconds(seconds);
    row.isGone = true;
    row.configString = "backup";
    row.firmwareRevision = "V25";
    row.buffers = 16;
    row.firmware = 0x4019;
    row.sectorsPerFrame = 2;
    row.mac = MacAddress({0x00, 0x25, 0x31, 0x0a, 0xbc, 0xfe});
    row.interface = "san0";
    row.size = Sectors{4096};
    row.model = "Coraid EtherDrive vblade";
    row.serial = "7.3:plug-a";
    return row;
}

const Label label{"films", "in the cellar\nred cable"};

} // namespace

void TestStore::givesBackEventsAsTheyWere() {
    auto store = memory();
    auto full = fullEvent();
    auto bare = eventOf(EventKind::InventoryFull, {0, 0});
    auto stop = eventOf(EventKind::Vanished, {7, 3});
    stop.isStop = true;
    const auto stored = must(store.appendEvents(std::array{full, bare, stop}));
    full.id = stored.at(0).id;
    bare.id = stored.at(1).id;
    stop.id = stored.at(2).id;
    QVERIFY(full.id < bare.id && bare.id < stop.id);
    QCOMPARE(stored, (std::vector{full, bare, stop}));
    QCOMPARE(must(store.events({})), (std::vector{stop, bare, full}));
}

void TestStore::listsNewestFirstInPages() {
    auto store = memory();
    std::vector<EventRecord> events;
    for (int i = 0; i < 25; ++i)
        events.push_back(eventOf(EventKind::Appeared, {static_cast<std::uint16_t>(i), 0}, i));
    must(store.appendEvents(events));
    EventQuery query;
    query.limit = 10;
    std::vector<int> shelves;
    for (const std::size_t expected : {10u, 10u, 5u, 0u}) {
        const auto page = must(store.events(query));
        QCOMPARE(page.size(), expected);
        for (const auto& found : page)
            shelves.push_back(found.address.shelf());
        if (!page.empty())
            query.beforeId = page.back().id;
    }
    for (int i = 0; i < 25; ++i)
        QCOMPARE(shelves.at(static_cast<std::size_t>(i)), 24 - i);
}

void TestStore::keepsEverythingAcrossOpenings() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history.db").toStdString();
    {
        auto store = must(Store::open(path));
        must(store.appendEvents(std::array{fullEvent()}));
        must(store.setLabel("disk", label));
    }
    const auto store = must(Store::open(path));
    QCOMPARE(must(store.countEvents()), 1u);
    QCOMPARE(must(store.labels()).disks.at("disk"), label);
}

void TestStore::findsWords_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("nothing") << "" << true;
    QTest::newRow("blanks") << "  \t " << true;
    QTest::newRow("address") << "e7.3" << true;
    QTest::newRow("kind") << "changed" << true;
    QTest::newRow("model, other case") << "ETHERDRIVE" << true;
    QTest::newRow("serial number") << ":plug" << true;
    QTest::newRow("interface") << "san0" << true;
    QTest::newRow("piece of a MAC") << "0A:BC" << true;
    QTest::newRow("config string") << "back" << true;
    QTest::newRow("two words") << "plug san" << true;
    QTest::newRow("one of two") << "plug tape" << false;
    QTest::newRow("over two columns") << "vblade7" << false;
    QTest::newRow("other") << "tape" << false;
    QTest::newRow("more words than anyone needs") << QStringLiteral("plug ").repeated(5000) << true;
}

void TestStore::findsWords() {
    QFETCH(QString, words);
    QFETCH(bool, isFound);
    auto store = memory();
    must(store.appendEvents(std::array{fullEvent()}));
    EventQuery query;
    query.words = words.toStdString();
    QCOMPARE(must(store.events(query)).size(), isFound ? 1u : 0u);
    QCOMPARE(must(store.countEvents(query)), isFound ? 1u : 0u);
    QCOMPARE(store::matches(query, fullEvent()), isFound);
}

void TestStore::findsEventsOfABox() {
    auto store = memory();
    const auto withMac = fullEvent();
    const auto withoutMac = eventOf(EventKind::Vanished, {7, 3});
    auto ofAnother = eventOf(EventKind::Vanished, {7, 3});
    ofAnother.mac = MacAddress({0x00, 0x25, 0x31, 1, 2, 3});
    const std::array events{withMac, withoutMac, ofAnother};
    must(store.appendEvents(events));
    const auto found = [&](const EventQuery& query) {
        std::size_t matching = 0;
        for (const auto& event : events)
            matching += store::matches(query, event) ? 1 : 0;
        const auto count = must(store.countEvents(query));
        return count == matching ? static_cast<int>(count) : -1;
    };
    const store::EventOrigin box{{*withMac.mac}, {Address(7, 3)}};
    EventQuery query;
    query.origin = box; // the MAC address of another box counts for more than the address
    QCOMPARE(found(query), 2);
    query.origin = store::EventOrigin();
    QCOMPARE(found(query), 0);
    query.origin.reset();
    query.words = "plug-shelf";
    QCOMPARE(found(query), 0);
    query.named["plug-shelf"] = box;
    QCOMPARE(found(query), 2);
    query.words = "plug-shelf vanished";
    QCOMPARE(found(query), 1);
}

void TestStore::takesSignsInWordsLiterally() {
    auto store = memory();
    auto plain = eventOf(EventKind::Appeared, {1, 1});
    plain.configString = "100 percent";
    auto signs = plain;
    signs.configString = R"(100%_\')";
    must(store.appendEvents(std::array{plain, signs}));
    for (const auto* words : {"0%", "_", "\\", "'", R"(%_\')"}) {
        EventQuery query;
        query.words = words;
        const auto found = must(store.events(query));
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].configString, signs.configString);
        QVERIFY(store::matches(query, signs));
        QVERIFY(!store::matches(query, plain));
    }
}

void TestStore::filtersByKindAddressAndTime() {
    auto store = memory();
    const std::array events{eventOf(EventKind::Appeared, {7, 3}, 0), eventOf(EventKind::Vanished, {7, 3}, 10),
                            eventOf(EventKind::CameBack, {7, 3}, 20),
                            eventOf(EventKind::Vanished, {7, 4}, 30)};
    const auto stored = must(store.appendEvents(events));
    const auto expect = [&](const EventQuery& query, std::vector<int> positions) {
        std::vector<std::int64_t> ids;
        for (const int position : positions)
            ids.push_back(stored.at(static_cast<std::size_t>(position)).id);
        QCOMPARE(idsOf(must(store.events(query))), ids);
        QCOMPARE(must(store.countEvents(query)), ids.size());
        for (const auto& event : stored)
            QCOMPARE(store::matches(query, event), std::find(ids.begin(), ids.end(), event.id) != ids.end());
    };
    EventQuery query;
    query.kinds = {EventKind::Vanished, EventKind::CameBack};
    expect(query, {3, 2, 1});
    query.address = Address(7, 3);
    expect(query, {2, 1});
    query.until = start + 20s;
    expect(query, {1});
    query = {};
    query.from = start + 10s;
    query.words = "e7.3";
    expect(query, {2, 1});
}

void TestStore::removesTheOldestEvents() {
    auto store = memory();
    std::vector<EventRecord> events(50, eventOf(EventKind::Appeared, {1, 1}));
    const auto stored = must(store.appendEvents(events));
    QCOMPARE(must(store.pruneEvents(50)), 0u);
    QCOMPARE(must(store.pruneEvents(20)), 30u);
    const auto left = must(store.events({}));
    QCOMPARE(left.size(), 20u);
    QCOMPARE(left.back().id, stored.at(30).id);
}

void TestStore::removesWhatTheyTold() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.sqlite");
    auto store = must(Store::open(path.toStdString()));
    must(store.appendEvents(std::array{fullEvent(), fullEvent(), fullEvent()}));
    QCOMPARE(must(store.pruneEvents(1)), 2U);
    QCOMPARE(must(store.events({})).at(0).differences, fullEvent().differences);
    sqlite3* database = nullptr;
    sqlite3_stmt* count = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_prepare_v2(database, "SELECT count(*) FROM event_differences", -1, &count, nullptr),
             SQLITE_OK);
    QCOMPARE(sqlite3_step(count), SQLITE_ROW);
    QCOMPARE(sqlite3_column_int(count, 0), 2);
    sqlite3_finalize(count);
    sqlite3_close(database);
}

void TestStore::findsByTheNameOfTheDisk() {
    auto store = memory();
    auto named = eventOf(EventKind::Vanished, {7, 3});
    named.disk = "disk a";
    auto other = eventOf(EventKind::Vanished, {7, 3}); // another disk at the same address
    other.disk = "disk b";
    const auto older = eventOf(EventKind::Vanished, {7, 3}); // by a version that did not know its disk
    const auto stored = must(store.appendEvents(std::array{named, other, older}));
    must(store.setLabel("disk a", {"Films 100%", ""}));
    auto row = seenTarget("disk a", 1);
    must(store.putSeen(std::array{row}));
    EventQuery query;
    query.words = "films";
    QCOMPARE(idsOf(must(store.events(query))), (std::vector{stored[2].id, stored[0].id}));
    query.words = "films e7.3 100%";
    QCOMPARE(must(store.countEvents(query)), 2U);
    query.words = "films_";
    QCOMPARE(must(store.countEvents(query)), 0U);
    query.words = "films";
    QVERIFY(store::matches(query, named, "Films 100%"));
    QVERIFY(!store::matches(query, other));
}

void TestStore::neverUsesAnIdTwice() {
    auto store = memory();
    const auto first = must(store.appendEvents(std::array{fullEvent()}));
    QCOMPARE(must(store.pruneEvents(0)), 1u);
    const auto second = must(store.appendEvents(std::array{fullEvent()}));
    QVERIFY(second[0].id > first[0].id);
}

void TestStore::cutsOverlongTexts() {
    auto store = memory();
    auto hostile = fullEvent();
    hostile.configString.assign(1 << 20, 'x');
    hostile.interface.assign(1 << 20, 'y');
    const auto stored = must(store.appendEvents(std::array{hostile}));
    QCOMPARE(stored[0].configString.size(), 1024u);
    QCOMPARE(must(store.events({})), stored);
}

void TestStore::keepsLabels() {
    auto store = memory();
    must(store.setLabel("disk", label));
    must(store.setShelfLabel(7, {"cellar", ""}));
    must(store.setShelfLabel(8, {"attic", ""}));
    must(store.setLabel("disk", {"more films", ""}));
    must(store.setShelfLabel(8, {}));
    const auto labels = must(store.labels());
    QCOMPARE(labels.disks.size(), 1u);
    QCOMPARE(labels.disks.at("disk").name, "more films");
    QCOMPARE(labels.shelves.size(), 1u);
    QCOMPARE(labels.shelves.at(7).name, "cellar");
    must(store.setLabel("disk", {}));
    QVERIFY(must(store.labels()).disks.empty());
}

void TestStore::movesALabelToARenumberedDisk() {
    auto store = memory();
    must(store.setLabel("old", label));
    must(store.setLabel("bystander", label));
    must(store.setLabel("new", {"backup", ""}, "old"));
    const auto labels = must(store.labels());
    QVERIFY(!labels.disks.contains("old"));
    QVERIFY(labels.disks.contains("bystander"));
    QCOMPARE(labels.disks.at("new").name, "backup");
}

void TestStore::refusesBadLabels_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<int>("code");
    constexpr int good = -1;
    QTest::newRow("longest") << QString(80, u'ü').toUtf8() << QString(4000, u'→').toUtf8() << good;
    QTest::newRow("name too long") << QByteArray(81, 'x') << QByteArray() << int(ErrorCode::TooLong);
    QTest::newRow("note too long") << QByteArray() << QByteArray(4001, 'x') << int(ErrorCode::TooLong);
    QTest::newRow("two lines") << QByteArray("a\nb") << QByteArray() << int(ErrorCode::Malformed);
    QTest::newRow("not UTF-8") << QByteArray("\xff") << QByteArray() << int(ErrorCode::Malformed);
    QTest::newRow("cut UTF-8") << QByteArray() << QByteArray("\xe2\x86") << int(ErrorCode::Malformed);
}

void TestStore::refusesBadLabels() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, note);
    QFETCH(int, code);
    auto store = memory();
    const Label wanted{name.toStdString(), note.toStdString()};
    for (const auto& result : {store.setLabel("disk", wanted), store.setShelfLabel(7, wanted)})
        QCOMPARE(result ? -1 : static_cast<int>(result.error().code), code);
    QCOMPARE(must(store.labels()).disks.size(), code < 0 ? 1u : 0u);
}

void TestStore::keepsTargetsSeen() {
    auto store = memory();
    auto row = seenTarget("disk", 10);
    auto other = seenTarget("address", 20);
    other.disk.kin.reset();
    other.disk.isAddress = true;
    other.isGone = false;
    other.isMissing = other.isForgotten = true;
    other.mac.reset();
    other.size.reset();
    must(store.putSeen(std::array{row, other}));
    row.lastSeen += 5s;
    must(store.putSeen(std::array{row}));
    QCOMPARE(must(store.seen()), (std::vector{row, other}));
}

void TestStore::readsTheDiskOfATargetFromAnOlderFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.db");
    {
        auto store = must(Store::open(path.toStdString()));
        auto row = seenTarget("disk\n4096\nCoraid EtherDrive vblade\n7.3:plug-a", 10);
        auto other = seenTarget("address\ne7.4", 20);
        other.disk.isAddress = true;
        must(store.putSeen(std::array{row, other}));
    }
    makeOlder(path.toStdString(), 10);
    const auto rows = must(must(Store::open(path.toStdString())).seen());
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].size, Sectors{4096});
    QCOMPARE(rows[0].model, "Coraid EtherDrive vblade");
    QCOMPARE(rows[0].serial, "7.3:plug-a");
    QVERIFY(!rows[0].mac && rows[0].interface.empty());
    QVERIFY(!rows[1].size && rows[1].model.empty());
}

void TestStore::prunesTargetsSeenButLabelledOnes() {
    auto store = memory();
    must(store.putSeen(
        std::array{seenTarget("a", 1), seenTarget("b", 2), seenTarget("c", 3), seenTarget("d", 4)}));
    must(store.setLabel("a", label));
    must(store.pruneSeen(2));
    std::vector<std::string> keys;
    for (const auto& row : must(store.seen()))
        keys.push_back(row.disk.exact);
    QCOMPARE(keys, (std::vector<std::string>{"a", "c", "d"}));
}

QTEST_APPLESS_MAIN(TestStore)
#include "tst_store.moc"
