#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/fake_console.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/console/page/box_text.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/console/page/sleep_text.h"
#include "ui/console/page/work_area.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class TestConsolePage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void saysWhatABoxDoes();
    void saysAllOfItsSummaryInANarrowWindow();
    void saysWhatToDoWhenNothingWasHeard();
    void saysWhoHoldsThePortAndOffersToTryAgain();
    void saysThatLinesAreKeptForNowOnly();
    void saysThatTheHistoryCannotBeUsedForBoxes();
    void saysOnceWhatIsLostOfWhatWasWrittenDown();
    void warnsBeforeThisComputerSleepsAndTellsWhatWasMissed();
    void namesThoseThatDependOnThisComputer();
    void showsAllBoxesUntilOneIsChosen();
    void showsTheChosenBoxOrSeveralOrABoot();
    void showsABoxAsSoonAsItIsListed();
    void staysWhereAPersonWentMeanwhile();
    void keepsItsChoiceWhileBoxesComeAndGo();
    void countsWhatNobodyHasLookedAt();
    void readsWhatIsLookedAt();
    void renamesInPlaceByKey();
    void forgetsWithoutAQuestion();
    void mergesByMenuAndTakesApartAgain();
    void unfoldsBoots();
    void showsTheTerminalOfABoxWithAUboot();
    void theKeyboardStaysWhenTheTerminalGoes();
    void goesToALineOfAnotherBox();
    void looksUpALineOfAnUnknownBox();
    void showsANewCrash();
    void survivesHostileNames();
};

namespace {

const WallTime now = std::chrono::system_clock::now();

std::vector<qint64> sourcesOf(const QSignalSpy& spy) { return spy.last().at(0).value<std::vector<qint64>>(); }

} // namespace

void TestConsolePage::saysWhatABoxDoes() {
    const auto boxes = demo::boxes(10, now);
    const auto text = [&](std::size_t i) { return conditionOf(boxes[i], now).text; };
    QCOMPARE(text(0), QStringLiteral("counting down 3"));
    QCOMPARE(text(1), QStringLiteral("at the prompt"));
    QCOMPARE(text(2), QStringLiteral("talking"));
    QVERIFY(text(3).startsWith(QLatin1String("last heard ")));
    QCOMPARE(text(4), QStringLiteral("running a command"));
    QCOMPARE(text(5), QStringLiteral("silent since its kernel started"));
    QCOMPARE(rateText(0.34), QStringLiteral("0.3/s"));
    QCOMPARE(rateText(12), QStringLiteral("12/s"));
    QCOMPARE(rateText(0), QString());
    QCOMPARE(summaryOf(boxes, now),
             QStringLiteral("10\u00a0boxes · 5\u00a0talking · 1\u00a0at\u00a0the\u00a0prompt · "
                            "4824\u00a0lines\u00a0per\u00a0second"));
}

void TestConsolePage::saysAllOfItsSummaryInANarrowWindow() {
    ConsolePage page;
    page.resize(660, 540); // the window of 900x600
    page.setBoxes(demo::boxes(10, now));
    page.show();
    const auto summary = summaryOf(demo::boxes(10, now), now);
    const auto labels = page.findChildren<QLabel*>();
    const auto label =
        std::ranges::find_if(labels, [&](const QLabel* each) { return each->text() == summary; });
    QVERIFY(label != labels.end());
    QVERIFY((*label)->fontMetrics().horizontalAdvance(summary) > (*label)->width()); // it has to wrap
    QVERIFY((*label)->height() >= (*label)->heightForWidth((*label)->width()));
}

void TestConsolePage::saysWhatToDoWhenNothingWasHeard() {
    ConsolePage page;
    page.reception().noteOpened({QStringLiteral("0.0.0.0:6666")});
    page.show();
    auto* empty = page.findChild<EmptyPlaceView*>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->place().title, QStringLiteral("No box has sent anything yet"));
    QCOMPARE(empty->place().facts.front().lines, QStringList{QStringLiteral("0.0.0.0:6666")});
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    emit empty->actionTriggered(EmptyPlace::Action::CheckArrival);
    QCOMPARE(asked->helped, std::vector<qint64>{0});
    page.reception().setListens(false);
    QCOMPARE(empty->place().actions, std::vector{EmptyPlace::Action::OpenPreferences});
    page.setBoxes(demo::boxes(1, now));
    QVERIFY(!empty->isVisible());
}

void TestConsolePage::saysWhoHoldsThePortAndOffersToTryAgain() {
    ConsolePage page;
    page.show();
    QVERIFY(!page.reception().listenBanner().isVisible());
    page.reception().noteFailed({ErrorCode::Busy, "bind", 98}, QStringLiteral("0.0.0.0:6666"),
                                {{4711, "so\x1b[31mcat"}});
    QVERIFY(page.reception().listenBanner().isVisible());
    QVERIFY(page.reception().listenBanner().message().title.contains(QLatin1String("0.0.0.0:6666")));
    QVERIFY(page.reception().listenBanner().message().text.contains(QLatin1String("process 4711")));
    QVERIFY(!page.reception().listenBanner().message().text.contains(QChar(0x1b)));
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    page.reception().listenBanner().findChild<QPushButton*>()->click();
    QCOMPARE(asked->retries, 1);
    page.reception().noteOpened({});
    QVERIFY(!page.reception().listenBanner().isVisible());
}

void TestConsolePage::saysThatLinesAreKeptForNowOnly() {
    ConsolePage page;
    page.show();
    page.reception().noteStoreFailed({ErrorCode::Malformed, "damaged", 0},
                                     QStringLiteral("/home/me/history.sqlite"));
    page.reception().noteStoreOpened(QStringLiteral("/tmp/x"), true);
    QVERIFY(page.reception().storeBanner().isVisible());
    QVERIFY(page.reception().storeBanner().message().text.contains(QLatin1String("/home/me/history.sqlite")));
    page.reception().noteStoreOpened(QStringLiteral("/home/me/history.sqlite"), false);
    QVERIFY(!page.reception().storeBanner().isVisible());
}

void TestConsolePage::saysThatTheHistoryCannotBeUsedForBoxes() {
    ConsolePage page;
    page.show();
    const Error error{ErrorCode::PermissionDenied, "read-only", 0};
    page.reception().noteBoxLogsFailed(error);
    QVERIFY(page.reception().noteBanner().isVisible());
    QVERIFY(page.reception().noteBanner().message().title.contains(QLatin1String("not filled in")));
    page.reception().noteBoxesFailed(error);
    QVERIFY(page.reception().noteBanner().message().title.contains(QLatin1String("not stored")));
    page.reception().noteBanner().findChild<QPushButton*>()->click();
    page.reception().noteBoxesFailed(error); // again, some seconds later
    QVERIFY(!page.reception().noteBanner().isVisible());
}

void TestConsolePage::saysOnceWhatIsLostOfWhatWasWrittenDown() {
    ConsolePage page;
    page.show();
    ConsoleTally tally;
    page.reception().noteTally(tally);
    QVERIFY(!page.reception().noteBanner().isVisible());
    tally.counts.damage = {2, 312};
    page.reception().noteTally(tally);
    QVERIFY(page.reception().noteBanner().isVisible());
    QVERIFY(page.reception().noteBanner().message().details.contains(QLatin1String("312")));
    page.reception().noteBanner().findChild<QPushButton*>()->click();
    QVERIFY(!page.reception().noteBanner().isVisible());
    page.reception().noteTally(tally);
    QVERIFY(!page.reception().noteBanner().isVisible());
    tally.leftFailure = Error{ErrorCode::PermissionDenied, "0001.pcap: Permission denied", 13};
    page.reception().noteTally(tally);
    QVERIFY(page.reception().noteBanner().message().details.contains(QLatin1String("0001.pcap")));
}

void TestConsolePage::warnsBeforeThisComputerSleepsAndTellsWhatWasMissed() {
    ConsolePage page;
    page.setBoxes(demo::boxes(2, now));
    page.show();
    const QStringList boxes{QStringLiteral("plug-a")};
    page.reception().noteAboutToSleep(boxes);
    QVERIFY(page.reception().sleepBanner().isVisible());
    QVERIFY(page.reception().sleepBanner().message().title.contains(QLatin1String("plug-a")));
    page.reception().noteStayedAwake();
    QVERIFY(!page.reception().sleepBanner().isVisible());
    page.reception().noteAboutToSleep(boxes);
    page.reception().noteSlept(now, now + std::chrono::hours(3), boxes);
    QVERIFY(page.reception().sleepBanner().message().title.startsWith(QLatin1String("This computer slept")));
    QVERIFY(page.reception().sleepBanner().message().text.contains(QLatin1String("plug-a")));
}

void TestConsolePage::namesThoseThatDependOnThisComputer() {
    const QStringList one{QStringLiteral("plug-a")};
    QCOMPARE(sleepRefusal(one), QStringLiteral("The console of plug-a depends on this computer"));
    QStringList many;
    for (int i = 0; i < 9; ++i)
        many << QString::number(i) + QString(500, QLatin1Char('x'));
    const auto text = sleepRefusal(many);
    QVERIFY2(text.contains(QLatin1String("5 more")), qPrintable(text));
    QVERIFY(text.size() < 300);
}

void TestConsolePage::showsAllBoxesUntilOneIsChosen() {
    ConsolePage page;
    QSignalSpy shown(&page, &ConsolePage::sourcesChosen);
    page.setBoxes(demo::boxes(3, now));
    QCOMPARE(shown.size(), 1);
    QVERIFY(sourcesOf(shown).empty());
    const auto names = shown.last().at(1).value<std::map<qint64, QString>>();
    QCOMPARE(names.at(2), QStringLiteral("plug-b"));
}

void TestConsolePage::showsABoxAsSoonAsItIsListed() {
    ConsolePage page;
    page.setBoxes(demo::boxes(2, now));
    QSignalSpy shown(&page, &ConsolePage::sourcesChosen);
    page.showBox(3);
    page.setBoxes(demo::boxes(2, now));
    QVERIFY(shown.isEmpty());
    page.setBoxes(demo::boxes(3, now));
    QCOMPARE(sourcesOf(shown), std::vector<qint64>{3});
    // Then the user goes on from there.
    page.showBox(1);
    page.setBoxes(demo::boxes(4, now));
    QCOMPARE(sourcesOf(shown), std::vector<qint64>{1});
}

void TestConsolePage::showsTheChosenBoxOrSeveralOrABoot() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    QSignalSpy shown(&page, &ConsolePage::sourcesChosen);
    QSignalSpy boots(&page, &ConsolePage::bootChosen);
    page.showBox(2);
    QCOMPARE(sourcesOf(shown), std::vector<qint64>{2});
    page.tree().selectionModel()->select(page.model().indexOf(3), QItemSelectionModel::Select);
    QCOMPARE(sourcesOf(shown), (std::vector<qint64>{2, 3}));
    page.setBoots(3, demo::bootsOf(3, now));
    page.showBox(3, 11);
    QCOMPARE(sourcesOf(shown), std::vector<qint64>{3});
    QCOMPARE(boots.last(), (QVariantList{qint64{3}, qint64{11}}));
    page.showBox(3); // all boots of it again
    QCOMPARE(boots.last(), (QVariantList{qint64{3}, qint64{0}}));
    page.actions().showAll->trigger();
    QVERIFY(sourcesOf(shown).empty());
}

void TestConsolePage::staysWhereAPersonWentMeanwhile() {
    ConsolePage page;
    const auto boxes = demo::boxes(10, now);
    page.setBoxes({boxes.begin(), boxes.begin() + 3});
    page.showBox(6);
    page.setBoxes({boxes.begin(), boxes.begin() + 4});
    page.tree().setCurrentIndex(page.model().indexOf(2));
    page.setBoxes(boxes);
    QCOMPARE(page.tree().choice().sources, std::vector<std::int64_t>{2});
}

void TestConsolePage::keepsItsChoiceWhileBoxesComeAndGo() {
    ConsolePage page;
    auto boxes = demo::boxes(10, now);
    page.setBoxes(boxes);
    page.showBox(6);
    QSignalSpy shown(&page, &ConsolePage::sourcesChosen);
    boxes.erase(boxes.begin(), boxes.begin() + 3);
    boxes[0].title = boxes[0].name = "zz";
    page.setBoxes(boxes);
    page.setBoxes(demo::boxes(10, now));
    QCOMPARE(shown.size(), 0);
    QCOMPARE(page.tree().currentBox(), 6);
    QCOMPARE(page.tree().choice().sources, std::vector<std::int64_t>{6});
}

void TestConsolePage::countsWhatNobodyHasLookedAt() {
    ConsolePage page;
    QSignalSpy badge(&page, &ConsolePage::crashesChanged);
    auto boxes = demo::boxes(3, now);
    boxes[1].crashes = 7; // before the program started
    page.setBoxes(boxes);
    QVERIFY(badge.isEmpty());
    boxes[1].crashes = 9;
    boxes[1].lines += 30;
    page.setBoxes(boxes);
    QCOMPARE(badge.last().at(0).toInt(), 2);
    const auto row = page.model().indexOf(2);
    QCOMPARE(row.data(BoxModel::CrashesRole).toInt(), 2);
    QCOMPARE(row.data(BoxModel::UnreadRole).toInt(), 30);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("2 new crashes")));
}

void TestConsolePage::readsWhatIsLookedAt() {
    ConsolePage page;
    QSignalSpy badge(&page, &ConsolePage::crashesChanged);
    auto boxes = demo::boxes(3, now);
    page.setBoxes(boxes);
    page.setSeen(true);
    page.showBox(1);
    boxes[0].crashes = 1;
    boxes[1].crashes = 1;
    page.setBoxes(boxes);
    QCOMPARE(badge.last().at(0).toInt(), 1);
    page.showBox(2);
    QCOMPARE(badge.last().at(0).toInt(), 0);
    page.setSeen(false);
    boxes[1].crashes = 2;
    page.setBoxes(boxes);
    QCOMPARE(badge.last().at(0).toInt(), 1);
}

void TestConsolePage::renamesInPlaceByKey() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.showBox(1);
    page.focusContent();
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    QTest::keyClick(&page.tree(), Qt::Key_F2);
    auto* editor = page.tree().findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), QStringLiteral("plug-a"));
    editor->setText(QStringLiteral("  cellar "));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(asked->renamed.size(), std::size_t{1});
    QVERIFY(asked->renamed.back() == std::pair(qint64{1}, QStringLiteral("cellar")));
}

/// It can be brought back.
void TestConsolePage::forgetsWithoutAQuestion() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    page.show();
    page.showBox(2);
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    page.actions().forget->trigger();
    QCOMPARE(asked->forgotten, std::vector<qint64>{2});
    QVERIFY(page.findChild<QMessageBox*>() == nullptr);
}

void TestConsolePage::mergesByMenuAndTakesApartAgain() {
    ConsolePage page;
    auto boxes = demo::boxes(3, now);
    boxes[1].merged = {{8, "plug <x>", now}, {9, "plug & co", now}};
    page.setBoxes(boxes);
    page.show();
    page.showBox(2);
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    emit page.tree().menuRequested(QPoint(10, 10));
    QAction* into = nullptr;
    QAction* latest = nullptr;
    for (auto* menu : page.findChildren<QMenu*>())
        for (auto* action : menu->actions()) {
            into = action->text() == QLatin1String("plug-a") ? action : into;
            latest = action->text().startsWith(QLatin1String("plug && co")) ? action : latest;
        }
    QVERIFY(into != nullptr);
    into->trigger();
    QVERIFY(asked->merged.back() == std::pair(qint64{1}, qint64{2}));
    QVERIFY(latest != nullptr);
    latest->trigger();
    QVERIFY(asked->apart.back() == std::tuple(qint64{2}, qint64{9}, QStringLiteral("plug & co")));
    QVERIFY(page.findChild<QMessageBox*>() == nullptr);
}

void TestConsolePage::unfoldsBoots() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    const auto asked = std::make_shared<tests::FakeConsole>();
    page.setCommands(asked);
    page.tree().expand(page.model().indexOf(3));
    QCOMPARE(asked->watched.back(), 3);
    auto boots = demo::bootsOf(3, now);
    page.setBoots(3, boots);
    const auto box = page.model().indexOf(3);
    QCOMPARE(page.model().rowCount(box), 5);
    QVERIFY(
        page.model().index(1, 0, box).data(BoxModel::StateRole).toString().endsWith(QLatin1String("panic")));
    page.showBox(3, 10);
    QSignalSpy chosen(&page, &ConsolePage::bootChosen);
    boots.insert(boots.begin(), boots.front());
    boots.front().number = 13;
    boots.pop_back();
    page.setBoots(3, boots);
    QCOMPARE(page.model().rowCount(box), 5);
    QCOMPARE(page.tree().choice().boot, 10);
    QVERIFY(chosen.isEmpty());
}

void TestConsolePage::showsTheTerminalOfABoxWithAUboot() {
    ConsolePage page;
    auto* terminal = new QWidget;
    page.setPanels(new QWidget, terminal, new QWidget);
    page.setBoxes(demo::boxes(10, now));
    QSignalSpy chosen(&page.workArea(), &WorkArea::terminalChosen);
    page.showBox(2);
    QCOMPARE(chosen.last().at(0).toLongLong(), 2);
    QVERIFY(!terminal->isHidden() && page.actions().showTerminal->isChecked());
    page.showBox(7); // has none yet
    QCOMPARE(chosen.last().at(0).toLongLong(), 7);
    QVERIFY(terminal->isHidden() && !page.actions().showTerminal->isChecked());
    page.actions().showTerminal->trigger(); // to stop its boot
    QVERIFY(!terminal->isHidden());
    page.showBox(2);
    QVERIFY(!terminal->isHidden());
}

void TestConsolePage::theKeyboardStaysWhenTheTerminalGoes() {
    ConsolePage page;
    auto* log = new QWidget;
    auto* terminal = new QWidget;
    auto* entry = new QLineEdit(terminal);
    page.setPanels(log, terminal, new QWidget);
    page.setBoxes(demo::boxes(10, now));
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.showBox(2);
    entry->setFocus();
    QVERIFY(entry->hasFocus() || page.focusWidget() == entry);
    page.actions().showAll->trigger();
    QVERIFY(terminal->isHidden());
    QCOMPARE(page.focusWidget(), log);
}

void TestConsolePage::goesToALineOfAnotherBox() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    page.showBox(1);
    QSignalSpy shown(&page, &ConsolePage::sourcesChosen);
    QSignalSpy line(&page, &ConsolePage::lineChosen);
    page.showLine(3, 4711);
    QCOMPARE(sourcesOf(shown), std::vector<qint64>{3});
    QCOMPARE(line.last().at(0).toLongLong(), 4711);
    page.actions().showAll->trigger();
    shown.clear();
    page.showLine(1, 4712); // among all
    QVERIFY(shown.isEmpty());
    QCOMPARE(line.last().at(0).toLongLong(), 4712);
}

void TestConsolePage::looksUpALineOfAnUnknownBox() {
    tests::FakeReader reader;
    ConsolePage page;
    page.setReader(reader);
    page.setBoxes(demo::boxes(3, now));
    page.showBox(1);
    QSignalSpy line(&page, &ConsolePage::lineChosen);
    page.showLine(0, 4710);
    page.showLine(0, 4711);
    QCOMPARE(reader.pages.size(), std::size_t{2});
    netconsole::Line found;
    found.id = static_cast<netconsole::LineId>(4711);
    found.source = static_cast<netconsole::SourceId>(2);
    reader.pages[0].reply.answer(ConsoleReader::Lines{found}); // nobody waits for it any more
    reader.deliver();
    QVERIFY(line.isEmpty());
    reader.pages[1].reply.answer(ConsoleReader::Lines{found});
    reader.deliver();
    QCOMPARE(line.last().at(0).toLongLong(), 4711);
    QCOMPARE(page.tree().currentBox(), 2);
}

void TestConsolePage::showsANewCrash() {
    ConsolePage page;
    page.setBoxes(demo::boxes(3, now));
    QVERIFY(!page.actions().nextCrash->isEnabled());
    store::ConsoleCrash crash;
    crash.source = 2;
    crash.firstLine = 99;
    page.noteCrash(crash);
    QSignalSpy line(&page, &ConsolePage::lineChosen);
    page.actions().nextCrash->trigger();
    QCOMPARE(line.last().at(0).toLongLong(), 99);
    QCOMPARE(page.tree().currentBox(), 2);
    QVERIFY(!page.actions().nextCrash->isEnabled());
}

void TestConsolePage::survivesHostileNames() {
    ConsolePage page;
    auto boxes = demo::boxes(1, now);
    boxes[0].name = boxes[0].title = "<b>&bad\x1b[2J\xff</b>" + std::string(5000, 'x');
    page.setBoxes(boxes);
    page.show();
    const auto row = page.model().indexOf(1);
    QVERIFY(!row.data().toString().contains(QChar(0x1b)));
    QVERIFY(!row.data(Qt::ToolTipRole).toString().contains(QLatin1String("<b>")));
    QVERIFY(!page.grab().isNull());
}

QTEST_MAIN(TestConsolePage)
#include "tst_page.moc"
