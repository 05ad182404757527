#include "tests/support/registered_test.h"
#include "ui/console/page/close_guard.h"
#include "ui/console/terminal/boxes.h"
#include "ui/console/terminal/line_entry.h"
#include "ui/console/terminal/panel.h"
#include "ui/console/terminal/view.h"
#include "ui/widgets/danger_dialog.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/segmented_control.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace etherdeck;
using namespace etherdeck::ui;
using netconsole::UbootPhase;
using netconsole::UbootState;

namespace {

constexpr qint64 box = 7;

ConsoleBoxState boxState(bool hasUboot = true) {
    ConsoleBoxState state;
    state.source = box;
    state.title = "films";
    const auto uboot = netconsole::Endpoint::v4({192, 168, 1, 5}, consolePort);
    state.addresses = {netconsole::Endpoint::v4({192, 168, 1, 5}, 6665)};
    if (hasUboot)
        state.typeTo = ConsoleAddress{uboot, 0};
    return state;
}

} // namespace

class TerminalPanelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_panel.reset(); }

    void showsWhatUbootSays();
    void sendsEachKey();
    void sendsTabAndIsLeftByF6();
    void refusesWhatUbootCannotRead();
    void typesToNoKernel();
    void foldsToItsBarWhereNothingCanBeTyped();
    void saysWhatIsTrueWhileItWaits();
    void pacesPastedLines();
    void sendsLinesWithHistory();
    void stopsTheBootOfABoxThatWasNeverInUboot();
    void asksBeforeItRestartsABox();
    void copiesWhatIsSelected();
    void knowsWhoDependsOnTheDesk();
    void asksBeforeTheWindowCloses();

private:
    void hear(const QByteArray& bytes) { m_panel->hear(box, *boxState().typeTo, bytes); }
    void prompt() {
        hear("=> ");
        m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    }
    QByteArray sent() {
        QByteArray all;
        for (const auto& call : *m_sent)
            all += call.at(1).toByteArray();
        m_sent->clear();
        return all;
    }
    template <class T>
    T* child() {
        return m_panel->findChild<T*>();
    }
    QString notice() { return child<Notice>()->isHidden() ? QString() : child<Notice>()->message().title; }
    QPushButton* dialogButton(QDialogButtonBox::ButtonRole role);

    std::unique_ptr<TerminalPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_sent;
};

void TerminalPanelTest::init() {
    m_panel = std::make_unique<TerminalPanel>();
    m_sent = std::make_unique<QSignalSpy>(&m_panel->boxes(), &TerminalBoxes::sendRequested);
    m_panel->resize(900, 500);
    m_panel->setBoxes({boxState()});
    m_panel->showBox(box);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusContent();
}

QPushButton* TerminalPanelTest::dialogButton(QDialogButtonBox::ButtonRole role) {
    for (auto* dialog : m_panel->findChildren<DangerDialog*>())
        if (dialog->isVisible())
            for (auto* button : dialog->findChild<QDialogButtonBox*>()->buttons())
                if (dialog->findChild<QDialogButtonBox*>()->buttonRole(button) == role)
                    return qobject_cast<QPushButton*>(button);
    return nullptr;
}

void TerminalPanelTest::showsWhatUbootSays() {
    hear("U-Boot 2017.07\n");
    prompt();
    child<TerminalView>()->selectAll();
    QVERIFY(child<TerminalView>()->selectedText().startsWith("U-Boot 2017.07\n=>"));
}

void TerminalPanelTest::sendsEachKey() {
    prompt();
    auto* view = child<TerminalView>();
    QTest::keyClicks(view, "ver");
    QTest::keyClick(view, Qt::Key_Backspace);
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Return);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 7);
    QCOMPARE(sent(), QByteArray("ver\b\x1b[A\n\x03"));
}

void TerminalPanelTest::sendsTabAndIsLeftByF6() {
    prompt();
    auto* view = child<TerminalView>();
    QTest::keyClick(view, Qt::Key_Tab);
    QCOMPARE(sent(), QByteArray("\t"));
    QVERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_F6);
    QVERIFY(!view->hasFocus());
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(!view->hasFocus());
    QCOMPARE(sent(), QByteArray());
}

void TerminalPanelTest::refusesWhatUbootCannotRead() {
    prompt();
    QTest::sendKeyEvent(QTest::Click, child<TerminalView>(), Qt::Key_unknown, QStringLiteral("ä"),
                        Qt::NoModifier);
    QCOMPARE(sent(), QByteArray());
    QVERIFY2(notice().contains(QStringLiteral("ä")), qPrintable(notice()));
}

void TerminalPanelTest::typesToNoKernel() {
    m_panel->setState(box, {UbootPhase::Gone, 0, "=> "});
    QTest::keyClicks(child<TerminalView>(), "x");
    QCOMPARE(sent(), QByteArray());
    QVERIFY(!notice().isEmpty());
}

void TerminalPanelTest::foldsToItsBarWhereNothingCanBeTyped() {
    QWidget elsewhere;
    QSignalSpy folded(m_panel.get(), &TerminalPanel::folded);
    m_panel->setState(box, {UbootPhase::Gone, 0, "=> "});
    QVERIFY(!m_panel->isFolded()); // the keyboard is in it
    m_panel->clearFocus();
    child<TerminalView>()->clearFocus();
    m_panel->showBox(0);
    m_panel->showBox(box);
    QVERIFY(m_panel->isFolded() && !child<TerminalView>()->isVisible());
    QVERIFY(m_panel->sizeHint().height() < 80);
    QCOMPARE(folded.last().at(0).toBool(), true);
    auto* unfold = [this] {
        for (auto* button : m_panel->findChildren<QToolButton*>())
            if (button->toolTip() == "Show the terminal")
                return button;
        return static_cast<QToolButton*>(nullptr);
    }();
    QVERIFY(unfold);
    unfold->click();
    QVERIFY(!m_panel->isFolded() && child<TerminalView>()->isVisible());
    unfold->click();
    QVERIFY(m_panel->isFolded());
    m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    QVERIFY(!m_panel->isFolded());
    unfold->click(); // also where something can be typed
    QVERIFY(m_panel->isFolded());
    m_panel->setState(box, {UbootPhase::RunningCommand, 0, "=> "});
    QVERIFY(m_panel->isFolded());
}

void TerminalPanelTest::saysWhatIsTrueWhileItWaits() {
    m_panel->setState(box, {UbootPhase::Gone, 0, "=> "});
    m_panel->actions().at(0)->trigger();
    QVERIFY(notice().startsWith("Waiting"));
    QVERIFY(child<Notice>()->message().text.startsWith("Its kernel runs: restart the box."));
}

void TerminalPanelTest::pacesPastedLines() {
    prompt();
    QGuiApplication::clipboard()->setText("echo one\r\n\necho two\n");
    child<TerminalView>()->paste();
    auto* apply = dialogButton(QDialogButtonBox::AcceptRole);
    QVERIFY(apply);
    QCOMPARE(sent(), QByteArray());
    apply->click();
    QCOMPARE(sent(), QByteArray("echo one\n"));
    m_panel->setState(box, {UbootPhase::Talking, 0, "=> "}); // keys on their way
    m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    QCOMPARE(sent(), QByteArray());
    m_panel->setState(box, {UbootPhase::RunningCommand, 0, "=> "});
    QTRY_VERIFY(notice().contains("1"));
    QTest::keyClicks(child<TerminalView>(), "x");
    QCOMPARE(sent(), QByteArray()); // it would go into the lines
    m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    QCOMPARE(sent(), QByteArray("echo two\n"));
    QTest::keyClick(child<TerminalView>(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(sent(), QByteArray("\x03"));
}

void TerminalPanelTest::sendsLinesWithHistory() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    m_panel->restoreLayout(settings);
    emit child<SegmentedControl>()->chosen(1);
    child<SegmentedControl>()->setCurrent(1);
    emit child<SegmentedControl>()->chosen(1);
    auto* entry = child<LineEntry>();
    QVERIFY(entry->isVisible());
    m_panel->setState(box, {UbootPhase::RunningCommand, 0, "=> "});
    QTest::keyClicks(entry, "version\r");
    QCOMPARE(sent(), QByteArray());
    QTRY_VERIFY(notice().contains("1"));
    m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    QCOMPARE(sent(), QByteArray("version\n"));
    m_panel->setState(box, {UbootPhase::RunningCommand, 0, "=> "});
    m_panel->setState(box, {UbootPhase::AtPrompt, 0, "=> "});
    QTest::keyClicks(entry, " secret\r");
    QCOMPARE(sent(), QByteArray(" secret\n"));
    m_panel->saveLayout(settings);
    QCOMPARE(settings.value("console/typed/7").toStringList(), QStringList{"version"});
}

void TerminalPanelTest::stopsTheBootOfABoxThatWasNeverInUboot() {
    m_panel->setBoxes({boxState(false)});
    auto other = boxState(false);
    other.source = 8;
    m_panel->setBoxes({boxState(), other});
    m_panel->showBox(8);
    QVERIFY(!child<TerminalView>()->isVisible());
    m_panel->actions().at(0)->trigger();
    QTRY_VERIFY(m_sent->size() >= 3);
    QCOMPARE(m_sent->at(0).at(0).value<ConsoleAddress>().endpoint.port, consolePort);
    QVERIFY(notice().startsWith("Waiting"));
    m_panel->setState(8, {UbootPhase::CountingDown, 2, {}});
    QVERIFY(notice().contains("2"));
    m_panel->setState(8, {UbootPhase::AtPrompt, 0, "=> "});
    QCOMPARE(notice(), QStringLiteral("Stopped in time"));
    m_sent->clear();
    m_panel->setState(8, {UbootPhase::Gone, 0, "=> "});
    m_panel->actions().at(0)->trigger();
    m_panel->setState(8, {UbootPhase::Talking, 0, {}});
    m_panel->setState(8, {UbootPhase::Gone, 0, {}});
    QVERIFY(notice().startsWith("Too late"));
}

void TerminalPanelTest::asksBeforeItRestartsABox() {
    prompt();
    QPushButton* commands = nullptr;
    for (auto* button : m_panel->findChildren<QPushButton*>())
        if (button->menu() && button->text() == "Commands")
            commands = button;
    QVERIFY(commands && commands->isEnabled());
    emit commands->menu()->aboutToShow();
    for (auto* action : commands->menu()->actions())
        if (action->text().startsWith("reset"))
            action->trigger();
    auto* cancel = dialogButton(QDialogButtonBox::RejectRole);
    QVERIFY(cancel && cancel->isDefault());
    QCOMPARE(sent(), QByteArray());
    dialogButton(QDialogButtonBox::AcceptRole)->click();
    QCOMPARE(sent(), QByteArray("reset\n"));
}

void TerminalPanelTest::copiesWhatIsSelected() {
    hear("one\n");
    prompt();
    auto* view = child<TerminalView>();
    QTest::keyClick(view, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(view, Qt::Key_Home, Qt::ShiftModifier);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one\n=>"));
    QCOMPARE(sent(), QByteArray());
}

void TerminalPanelTest::knowsWhoDependsOnTheDesk() {
    QSignalSpy changed(&m_panel->boxes(), &TerminalBoxes::dependentsChanged);
    QVERIFY(m_panel->dependsOnUs().isEmpty());
    prompt();
    QCOMPARE(m_panel->dependsOnUs(), QStringList{"films"});
    m_panel->setState(box, {UbootPhase::Gone, 0, "=> "});
    QVERIFY(m_panel->dependsOnUs().isEmpty());
    QCOMPARE(changed.size(), 2);
}

void TerminalPanelTest::asksBeforeTheWindowCloses() {
    const CloseGuard guard(m_panel.get(), [this] { return m_panel->dependsOnUs(); });
    prompt();
    m_panel->close();
    QVERIFY(m_panel->isVisible());
    dialogButton(QDialogButtonBox::RejectRole)->click();
    QVERIFY(m_panel->isVisible());
    m_panel->close();
    dialogButton(QDialogButtonBox::AcceptRole)->click();
    QTRY_VERIFY(!m_panel->isVisible());
}

QTEST_MAIN(TerminalPanelTest)
#include "tst_panel.moc"
