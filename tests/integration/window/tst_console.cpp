#include "core/store/console/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;

/// The console of the real window in the lab: one box is typed to and boots, another one panics, and both are
/// found by search.
class TestConsole : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheBoxesThatTalk();
    void typesToTheOneAtItsPrompt();
    void bootsItFromThere();
    void findsThePanicOfAnother();
    void endsWhenTold();

private:
    [[nodiscard]] QString plug(const QString& voice) const;
    [[nodiscard]] std::string store() const { return m_window.home().toStdString() + "/console.sqlite"; }
    /// Waits until such a line of a box is stored.
    [[nodiscard]] bool hasLine(const QString& address, const std::string& text) const;
    void save(const char* name) {
        QVERIFY(m_window.savePicture(QStringLiteral(ETHERDECK_PICTURES "/console-%1.png").arg(name)));
    }

    Lab m_lab;
    QJsonObject m_description;
    RealWindow m_window;
};

void TestConsole::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    QFile file(qEnvironmentVariable("ETHERDECK_LAB"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_description = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light", "--store", QString::fromStdString(store())}));
    m_window.resize(1240, 780);
}

QString TestConsole::plug(const QString& voice) const {
    for (const auto& one : m_description["plugs"].toArray())
        if (one.toObject()["voice"].toObject()["kind"].toString() == voice)
            return one.toObject()["ip"].toString();
    return {};
}

bool TestConsole::hasLine(const QString& address, const std::string& text) const {
    return eventually([&] {
        const auto opened = store::ConsoleStore::open(store());
        const auto sources = opened ? opened->sources() : Result<std::vector<store::ConsoleSource>>();
        if (!opened || !sources)
            return false;
        store::ConsoleFilter filter;
        for (const auto& source : *sources)
            for (const auto& endpoint : source.endpoints)
                if (QString::fromStdString(endpoint.addressText()) == address)
                    filter.sources.push_back(source.id);
        const auto lines = opened->lines(filter, {store::Order::NewestFirst, 0, 2000});
        return !filter.sources.empty() && lines &&
               std::ranges::any_of(*lines, [&text](const netconsole::Line& line) {
                   return line.text.find(text) != std::string::npos;
               });
    });
}

void TestConsole::showsTheBoxesThatTalk() {
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    m_window.press({"alt+3"});
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title()));
    QVERIFY2(m_window.waitForTitle("1 at the prompt"), qPrintable(m_window.title()));
    save("boxes");
}

void TestConsole::typesToTheOneAtItsPrompt() {
    const auto address = plug("at-prompt");
    m_window.type(address); // the list goes to the box of that name
    m_window.press({"ctrl+t"});
    m_window.type("printenv");
    m_window.press({"Return"});
    QVERIFY(hasLine(address, "ipaddr=" + address.toStdString()));
    save("typed");
}

void TestConsole::bootsItFromThere() {
    m_window.type("boot");
    m_window.press({"Return"});
    QVERIFY(hasLine(plug("at-prompt"), "Linux version"));
    save("booted");
}

void TestConsole::findsThePanicOfAnother() {
    QVERIFY(hasLine(plug("crashing"), "Kernel panic"));
    m_window.press({"ctrl+shift+f"});
    m_window.type("\"Kernel panic\"");
    m_window.press({"Return"});
    save("search");
    m_window.press({"alt+4"});
    QVERIFY(m_window.waitForTitle("^Timeline"));
    save("timeline");
    m_window.press({"alt+1"});
    QVERIFY(m_window.waitForTitle("^7 targets"));
}

void TestConsole::endsWhenTold() {
    QVERIFY(m_window.quit()); // it asks if a box depends on this computer at that moment
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
