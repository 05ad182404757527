#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/export_wizard.h"
#include "tests/support/registered_test.h"

#include <QColor>
#include <QDir>
#include <QRect>
#include <QTest>

#include <algorithm>

using namespace etherdeck::tests;

namespace {

/// Beside the name of the current page, and behind what is selected; see theme::accent() and selection().
const QColor accent(0x0a, 0x70, 0x6b);
const QColor selection(0xe4, 0xef, 0xef);
constexpr QSize size(1240, 780);
constexpr QRect pageNames(0, 30, 16, 400);
constexpr QRect rack(220, 120, 630, 600);
constexpr QRect overview(450, 220, 780, 500);

} // namespace

/// A disk of a box is dragged onto a free slot of the rack, with the mouse.
class TestDrag : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsAFreeSlot();
    void dragsADiskOntoIt();
    void exportsTheDiskThere();

private:
    /// Of the slot that is selected, once it is another than `before`.
    [[nodiscard]] QRect selectedSlot(const QRect& before) const {
        QRect slot;
        (void)eventually([&] {
            slot = m_window.areaOf(selection, rack);
            return !slot.isEmpty() && slot != before;
        });
        return slot;
    }

    Lab m_lab;
    RealWindow m_window;
    QString m_device;
    QPoint m_inventory; ///< the name of the page
    QPoint m_free;      ///< e7.2
};

void TestDrag::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    m_device = m_lab.plug("plug1")["device"].toString();
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    m_window.resize(size.width(), size.height());
}

void TestDrag::findsAFreeSlot() {
    m_inventory = m_window.areaOf(accent, pageNames).center() + QPoint(80, 0);
    m_window.type("7.0");
    const auto first = selectedSlot({});
    m_window.press({"Right"}); // to e7.3
    const auto fourth = selectedSlot(first);
    QVERIFY2(first.top() == fourth.top() && first.right() < fourth.left(),
             "the slots of a shelf stand in a row");
    m_free = first.center() + (fourth.center() - first.center()) * 2 / 3;
}

void TestDrag::dragsADiskOntoIt() {
    QVERIFY2(addsABox(m_window, m_device), qPrintable(m_window.title()));
    m_window.press({"ctrl+f"});
    m_window.type("spare");
    m_window.press({"Down"});
    QVERIFY(eventually([this] { return !m_window.areaOf(selection, overview).isEmpty(); }));
    m_window.pressMouse(m_window.areaOf(selection, overview).center());
    m_window.moveMouse(m_inventory);
    QVERIFY2(m_window.waitForTitle("^7 targets"), "the page opens while the disk rests on its name");
    m_window.moveMouse(m_free);
    QVERIFY(m_window.savePicture(ETHERDECK_PICTURES "/drag.png"));
    m_window.releaseMouse();
    QVERIFY2(m_window.waitForTitle("^New export – access"), qPrintable(m_window.title())); // both are chosen
}

void TestDrag::exportsTheDiskThere() {
    m_window.press({"Return"});
    QVERIFY2(m_window.waitForTitle("^New export – plan"), qPrintable(m_window.title()));
    m_window.press({"Tab", "space"}); // from Cancel to the verb
    QVERIFY2(m_window.waitForTitle("^New export – done"), qPrintable(m_window.title()));
    m_window.press({"Escape"});
    const auto shown = ctl({"-d", m_device, "exports", "--json"}).array();
    QVERIFY(std::ranges::any_of(shown, [](const QJsonValue& one) { return one["address"] == "e7.2"; }));
    m_window.press({"alt+1"});
    QVERIFY2(m_window.waitForTitle("^8 targets"), qPrintable(m_window.title()));
    QVERIFY(m_window.quit());
}

QTEST_GUILESS_MAIN(TestDrag)
#include "tst_drag.moc"
