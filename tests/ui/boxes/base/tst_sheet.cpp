#include "tests/support/registered_test.h"
#include "ui/boxes/base/sheet.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::BoxId;
using boxes::SourceId;
using boxes::Thing;

namespace {

constexpr Address e73(7, 3);
const MacAddress mac({0x00, 0x25, 0x31, 0, 0, 0xa});

BoxSheetContent someContent() {
    BoxSheetContent content;
    content.box = {BoxId{1}, {}};
    content.title = "cellar";
    content.about = "Group home · root@plug";
    content.isManaged = true;
    content.sections = {
        {"Targets", {{"e7.3", Lamp::Off, "Vanished", "An interface.", Thing(e73)}}},
        {"Disks", {{"/dev/sda", Lamp::On, "Exported as e7.3", "Reported.", std::nullopt, "/dev/sda"}}},
        {"Console", {{"10.0.0.7", Lamp::On, "talking", "A neighbour.", Thing(SourceId{4})}}},
        {"MAC addresses", {{"00:25:31:00:00:0a", {}, {}, "An interface.", Thing(mac)}}}};
    return content;
}

/// The sheet, and how a user operates it.
struct Shown {
    BoxSheet sheet;

    Shown() {
        sheet.setContent(someContent());
        sheet.show();
    }
    [[nodiscard]] QTreeWidgetItem* row(int section) const {
        return sheet.tree().topLevelItem(section)->child(0);
    }
    void choose(int section) { sheet.tree().setCurrentItem(row(section)); }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* button : sheet.findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
};

} // namespace

class BoxSheetTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatBelongsToTheBox();
    void leadsToWhatIsChosen();
    void untiesWhatIsChosen();
    void tellsACrash();
    void keepsWhatIsSelected();
    void keepsRowsInTheirPlaces();
    void selectsNothingInPlaceOfWhatIsGone();
    void keepsWhatIsSelectedWhereTheOrderChanges();
    void untiesWhatItsMenuWasOpenedFor();
    void offersOnlyWhatIsPossible();
    void hasRoomForTheReasons();
};

void BoxSheetTest::hasRoomForTheReasons() {
    BoxSheet sheet;
    auto content = someContent();
    const QString reason = "This computer's neighbour table has 00:25:31:00:00:0a for its address.";
    content.sections[2].rows.front().why = reason;
    sheet.setContent(content);
    sheet.show();
    const auto& header = *sheet.tree().header();
    const QFontMetrics metrics(sheet.tree().font());
    QVERIFY(header.sectionSize(2) > metrics.horizontalAdvance(reason));
    QVERIFY(header.sectionSize(0) > metrics.horizontalAdvance("00:25:31:00:00:0a"));
    QVERIFY(header.sectionSize(1) > metrics.horizontalAdvance("Exported as e7.3"));
}

void BoxSheetTest::showsWhatBelongsToTheBox() {
    const Shown shown;
    QCOMPARE(shown.sheet.windowTitle(), QStringLiteral("Box cellar"));
    QCOMPARE(shown.sheet.tree().topLevelItemCount(), 4);
    QCOMPARE(shown.row(0)->text(0), QStringLiteral("e7.3"));
    QCOMPARE(shown.row(0)->text(1), QStringLiteral("Vanished"));
    QCOMPARE(shown.row(0)->text(2), QStringLiteral("An interface."));
    QCOMPARE(shown.sheet.tree().currentItem(), shown.row(0));
}

void BoxSheetTest::leadsToWhatIsChosen() {
    Shown shown;
    QSignalSpy things(&shown.sheet, &BoxSheet::thingRequested);
    QSignalSpy devices(&shown.sheet, &BoxSheet::deviceRequested);
    shown.button("Show")->click();
    shown.choose(2);
    QTest::keyClick(&shown.sheet.tree(), Qt::Key_Return);
    QCOMPARE(things.size(), 2);
    QVERIFY(things[0][0].value<Thing>() == Thing(e73));
    QVERIFY(things[1][0].value<Thing>() == Thing(SourceId{4}));
    shown.choose(1);
    shown.button("Show")->click();
    QCOMPARE(devices.size(), 1);
}

void BoxSheetTest::untiesWhatIsChosen() {
    Shown shown;
    QSignalSpy untied(&shown.sheet, &BoxSheet::untieRequested);
    shown.choose(3);
    shown.button("Untie")->click();
    QCOMPARE(untied.size(), 1);
    QVERIFY(untied[0][0].value<Thing>() == Thing(mac));
}

void BoxSheetTest::tellsACrash() {
    Shown shown;
    auto* notice = shown.sheet.findChild<Notice*>();
    QVERIFY(!notice->isVisible());
    auto content = someContent();
    content.crash =
        Notice::Message{Lamp::Conflict, "It crashed", "e7.3 went away with it.", {}, "Show crash", -1};
    shown.sheet.setContent(content);
    QVERIFY(notice->isVisible());
    QSignalSpy crashes(&shown.sheet, &BoxSheet::crashRequested);
    shown.button("Show crash")->click();
    QCOMPARE(crashes.size(), 1);
}

void BoxSheetTest::keepsWhatIsSelected() {
    Shown shown;
    shown.choose(2);
    auto content = someContent();
    content.sections.erase(content.sections.begin());
    content.sections[1].rows[0].state = "silent";
    shown.sheet.setContent(content);
    QCOMPARE(shown.sheet.tree().currentItem()->text(0), QStringLiteral("10.0.0.7"));
    QCOMPARE(shown.sheet.tree().currentItem()->text(1), QStringLiteral("silent"));
}

void BoxSheetTest::keepsRowsInTheirPlaces() {
    Shown shown;
    auto content = someContent();
    auto& targets = content.sections[0].rows;
    for (std::uint8_t slot = 4; slot < 100; ++slot)
        targets.push_back({"a target", Lamp::On, "Up", "", Thing(Address(8, slot))});
    shown.sheet.setContent(content);
    auto* const chosen = shown.sheet.tree().topLevelItem(0)->child(50);
    auto* const first = shown.row(0);
    shown.sheet.tree().setCurrentItem(chosen);
    const auto place = shown.sheet.tree().verticalScrollBar()->value();
    QVERIFY(place > 0);
    targets[50].state = "Vanished";
    targets.erase(targets.begin() + 60);
    targets.insert(targets.begin() + 70, {"another", Lamp::On, "Up", "", Thing(Address(9, 1))});
    shown.sheet.setContent(content);
    QCOMPARE(shown.sheet.tree().currentItem(), chosen);
    QCOMPARE(chosen->text(1), QStringLiteral("Vanished"));
    QCOMPARE(shown.row(0), first);
    QCOMPARE(shown.sheet.tree().topLevelItem(0)->child(70)->text(0), QStringLiteral("another"));
    QCOMPARE(shown.sheet.tree().verticalScrollBar()->value(), place);
}

void BoxSheetTest::selectsNothingInPlaceOfWhatIsGone() {
    Shown shown;
    QSignalSpy untied(&shown.sheet, &BoxSheet::untieRequested);
    auto content = someContent();
    // It reads like the one that is selected.
    content.sections[0].rows.push_back({"e7.3", Lamp::On, "Up", "", Thing(Address(7, 4))});
    shown.sheet.setContent(content);
    shown.choose(0);
    content.sections[0].rows.erase(content.sections[0].rows.begin());
    shown.sheet.setContent(content);
    QVERIFY(shown.sheet.tree().selectedItems().isEmpty());
    QVERIFY(!shown.button("Untie")->isEnabled() && !shown.button("Show")->isEnabled());
    shown.choose(2);
    content.sections.erase(content.sections.begin() + 2);
    shown.sheet.setContent(content);
    QVERIFY(shown.sheet.tree().selectedItems().isEmpty());
    shown.sheet.tree().setFocus();
    shown.button("Untie")->click();
    QVERIFY(untied.isEmpty());
}

void BoxSheetTest::keepsWhatIsSelectedWhereTheOrderChanges() {
    Shown shown;
    auto content = someContent();
    auto& disks = content.sections[1].rows;
    disks.push_back({"/dev/sdb", Lamp::On, "Free", "Reported.", std::nullopt, "/dev/sdb"});
    shown.sheet.setContent(content);
    shown.sheet.tree().setCurrentItem(shown.sheet.tree().topLevelItem(1)->child(1));
    std::swap(disks[0], disks[1]);
    shown.sheet.setContent(content);
    QCOMPARE(shown.row(1)->text(0), QStringLiteral("/dev/sdb"));
    QCOMPARE(shown.sheet.tree().selectedItems(), QList{shown.row(1)});
    QCOMPARE(shown.sheet.tree().topLevelItem(1)->childCount(), 2);
}

void BoxSheetTest::untiesWhatItsMenuWasOpenedFor() {
    Shown shown;
    QSignalSpy untied(&shown.sheet, &BoxSheet::untieRequested);
    shown.choose(2);
    auto& tree = shown.sheet.tree();
    emit tree.customContextMenuRequested(tree.visualItemRect(shown.row(2)).center());
    auto* const menu = tree.findChild<QMenu*>();
    QVERIFY(menu);
    auto content = someContent();
    content.sections.erase(content.sections.begin() + 2);
    shown.sheet.setContent(content);
    shown.choose(0);
    menu->actions().back()->trigger();
    QCOMPARE(untied.size(), 1);
    QVERIFY(untied[0][0].value<Thing>() == Thing(SourceId{4}));
}

void BoxSheetTest::offersOnlyWhatIsPossible() {
    Shown shown;
    shown.choose(1); // a disk
    QVERIFY(shown.button("Show")->isEnabled());
    QVERIFY(!shown.button("Untie")->isEnabled());
    shown.choose(3); // a MAC address
    QVERIFY(!shown.button("Show")->isEnabled());
    QVERIFY(shown.button("Untie")->isEnabled());
    auto content = someContent();
    content.box = {BoxId{}, mac}; // what it is known by
    content.isManaged = false;
    shown.sheet.setContent(content);
    QVERIFY(!shown.button("Untie")->isEnabled());
    QVERIFY(!shown.button("Show in Devices")->isVisible());
}

QTEST_MAIN(BoxSheetTest)
#include "tst_sheet.moc"
