#include "core/terminal/terminal_screen.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/console_log.h"
#include "ui/console/lines/accessible.h"
#include "ui/console/lines/painter.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/terminal/accessible.h"
#include "ui/console/terminal/view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

namespace {

constexpr int patience = 20'000;

void commit(QObject* to, const QString& text) {
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(to, &event);
}

QAccessibleTextInterface* textOf(QWidget* widget) {
    auto* interface = QAccessible::queryAccessibleInterface(widget);
    return interface != nullptr ? interface->textInterface() : nullptr;
}

QString allOf(QWidget* widget) { return textOf(widget)->text(0, textOf(widget)->characterCount()); }

/// What screen readers are told.
struct Told {
    QStringList texts; ///< that have come in
    QList<int> carets;

    [[nodiscard]] AccessTeller teller() {
        return [this](QAccessibleEvent* event) {
            if (event->type() == QAccessible::TextInserted)
                texts << static_cast<QAccessibleTextInsertEvent*>(event)->textInserted();
            else
                carets << static_cast<QAccessibleTextCursorEvent*>(event)->cursorPosition();
        };
    }
};

} // namespace

/// The log and the terminal for those who do not see them, who write with an input method, and who drag
/// beyond the edges.
class ConsoleAccessTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheLogAsTextWithLevelTimeAndName();
    void readsNoMoreOfALongLogThanIsInSight();
    void tellsWhereTheKeyboardIs();
    void tellsNewLinesWhileItFollows();
    void keepsQuietWhenSomethingElseHasTheFocus();
    void findsThePlaceOfARow();
    void readsTheTerminal();
    void tellsWhatTheBoxAnswers();
    void survivesAViewWithoutAScreen();
    void sendsWhatAnInputMethodHasMade();
    void refusesWhatTheBoxCannotTake_data();
    void refusesWhatTheBoxCannotTake();
    void sendsNothingThatIsStillBeingMade();
    void findsWhatAnInputMethodHasMade();
    void scrollsOnWhileTheMouseIsHeldOutside_data();
    void scrollsOnWhileTheMouseIsHeldOutside();
    void selectsWholeLinesWhileTheMouseIsHeldOutside();
};

void ConsoleAccessTest::readsTheLogAsTextWithLevelTimeAndName() {
    ConsoleLog log;
    auto line = kernelLine("eth0: <b>link</b> is down", 1, netconsole::Level::Error);
    log.append({line, consoleLine("U-Boot 2017.07", 2, 2)});
    log.show({1, 2});
    QTRY_COMPARE_WITH_TIMEOUT(log.screen().size(), 2, patience);
    auto* interface = QAccessible::queryAccessibleInterface(&log.view());
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Console log"));
    QVERIFY(interface->state().readOnly);
    QVERIFY(interface->state().multiLine);
    QCOMPARE(interface->childCount(), 0);
    const auto rows = allOf(&log.view()).split(u'\n');
    const auto told = rows.filter(QStringLiteral("link"));
    QCOMPARE(told.size(), 1);
    const auto time = rowTime(LogTime::Local, line, nullptr, nullptr);
    QCOMPARE(told[0], QStringLiteral("Error, %1, plug-a, eth0: <b>link</b> is down").arg(time));
    QVERIFY(!rows.filter(QStringLiteral("Boot 1")).isEmpty());
}

void ConsoleAccessTest::readsNoMoreOfALongLogThanIsInSight() {
    ConsoleLog log;
    log.appendLines(5000);
    log.panel.noteStored(10'000'000); // so many there might be
    log.show();
    QTRY_VERIFY_WITH_TIMEOUT(!log.screen().isEmpty(), patience);
    const auto rows = allOf(&log.view()).split(u'\n');
    QCOMPARE(rows.size(), log.view().pager().screenRows());
    QVERIFY(log.view().pager().heldLines() <= LogPager::maxLines);
    QVERIFY(textOf(&log.view())->characterCount() < 100 * 200);
}

void ConsoleAccessTest::tellsWhereTheKeyboardIs() {
    ConsoleLog log;
    log.appendLines(50);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 50"), patience);
    log.view().showLine(40);
    Told told;
    const LogAccess access(log.view(), told.teller());
    QTest::keyClick(&log.view(), Qt::Key_Down);
    const auto* text = textOf(&log.view());
    const int caret = text->cursorPosition();
    QCOMPARE(told.carets, QList<int>{caret});
    int start = 0;
    int end = 0;
    const auto line = text->textAtOffset(caret, QAccessible::LineBoundary, &start, &end);
    QVERIFY2(line.trimmed().endsWith(QStringLiteral(", line 41")), qPrintable(line));
}

void ConsoleAccessTest::tellsNewLinesWhileItFollows() {
    ConsoleLog log;
    Told told;
    const LogAccess access(log.view(), told.teller());
    log.appendLines(5);
    log.show();
    QTRY_VERIFY_WITH_TIMEOUT(log.view().hasFocus() && log.lastText() == QStringLiteral("line 5"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!told.texts.isEmpty(), patience);
    QVERIFY2(told.texts.last().endsWith(QStringLiteral("line 5")), qPrintable(told.texts.last()));
    told.texts.clear();
    log.appendLines(1000); // one of them is told
    QTRY_VERIFY_WITH_TIMEOUT(!told.texts.isEmpty(), patience);
    QCOMPARE(told.texts.size(), 1);
    QVERIFY2(told.texts[0].endsWith(QStringLiteral("line 1005")), qPrintable(told.texts[0]));
    QTest::keyClick(&log.view(), Qt::Key_PageUp);
    told.texts.clear();
    log.appendLines(10); // is not followed
    QTRY_VERIFY_WITH_TIMEOUT(log.view().pager().stored() == 1015, patience);
    QVERIFY(told.texts.isEmpty());
}

void ConsoleAccessTest::keepsQuietWhenSomethingElseHasTheFocus() {
    ConsoleLog log;
    log.appendLines(5);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 5"), patience);
    log.panel.findChild<QLineEdit*>()->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(!log.view().hasFocus(), patience);
    Told told;
    const LogAccess access(log.view(), told.teller());
    log.appendLines(5);
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 10"), patience);
    QVERIFY(told.texts.isEmpty());
}

void ConsoleAccessTest::findsThePlaceOfARow() {
    ConsoleLog log;
    log.appendLines(50);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 50"), patience);
    const auto* text = textOf(&log.view());
    const auto place = log.view().viewport()->mapToGlobal(log.view().rowRect(3).center());
    const int offset = text->offsetAtPoint(place);
    QVERIFY(offset > 0);
    QCOMPARE(text->characterRect(offset).top(), log.view().viewport()->mapToGlobal(QPoint(0, 54)).y());
    QCOMPARE(text->offsetAtPoint(QPoint(-5000, -5000)), -1);
}

void ConsoleAccessTest::readsTheTerminal() {
    terminal::TerminalScreen screen(24, 80);
    TerminalView view;
    view.setScreen(&screen);
    view.resize(800, 500);
    view.show();
    screen.write("U-Boot 2017.07\n\n=> ");
    view.refresh();
    auto* interface = QAccessible::queryAccessibleInterface(&view);
    QCOMPARE(interface->role(), QAccessible::Terminal);
    const auto rows = allOf(&view).split(u'\n');
    QCOMPARE(rows.size(), screen.rows());
    QCOMPARE(rows[0], QStringLiteral("U-Boot 2017.07"));
    QCOMPARE(rows[2], QStringLiteral("=> "));
    QCOMPARE(textOf(&view)->cursorPosition(), 14 + 1 + 1 + 3);
    view.setScreen(nullptr);
}

void ConsoleAccessTest::tellsWhatTheBoxAnswers() {
    terminal::TerminalScreen screen(24, 80);
    TerminalView view;
    view.setScreen(&screen);
    view.show();
    view.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    Told told;
    TerminalAccess access(view, told.teller());
    const auto write = [&](const std::string& text) {
        told.texts.clear();
        screen.write(text);
        view.refresh();
        access.refresh(false);
    };
    write("=> ");
    write("version\nU-Boot 2017.07\n=> ");
    QCOMPARE(told.texts, QStringList{QStringLiteral("version\nU-Boot 2017.07\n=>")});
    write("\b");
    QVERIFY(told.texts.isEmpty());
    write(std::string(100'000, 'x'));
    QVERIFY(!told.texts.isEmpty() && told.texts[0].size() <= 2000);
    view.setScreen(nullptr);
}

void ConsoleAccessTest::survivesAViewWithoutAScreen() {
    TerminalView view;
    view.show();
    QCOMPARE(allOf(&view), QString());
    QCOMPARE(textOf(&view)->cursorPosition(), 0);
    QCOMPARE(textOf(&view)->characterRect(5), QRect());
    LogView log;
    log.show();
    QVERIFY(textOf(&log)->cursorPosition() == 0);
}

void ConsoleAccessTest::sendsWhatAnInputMethodHasMade() {
    TerminalView view;
    QVERIFY(view.testAttribute(Qt::WA_InputMethodEnabled));
    QSignalSpy typed(&view, &TerminalView::typed);
    commit(&view, QStringLiteral("printenv"));
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed[0][0].toByteArray(), QByteArray("printenv"));
}

void ConsoleAccessTest::refusesWhatTheBoxCannotTake_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refused");
    QTest::newRow("umlaut") << QStringLiteral("ä") << QStringLiteral("ä");
    QTest::newRow("behind ASCII") << QStringLiteral("echo ä") << QStringLiteral("ä");
    QTest::newRow("kanji") << QStringLiteral("起動") << QStringLiteral("起");
    QTest::newRow("two code units") << QStringLiteral("😀") << QStringLiteral("😀");
}

void ConsoleAccessTest::refusesWhatTheBoxCannotTake() {
    QFETCH(QString, text);
    QFETCH(QString, refused);
    TerminalView view;
    QSignalSpy typed(&view, &TerminalView::typed);
    QSignalSpy told(&view, &TerminalView::refused);
    commit(&view, text);
    QCOMPARE(typed.size(), 0); // nor a part of it
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toString(), refused);
}

void ConsoleAccessTest::sendsNothingThatIsStillBeingMade() {
    TerminalView view;
    QSignalSpy typed(&view, &TerminalView::typed);
    QSignalSpy told(&view, &TerminalView::refused);
    QInputMethodEvent event(QStringLiteral("ki"), {});
    QApplication::sendEvent(&view, &event);
    commit(&view, {});
    QCOMPARE(typed.size() + told.size(), 0);
}

void ConsoleAccessTest::findsWhatAnInputMethodHasMade() {
    ConsoleLog log;
    log.appendLines(20);
    log.append({kernelLine("Gerät 起動 fertig", 2001, netconsole::Level::Information)});
    log.appendLines(20);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 40"), patience);
    QTest::keyClick(&log.view(), Qt::Key_F, Qt::ControlModifier);
    auto* bar = log.panel.findChild<LogFindBar*>();
    QInputMethodEvent made(QStringLiteral("kidou"), {});
    QApplication::sendEvent(bar->findChild<QLineEdit*>(), &made);
    commit(bar->findChild<QLineEdit*>(), QStringLiteral("起動"));
    QTRY_COMPARE_WITH_TIMEOUT(log.view().currentLine(), 21, patience);
}

void ConsoleAccessTest::scrollsOnWhileTheMouseIsHeldOutside_data() {
    QTest::addColumn<bool>("isUp");
    QTest::newRow("above") << true;
    QTest::newRow("below") << false;
}

void ConsoleAccessTest::scrollsOnWhileTheMouseIsHeldOutside() {
    QFETCH(bool, isUp);
    ConsoleLog log;
    log.appendLines(3000);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 3000"), patience);
    auto& view = log.view();
    view.showLine(1500);
    QTRY_VERIFY_WITH_TIMEOUT(log.screen().contains(QStringLiteral("line 1500")), patience);
    auto* area = view.viewport();
    const int row = view.pager().screenRows() / 2;
    const auto start = view.pager().row(row).id;
    QTest::mousePress(area, Qt::LeftButton, {}, view.rowRect(row).center());
    const QPoint outside(300, isUp ? -60 : area->height() + 60);
    QTest::mouseMove(area, outside);
    // The mouse stands still: it goes on by itself, over several pages.
    const auto isFar = [&] { return std::abs(view.currentLine() - start) > 300; };
    QTRY_VERIFY_WITH_TIMEOUT(isFar(), patience);
    QTest::mouseRelease(area, Qt::LeftButton, {}, outside);
    const auto stopped = view.currentLine();
    QCOMPARE(stopped < start, isUp);
    const auto top = view.pager().topLine();
    bool isOver = false;
    QTimer::singleShot(200, &view, [&isOver] { isOver = true; }); // five steps of it
    QTRY_VERIFY_WITH_TIMEOUT(isOver, patience);
    QCOMPARE(view.currentLine(), stopped);
    QCOMPARE(view.pager().topLine(), top);
    const auto [from, to] = view.selection();
    QCOMPARE(from.line, std::min(start, stopped));
    QCOMPARE(to.line, std::max(start, stopped));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text().count(u'\n'), to.line - from.line,
                              patience);
}

void ConsoleAccessTest::selectsWholeLinesWhileTheMouseIsHeldOutside() {
    ConsoleLog log;
    log.appendLines(500);
    log.show();
    QTRY_COMPARE_WITH_TIMEOUT(log.lastText(), QStringLiteral("line 500"), patience);
    auto* area = log.view().viewport();
    const auto place = log.view().rowRect(3).center();
    QTest::mouseDClick(area, Qt::LeftButton, {}, place);
    QTest::mousePress(area, Qt::LeftButton, {}, place); // the third click takes lines
    const auto start = log.view().currentLine();
    QTest::mouseMove(area, {300, -40});
    QTRY_VERIFY_WITH_TIMEOUT(log.view().currentLine() < start - 50, patience);
    QTest::mouseRelease(area, Qt::LeftButton, {}, {300, -40});
    const auto [from, to] = log.view().selection();
    QCOMPARE(from.column, 0);
    QCOMPARE(to.line, start);
    QCOMPARE(to.column, INT_MAX);
}

QTEST_MAIN(ConsoleAccessTest)
#include "tst_access.moc"
