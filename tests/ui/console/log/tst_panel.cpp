#include "tests/support/registered_test.h"
#include "tests/ui/support/console_log.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/level_combo.h"
#include "ui/console/log/pause_button.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class LogPanelTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ConsoleLog> m_log;

    [[nodiscard]] LogFindBar* find() const { return m_log->panel.findChild<LogFindBar*>(); }
    [[nodiscard]] LogFilterBar* filter() const { return m_log->panel.findChild<LogFilterBar*>(); }
    [[nodiscard]] PauseButton* wayBack() const { return m_log->panel.findChild<PauseButton*>(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&m_log->view(), key, modifiers);
    }
    void type(const TextSearch& search) {
        QTest::keyClick(&m_log->view(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(find()->isVisible());
        find()->setSearch(search);
    }
    /// In the kernel's basic text, which tells no level.
    [[nodiscard]] static std::vector<netconsole::Event> basicPanic(bool withCrash) {
        std::vector<netconsole::Event> events;
        std::uint64_t id = 10'001;
        for (const auto* text : {"usb 1-1: new device", "Kernel panic - not syncing: sysrq", "CPU: 0 PID: 1",
                                 "Rebooting in 5 seconds.."}) {
            auto line = consoleLine(text, id++);
            line.kind = netconsole::Kind::Basic;
            events.emplace_back(std::move(line));
        }
        netconsole::Crash found;
        found.kind = netconsole::CrashKind::Panic;
        found.boot = netconsole::BootNumber{1};
        found.title = "Kernel panic - not syncing: sysrq";
        found.firstLine = netconsole::LineId{10'002};
        found.lastLine = netconsole::LineId{10'003};
        found.time = consoleStart;
        if (withCrash)
            events.emplace_back(netconsole::CrashFound{netconsole::SourceId{1}, found});
        return events;
    }

private slots:
    void init() { m_log = std::make_unique<ConsoleLog>(); }
    void cleanup() { m_log.reset(); }

    void cutsNoWordOfItsFilter() {
        m_log->show();
        auto* text = filter()->findChild<QLineEdit*>();
        auto* level = filter()->findChild<LevelCombo*>();
        const int words = text->fontMetrics().horizontalAdvance(text->placeholderText());
        for (const int width : {1000, 480, 1000}) {
            m_log->panel.resize(width, 400);
            QTRY_VERIFY(text->width() > words + text->height()); // and the icon
            QTRY_COMPARE(level->geometry().top() > text->geometry().bottom(), width < 600);
            QVERIFY(level->width() >= level->sizeHint().width());
            QVERIFY(filter()->rect().contains(level->geometry()));
        }
    }

    void followsAndPauses() {
        m_log->appendLines(500);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 500"));
        QVERIFY(!wayBack()->isVisible());
        m_log->appendLines(10);
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 510"));
        key(Qt::Key_PageUp);
        QVERIFY(!m_log->view().isFollowing());
        QVERIFY(wayBack()->isVisible());
        const auto before = m_log->screen();
        m_log->appendLines(1234);
        QTRY_VERIFY2(wayBack()->text().contains(QLocale().toString(1234)), qPrintable(wayBack()->text()));
        QCOMPARE(m_log->screen(), before);
        key(Qt::Key_End);
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 1744"));
        QVERIFY(m_log->view().isFollowing());
        QVERIFY(!wayBack()->isVisible());
    }

    void scrollsToTheStartAndBack() {
        m_log->appendLines(5000);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 5000"));
        QTRY_VERIFY(m_log->view().verticalScrollBar()->maximum() > 0);
        key(Qt::Key_Home);
        QTRY_COMPARE(m_log->screen().value(0), QStringLiteral("line 1"));
        QVERIFY(m_log->view().verticalScrollBar()->value() == 0);
        auto* bar = m_log->view().verticalScrollBar();
        bar->setSliderPosition(bar->maximum() / 2);
        bar->triggerAction(QAbstractSlider::SliderMove);
        QTRY_VERIFY(m_log->screen().value(0).startsWith(QStringLiteral("line 2")));
        QCOMPARE(m_log->screen().value(0).size(), 9);
    }

    void hasNothingToScrollWhereAllOfItIsInSight() {
        m_log->appendLines(300);
        m_log->appendLines(1, 2);
        m_log->appendLines(300);
        m_log->appendLines(4, 2);
        m_log->show({2}); // 5 lines, and others between them
        QTRY_VERIFY2(m_log->screen().size() == 5, qPrintable(m_log->screen().join(u'\n')));
        QTRY_COMPARE(m_log->view().verticalScrollBar()->maximum(), 0);
        m_log->appendLines(200, 2);
        QTRY_VERIFY(m_log->view().verticalScrollBar()->maximum() > 0);
    }

    void findsAndWraps() {
        m_log->appendLines(2000);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 2000"));
        type({QStringLiteral("LINE 1[05]00$"), true});
        QTRY_COMPARE(m_log->view().currentLine(), 1500);
        QTRY_VERIFY2(find()->status().startsWith(QStringLiteral("2 ")), qPrintable(find()->status()));
        QTest::keyClick(find()->findChild<QLineEdit*>(), Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE(m_log->view().currentLine(), 1000);
        QTest::keyClick(find()->findChild<QLineEdit*>(), Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE(m_log->view().currentLine(), 1500);
        QTRY_VERIFY(!filter()->hint().isEmpty());
        QTest::keyClick(find()->findChild<QLineEdit*>(), Qt::Key_F3);
        QTRY_COMPARE(m_log->view().currentLine(), 1000);
        QTest::keyClick(find()->findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!find()->isVisible());
        QVERIFY(m_log->view().hasFocus());
    }

    void mindsCaseAndWords() {
        m_log->appendLines(300);
        m_log->show();
        type({QStringLiteral("LINE 7"), false, true, false});
        QTRY_VERIFY2(find()->status().contains(QStringLiteral("No line")), qPrintable(find()->status()));
        find()->setSearch({QStringLiteral("line 7"), false, true, true});
        QTRY_COMPARE(m_log->view().currentLine(), 7);
        QTRY_VERIFY(find()->status().startsWith(QStringLiteral("1 ")));
    }

    void explainsABadExpression() {
        m_log->appendLines(10);
        m_log->show();
        type({QStringLiteral("(line"), true});
        QTRY_VERIFY2(find()->status().contains(QStringLiteral("Not a valid regular expression")),
                     qPrintable(find()->status()));
    }

    void filtersByTextAndLevel() {
        m_log->appendLines(1000);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 1000"));
        filter()->setFilter(QStringLiteral("LINE 9"), netconsole::Level::Error);
        emit filter()->filterChanged();
        QTRY_COMPARE(m_log->screen(), QStringList{QStringLiteral("line 900")});
        filter()->setFilter(QStringLiteral("nowhere"), std::nullopt);
        emit filter()->filterChanged();
        auto* empty = m_log->panel.findChild<EmptyPlaceView*>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->place().title, QStringLiteral("No line matches the filter"));
        emit empty->actionTriggered(EmptyPlace::Action::ClearFilter);
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 1000"));
        QVERIFY(m_log->view().isVisible());
    }

    void aLevelHidesNoCrashAndSaysWhatItHides() {
        m_log->append(basicPanic(false));
        m_log->show();
        filter()->setFilter({}, netconsole::Level::Error);
        emit filter()->filterChanged();
        auto* leftOut = m_log->panel.findChild<LeftOutBar*>();
        QTRY_COMPARE(leftOut->text(), QStringLiteral("4 lines without a level are hidden"));
        // The crash is told when its block has ended: its lines come out of hiding.
        m_log->append({basicPanic(true).back()});
        m_log->panel.reload();
        QTRY_COMPARE(m_log->screen(), (QStringList{"Kernel panic - not syncing: sysrq", "CPU: 0 PID: 1"}));
        QTRY_COMPARE(leftOut->text(), QStringLiteral("2 lines without a level are hidden"));
        QTest::mouseClick(leftOut->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_COMPARE(m_log->screen().size(), 4);
        QCOMPARE(leftOut->text(), QStringLiteral("Lines without a level are shown as well"));
        // More of them come, hidden again.
        QTest::mouseClick(leftOut->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_COMPARE(leftOut->text(), QStringLiteral("2 lines without a level are hidden"));
        m_log->append({consoleLine("=> help", 20'001)});
        QTRY_COMPARE(leftOut->text(), QStringLiteral("3 lines without a level are hidden"));
        filter()->setFilter({}, std::nullopt);
        emit filter()->filterChanged();
        QTRY_VERIFY(leftOut->isHidden());
        QTRY_COMPARE(m_log->screen().size(), 5);
    }

    void saysThatNothingWasSaid() {
        m_log->show();
        QTRY_VERIFY(m_log->panel.findChild<EmptyPlaceView*>()->isVisible());
        m_log->appendLines(1);
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 1"));
        QVERIFY(m_log->view().isVisible());
    }

    void foldsACrashByKeyAndMouse() {
        m_log->crash();
        m_log->show();
        QTRY_VERIFY(m_log->screen().contains(QStringLiteral("trace 10003")));
        QTRY_COMPARE(m_log->view().pager().row(2).kind, LogRow::Kind::Crash);
        QTest::mouseClick(m_log->view().viewport(), Qt::LeftButton, {}, m_log->view().rowRect(2).center());
        QVERIFY(!m_log->screen().contains(QStringLiteral("trace 10003")));
        QVERIFY(m_log->screen().contains(QStringLiteral("trace 10005")));
        QTest::mouseClick(m_log->view().viewport(), Qt::LeftButton, {}, m_log->view().rowRect(2).center());
        QVERIFY(m_log->screen().contains(QStringLiteral("trace 10003")));
        key(Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(m_log->view().currentLine(), 2);
        key(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(!m_log->screen().contains(QStringLiteral("trace 10003")));
    }

    void mergesSources() {
        m_log->appendLines(5, 1);
        m_log->appendLines(5, 2);
        m_log->show({1, 2});
        QTRY_COMPARE(m_log->screen().size(), 10);
        QVERIFY(m_log->view().look().showsNames);
        m_log->show({2});
        QTRY_COMPARE(m_log->screen(), (QStringList{"line 6", "line 7", "line 8", "line 9", "line 10"}));
        QVERIFY(!m_log->view().look().showsNames);
    }

    void selectsByMouseAndCopies() {
        m_log->appendLines(20);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 20"));
        auto* area = m_log->view().viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, m_log->placeOf(QStringLiteral("line 5"), 2));
        QTest::mouseMove(area, m_log->placeOf(QStringLiteral("line 7"), 4));
        QTest::mouseRelease(area, Qt::LeftButton, {}, m_log->placeOf(QStringLiteral("line 7"), 4));
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ne 5\nline 6\nline"));
        QTest::mouseDClick(area, Qt::LeftButton, {}, m_log->placeOf(QStringLiteral("line 9"), 1));
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line"));
    }

    void selectsByKeyAndCopiesWithTimes() {
        m_log->appendLines(20);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 20"));
        m_log->view().showLine(10);
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line 10\nline 11\nline 12"));
        key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const auto rows = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY(rows[0].endsWith(QStringLiteral("\tline 10")));
    }

    void copiesMoreThanItHolds() {
        m_log->appendLines(6000);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 6000"));
        QTRY_VERIFY(m_log->view().verticalScrollBar()->maximum() > 0);
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().count('\n'), 5999);
    }

    void keepsBookmarks() {
        m_log->appendLines(20);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 20"));
        m_log->view().showLine(10);
        key(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(m_log->view().look().bookmarks.contains(10));
        QCOMPARE(must(m_log->store.bookmarks()).size(), std::size_t{1});
        const auto place = m_log->placeOf(QStringLiteral("line 10"), 0);
        QTest::mouseClick(m_log->view().viewport(), Qt::LeftButton, {}, QPoint(28, place.y()));
        QTRY_VERIFY(m_log->view().look().bookmarks.isEmpty());
    }

    /// Answers as a store does that takes long to look through.
    void saysHowFarItHasLooked() {
        FakeReader reader;
        LogPanel panel;
        panel.setReader(reader);
        panel.resize(900, 500);
        panel.showSources({1}, {});
        panel.noteStored(1'000'000);
        panel.show();
        auto* bar = panel.findChild<LogFilterBar*>();
        auto* place = panel.findChild<EmptyPlaceView*>();
        bar->setFilter(QStringLiteral("rare"), std::nullopt);
        emit bar->filterChanged();
        const auto answer = [&](std::int64_t lookedTo) {
            store::LogPage page;
            page.lookedTo = lookedTo;
            page.lookedToTime = consoleStart;
            reader.logPages.back().reply.answer(page);
            reader.deliver();
        };
        answer(750'000);
        QVERIFY(!bar->showsLooking()); // not at once
        QTRY_VERIFY(bar->showsLooking());
        QVERIFY2(bar->looking().contains(dayText(consoleStart)), qPrintable(bar->looking()));
        QCOMPARE(bar->findChild<QProgressBar*>()->value(), 250);
        QVERIFY(place->isVisible());
        QCOMPARE(place->place().title, QStringLiteral("Searching for lines that match the filter"));
        QCOMPARE(reader.logPages.back().search.page.beyond, 750'000);
        answer(500'000);
        QCOMPARE(bar->findChild<QProgressBar*>()->value(), 500);
        answer(0);
        QVERIFY(!bar->showsLooking());
        QVERIFY(place->isVisible());
        QCOMPARE(place->place().title, QStringLiteral("No line matches the filter"));
    }

    void stopsLookingWithEscape() {
        FakeReader reader;
        LogPanel panel;
        panel.setReader(reader);
        panel.showSources({1}, {});
        panel.noteStored(1'000'000);
        panel.show();
        auto* bar = panel.findChild<LogFilterBar*>();
        bar->setFilter(QStringLiteral("rare"), std::nullopt);
        emit bar->filterChanged();
        store::LogPage page;
        page.lookedTo = 900'000;
        reader.logPages.back().reply.answer(page);
        reader.deliver();
        QTRY_VERIFY(bar->showsLooking());
        const auto next = reader.logPages.back().reply;
        QVERIFY(next.isWanted());
        QTest::keyClick(panel.findChild<EmptyPlaceView*>(), Qt::Key_Escape);
        QVERIFY(bar->text().isEmpty());
        QVERIFY(!bar->showsLooking());
        QVERIFY(!next.isWanted());
    }

    /// The page was asked for before there was a store, or of the one before.
    void asksAgainWhenAStoreIsOpened() {
        ConsoleReader reader;
        LogPanel panel;
        panel.setReader(reader);
        panel.resize(900, 500);
        panel.showSources({1}, {});
        panel.show();
        QCoreApplication::processEvents();
        QVERIFY(panel.findChild<Notice*>()->isHidden());
        m_log->appendLines(3);
        reader.open(m_log->path());
        panel.reload();
        QTRY_COMPARE(panel.view()->pager().heldLines(), std::size_t{3});
        QVERIFY(panel.findChild<Notice*>()->isHidden());
    }

    void goesFromGapToGap() {
        std::vector<netconsole::Event> events;
        for (std::uint64_t i = 1; i <= 3000; ++i) {
            const bool isAfterGap = i == 500 || i == 2500;
            if (isAfterGap)
                events.emplace_back(netconsole::Gap{netconsole::SourceId{1}, netconsole::BootNumber{1},
                                                    10 * i - 9, 10 * i - 1, consoleStart});
            events.emplace_back(kernelLine("record " + std::to_string(i), 10 * i, netconsole::Level::Notice));
        }
        m_log->append(events);
        m_log->show();
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("record 3000"));
        key(Qt::Key_F9, Qt::ShiftModifier);
        QTRY_COMPARE(m_log->view().currentLine(), 2500);
        key(Qt::Key_F9, Qt::ShiftModifier); // far from what is held
        QTRY_COMPARE(m_log->view().currentLine(), 500);
        key(Qt::Key_F9, Qt::ShiftModifier);
        QTRY_VERIFY(!filter()->hint().isEmpty());
        key(Qt::Key_F9);
        QTRY_COMPARE(m_log->view().currentLine(), 2500);
    }

    void showsWhereThisDeskSlept() {
        m_log->append({consoleLine("before", 1), consoleLine("after", 20'000)});
        must(m_log->store.addSleep(consoleStart + std::chrono::seconds(1),
                                   consoleStart + std::chrono::seconds(15)));
        m_log->show();
        const auto& pager = m_log->view().pager();
        QTRY_COMPARE(pager.row(2).kind, LogRow::Kind::Sleep);
        QVERIFY(sleepTitle(*pager.row(2).sleep).startsWith(QStringLiteral("This computer slept")));
        QCOMPARE(pager.row(3).id, 2);
    }

    void goesToALineThatTheFilterHides() {
        m_log->appendLines(3000);
        m_log->show();
        filter()->setFilter(QStringLiteral("nowhere"), std::nullopt);
        emit filter()->filterChanged();
        QTRY_VERIFY(m_log->panel.findChild<EmptyPlaceView*>()->isVisible());
        m_log->panel.showLine(1500);
        QTRY_VERIFY(m_log->screen().contains(QStringLiteral("line 1500")));
        QVERIFY(!m_log->view().isFollowing());
        QCOMPARE(m_log->view().currentLine(), 1500);
    }

    void showsOpenLines() {
        m_log->appendLines(3);
        m_log->show();
        auto open = consoleLine("=> ", 99);
        m_log->panel.setOpenLines({open});
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("=> "));
        m_log->panel.setOpenLines({});
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 3"));
    }

    void aPromptThatWaitsStandsWhereItBegan() {
        m_log->appendLines(3, 1);
        m_log->show({1, 2});
        QTRY_COMPARE(m_log->lastText(), QStringLiteral("line 3"));
        auto open = consoleLine("=> ", 99, 2);
        open.time = consoleStart + std::chrono::milliseconds(2);
        m_log->panel.setOpenLines({open});
        QTRY_COMPARE(m_log->screen(), (QStringList{"line 1", "line 2", "=> ", "line 3"}));
    }

    void neverTakesALineForMarkup() {
        m_log->append({consoleLine("<b>bold</b>\x1b[31m", 1)});
        m_log->show();
        QTRY_VERIFY(m_log->lastText().startsWith(QStringLiteral("<b>bold</b>")));
        QVERIFY(!m_log->lastText().contains(QChar(0x1b)));
    }

    void remembersRulesAndTimes() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
        writeRules(settings, {{QStringLiteral("eth0"), false, RuleColor::Amber, true},
                              {QStringLiteral("ata\\d"), true, RuleColor::Red, false}});
        filter()->setTime(LogTime::SinceLine);
        LogPanel other;
        other.restoreLayout(settings);
        QCOMPARE(other.view()->look().rules.size(), 1);
        other.saveLayout(settings);
        QCOMPARE(readRules(settings).size(), 2);
        QCOMPARE(readRules(settings)[1].color, RuleColor::Red);
    }
};

QTEST_MAIN(LogPanelTest)
#include "tst_panel.moc"
