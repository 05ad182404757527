#include "core/services/inventory/history_service.h"
#include "tests/core/store/database/older_file.h"
#include "tests/support/answer_of.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace etherdeck;
using namespace std::chrono_literals;
using discovery::EventKind;
using store::EventRecord;
using store::Label;

using Records = std::vector<EventRecord>;
using Rows = std::vector<store::SeenTarget>;

class TestHistoryService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void remembersEventsAcrossRestarts();
    void namesTheInterfaceOfAPath();
    void tellsWhatItStored();
    void doesNotRepeatTheInventoryAtEachStart();
    void answersWithEventsThatAreNotYetWritten();
    void writesAFloodInBatchesAndCountsWhatItDrops();
    void keepsNamesAcrossRestarts();
    void keepsTheNameOfATargetThatIsRenumbered();
    void movesTheNameWhenTheRenumberedTargetIsNamedAnew();
    void namesShelves();
    void refusesALabelThatIsTooLong();
    void forgetsATargetAndKnowsItAgain();
    void tellsHowAChangeEnded();
    void makesNoChangeThatWasCancelled();
    void knowsWhenATargetWasFirstSeen();
    void tellsThatThePlaceCannotBeWritten();
    void tellsThatTheFileIsDamaged();
    void tellsThatTheFileIsNewer();
    void tellsALostLabelWhenNothingIsOpen();
    void tellsAtTheStartWhatIsKnown();
    void countsTheEventsOfAReportThatAreLeftOut();
    void writesLaterWhatCouldNotBeWritten();
    void worksInAThreadOfItsOwn();

private:
    void start();
    void note(const discovery::Target& target, EventKind kind,
              std::optional<discovery::PathKey> path = std::nullopt);
    Records all();
    Result<void> setLabel(const discovery::Target& target, const Label& label);
    Result<void> setLabel(std::uint16_t shelf, const Label& label);
    Result<Rows> forget(const std::vector<discovery::Target>& targets);
    Result<void> restore(const std::vector<discovery::Target>& targets, const Rows& rows);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryService> m_service;
    QString m_path;
    store::NameBook m_names;
    std::vector<Error> m_errors;
};

namespace {

constexpr int patience = 30'000; // milliseconds, on a machine that does much else

discovery::Target someTarget() { return demo::target({{7, 3}, 500, "", "plug-a", 1}); }

discovery::Target at(Address address) { return demo::target({address, 500, "", "plug-a", 1}); }

std::vector<EventKind> kindsOf(const Records& records) {
    std::vector<EventKind> kinds;
    for (const auto& record : records)
        kinds.push_back(record.kind);
    return kinds;
}

} // namespace

void TestHistoryService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("history.db");
    m_errors.clear();
    start();
}

void TestHistoryService::cleanup() { m_service.reset(); }

/// A new run of the program.
void TestHistoryService::start() {
    m_service.reset();
    m_service = std::make_unique<HistoryService>();
    m_names = {};
    connect(m_service.get(), &HistoryService::namesChanged, this,
            [this](const auto& names) { m_names = names; });
    connect(m_service.get(), &HistoryService::failed, this,
            [this](const auto& error) { m_errors.push_back(error); });
    m_service->open(m_path);
}

void TestHistoryService::note(const discovery::Target& target, EventKind kind,
                              std::optional<discovery::PathKey> path) {
    DiscoveryEvent event;
    event.event.kind = kind;
    event.event.address = target.address;
    event.event.time = Clock::now();
    event.event.path = path;
    event.time = std::chrono::system_clock::now();
    event.target = target;
    m_service->noteEvent(event);
}

Records TestHistoryService::all() {
    return tests::answerOf<Records>([&](auto... to) { return m_service->events({}, to...); })
        .value_or(Records());
}

Result<void> TestHistoryService::setLabel(const discovery::Target& target, const Label& label) {
    return tests::answerOf<void>([&](auto... to) { return m_service->setTargetLabel(target, label, to...); });
}

Result<void> TestHistoryService::setLabel(std::uint16_t shelf, const Label& label) {
    return tests::answerOf<void>([&](auto... to) { return m_service->setShelfLabel(shelf, label, to...); });
}

Result<Rows> TestHistoryService::forget(const std::vector<discovery::Target>& targets) {
    return tests::answerOf<Rows>([&](auto... to) { return m_service->forgetTargets(targets, to...); });
}

Result<void> TestHistoryService::restore(const std::vector<discovery::Target>& targets, const Rows& rows) {
    return tests::answerOf<void>([&](auto... to) { return m_service->restoreTargets(targets, rows, to...); });
}

void TestHistoryService::remembersEventsAcrossRestarts() {
    auto target = someTarget();
    note(target, EventKind::Appeared);
    demo::makeVanished(target, 1s);
    note(target, EventKind::Vanished);
    start();
    const auto events = all();
    QCOMPARE(kindsOf(events), (std::vector{EventKind::Vanished, EventKind::Appeared}));
    QCOMPARE(events[1].serial, "7.3:plug-a");
    QCOMPARE(events[1].size, target.paths[0].identity->size);
    QVERIFY(m_errors.empty());
}

void TestHistoryService::namesTheInterfaceOfAPath() {
    const auto target = someTarget();
    m_service->setLinkNames({{demo::link("san0").id, "san0"}});
    note(target, EventKind::PathLost, target.paths[0].key);
    const auto events = all();
    QCOMPARE(events.size(), 1u);
    QCOMPARE(events[0].interface, "san0");
    QCOMPARE(events[0].mac, target.paths[0].key.mac);
}

void TestHistoryService::tellsWhatItStored() {
    QSignalSpy stored(m_service.get(), &HistoryService::stored);
    note(someTarget(), EventKind::Appeared);
    note(someTarget(), EventKind::Conflict);
    QCOMPARE(stored.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, patience);
    const auto events = stored[0][0].value<Records>();
    QCOMPARE(kindsOf(events), (std::vector{EventKind::Appeared, EventKind::Conflict}));
    QVERIFY(events[0].id > 0 && events[1].id > events[0].id);
}

void TestHistoryService::doesNotRepeatTheInventoryAtEachStart() {
    for (const auto& target : demo::home())
        note(target, EventKind::Appeared);
    start();
    for (const auto& target : demo::home())
        note(target, EventKind::Appeared);
    QCOMPARE(all().size(), demo::home().size());
    auto changed = demo::home();
    changed[0].paths[0].configString = "mine";
    start();
    for (const auto& target : changed)
        note(target, EventKind::Appeared);
    const auto events = all();
    QCOMPARE(events.size(), demo::home().size() + 1);
    QCOMPARE(events[0].kind, EventKind::Changed);
    QCOMPARE(events[0].changes, discovery::Change::ConfigString);
}

void TestHistoryService::answersWithEventsThatAreNotYetWritten() {
    QSignalSpy stored(m_service.get(), &HistoryService::stored);
    note(someTarget(), EventKind::Appeared);
    QCOMPARE(all().size(), 1u);
    QCOMPARE(stored.size(), 1); // before the answer, so that nobody gets it twice later
}

void TestHistoryService::writesAFloodInBatchesAndCountsWhatItDrops() {
    QSignalSpy stored(m_service.get(), &HistoryService::stored);
    for (int i = 0; i < 1200; ++i)
        note(someTarget(), EventKind::Conflict);
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored[0][0].value<Records>().size(), 500u);
    QCOMPARE(all().size(), 200u);
    QCOMPARE(stored.size(), 3);

    // A writer that holds the file for good: events wait, and then there is no room.
    QSignalSpy dropped(m_service.get(), &HistoryService::dropped);
    auto other = store::Database::open(QFile::encodeName(m_path).toStdString());
    QVERIFY(other && other->run("BEGIN EXCLUSIVE"));
    for (int i = 0; i < 5100; ++i)
        note(someTarget(), EventKind::Conflict);
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::Busy);
    QVERIFY(other->run("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(!dropped.isEmpty(), patience);
    QCOMPARE(dropped.last()[0].value<quint64>(), 100u);
    (void)all();
    QCOMPARE(m_errors.size(), 1u);
}

void TestHistoryService::keepsNamesAcrossRestarts() {
    const Label label{"films", "red cable"};
    QVERIFY(setLabel(someTarget(), label));
    QVERIFY(m_names.find(someTarget()) && *m_names.find(someTarget()) == label);
    start();
    QVERIFY(m_names.find(someTarget()) && *m_names.find(someTarget()) == label);
    QCOMPARE(m_names.nameAt({7, 3}), "films");
    QVERIFY(setLabel(someTarget(), {}));
    QCOMPARE(m_names.find(someTarget()), nullptr);
}

void TestHistoryService::keepsTheNameOfATargetThatIsRenumbered() {
    auto before = someTarget();
    before.lastSeen = Clock::now();
    note(before, EventKind::Appeared);
    QVERIFY(setLabel(before, {"films", ""}));
    auto after = at({9, 1});
    after.firstSeen = after.lastSeen = Clock::now() + 1s;
    note(after, EventKind::Appeared);
    (void)all();
    QCOMPARE(m_names.find(after), nullptr); // the former one still answers
    demo::makeVanished(before, 1s);
    note(before, EventKind::Vanished);
    QTRY_VERIFY_WITH_TIMEOUT(m_names.find(after) != nullptr, patience);
    QCOMPARE(m_names.find(after)->name, "films");
    start();
    QVERIFY(m_names.find(after) && m_names.find(after)->name == "films");
}

void TestHistoryService::movesTheNameWhenTheRenumberedTargetIsNamedAnew() {
    auto before = someTarget();
    note(before, EventKind::Appeared);
    QVERIFY(setLabel(before, {"films", ""}));
    demo::makeVanished(before, 1s);
    note(before, EventKind::Vanished);
    auto after = at({9, 1});
    after.lastSeen = Clock::now() + 1s;
    note(after, EventKind::Appeared);
    QTRY_VERIFY_WITH_TIMEOUT(m_names.find(after) != nullptr, patience);
    QVERIFY(setLabel(after, {"more films", ""}));
    QCOMPARE(m_names.find(after)->name, "more films");
    QCOMPARE(m_names.find(before), nullptr);
}

void TestHistoryService::namesShelves() {
    QVERIFY(setLabel(7, {"cellar", ""}));
    QVERIFY(m_names.shelf(7));
    start();
    QCOMPARE(m_names.shelf(7)->name, "cellar");
    QVERIFY(setLabel(7, {}));
    QCOMPARE(m_names.shelf(7), nullptr);
}

void TestHistoryService::refusesALabelThatIsTooLong() {
    QCOMPARE(setLabel(someTarget(), {std::string(81, 'x'), ""}).error().code, ErrorCode::TooLong);
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::TooLong);
    QCOMPARE(m_names.find(someTarget()), nullptr);
}

void TestHistoryService::forgetsATargetAndKnowsItAgain() {
    note(someTarget(), EventKind::Appeared);
    QVERIFY(setLabel(someTarget(), {"films", "of the family"}));
    note(someTarget(), EventKind::Vanished);
    m_service->stop();
    start();
    const auto firstSeen = m_names.firstSeen(someTarget());
    QVERIFY(firstSeen.has_value());
    const auto before = store::Store::open(m_path.toStdString())->seen().value();
    QCOMPARE(before.size(), std::size_t{1});

    const auto rows = forget({someTarget(), at({9, 9})});
    QCOMPARE(rows.value(), before);
    QVERIFY(store::Store::open(m_path.toStdString())->seen()->front().isForgotten);

    QSignalSpy known(m_service.get(), &HistoryService::targetsKnown);
    QVERIFY(restore({someTarget()}, *rows));
    QCOMPARE(known.size(), 1);
    const auto listed = known[0][0].value<std::vector<KnownTarget>>();
    QCOMPARE(listed.size(), std::size_t{1});
    QVERIFY(listed[0].identity == someTarget().principal().identity);
    QCOMPARE(m_names.firstSeen(someTarget()), firstSeen);
    QVERIFY(m_names.find(someTarget()) != nullptr);
    QCOMPARE(m_names.find(someTarget())->name, "films");
    m_service->stop();
    QCOMPARE(store::Store::open(m_path.toStdString())->seen().value(), before);
}

void TestHistoryService::tellsHowAChangeEnded() {
    QVERIFY(setLabel(7, {"cellar", ""}));
    QVERIFY(setLabel(someTarget(), {"films", ""}));
    QCOMPARE(setLabel(7, {std::string(81, 'x'), ""}).error().code, ErrorCode::TooLong);
    m_service->stop();
    QCOMPARE(setLabel(7, {"attic", ""}).error().code, ErrorCode::Closed);
    QCOMPARE(restore({}, {store::SeenTarget()}).error().code, ErrorCode::Closed);
    QVERIFY(forget({someTarget()})->empty()); // nothing is remembered that could be forgotten
}

void TestHistoryService::makesNoChangeThatWasCancelled() {
    m_service->setShelfLabel(7, {"cellar", ""}, this, [](const auto&) { QFAIL("an answer"); }).cancel();
    QVERIFY(setLabel(someTarget(), {"films", ""})); // after the other one
    QCOMPARE(m_names.shelf(7), nullptr);
}

void TestHistoryService::knowsWhenATargetWasFirstSeen() {
    note(someTarget(), EventKind::Appeared);
    QTRY_VERIFY_WITH_TIMEOUT(m_names.firstSeen(someTarget()).has_value(), patience);
    const auto first = std::chrono::floor<std::chrono::microseconds>(*m_names.firstSeen(someTarget()));
    start();
    note(someTarget(), EventKind::Appeared);
    QCOMPARE(m_names.firstSeen(someTarget()), first);
}

void TestHistoryService::tellsThatThePlaceCannotBeWritten() {
    m_path = m_folder->filePath("missing/history.db");
    start();
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::PermissionDenied);
    note(someTarget(), EventKind::Appeared);
    QVERIFY(all().empty());
}

void TestHistoryService::tellsThatTheFileIsDamaged() {
    m_path = m_folder->filePath("other.db");
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database ").repeated(500));
    file.close();
    start();
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::Malformed);
    m_service->open(m_folder->filePath("good.db"));
    note(someTarget(), EventKind::Appeared);
    QCOMPARE(all().size(), 1u);
}

void TestHistoryService::tellsThatTheFileIsNewer() {
    m_service->stop();
    {
        auto database = store::Database::open(QFile::encodeName(m_path).toStdString());
        QVERIFY(database && database->run("PRAGMA user_version = 99"));
    }
    start();
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::VersionMismatch);
}

void TestHistoryService::tellsALostLabelWhenNothingIsOpen() {
    m_service->stop();
    QCOMPARE(setLabel(7, {"cellar", ""}).error().code, ErrorCode::Closed);
    QCOMPARE(m_errors.size(), 1u);
    QCOMPARE(m_errors[0].code, ErrorCode::Closed);
}

void TestHistoryService::tellsAtTheStartWhatIsKnown() {
    const auto target = someTarget();
    const auto other = at(Address(7, 9));
    m_service->setLinkNames({{target.paths[0].key.link, "san0"}});
    note(target, EventKind::Appeared);
    note(other, EventKind::Appeared);
    QVERIFY(forget({other}));
    auto vanished = at(Address(7, 10));
    note(vanished, EventKind::Appeared);
    demo::makeVanished(vanished, 2h);
    note(vanished, EventKind::Vanished);
    m_service->stop();
    QSignalSpy told(m_service.get(), &HistoryService::targetsKnown);
    m_service->open(m_path);
    QCOMPARE(told.size(), 1);
    const auto known = told[0][0].value<std::vector<KnownTarget>>();
    QCOMPARE(known.size(), 2u);
    QCOMPARE(known[1].address, vanished.address);
    QVERIFY(known[1].isMissing);
    QCOMPARE(known[0].address, target.address);
    QCOMPARE(known[0].interface, "san0");
    QCOMPARE(known[0].mac, target.paths[0].key.mac);
    QCOMPARE(known[0].identity->serial, target.paths[0].identity->serial);
    QVERIFY(!known[0].isMissing);
}

void TestHistoryService::countsTheEventsOfAReportThatAreLeftOut() {
    QSignalSpy dropped(m_service.get(), &HistoryService::dropped);
    DiscoveryReport report;
    report.eventsLeftOut = 12'345;
    m_service->noteReport(report);
    QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 1, patience);
    QCOMPARE(dropped[0][0].value<quint64>(), quint64{12'345});
}

void TestHistoryService::writesLaterWhatCouldNotBeWritten() {
    auto target = someTarget();
    note(target, EventKind::Appeared);
    start();
    note(target, EventKind::Appeared);
    const auto file = m_path.toStdString();
    tests::execute(file, "CREATE TRIGGER stop BEFORE INSERT ON seen BEGIN SELECT raise(ABORT, 'stop'); END");
    target.state = discovery::TargetState::Vanished;
    note(target, EventKind::Vanished);
    QTRY_VERIFY_WITH_TIMEOUT(!m_errors.empty(), patience);
    tests::execute(file, "DROP TRIGGER stop");
    m_service.reset();
    const auto store = store::Store::open(file, store::Access::ReadOnce);
    QVERIFY(store);
    const auto rows = store->seen();
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t{1});
    QVERIFY(rows->front().isGone);
}

void TestHistoryService::worksInAThreadOfItsOwn() {
    QThread thread;
    auto* service = new HistoryService;
    service->moveToThread(&thread);
    connect(&thread, &QThread::finished, service, &QObject::deleteLater);
    QSignalSpy stored(service, &HistoryService::stored);
    thread.start();
    const QString path = m_folder->filePath("threaded.db");
    QMetaObject::invokeMethod(service, [service, path] { service->open(path); });
    DiscoveryEvent event;
    event.event.address = Address(7, 3);
    event.time = std::chrono::system_clock::now();
    event.target = someTarget();
    QMetaObject::invokeMethod(service, [service, event] { service->noteEvent(event); });
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, patience);
    QMetaObject::invokeMethod(service, [service, event] { service->noteEvent(event); });
    DiscoveryEvent last = event;
    last.event.kind = EventKind::Vanished;
    QMetaObject::invokeMethod(
        service, [service, last] { service->noteEvent(last); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait(patience));
    m_path = path;
    start();
    QCOMPARE(kindsOf(all()), (std::vector{EventKind::Vanished, EventKind::Appeared}));
}

QTEST_GUILESS_MAIN(TestHistoryService)
#include "tst_history_service.moc"
