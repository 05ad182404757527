#include "core/store/console/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;

/// The real window and the real agent of a plug: the Console shows the log of a box that it does not hear,
/// and gets what it did not hear from the log of one that it hears.
class TestBoxLogs : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheLogOfABoxThatIsNotHeard();
    void goesOnWithTheLog();
    void fillsWhatWasSaidBeforeItListened();

private:
    [[nodiscard]] bool isAt(const QString& title) { return m_window.waitForTitle(title); }
    [[nodiscard]] QString path(const QString& file) const {
        return m_window.home() + QLatin1Char('/') + file;
    }
    [[nodiscard]] bool start(const QString& store, const QStringList& more = {});
    void addPlug();
    void save(const char* name) {
        QVERIFY(m_window.savePicture(QStringLiteral(ETHERDECK_PICTURES "/box-logs-%1.png").arg(name)));
    }

    Lab m_lab;
    RealWindow m_window;
};

namespace {

struct StoredLog {
    std::string title;
    bool hasEndpoint = false;
    std::vector<netconsole::Line> records; ///< of the latest boot, as they are listed
};

/// The source that has the address; without one, any.
StoredLog storedLog(const QString& path, const QString& address = {}) {
    const auto opened = store::ConsoleStore::open(path.toStdString());
    const auto sources = opened ? opened->sources() : Result<std::vector<store::ConsoleSource>>();
    if (!opened || !sources)
        return {};
    for (const auto& source : *sources) {
        const auto isThere = std::ranges::any_of(source.endpoints, [&](const auto& endpoint) {
            return QString::fromStdString(endpoint.addressText()) == address;
        });
        if (!address.isEmpty() && !isThere)
            continue;
        store::ConsoleFilter filter;
        filter.sources = {source.id};
        const auto boots = opened->boots(filter);
        if (!boots || boots->empty())
            return {};
        filter.boot = boots->front().number;
        const auto lines = opened->lines(filter, {store::Order::OldestFirst, 0, 20'000});
        StoredLog log{source.title(), !source.endpoints.empty(), {}};
        for (const auto& line : lines ? *lines : std::vector<netconsole::Line>())
            if (line.seq)
                log.records.push_back(line);
        return log;
    }
    return {};
}

/// From number 0 on, each once and in its place.
bool isWhole(const std::vector<netconsole::Line>& records) {
    std::uint64_t next = 0;
    return !records.empty() &&
           std::ranges::all_of(records, [&](const netconsole::Line& line) { return *line.seq == next++; });
}

} // namespace

void TestBoxLogs::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
}

bool TestBoxLogs::start(const QString& store, const QStringList& more) {
    const QStringList common{"-i", "san0", "--theme", "light", "--store", path(store)};
    return m_window.start(common + more) && isAt("^7 targets|^\\d boxes"); // the page of last time
}

void TestBoxLogs::addPlug() {
    m_window.press({"alt+2"});
    QVERIFY2(isAt("^Devices"), qPrintable(m_window.title()));
    m_window.press({"space"});
    QVERIFY2(isAt("^Add a box"), qPrintable(m_window.title()));
    m_window.type(m_lab.plug("plug1")["device"].toString());
    m_window.press({"Return"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
}

void TestBoxLogs::showsTheLogOfABoxThatIsNotHeard() {
    QVERIFY2(start("not-heard", {"--console-port", "7777"}), qPrintable(m_window.title()));
    m_window.resize(1240, 780);
    addPlug();
    m_window.press({"Menu", "Down", "Down", "Down", "Down", "Return"});
    QVERIFY2(isAt("^1 box"), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return storedLog(path("not-heard")).records.size() > 10; }));
    const auto log = storedLog(path("not-heard"));
    QVERIFY(!log.hasEndpoint);
    QVERIFY2(log.title.find("(kernel log)") != std::string::npos, log.title.c_str());
    QVERIFY(isWhole(log.records));
    QVERIFY(std::ranges::none_of(log.records, &netconsole::Line::isFromBoxLog));
    save("shown");
}

void TestBoxLogs::goesOnWithTheLog() {
    const auto before = storedLog(path("not-heard")).records;
    QVERIFY(eventually([&] {
        const auto now = storedLog(path("not-heard")).records;
        return now.size() > before.size() || (!now.empty() && now.front().boot != before.front().boot);
    }));
    QVERIFY(isWhole(storedLog(path("not-heard")).records));
    QVERIFY(m_window.quit());
}

void TestBoxLogs::fillsWhatWasSaidBeforeItListened() {
    const auto address = m_lab.plug("plug1")["ip"].toString();
    QVERIFY2(start("heard"), qPrintable(m_window.title())); // the plug is connected again by itself
    m_window.press({"alt+2"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    m_window.press({"alt+3"});
    const auto isFilled = [&] {
        const auto log = storedLog(path("heard"), address);
        return isWhole(log.records) && log.records.front().isFromBoxLog && !log.records.back().isFromBoxLog;
    };
    QVERIFY(eventually(isFilled));
    m_window.type(address); // the list goes to the box of that name
    save("filled");
    QVERIFY(m_window.quit());
}

QTEST_GUILESS_MAIN(TestBoxLogs)
#include "tst_box_logs.moc"
