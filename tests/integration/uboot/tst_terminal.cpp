#include "tests/integration/uboot/real_uboot.h"
#include "tests/support/registered_test.h"
#include "ui/console/terminal/boxes.h"
#include "ui/console/terminal/panel.h"
#include "ui/console/terminal/view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;

/// A real U-Boot and the panel that types to it: each slot continues where the previous one ended.
class TestTerminal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stopsTheBootByTheButton();
    void typesPrintenvAndReadsItFromTheScreen();
    void pastesLines();

private:
    static constexpr qint64 number = 1;

    [[nodiscard]] QString screen();
    [[nodiscard]] bool waitFor(const std::function<bool()>& done);

    std::unique_ptr<RealUboot> m_box;
    ui::TerminalPanel m_panel;
    ui::TerminalView* m_view = nullptr;
};

void TestTerminal::initTestCase() {
    m_box = std::make_unique<RealUboot>(QStringList{"bootcmd=echo etherdeck-was-late", "answer=forty-two"});
    ConsoleBoxState state;
    state.source = number;
    state.title = "real";
    state.addresses = {Endpoint::v4({127, 0, 0, 1}, consolePort)};
    m_panel.setBoxes({state});
    m_panel.showBox(number);
    m_panel.resize(900, 600);
    m_panel.show();
    m_view = m_panel.findChild<ui::TerminalView*>();
    m_box->setHeard([this](const QByteArray& bytes) {
        m_panel.hear(number, {Endpoint::v4({127, 0, 0, 1}, consolePort), 0}, bytes);
    });
    connect(&m_panel.boxes(), &ui::TerminalBoxes::sendRequested, this,
            [this](const ConsoleAddress&, const QByteArray& bytes) { m_box->type(bytes.toStdString()); });
    QVERIFY2(m_box->powerOn(), m_box->trouble());
}

QString TestTerminal::screen() {
    m_view->selectAll();
    return m_view->selectedText();
}

bool TestTerminal::waitFor(const std::function<bool()>& done) {
    UbootState told;
    return m_box->listenUntil(
        [&] {
            if (const auto state = m_box->state(); state != told) {
                told = state;
                m_panel.setState(number, state);
            }
            QApplication::processEvents();
            return done();
        },
        [] { return Clock::now() + std::chrono::milliseconds(20); });
}

void TestTerminal::stopsTheBootByTheButton() {
    m_panel.actions().at(0)->trigger();
    QVERIFY2(waitFor([this] { return m_box->state().phase == UbootPhase::AtPrompt; }), m_box->trouble());
    QVERIFY2(waitFor([this] { return screen().trimmed().endsWith("=>"); }), qPrintable(screen()));
    QVERIFY(!screen().contains("etherdeck-was-late"));
    QCOMPARE(m_panel.dependsOnUs(), QStringList{"real"});
}

void TestTerminal::typesPrintenvAndReadsItFromTheScreen() {
    QTest::keyClicks(m_view, "printenv");
    QTest::keyClick(m_view, Qt::Key_Return);
    QVERIFY2(waitFor([this] { return screen().contains("Environment size: "); }), qPrintable(screen()));
    QVERIFY2(screen().contains("answer=forty-two"), qPrintable(screen()));
    QVERIFY(waitFor([this] { return m_box->state().phase == UbootPhase::AtPrompt; }));
}

void TestTerminal::pastesLines() {
    emit m_view->pasteRequested("sleep 1\necho first-$answer\necho last-$answer\n");
    for (auto* button : m_panel.findChildren<QAbstractButton*>())
        if (button->text().startsWith("Send 3") || button->text().startsWith("Send %n lines"))
            button->click();
    QVERIFY2(waitFor([this] { return screen().contains("\nlast-forty-two"); }), qPrintable(screen()));
    QVERIFY(screen().contains("\nfirst-forty-two"));
}

UBOOT_TEST_MAIN(TestTerminal, QApplication)

#include "tst_terminal.moc"
