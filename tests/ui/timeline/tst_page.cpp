#include "tests/support/registered_test.h"
#include "tests/ui/timeline/shown_timeline.h"
#include "ui/timeline/item_menu.h"
#include "ui/timeline/legend.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QWheelEvent>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

constexpr int patience = 30'000;

class TimelinePageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void listsWhatHappenedNewestFirst();
    void callsEventsAsTheHistoryDoes();
    void putsATargetIntoTheLaneOfItsBox();
    void givesUntiedTargetsLanesOfTheirOwn();
    void ordersTheLanesOfTargetsByAddress();
    void leadsToTheLineByDoubleClick();
    void noPresetIsLitAfterAZoom();
    void aMenuLeadsOnAndFilters();
    void theLegendNamesEveryMark();
    void leadsToTheTargetByKey();
    void goesFromMarkToMarkByKeys();
    void goesFromLaneToLaneByKeys();
    void keepsAxisAndListTogether();
    void zoomsAndPans();
    void zoomsIntoAClusterByClick();
    void filtersByWordsAndKinds();
    void leadsOutOfAFilterThatHidesEverything();
    void keepsTheSelectionWhenOthersComeIn();
    void asksForWhatIsNewWhenLinesWereStored();
    void replacesABootWhoseEndBecomesKnown();
    void saysWhatItIsForWhenThereIsNothing();
    void passesOverLateAnswers();
    void isFilledByAnotherThread();
    void showsTheSurroundingsOfAMoment();
    void tellsWhyItCannotRead();
    void remembersItsLayout();
    void ignoresBrokenSettings();
};

void TimelinePageTest::listsWhatHappenedNewestFirst() {
    ShownTimeline shown;
    QCOMPARE(shown.rows(), 5);
    QCOMPARE(shown.cell(0, TimelineModel::LaneColumn), "plug-b");
    QCOMPARE(shown.cell(2, TimelineModel::KindColumn), "Vanished");
    QCOMPARE(shown.cell(3, TimelineModel::SentenceColumn), "Kernel panic - not syncing: <b>sysrq</b>");
}

void TimelinePageTest::callsEventsAsTheHistoryDoes() {
    using discovery::EventKind;
    const std::vector<std::pair<EventKind, QString>> names{{EventKind::Appeared, "Appeared"},
                                                           {EventKind::Conflict, "Conflict"},
                                                           {EventKind::PossibleConflict, "Possible conflict"},
                                                           {EventKind::ConflictEnded, "Conflict ended"}};
    TimelineData data;
    for (const auto& [kind, name] : names) {
        store::EventRecord event;
        event.id = static_cast<std::int64_t>(data.events.size()) + 1;
        event.kind = kind;
        event.address = Address(9, 0);
        event.time = std::chrono::system_clock::now() - 50min + std::chrono::minutes(10 * event.id);
        data.events.push_back(event);
    }
    const ShownTimeline shown(data);
    QCOMPARE(shown.rows(), 4);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(shown.cell(row, TimelineModel::KindColumn), names[static_cast<std::size_t>(3 - row)].second);
    // No more than it is: a mark of its own, and not the red one.
    QVERIFY(markKind(EventKind::PossibleConflict) != markKind(EventKind::Conflict));
    QVERIFY(markColor(markKind(EventKind::PossibleConflict)) != markColor(MarkKind::Conflict));
}

void TimelinePageTest::putsATargetIntoTheLaneOfItsBox() {
    ShownTimeline shown;
    QCOMPARE(shown.cell(2, TimelineModel::LaneColumn), "plug-a"); // e0.0 answers from its MAC address
    const auto facts = withInventory(withData(noFacts(), smallHistory()), demo::timelineTargets(2));
    const TimelineItems items(facts);
    QCOMPARE(items.lanes().size(), 2u);
    QCOMPARE(items.lanes()[0].targets, "e0.0");
}

void TimelinePageTest::givesUntiedTargetsLanesOfTheirOwn() {
    auto data = smallHistory();
    data.events.push_back(data.events[0]);
    data.events.back().id = 2;
    data.events.back().address = Address(9, 1);
    const auto facts = withData(noFacts(), data);
    const TimelineItems untied(facts);
    QCOMPARE(untied.lanes().size(), 4u); // two boxes, e0.0, e9.1
    QCOMPARE(untied.lanes()[3].title, "e9.1");
    const TimelineItems tied(withInventory(facts, demo::timelineTargets(2)));
    QCOMPARE(tied.lanes().size(), 3u);
}

void TimelinePageTest::ordersTheLanesOfTargetsByAddress() {
    auto data = smallHistory();
    for (const auto address : {Address(10, 0), Address(9, 1)}) { // as they came
        data.events.push_back(data.events[0]);
        data.events.back().id = 1 + static_cast<std::int64_t>(data.events.size());
        data.events.back().address = address;
    }
    const TimelineItems items(withData(noFacts(), data));
    QStringList titles;
    for (const auto& lane : items.lanes())
        titles << lane.title;
    QCOMPARE(titles.mid(2), QStringList({"e0.0", "e9.1", "e10.0"}));
    for (const auto& item : items.items())
        if (const auto address = item.address())
            QCOMPARE(titles.at(item.lane), QString::fromStdString(address->toString()));
}

void TimelinePageTest::leadsToTheLineByDoubleClick() {
    ShownTimeline shown;
    shown.axis->zoom(4);
    shown.page.showTime(std::chrono::system_clock::now() - 110min);
    shown.axis->zoom(32); // away from the target that vanished a minute later
    shown.click(MarkKind::Crash);
    QCOMPARE(shown.lines.size(), 0); // it is told of below the axis first
    const auto place = shown.axis->rectOf(shown.clusterOf(MarkKind::Crash)).center();
    QTest::mouseDClick(shown.axis->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.lines.size(), 1);
    QCOMPARE(shown.lines[0][0].toLongLong(), 77);
    QCOMPARE(shown.targets.size(), 0);
}

void TimelinePageTest::noPresetIsLitAfterAZoom() {
    ShownTimeline shown;
    const auto* span = shown.page.findChild<SegmentedControl*>();
    QCOMPARE(span->current(), segmentAtFirst);
    shown.axis->zoom(2);
    QCOMPARE(span->current(), -1);
    span->findChildren<QAbstractButton*>().at(0)->click();
    QCOMPARE(span->current(), 0);
    QTest::keyClick(shown.axis, Qt::Key_PageUp);
    QCOMPARE(span->current(), -1);
}

void TimelinePageTest::aMenuLeadsOnAndFilters() {
    ShownTimeline shown;
    const auto choose = [&shown](int row, const QString& text) {
        emit shown.table->customContextMenuRequested(
            shown.table->visualRect(shown.model->index(row, 0)).center());
        auto* menu = shown.page.findChild<TimelineItemMenu*>();
        for (auto* action : menu->actions())
            if (action->text() == text)
                action->trigger();
        delete menu;
    };
    choose(3, "Show line in Console");
    QCOMPARE(shown.lines.size(), 1);
    choose(2, "Show target");
    QCOMPARE(shown.targets.size(), 1);
    choose(2, "Filter by “e0.0”");
    QCOMPARE(shown.filter->text(), "e0.0");
    QTRY_COMPARE(shown.rows(), 1);
    shown.filter->clear();
    QTRY_COMPARE(shown.rows(), 5);
    choose(3, "Only “Crashes”");
    QCOMPARE(shown.kinds->kinds(), std::vector{MarkKind::Crash});
    QTRY_COMPARE(shown.rows(), 1);
    choose(0, "Copy");
    QVERIFY(QGuiApplication::clipboard()->text().endsWith("\tKernel panic - not syncing: <b>sysrq</b>"));
}

void TimelinePageTest::theLegendNamesEveryMark() {
    ShownTimeline shown;
    auto* legend = shown.page.findChild<TimelineLegend*>();
    emit legend->menu()->aboutToShow();
    QStringList said;
    for (const auto* label : legend->menu()->findChildren<QLabel*>())
        said << label->text();
    for (const auto kind : allMarkKinds)
        QVERIFY2(said.contains(kindsText(kind)), qPrintable(kindsText(kind)));
}

void TimelinePageTest::leadsToTheTargetByKey() {
    ShownTimeline shown;
    shown.table->selectRow(2);
    QTest::keyClick(shown.axis, Qt::Key_Return);
    QCOMPARE(shown.targets.size(), 1);
    QCOMPARE(shown.targets[0][0].value<Address>(), Address(0, 0));
    shown.table->selectRow(3);
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(shown.lines.size(), 1);
}

void TimelinePageTest::goesFromMarkToMarkByKeys() {
    ShownTimeline shown;
    QTest::keyClick(shown.axis, Qt::Key_Home);
    QCOMPARE(shown.axis->selected(), 0u);
    for (std::uint32_t i = 1; i < 5; ++i) {
        QTest::keyClick(shown.axis, Qt::Key_Right);
        QCOMPARE(shown.axis->selected(), i);
    }
    QTest::keyClick(shown.axis, Qt::Key_Right);
    QCOMPARE(shown.axis->selected(), 4u);
    QTest::keyClick(shown.axis, Qt::Key_Left);
    QCOMPARE(shown.axis->selected(), 3u);
}

void TimelinePageTest::goesFromLaneToLaneByKeys() {
    ShownTimeline shown;
    QTest::keyClick(shown.axis, Qt::Key_End); // plug-b
    QTest::keyClick(shown.axis, Qt::Key_Up);
    QCOMPARE(shown.axis->selected(), 3u); // the nearest one of plug-a
    QTest::keyClick(shown.axis, Qt::Key_Down);
    QCOMPARE(shown.axis->selected(), 4u);
}

void TimelinePageTest::keepsAxisAndListTogether() {
    ShownTimeline shown;
    shown.table->selectRow(3);
    QCOMPARE(shown.axis->selected(), 1u);
    QTest::keyClick(shown.axis, Qt::Key_Right);
    QCOMPARE(shown.table->currentIndex().row(), 2);
    auto* segments = shown.page.findChild<SegmentedControl*>();
    emit segments->chosen(0);
    shown.table->selectRow(4); // ten hours ago: the axis goes there
    const double x = shown.axis->window().xOf(QDateTime::currentMSecsSinceEpoch() - 600 * 60'000);
    QVERIFY(x > 0 && x < shown.axis->window().width);
}

void TimelinePageTest::zoomsAndPans() {
    ShownTimeline shown;
    const auto before = shown.axis->window();
    QVERIFY(shown.axis->isFollowing());
    QTest::keyClick(shown.axis, Qt::Key_Plus);
    QVERIFY(shown.axis->window().perPixel < before.perPixel);
    QTest::keyClick(shown.axis, Qt::Key_Minus);
    QVERIFY(std::abs(shown.axis->window().perPixel - before.perPixel) < 1e-6 * before.perPixel);
    QTest::keyClick(shown.axis, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(!shown.axis->isFollowing());
    QVERIFY(shown.axis->window().from < before.from);
    const auto start = shown.axis->window().from;
    auto* port = shown.axis->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, {500, 100});
    QTest::mouseMove(port, {520, 100});
    QTest::mouseMove(port, {600, 100});
    QTest::mouseRelease(port, Qt::LeftButton, {}, {600, 100});
    QVERIFY(shown.axis->window().from < start);
    QWheelEvent wheel({500, 100}, port->mapToGlobal(QPointF(500, 100)), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    const auto scale = shown.axis->window().perPixel;
    QApplication::sendEvent(port, &wheel);
    QVERIFY(shown.axis->window().perPixel < scale);
}

void TimelinePageTest::zoomsIntoAClusterByClick() {
    ShownTimeline shown(demo::timeline(2, 3000, std::chrono::system_clock::now()));
    const auto clusters = shown.axis->clusters();
    const auto many = std::find_if(clusters.begin(), clusters.end(),
                                   [](const auto& cluster) { return cluster.count > 5 && cluster.x > 300; });
    QVERIFY(many != clusters.end());
    const auto scale = shown.axis->window().perPixel;
    QTest::mouseClick(shown.axis->viewport(), Qt::LeftButton, {}, shown.axis->rectOf(*many).center());
    QVERIFY(shown.axis->window().perPixel < scale);
    QCOMPARE(shown.lines.size() + shown.targets.size(), 0);
}

void TimelinePageTest::filtersByWordsAndKinds() {
    ShownTimeline shown;
    shown.filter->setText("SYSRQ");
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), 1, patience);
    shown.filter->setText("plug-a boot");
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), 2, patience);
    shown.filter->clear();
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), 5, patience);
    shown.kinds->setKinds({MarkKind::Gone, MarkKind::Crash});
    QCOMPARE(shown.rows(), 2);
    shown.kinds->menu()->actions().at(0)->trigger();
    QCOMPARE(shown.rows(), 5);
}

void TimelinePageTest::leadsOutOfAFilterThatHidesEverything() {
    ShownTimeline shown;
    shown.filter->setText("no such thing");
    QTRY_VERIFY_WITH_TIMEOUT(shown.empty->isVisible(), patience);
    QCOMPARE(shown.empty->place().title, "Nothing matches the filter");
    emit shown.empty->actionTriggered(EmptyPlace::Action::ClearFilter);
    QCOMPARE(shown.rows(), 5);
    QVERIFY(!shown.empty->isVisible());
}

void TimelinePageTest::keepsTheSelectionWhenOthersComeIn() {
    auto data = smallHistory();
    ShownTimeline shown(data);
    shown.table->selectRow(3);
    store::EventRecord older;
    older.id = 7;
    older.address = Address(1, 0);
    older.time = std::chrono::system_clock::now() - 900min;
    shown.arranger.addEvents({older});
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), 6, patience);
    QCOMPARE(shown.axis->selected(), 2u);
    QCOMPARE(shown.table->currentIndex().row(), 3);
    shown.arranger.addEvents({older}); // told twice, there once
    shown.arranger.reload();
    data.isAddition = true;
    shown.reader.answer(data);
    QCOMPARE(shown.rows(), 6);
    QCOMPARE(shown.axis->selected(), 2u);
}

void TimelinePageTest::asksForWhatIsNewWhenLinesWereStored() {
    ShownTimeline shown;
    shown.arranger.noteStored();
    shown.arranger.noteStored();
    QTRY_COMPARE_WITH_TIMEOUT(shown.reader.asked.size(), std::size_t{2}, patience);
    QVERIFY(shown.reader.asked.back().query.from.has_value());
    TimelineData nothing;
    nothing.isAddition = true;
    shown.reader.answer(nothing);
    QCOMPARE(shown.rows(), 5);
}

void TimelinePageTest::replacesABootWhoseEndBecomesKnown() {
    ShownTimeline shown;
    shown.arranger.noteStored();
    QTRY_COMPARE_WITH_TIMEOUT(shown.reader.asked.size(), std::size_t{2}, patience);
    auto data = smallHistory();
    data.boots[2].ending = store::BootEnding::PowerOff;
    data.crashes.clear();
    data.isAddition = true;
    shown.reader.answer(data);
    QCOMPARE(shown.rows(), 5);
    QVERIFY(shown.cell(0, TimelineModel::SentenceColumn).contains("power-off"));
}

void TimelinePageTest::saysWhatItIsForWhenThereIsNothing() {
    TimelinePage page;
    page.show();
    QVERIFY(page.findChild<EmptyPlaceView*>()->place().isWaiting);
    ShownTimeline shown{TimelineData()};
    QCOMPARE(shown.empty->place().title, "Nothing has happened yet");
    QVERIFY(shown.empty->isVisible());
}

void TimelinePageTest::passesOverLateAnswers() {
    ShownTimeline shown;
    shown.arranger.reload();
    shown.arranger.reload();
    const auto late = shown.reader.asked[1].reply;
    QVERIFY(!late.isWanted());
    late.answer(TimelineData());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(shown.rows(), 5);
}

void TimelinePageTest::isFilledByAnotherThread() {
    QThread thread;
    tests::ReadyTimelineReader reader(smallHistory());
    auto* arranger = new TimelineArranger(reader);
    arranger->moveToThread(&thread);
    connect(&thread, &QThread::finished, arranger, &QObject::deleteLater);
    TimelinePage page;
    connect(&page, &TimelinePage::filterChosen, arranger, &TimelineArranger::setFilter);
    connect(arranger, &TimelineArranger::arranged, &page, &TimelinePage::showContent);
    connect(&page, &TimelinePage::contentReplaced, arranger, &TimelineArranger::takeDown);
    const auto reload = [arranger] { QMetaObject::invokeMethod(arranger, &TimelineArranger::reload); };
    thread.start();
    page.show();
    const auto* model = page.findChild<TimelineModel*>();
    reload();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 5, patience);
    page.findChild<QLineEdit*>()->setText("plug-b");
    reload(); // while the filter is under way
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, patience);
    thread.quit();
    QVERIFY(thread.wait(patience));
}

void TimelinePageTest::showsTheSurroundingsOfAMoment() {
    ShownTimeline shown;
    shown.page.showTime(std::chrono::system_clock::now() - 598min);
    QCOMPARE(shown.axis->selected(), 0u);
    QVERIFY(!shown.axis->isFollowing());
}

void TimelinePageTest::tellsWhyItCannotRead() {
    ShownTimeline shown;
    shown.arranger.reload();
    shown.reader.answer(fail(ErrorCode::Busy, "locked"));
    QVERIFY(shown.page.findChild<Banner*>()->isVisible());
    QCOMPARE(shown.rows(), 5); // what was read before stays
}

void TimelinePageTest::remembersItsLayout() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("layout.ini"), QSettings::IniFormat);
    {
        ShownTimeline shown;
        shown.kinds->setKinds({MarkKind::Crash});
        shown.page.findChild<SegmentedControl*>()->setCurrent(2);
        shown.page.saveLayout(settings);
    }
    ShownTimeline shown;
    shown.page.restoreLayout(settings);
    QCOMPARE(shown.rows(), 1);
    QCOMPARE(shown.page.findChild<SegmentedControl*>()->current(), 2);
}

void TimelinePageTest::ignoresBrokenSettings() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("layout.ini"), QSettings::IniFormat);
    settings.setValue("timeline/kinds", 5);
    settings.setValue("timeline/span", "nonsense");
    settings.setValue("timeline/split", QByteArray("x"));
    settings.setValue("timeline/columns-1", QByteArray(1000, 'x'));
    ShownTimeline shown;
    shown.page.restoreLayout(settings);
    QCOMPARE(shown.rows(), 5);
}

QTEST_MAIN(TimelinePageTest)
#include "tst_page.moc"
