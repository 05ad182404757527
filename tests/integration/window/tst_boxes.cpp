#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace etherdeck::tests;

/// A box as one thing in the real window: its agent, its targets and its console, which panics. It is named
/// on one page and has the name on all, and leads from the panic to its targets.
class TestBoxes : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tiesAgentTargetsAndConsole();
    void showsTheBoxOfATarget();
    void hasOneName();
    void leadsFromTheCrashToTheBox();

private:
    [[nodiscard]] bool isAt(const QString& title) { return m_window.waitForTitle(title); }
    [[nodiscard]] Finished boxes(const QStringList& arguments) const {
        return ctl(QStringList{"box"} + arguments + QStringList{"--store", m_store, "--json"});
    }
    /// What is stored of the box.
    [[nodiscard]] QJsonObject box() const;
    void save(const char* name) {
        QVERIFY(m_window.savePicture(QStringLiteral(ETHERDECK_PICTURES "/boxes-%1.png").arg(name)));
    }

    Lab m_lab;
    RealWindow m_window;
    QJsonObject m_plug;
    QString m_target;
    QString m_store;
};

void TestBoxes::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    m_store = m_window.home() + "/history.sqlite";
    for (const auto& plug : m_lab.plugs())
        if (plug.toObject()["voice"].toObject()["kind"] == "crashing")
            m_plug = plug.toObject();
    QVERIFY(!m_plug["device"].toString().isEmpty());
    const auto targets = ctl({"discover", "-i", "san0", "--json"}).array();
    for (const auto& target : targets)
        if (m_lab.target(target.toObject()["address"].toString())["plug"] == m_plug["name"])
            m_target = target.toObject()["address"].toString();
    QVERIFY(!m_target.isEmpty());
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light", "--store", m_store}));
    m_window.resize(1240, 780);
    QVERIFY2(isAt("^7 targets"), qPrintable(m_window.title()));
}

QJsonObject TestBoxes::box() const {
    for (const auto& box : boxes({"list"}).array())
        if (box.toObject()["device"] == m_plug["device"])
            return box.toObject();
    return {};
}

void TestBoxes::tiesAgentTargetsAndConsole() {
    m_window.press({"alt+2"});
    QVERIFY2(isAt("^Devices"), qPrintable(m_window.title()));
    m_window.press({"space"});
    QVERIFY2(isAt("^Add a box"), qPrintable(m_window.title()));
    m_window.type(m_plug["device"].toString());
    m_window.press({"Return"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    QVERIFY(eventually(
        [this] { return !box()["targets"].toArray().isEmpty() && !box()["sources"].toArray().isEmpty(); }));
}

void TestBoxes::showsTheBoxOfATarget() {
    m_window.press({"alt+1", "ctrl+f"});
    m_window.type(m_target);
    m_window.press({"Down", "Right", "Left"});
    QVERIFY2(m_window.pressUntilTitle("ctrl+b", "^Box "), qPrintable(m_window.title()));
    save("sheet");
}

void TestBoxes::hasOneName() {
    QCOMPARE(boxes({"rename", box()["title"].toString(), "cellar"}).status, 0);
    QVERIFY2(isAt("^Box cellar"), qPrintable(m_window.title()));
    QCOMPARE(boxes({"group", "cellar", "At home"}).status, 0);
    m_window.press({"Escape", "Escape"});
    save("inventory");
    m_window.press({"alt+2"});
    save("devices");
    m_window.press({"alt+3"});
    save("console");
    m_window.press({"alt+4"});
    save("timeline");
}

void TestBoxes::leadsFromTheCrashToTheBox() {
    QVERIFY(eventually([this] {
        return ctl({"log", "crashes", "--store", m_store, "--json"}).output.contains("panic");
    }));
    QVERIFY(m_lab.endTarget(m_target));
    m_window.press({"alt+1"});
    QVERIFY2(isAt("1 vanished"), qPrintable(m_window.title()));
    m_window.press({"alt+3", "shift+F7"});
    save("crash");
    QVERIFY2(m_window.pressUntilTitle("ctrl+shift+o", "^Box cellar"), qPrintable(m_window.title()));
    save("crashed");
    m_window.press({"Escape"});
    QVERIFY(m_window.quit());
}

QTEST_GUILESS_MAIN(TestBoxes)
#include "tst_boxes.moc"
