#include "tests/support/registered_test.h"
#include "tests/ui/inventory/detail/shown_pane.h"
#include "ui/inventory/detail/conflict_view.h"
#include "ui/inventory/detail/scroll.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class DetailPaneTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void saysWhatItIsForWhenNothingIsSelected();
    void showsTheFactsOfATarget();
    void showsNameAndNoteAndAsksForAnother();
    void forgetsNameAndEventsOfTheTargetBefore();
    void listsEventsAndLeadsToTheHistory();
    void explainsMasksAndReservation();
    void keepsFocusSelectionAndScrollWhileItUpdates();
    void copiesAValueByKey();
    void showsHostileStringsAsPlainText();
    void comparesTheDisksOfAConflict();
    void saysWhereDisksThatSayTheSameDiffer();
    void saysWhatWouldDecideAPossibleConflict();
    void saysNothingOfAConflictWhileItIsBeingFoundOut();
    void saysSinceWhenATargetHasGone();
    void saysSinceWhenATargetIsMissing();
    void saysWhyATargetIsNotWatched();
    void followsTheTimeOfALiveTarget();
    void saysWhatIsAConflictOnce();
    void sumsUpSeveralTargets();
    void saysWhichBoxAndDiskItIs();
    void saysThatNoBoxIsCertain();
    void keepsTheTab();
    void everythingFitsItsWidth();
    void tabGoesFromTopToBottom();
    void offersWhatCanBeDoneWithSeveral();
};

void DetailPaneTest::saysWhatItIsForWhenNothingIsSelected() {
    ShownPane shown;
    QVERIFY(shown.says("Select a target"));
    shown.show(claimed(""));
    QVERIFY(!shown.says("Select a target"));
    shown.pane.setTargets({});
    QVERIFY(shown.says("Select a target"));
}

void DetailPaneTest::showsTheFactsOfATarget() {
    const ShownPane shown(claimed(""));
    for (const auto* text : {"e7.3", "Up", "1.0 TB (931.3 GiB)", "Coraid EtherDrive vblade", "7.3:plug-c",
                             "V25", "512 bytes", "LBA48", "02:25:31:0a:00:03", "san0", "vblade 25 (0x4019)",
                             "16", "180 µs", "Nobody has claimed it."})
        QVERIFY2(shown.says(QString::fromUtf8(text)), text);
}

void DetailPaneTest::showsNameAndNoteAndAsksForAnother() {
    ShownPane shown;
    shown.show(claimed(""), {"Backup <b>disk</b>", "Under the stairs"});
    QVERIFY(shown.says("Backup <b>disk</b>"));
    QVERIFY(shown.says("Under the stairs"));
    QSignalSpy rename(&shown.pane, &DetailPane::renameRequested);
    QVERIFY(shown.click("Rename…"));
    QCOMPARE(rename.size(), 1);
    QCOMPARE(rename[0][0].value<Address>(), e73);
}

void DetailPaneTest::forgetsNameAndEventsOfTheTargetBefore() {
    ShownPane shown(claimed(""));
    shown.show(claimed("other"), {"Backup", ""}); // the same target again
    QVERIFY(shown.says("Backup"));
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("Backup"));
}

void DetailPaneTest::listsEventsAndLeadsToTheHistory() {
    ShownPane shown(claimed(""));
    std::vector<store::EventRecord> events(30);
    for (auto& event : events) {
        event.address = e73;
        event.kind = discovery::EventKind::Vanished;
    }
    shown.pane.setEvents(events);
    int listed = 0;
    for (const auto* value : shown.pane.findChildren<FactValue*>())
        listed += value->toPlainText() == "e7.3 stopped answering." ? 1 : 0;
    QCOMPARE(listed, 20);
    QSignalSpy history(&shown.pane, &DetailPane::historyRequested);
    QVERIFY(shown.click("Show all in History"));
    QCOMPARE(history.size(), 1);
}

void DetailPaneTest::explainsMasksAndReservation() {
    auto target = claimed("");
    target.paths[0].masks->assign({demo::mac(9)});
    target.paths[0].reservedBy->assign({demo::mac(9)});
    ShownPane shown(target);
    QVERIFY(shown.says("This computer is not one of them."));
    QVERIFY(shown.says("Reserved by others."));
    QVERIFY(shown.says("02:25:31:0a:00:09"));
    target.paths[0].masks->push_back(demo::mac(0xfe)); // as demo::link() has it
    target.paths[0].reservedBy->push_back(demo::mac(0xfe));
    shown.show(target);
    QVERIFY(shown.says("This computer is one of them."));
    QVERIFY(shown.says("also for this computer"));
}

void DetailPaneTest::keepsFocusSelectionAndScrollWhileItUpdates() {
    auto target = claimed("backup");
    ShownPane shown(target);
    QVERIFY(shown.isActive());
    auto* value = shown.value("7.3:plug-c");
    QVERIFY(value);
    value->setFocus();
    value->selectAll();
    auto* bar = shown.pane.findChild<DetailScroll*>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    bar->setValue(57);
    target.paths[0].roundTrip = 250us;
    target.paths[0].configString = "other";
    shown.pane.setTime(Moment::now());
    shown.show(target);
    shown.pane.setTime({Clock::now() + 30s, std::chrono::system_clock::now() + 30s});
    QCoreApplication::processEvents();
    QVERIFY(shown.says("250 µs"));
    QVERIFY(shown.says("30 s ago"));
    QVERIFY(value->hasFocus());
    QCOMPARE(value->textCursor().selectedText(), QString("7.3:plug-c"));
    QCOMPARE(bar->value(), 57);
}

void DetailPaneTest::copiesAValueByKey() {
    ShownPane shown(claimed(""));
    QVERIFY(shown.isActive());
    auto* value = shown.value("02:25:31:0a:00:03");
    value->setFocus();
    QTest::keySequence(value, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("02:25:31:0a:00:03"));
}

void DetailPaneTest::showsHostileStringsAsPlainText() {
    ShownPane shown(claimed("<img src=x>\x1b[31m\n" + std::string(900, 'x')));
    const auto* value = shown.value("<img src=x>");
    QVERIFY(value);
    QVERIFY(value->toPlainText().contains(QString::fromUtf8("\\x1b[31m␊")));
    QVERIFY(shown.click("Edit…"));
    QCOMPARE(shown.line()->text(), QString()); // it could not be typed back
    QTRY_VERIFY(value->width() <= shown.pane.width());
    QTRY_VERIFY(value->height() >= value->document()->size().height());
}

void DetailPaneTest::comparesTheDisksOfAConflict() {
    auto target = claimed("nas pool");
    demo::makeConflict(target);
    ConflictView view(target);
    view.show();
    QStringList labels;
    QStringList values;
    for (const auto* label : view.findChildren<QLabel*>())
        labels << label->text();
    for (const auto* value : view.findChildren<FactValue*>())
        values << value->toPlainText();
    QVERIFY(labels.contains("Two disks answer as e7.3"));
    QVERIFY(labels.contains("Serial number, differs") && labels.contains("Size, differs"));
    QVERIFY(labels.contains("Model")); // the same
    QVERIFY(values.contains("7.3:plug-c") && values.contains("7.3:plug-b"));
    QVERIFY(values.contains("02:25:31:0a:00:03") && values.contains("02:25:31:0a:00:77"));
    ShownPane shown(target);
    QVERIFY(shown.says("Two disks answer as e7.3"));
    shown.show(claimed("nas pool"));
    QVERIFY(!shown.says("Two disks answer as e7.3"));
}

void DetailPaneTest::saysWhereDisksThatSayTheSameDiffer() {
    auto target = claimed("");
    demo::makePossibleConflict(target);
    target.conflict = discovery::Conflict::Proven;
    target.differingSector = 2050;
    ShownPane shown(target);
    QVERIFY(shown.says("Two disks answer as e7.3"));
    QVERIFY(shown.says(QString("sector %1 differs").arg(numberText(2050))));
}

void DetailPaneTest::saysWhatWouldDecideAPossibleConflict() {
    auto target = claimed("");
    demo::makePossibleConflict(target);
    ShownPane shown(target);
    QVERIFY(shown.says("e7.3 answers from two boxes, and nothing proves that they hold the same disk"));
    QVERIFY(shown.says("What was read from them is empty."));
    QVERIFY(shown.says("is only a host name"));
    QVERIFY(shown.says("A partition table or a file system on it will tell."));
    const auto& compare = shown.asked->comparisons;
    QVERIFY(shown.click("Compare &now"));
    QCOMPARE(compare, std::vector{e73});
    QVERIFY(!shown.button("Comparing…")->isEnabled());
    shown.show(target); // it has been compared, and nothing else was found
    QVERIFY(shown.button("Compare &now")->isEnabled());
    shown.show(claimed(""));
    QVERIFY(!shown.says("nothing proves"));
}

void DetailPaneTest::saysNothingOfAConflictWhileItIsBeingFoundOut() {
    auto target = claimed("");
    demo::makePossibleConflict(target, discovery::Doubt::NotCompared);
    ShownPane shown(target);
    QVERIFY(!shown.says("nothing proves"));
}

void DetailPaneTest::saysSinceWhenATargetHasGone() {
    auto target = claimed("");
    demo::makeVanished(target, 4min);
    ShownPane shown(target);
    shown.pane.setTime(Moment::now());
    QVERIFY(shown.says("It stopped answering 4 min ago"));
    QVERIFY(!shown.button("Inspect contents")->isEnabled());
    QSignalSpy forget(&shown.pane, &DetailPane::forgetRequested);
    QVERIFY(shown.click("Remove from the list"));
    QCOMPARE(forget.size(), 1);
    QCOMPARE(forget[0][0].value<Address>(), e73);
}

void DetailPaneTest::saysSinceWhenATargetIsMissing() {
    auto target = claimed("");
    demo::makeMissing(target, 50h);
    ShownPane shown(target);
    shown.pane.setTime(Moment::now());
    QVERIFY(shown.says("Missing since " + timeText(Moment::now().toWall(target.lastSeen))));
    QSignalSpy forget(&shown.pane, &DetailPane::forgetRequested);
    QVERIFY(shown.click("Remove from the list"));
    QCOMPARE(forget.size(), 1);
}

void DetailPaneTest::saysWhyATargetIsNotWatched() {
    auto target = claimed("");
    ShownPane shown(target);
    shown.pane.setLinks({demo::link("eth1")});
    shown.pane.setLinks({});
    demo::makeNotWatched(target, 50s);
    shown.show(target);
    QVERIFY(shown.says("Not watched: eth1 is switched off in Etherdeck"));
    QVERIFY(shown.says("eth1")); // of its path
    QVERIFY(!shown.says("Lost"));
    shown.pane.setLinks({demo::link("eth1", LinkStatus::State::NoCarrier)});
    QVERIFY(shown.says("Not watched: eth1 has no cable"));
}

void DetailPaneTest::followsTheTimeOfALiveTarget() {
    auto target = claimed("");
    ShownPane shown(target);
    const auto now = Moment::now();
    target.lastSeen = target.paths.front().lastSeen = now.steady + 1h - 30s;
    shown.show(target);
    shown.pane.setTime({now.steady + 1h, now.wall + 1h});
    QVERIFY(shown.says("30 s ago"));
    QVERIFY(!shown.says("60 min ago") && !shown.says("1 h ago"));
}

void DetailPaneTest::saysWhatIsAConflictOnce() {
    auto target = claimed("");
    demo::makeConflict(target);
    auto doubtful = claimed("");
    demo::makePossibleConflict(doubtful);
    for (const auto& [shownTarget, sentence] :
         {std::pair{target, "disks answer as e7.3"}, std::pair{doubtful, "e7.3 answers from two boxes"}}) {
        const ShownPane shown(shownTarget);
        int times = 0;
        for (const auto* label : shown.pane.findChildren<QLabel*>())
            times += label->isVisible() && label->text().contains(QLatin1String(sentence)) ? 1 : 0;
        QCOMPARE(times, 1);
    }
}

void DetailPaneTest::sumsUpSeveralTargets() {
    auto targets = demo::home();
    demo::makeVanished(targets[1], 60s);
    demo::makeMissing(targets[2], 60s);
    ShownPane shown;
    shown.pane.setTargets({&targets[0], &targets[1], &targets[2]});
    QVERIFY(shown.says("3 targets"));
    QVERIFY(shown.says("1.5 TB"));
    QVERIFY(shown.says("Vanished: 1\nMissing: 1"));
    QAction copied;
    QAction removed;
    shown.pane.setSelectionActions({&copied, nullptr, nullptr, &removed});
    QSignalSpy remove(&removed, &QAction::triggered);
    QSignalSpy copy(&copied, &QAction::triggered);
    QVERIFY(shown.click("Remove 2 from the list"));
    QCOMPARE(remove.size(), 1);
    QVERIFY(shown.click("Copy as text"));
    QCOMPARE(copy.size(), 1);
}

void DetailPaneTest::offersWhatCanBeDoneWithSeveral() {
    ShownPane shown;
    const std::vector targets{claimed(""), demo::target({{7, 4}, 1000, "desk", "plug-c", 3}),
                              demo::target({{7, 5}, 1000, "other", "plug-c", 3})};
    shown.pane.setTargets({&targets[0], &targets[1], &targets[2]});
    QAction claiming;
    QAction releasing;
    shown.pane.setSelectionActions({nullptr, &claiming, &releasing, nullptr});
    QSignalSpy claim(&claiming, &QAction::triggered);
    QSignalSpy release(&releasing, &QAction::triggered);
    QVERIFY(shown.click("Claim 1")); // what another has claimed is asked about, one at a time
    QVERIFY(shown.click("Release 1"));
    QCOMPARE(claim.size() + release.size(), 2);
    QVERIFY(shown.button("Remove 0 from the list") == nullptr);
    shown.pane.setTargets({&targets[1], &targets[2]});
    QVERIFY(shown.button("Claim 0") == nullptr);
}

void DetailPaneTest::tabGoesFromTopToBottom() {
    ShownPane shown(claimed("nas pool"));
    shown.pane.resize(360, 900);
    QVERIFY(shown.isActive());
    auto changed = claimed("nas pool"); // rows that come later stand where they belong
    changed.paths.push_back(changed.paths.front());
    changed.paths.back().key.mac = MacAddress({0x00, 0x25, 0x31, 9, 9, 9});
    shown.show(changed, {"backup", "in the cellar"});
    shown.tabs().setFocus();
    int before = -1;
    int count = 0;
    const auto placeOf = [&](const QWidget& widget) {
        const auto place = widget.mapTo(&shown.pane, QPoint());
        return place.y() * 10'000 + place.x();
    };
    for (auto* focus = QApplication::focusWidget(); focus != nullptr;
         QTest::keyClick(focus, Qt::Key_Tab), focus = QApplication::focusWidget()) {
        const int place = focus == &shown.tabs() ? 0 : placeOf(*focus) + shown.pane.height() * 10'000;
        if (place <= before)
            break; // from the start again
        before = place;
        ++count;
    }
    QVERIFY2(QApplication::focusWidget() == &shown.tabs(), qPrintable(QString("stopped at %1").arg(count)));
    QVERIFY2(count > 15, qPrintable(QString::number(count)));
}

void DetailPaneTest::saysWhichBoxAndDiskItIs() {
    ShownPane shown(claimed(""));
    QVERIFY(!shown.button("Show in Devices"));
    const boxes::BoxKey key{boxes::BoxId{1}, {}};
    TargetBox box{key,         "attic plug", "It answers from it.", "/dev/sda\nWD Elements", "plug console",
                  "root@attic"};
    shown.pane.setBoxOf([&box](Address address) { return address == e73 ? box : TargetBox(); });
    for (const auto* text : {"attic plug", "It answers from it.", "WD Elements", "plug console"})
        QVERIFY2(shown.says(text), text);
    QVERIFY(shown.click("Show in Devices"));
    QVERIFY(shown.asked->exportsShown == (std::vector<std::pair<QString, Address>>{{"root@attic", e73}}));
    QVERIFY(shown.click("Show box"));
    QVERIFY(shown.asked->boxesShown == std::vector{key});
    QVERIFY(shown.click("Change…"));
    QVERIFY(shown.asked->tiesAsked == std::vector{boxes::Thing(e73)});
    box.device.clear(); // the box has no agent that the window knows
    shown.show(claimed(""));
    QVERIFY(!shown.button("Show in Devices"));
    shown.show(demo::target({Address(9, 9), 1000, "", "plug-c", 3}));
    QVERIFY(!shown.says("attic plug"));
}

void DetailPaneTest::saysThatNoBoxIsCertain() {
    ShownPane shown(claimed(""));
    shown.pane.setBoxOf([](Address) { return TargetBox{{}, {}, "It may belong to a or b.", {}, {}, {}}; });
    QVERIFY(shown.says("It may belong to a or b."));
    QVERIFY(shown.says("Uncertain"));
    QVERIFY(shown.button("Tie to a box…") && !shown.button("Show box"));
}

void DetailPaneTest::keepsTheTab() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        ShownPane shown(claimed(""));
        QVERIFY(shown.value("Nobody has claimed it.") || shown.says("Nobody has claimed it."));
        QVERIFY(!shown.isOnTab("1.0 TB"));
        shown.showTab(1);
        QVERIFY(shown.isOnTab("1.0 TB"));
        shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2})); // also of another target
        QCOMPARE(shown.tabs().currentIndex(), 1);
        shown.showTab(0);
        shown.pane.lookInside();
        QCOMPARE(shown.tabs().currentIndex(), 1);
        shown.pane.saveLayout(settings);
    }
    ShownPane again(claimed(""));
    again.pane.restoreLayout(settings);
    QCOMPARE(again.tabs().currentIndex(), 1);
}

void DetailPaneTest::everythingFitsItsWidth() {
    auto target = claimed(std::string(1024, 'x'));
    target.paths[0].identity->model = std::string(40, 'W');
    demo::makeConflict(target);
    ShownPane shown;
    shown.show(target, {std::string(80, 'n'), std::string(400, 'o')});
    shown.pane.resize(340, 500);
    QCoreApplication::processEvents();
    auto* scroll = shown.pane.findChild<DetailScroll*>();
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

QTEST_MAIN(DetailPaneTest)
#include "tst_pane.moc"
