#include "core/store/events/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <chrono>
#include <memory>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using discovery::EventKind;
using namespace std::chrono_literals;

namespace {

constexpr int perSecond = 10'000;
const int frames = perSecond * sizeOf(4, 40);   ///< within which it may not grow
const qint64 maxGrowth = sizeOf(5'000, 10'000); ///< kB
const QString newcomer = "e99.1";

/// Resident, in kB.
qint64 memoryOf(qint64 process) {
    QFile file(QString("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const auto& line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    return -1;
}

/// Processor time since its start, in seconds.
double workOf(qint64 process) {
    QFile file(QString("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const auto all = file.readAll();
    const auto fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// The share of a processor within the next second.
double shareOf(qint64 process) {
    QElapsedTimer timer;
    timer.start();
    const auto before = workOf(process);
    QTest::qWait(1000);
    return (workOf(process) - before) * 1000 / static_cast<double>(timer.elapsed());
}

} // namespace

/// Somebody on the wire invents ten thousand targets a second. The window and `watch` keep what they know,
/// find real targets, and do not grow.
class TestFlood : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void growsByNothingAndFindsWhatIsReal();
    void tellsNoneOfTheRealOnesLost();
    void restsSoonAfterIt();
    void endsWhenTold();

private:
    [[nodiscard]] bool settles(InventedTargets& invented) const;
    [[nodiscard]] std::vector<store::EventRecord> events(const QString& address,
                                                         std::vector<EventKind> kinds) const;

    Lab m_lab;
    RealWindow m_window;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<Vblade> m_new;
};

void TestFlood::initTestCase() {
    // Freed memory that a sanitizer holds back would count as growth.
    qputenv("ASAN_OPTIONS",
            qgetenv("ASAN_OPTIONS") + ":quarantine_size_mb=4:thread_local_quarantine_size_kb=64");
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves"), qPrintable(m_window.title()));
    m_watch = std::make_unique<Watch>();
    for (const auto& address : m_lab.audible())
        QVERIFY2(m_watch->waitFor("appeared", address), qPrintable(address));
}

std::vector<store::EventRecord> TestFlood::events(const QString& address,
                                                  std::vector<EventKind> kinds) const {
    const auto store = store::Store::open((m_window.home() + "/etherdeck/history.sqlite").toStdString(),
                                          store::Access::Follow);
    store::EventQuery query;
    query.address = Address::parse(address.toStdString()).value();
    query.kinds = std::move(kinds);
    const auto found = store ? store->events(query) : fail(store.error());
    return found ? *found : std::vector<store::EventRecord>();
}

void TestFlood::growsByNothingAndFindsWhatIsReal() {
    InventedTargets invented(m_lab.plugPid("plug1"), "eth0", perSecond);
    QElapsedTimer flood;
    flood.start();
    QVERIFY(eventually([&] { return invented.sent() > 2 * perSecond; }));
    m_new = std::make_unique<Vblade>(m_lab.plugPid("plug2"), "99", "1", "eth0",
                                     m_lab.target(m_lab.audible().first())["file"].toString());
    QVERIFY(m_new->isServing());
    const auto started = flood.elapsed();
    QVERIFY(eventually([&] { return m_watch->has("appeared", newcomer); }));
    const auto toWatch = flood.elapsed() - started;
    QVERIFY(eventually([&] { return !events(newcomer, {EventKind::Appeared}).empty(); }));
    const auto toWindow = flood.elapsed() - started;
    qInfo("%s found by watch after %lld ms, by the window after %lld ms", qPrintable(newcomer), toWatch,
          toWindow);

    QVERIFY2(settles(invented), "it grows as long as the flood lasts");
}

/// Up to a size that is reached while the inventory fills; a busy system takes some seconds for that.
bool TestFlood::settles(InventedTargets& invented) const {
    const QDeadlineTimer longest(2min);
    while (!longest.hasExpired()) {
        const auto start = invented.sent();
        const auto windowBefore = memoryOf(m_window.processId());
        const auto watchBefore = memoryOf(m_watch->processId());
        if (!eventually([&] { return invented.sent() >= start + frames; }))
            return false;
        const auto windowAfter = memoryOf(m_window.processId());
        const auto watchAfter = memoryOf(m_watch->processId());
        qInfo("%d to %d frames: window %lld to %lld kB, watch %lld to %lld kB", start, invented.sent(),
              windowBefore, windowAfter, watchBefore, watchAfter);
        if (windowBefore <= 0 || watchBefore <= 0)
            return false;
        if (windowAfter - windowBefore < maxGrowth && watchAfter - watchBefore < maxGrowth)
            return true;
    }
    return false;
}

void TestFlood::tellsNoneOfTheRealOnesLost() {
    for (const auto& address : m_lab.audible()) {
        for (const auto* event : {"vanished", "path-lost"})
            QVERIFY2(!m_watch->has(event, address), qPrintable(address + ' ' + event));
        QVERIFY2(events(address, {EventKind::Vanished, EventKind::PathLost}).empty(), qPrintable(address));
    }
}

void TestFlood::restsSoonAfterIt() {
    for (const auto process : {m_window.processId(), m_watch->processId()}) {
        double share = 1;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(eventually([&] { return (share = shareOf(process)) < 0.1; }));
        qInfo("%.0f %% of a processor after %lld ms", share * 100, timer.elapsed());
    }
}

void TestFlood::endsWhenTold() {
    QCOMPARE(m_watch->stop(), 0);
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
