#include "tests/support/registered_test.h"
#include "tests/ui/inventory/history/shown_history.h"
#include "ui/look/theme.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class HistoryViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void listsNewestFirst();
    void hasRoomForTheNameOfEveryEvent();
    void fetchesPagesAsItIsScrolled();
    void staysInPlaceWhenEventsComeIn();
    void showsLiveEventsThatPassTheFilter();
    void listsNoEventTwice();
    void passesOverLateAnswers();
    void filtersByWordsAndKinds();
    void filtersByTheNameOfABox();
    void saysHowManyOfAllMatch();
    void aMenuFiltersByWhatAnEventHas();
    void keepsTheSelectionThroughAFilter();
    void uncheckingEveryKindListsAll();
    void saysWhatItIsForWhenThereIsNothing();
    void leadsOutOfAFilterThatHidesEverything();
    void saysThatItReadsWhenItTakesLong();
    void saysOfEachEventWhenItWas();
    void showsNames();
    void copiesSelectedRows();
    void returnAndDoubleClickWantTheTarget();
    void exportsEverythingThatPassesTheFilter();
    void tellsThatAnExportFailed();
    void remembersItsLayout();
    void ignoresBrokenSettings();
    void showsTextFromTheWirePlainly();

private:
    static constexpr int patience = 30'000;
};

void HistoryViewTest::hasRoomForTheNameOfEveryEvent() {
    ShownHistory shown;
    const int words = shown.table->fontMetrics().horizontalAdvance(QStringLiteral("Possible conflict"));
    int id = 0;
    for (const auto kind : {EventKind::Conflict, EventKind::PossibleConflict, EventKind::ConflictEnded,
                            EventKind::InventoryFull})
        shown.add(record(++id, kind, {7, 3}));
    QCOMPARE(shown.model->rowCount(), 4);
    QCOMPARE(shown.cell(2, HistoryModel::KindColumn), "Possible conflict");
    QVERIFY(shown.table->columnWidth(HistoryModel::KindColumn) >
            words + metrics::lampSize + metrics::grid); // with the lamp
}

void HistoryViewTest::listsNewestFirst() {
    const ShownHistory shown(3);
    QCOMPARE(shown.model->rowCount(), 3);
    QCOMPARE(shown.idAt(0), 3);
    QCOMPARE(shown.cell(0, HistoryModel::KindColumn), "Came back");
    QCOMPARE(shown.cell(0, HistoryModel::AddressColumn), "e3.0");
    QCOMPARE(shown.cell(0, HistoryModel::SentenceColumn), "e3.0 answers again.");
}

void HistoryViewTest::fetchesPagesAsItIsScrolled() {
    ShownHistory shown(450);
    QCOMPARE(shown.model->rowCount(), 200);
    for (const int rows : {400, 450}) {
        shown.table->scrollToBottom();
        QTRY_COMPARE_WITH_TIMEOUT(shown.model->rowCount(), rows, patience);
    }
    QVERIFY(!shown.model->canFetchMore({}));
    QCOMPARE(shown.asked.size(), 3u);
    QCOMPARE(shown.asked[1].query.beforeId, 251);
    for (int row = 0; row < 450; ++row)
        QCOMPARE(shown.idAt(row), 450 - row);
}

void HistoryViewTest::staysInPlaceWhenEventsComeIn() {
    ShownHistory shown(100);
    shown.add(record(101));
    QCOMPARE(shown.table->verticalScrollBar()->value(), 0); // at the top news is seen
    QCOMPARE(shown.idAt(shown.table->indexAt({0, 0}).row()), 101);

    shown.select(40);
    shown.table->scrollTo(shown.model->index(40, 0), QTableView::PositionAtTop);
    const qlonglong top = shown.idAt(shown.table->indexAt({0, 0}).row());
    const qlonglong selected = shown.idAt(40);
    QVERIFY(shown.table->verticalScrollBar()->value() > 0);
    for (int i = 0; i < 30; ++i)
        shown.add(record(102 + i));
    QCOMPARE(shown.idAt(shown.table->indexAt({0, 0}).row()), top);
    QCOMPARE(shown.idAt(shown.table->selectionModel()->selectedRows().front().row()), selected);
}

void HistoryViewTest::showsLiveEventsThatPassTheFilter() {
    ShownHistory shown;
    shown.filter->setText("e7.3");
    QTRY_COMPARE_WITH_TIMEOUT(shown.asked.size(), 2u, patience);
    shown.add(record(1, EventKind::Vanished, {9, 9}));
    QCOMPARE(shown.model->rowCount(), 0);
    shown.add(record(2, EventKind::Vanished, {7, 3}));
    QCOMPARE(shown.model->rowCount(), 1);
    QVERIFY(shown.table->isVisible());
}

void HistoryViewTest::listsNoEventTwice() {
    ShownHistory shown(3);
    shown.view.addStored({record(2), record(3), record(4)});
    QCOMPARE(shown.model->rowCount(), 4);
    QCOMPARE(shown.idAt(0), 4);
    // Between question and answer: the answer will hold it.
    shown.answers = false;
    shown.reload();
    shown.add(record(5));
    QCOMPARE(shown.model->rowCount(), 4);
    shown.answer();
    QCOMPARE(shown.idAt(0), 5);
}

void HistoryViewTest::passesOverLateAnswers() {
    ShownHistory shown(3);
    shown.answers = false;
    shown.reload();
    shown.reload();
    QVERIFY(!shown.asked[1].reply.isWanted());
    shown.asked[1].reply.answer(Records{record(99)});
    FakeHistory::deliver();
    QCOMPARE(shown.idAt(0), 3);
    shown.asked[2].reply.answer(Records{record(100)});
    shown.asked[2].reply.answer(Records{record(101)});
    FakeHistory::deliver();
    QCOMPARE(shown.idAt(0), 100);
    QCOMPARE(shown.model->rowCount(), 1);
}

void HistoryViewTest::filtersByWordsAndKinds() {
    ShownHistory shown(9);
    shown.setKinds({EventKind::Vanished});
    QCOMPARE(shown.model->rowCount(), 4);
    QCOMPARE(shown.kinds->text(), "Vanished");
    shown.view.setFilterText("e4");
    QTRY_COMPARE_WITH_TIMEOUT(shown.model->rowCount(), 1, patience);
    for (QAction* action : shown.kinds->menu()->actions())
        if (action->text() == "Problems only")
            action->trigger();
    QCOMPARE(shown.asked.back().query.kinds.size(), 6u);
    QCOMPARE(shown.kinds->text(), "Problems only");
}

void HistoryViewTest::filtersByTheNameOfABox() {
    const store::EventOrigin plug{{MacAddress({0, 0x25, 0x31, 1, 2, 3})}, {Address(3, 0), Address(5, 0)}};
    const EventOriginOf originOf = [plug](const QString& name) {
        return QStringLiteral("Plug in the cellar").contains(name, Qt::CaseInsensitive) ? std::optional(plug)
                                                                                        : std::nullopt;
    };
    const auto query = [&](const QString& text) { return historyQuery(text, originOf); };
    QCOMPARE(query("box:\"plug in\" vanished").origin, std::optional(plug));
    QCOMPARE(query("box:\"plug in\" vanished").words, "vanished");
    QCOMPARE(query("box:tape").origin, std::optional(store::EventOrigin())); // there is no such box
    QVERIFY(!query("box:").origin && query("box:").words.empty());           // still being typed
    QVERIFY(!query("xbox:1").origin);
    QCOMPARE(query("cellar e7").named.size(), std::size_t{1});

    ShownHistory shown(6);
    shown.view.setOriginOf(originOf);
    shown.filter->setText("box:cellar");
    QTRY_COMPARE_WITH_TIMEOUT(shown.model->rowCount(), 2, patience);
    shown.filter->setText("cellar");
    QTRY_COMPARE_WITH_TIMEOUT(shown.asked.back().query.named.size(), std::size_t{1}, patience);
    tests::FakeInventory::deliver();
    QCOMPARE(shown.model->rowCount(), 2);
    shown.view.setOriginOf([](const QString&) { return std::nullopt; }); // the box has another name by now
    tests::FakeInventory::deliver();
    QCOMPARE(shown.model->rowCount(), 0);
}

void HistoryViewTest::saysHowManyOfAllMatch() {
    ShownHistory shown(6);
    auto& asked = shown.history->countsAsked;
    asked.clear();
    shown.filter->setText("vanished");
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), std::size_t{2}, patience);
    QVERIFY(asked[0].query.words.empty());
    QCOMPARE(asked[1].query.words, "vanished");
    asked[0].reply.answer(std::size_t{10'000});
    asked[1].reply.answer(std::size_t{111});
    tests::FakeInventory::deliver();
    QVERIFY(shown.says(QLocale().toString(111) + " of " + QLocale().toString(10'000)));
    shown.view.addStored({record(7, EventKind::Vanished), record(8, EventKind::CameBack)});
    QVERIFY(shown.says(QLocale().toString(112) + " of " + QLocale().toString(10'002)));
}

void HistoryViewTest::aMenuFiltersByWhatAnEventHas() {
    ShownHistory shown(6);
    const auto choose = [&](const QString& start) {
        for (auto* action : shown.table->actions())
            if (action->text().startsWith(start) && action->isEnabled())
                return action->trigger();
    };
    choose("Only events of"); // none is selected
    QVERIFY(shown.filter->text().isEmpty());
    shown.table->selectRow(1);
    choose("Only events of e5.0");
    QCOMPARE(shown.filter->text(), "e5.0");
    shown.filter->clear();
    choose(QString("Only “%1”").arg(shown.model->index(1, HistoryModel::KindColumn).data().toString()));
    QCOMPARE(shown.kinds->kinds().size(), std::size_t{1});
}

void HistoryViewTest::keepsTheSelectionThroughAFilter() {
    ShownHistory shown(9);
    shown.select(3);
    const qlonglong selected = shown.idAt(3);
    shown.setKinds({EventKind::Vanished});
    QCOMPARE(shown.table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(shown.idAt(shown.table->selectionModel()->selectedRows()[0].row()), selected);
    QCOMPARE(shown.idAt(shown.table->currentIndex().row()), selected);
    shown.setKinds({EventKind::CameBack});
    QVERIFY(!shown.table->selectionModel()->hasSelection());
}

void HistoryViewTest::uncheckingEveryKindListsAll() {
    ShownHistory shown(4);
    shown.setKinds({EventKind::Vanished});
    for (QAction* action : shown.kinds->menu()->actions())
        if (action->text() == "Vanished")
            action->trigger();
    FakeHistory::deliver();
    QVERIFY(shown.kinds->kinds().empty());
    QCOMPARE(shown.kinds->text(), "All events");
    QCOMPARE(shown.model->rowCount(), 4);
}

void HistoryViewTest::saysWhatItIsForWhenThereIsNothing() {
    ShownHistory shown;
    QVERIFY(shown.says("Nothing has happened yet"));
    QVERIFY(!shown.table->isVisible());
    shown.add(record(1));
    QVERIFY(shown.table->isVisible());
}

void HistoryViewTest::leadsOutOfAFilterThatHidesEverything() {
    ShownHistory shown(4);
    shown.setKinds({EventKind::Conflict});
    QVERIFY(shown.says("No event of this kind"));
    shown.view.setFilterText("<b>tape</b>");
    QTRY_VERIFY_WITH_TIMEOUT(shown.says("No event matches “<b>tape</b>”"), patience);
    for (QPushButton* button : shown.view.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "Clear filter")
            button->click();
    FakeHistory::deliver();
    QCOMPARE(shown.model->rowCount(), 4);
    QVERIFY(shown.filter->text().isEmpty());
    QVERIFY(shown.kinds->kinds().empty());
}

void HistoryViewTest::saysThatItReadsWhenItTakesLong() {
    ShownHistory shown;
    shown.answers = false;
    shown.reload();
    QTRY_VERIFY_WITH_TIMEOUT(shown.says("Reading the history"), patience);
    shown.answer();
    QVERIFY(!shown.says("Reading the history"));
}

void HistoryViewTest::saysOfEachEventWhenItWas() {
    HistoryModel model;
    auto event = record(1);
    const QDateTime local = QDateTime(QDate::currentDate(), QTime(13, 5, 9, 250));
    event.time = WallTime(std::chrono::milliseconds(local.toMSecsSinceEpoch()));
    model.setQuery({});
    model.setQuery({});
    model.showResult({event});
    const auto day = QLocale().toString(local.date(), QLocale::ShortFormat);
    QCOMPARE(model.index(0, 0).data().toString(), day + " 13:05:09"); // today's, too
    const auto precise = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(precise.startsWith(local.date().toString(Qt::ISODate) + "T13:05:09.250"));
}

void HistoryViewTest::showsNames() {
    const auto target = demo::target({{3, 0}, 500, "", "plug-a", 1});
    store::SeenTarget seen;
    seen.disk = discovery::diskKey(target);
    seen.address = target.address;
    store::Labels labels;
    labels.disks[seen.disk.exact] = {"films", ""};
    ShownHistory shown(2);
    auto event = record(3, EventKind::Vanished, target.address);
    event.disk = seen.disk.exact;
    shown.add(event);
    event.id = 4;
    event.disk.clear(); // of several disks
    shown.add(event);
    shown.view.setNames(store::NameBook(labels, {seen}));
    QCOMPARE(shown.cell(0, HistoryModel::NameColumn), "");
    QCOMPARE(shown.cell(1, HistoryModel::NameColumn), "films");
    QCOMPARE(shown.cell(2, HistoryModel::NameColumn), "");
}

void HistoryViewTest::copiesSelectedRows() {
    ShownHistory shown(3);
    QVERIFY(!shown.view.copyAction()->isEnabled());
    shown.select(1);
    shown.table->selectionModel()->select(shown.model->index(0, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    shown.view.copyAction()->trigger();
    const auto lines = QGuiApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].split('\t').mid(1), QStringList({"Came back", "e3.0", "", "", "e3.0 answers again."}));
    QVERIFY(QDateTime::fromString(lines[1].split('\t')[0], Qt::ISODateWithMs).isValid());
}

void HistoryViewTest::returnAndDoubleClickWantTheTarget() {
    ShownHistory shown(3);
    QVERIFY(shown.isActive());
    QSignalSpy wanted(&shown.view, &HistoryView::targetRequested);
    shown.select(1);
    shown.view.focusContent();
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<Address>(), Address(2, 0));
    const QPoint place = shown.table->visualRect(shown.model->index(0, 1)).center();
    QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(shown.table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][0].value<Address>(), Address(3, 0));
}

void HistoryViewTest::exportsEverythingThatPassesTheFilter() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.csv");
    ShownHistory shown(450);
    shown.setKinds({EventKind::Vanished});
    QSignalSpy exported(&shown.view, &HistoryView::exported);
    shown.exportTo(path);
    QCOMPARE(exported.size(), 1);
    QCOMPARE(exported[0][1].toInt(), 225);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 1 + 225 + 1);
    QVERIFY(lines[1].contains(",vanished,e450.0,"));
    QCOMPARE(shown.model->rowCount(), 200); // what is shown does not change
}

void HistoryViewTest::tellsThatAnExportFailed() {
    const QTemporaryDir folder;
    ShownHistory shown(3);
    shown.exportTo(folder.filePath("missing/history.csv"));
    QVERIFY(shown.says("The history was not exported"));
    shown.exportTo(folder.filePath("history.csv"));
    QVERIFY(!shown.says("The history was not exported"));
    shown.answers = false;
    shown.exportTo(folder.filePath("unread.csv"));
    shown.asked.back().reply.answer(fail(ErrorCode::Busy, "locked"));
    FakeHistory::deliver();
    QVERIFY(shown.says("The history was not exported"));
    QVERIFY(!QFile::exists(folder.filePath("unread.csv")));
}

void HistoryViewTest::remembersItsLayout() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        ShownHistory shown(3);
        shown.table->setColumnWidth(HistoryModel::NameColumn, 333);
        shown.setKinds({EventKind::Vanished, EventKind::Conflict});
        shown.view.saveLayout(settings);
    }
    ShownHistory shown(3);
    shown.view.restoreLayout(settings);
    FakeHistory::deliver();
    QCOMPARE(shown.table->columnWidth(HistoryModel::NameColumn), 333);
    QCOMPARE(shown.kinds->kinds(), (std::vector{EventKind::Vanished, EventKind::Conflict}));
    QCOMPARE(shown.model->rowCount(), 1);
}

void HistoryViewTest::ignoresBrokenSettings() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    settings.setValue("history/columns-2", QByteArray("garbage"));
    settings.setValue("history/kinds", QStringList{"no-such-kind"});
    ShownHistory shown(3);
    const int width = shown.table->columnWidth(0);
    shown.view.restoreLayout(settings);
    QCOMPARE(shown.table->columnWidth(0), width);
    QVERIFY(shown.kinds->kinds().empty());
}

void HistoryViewTest::showsTextFromTheWirePlainly() {
    ShownHistory shown;
    auto event = record(1, EventKind::PathFound);
    event.mac = demo::mac(1);
    event.interface = "<b>\x1b[2J";
    shown.add(event);
    const QModelIndex cell = shown.model->index(0, HistoryModel::SentenceColumn);
    QVERIFY(!cell.data().toString().contains(QChar(0x1b)));
    QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains("<b>"));
}

QTEST_MAIN(HistoryViewTest)
#include "tst_view.moc"
