#include "core/store/events/name_book.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"

#include <QTest>

using namespace etherdeck;
using tests::start;
using namespace std::chrono_literals;
using discovery::diskKey;
using store::Label;
using store::Labels;
using store::NameBook;
using store::SeenTarget;

class TestNameBook : public QObject {
    Q_OBJECT

private slots:
    void findsALabelByTheDiskItself();
    void findsATargetWithoutIdentityByItsAddress();
    void doesNotGiveAnAddressesNameToADisk();
    void findsShelves();
    void handsANameOnToARenumberedVblade();
    void doesNotHandANameToABoxOfTheSameHostName();
    void handsANameOnAgainAfterTheSecondRenumbering();
    void keepsANameWhileItsDiskAnswers();
    void keepsTheNameAfterTheHeirVanished();
    void doesNotGuessBetweenTwoLabelledDisks();
    void doesNotGuessBetweenTwoHeirs();
    void doesNotNameADiskThatWasSeenBesideTheLabelledOne();
    void doesNotTakeALabelFromAnHeirThatHasOne();
    void doesNotGiveOneDiskTwoNames();
    void keepsANameAtItsAddressWhereTheSerialNumberNamesNoDisk();
    void doesNotLetANameJumpToTheTwinOfADisk();
    void findsANameFromBeforeAPlaceholderWasKnown();
    void keepsANameWhenTheTwinGoesAway();
    void namesAddressesOfThePast();
    void namesEventsByTheirDisk();
    void namesNothingThatHappensDuringAConflict();
    void knowsWhenADiskWasFirstSeen();
    void isEqualWhenItSaysTheSame();
};

namespace {

discovery::Target vblade(Address address, const std::string& host = "plug-a") {
    return demo::target({address, 500, "", host, 1});
}

/// First and last seen in seconds after the start.
SeenTarget seen(const discovery::Target& target, int first, int last, bool isLive = false) {
    SeenTarget row;
    row.disk = diskKey(target);
    row.address = target.address;
    row.firstSeen = start + std::chrono::seconds(first);
    row.lastSeen = start + std::chrono::seconds(last);
    row.isLive = isLive;
    return row;
}

Labels labelled(std::initializer_list<std::pair<discovery::Target, std::string>> names) {
    Labels labels;
    for (const auto& [target, name] : names)
        labels.disks[diskKey(target).exact] = Label{name, {}};
    return labels;
}

discovery::Target withSerial(Address address, const std::string& serial) {
    auto target = vblade(address);
    target.paths[0].firmware = 2;
    target.paths[0].identity->serial = serial;
    return target;
}

QString nameOf(const NameBook& book, const discovery::Target& target) {
    const Label* label = book.find(target);
    return label ? QString::fromStdString(label->name) : QString();
}

const auto old = vblade({7, 3});
const auto renumbered = vblade({7, 4});
const auto other = vblade({7, 5});

} // namespace

void TestNameBook::findsALabelByTheDiskItself() {
    auto disk = vblade({7, 3});
    disk.paths[0].identity->serial = "WD-1";
    const NameBook book(labelled({{disk, "backup"}}), {});
    disk.address = Address(1, 1);
    QCOMPARE(nameOf(book, disk), "backup");
    disk.paths[0].identity->serial = "WD-2";
    QCOMPARE(book.find(disk), nullptr);
    QCOMPARE(NameBook().find(disk), nullptr);
}

void TestNameBook::findsATargetWithoutIdentityByItsAddress() {
    auto silent = vblade({7, 3});
    silent.paths[0].identity.reset();
    const NameBook book(labelled({{silent, "silent one"}}), {});
    QCOMPARE(nameOf(book, silent), "silent one");
    silent.address = Address(7, 4);
    QCOMPARE(book.find(silent), nullptr);
}

void TestNameBook::doesNotGiveAnAddressesNameToADisk() {
    auto silent = vblade({7, 3});
    silent.paths[0].identity.reset();
    const NameBook book(labelled({{silent, "silent one"}}), {});
    QCOMPARE(book.find(vblade({7, 3})), nullptr);
}

void TestNameBook::findsShelves() {
    Labels labels;
    labels.shelves[7] = Label{"cellar", {}};
    const NameBook book(labels, {});
    QVERIFY(book.shelf(7) && book.shelf(7)->name == "cellar");
    QCOMPARE(book.shelf(8), nullptr);
}

void TestNameBook::handsANameOnToARenumberedVblade() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(renumbered, 11, 20, true)});
    QCOMPARE(nameOf(book, renumbered), "backup");
    QCOMPARE(book.owner(renumbered), diskKey(old).exact);
    QCOMPARE(nameOf(book, vblade({7, 4}, "plug-b")), "");
}

void TestNameBook::doesNotHandANameToABoxOfTheSameHostName() {
    auto twin = renumbered;
    twin.paths[0].key.mac = demo::mac(9);
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(twin, 11, 20, true)});
    QCOMPARE(nameOf(book, twin), "");
}

void TestNameBook::handsANameOnAgainAfterTheSecondRenumbering() {
    const NameBook book(labelled({{old, "backup"}}),
                        {seen(old, 0, 10), seen(renumbered, 11, 20), seen(other, 21, 30, true)});
    QCOMPARE(nameOf(book, other), "backup");
    QCOMPARE(nameOf(book, renumbered), "");
}

void TestNameBook::keepsANameWhileItsDiskAnswers() {
    const NameBook book(labelled({{old, "backup"}}),
                        {seen(old, 0, 10, true), seen(renumbered, 11, 20, true)});
    QCOMPARE(nameOf(book, old), "backup");
    QCOMPARE(nameOf(book, renumbered), "");
}

void TestNameBook::keepsTheNameAfterTheHeirVanished() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(renumbered, 11, 20)});
    QCOMPARE(nameOf(book, renumbered), "backup");
}

void TestNameBook::doesNotGuessBetweenTwoLabelledDisks() {
    const NameBook book(labelled({{old, "backup"}, {other, "films"}}),
                        {seen(old, 0, 10), seen(other, 0, 10), seen(renumbered, 11, 20, true)});
    QCOMPARE(nameOf(book, renumbered), "");
}

void TestNameBook::doesNotGuessBetweenTwoHeirs() {
    const NameBook book(labelled({{old, "backup"}}),
                        {seen(old, 0, 10), seen(renumbered, 11, 20, true), seen(other, 12, 20, true)});
    QCOMPARE(nameOf(book, renumbered), "");
    QCOMPARE(nameOf(book, other), "");
}

void TestNameBook::doesNotNameADiskThatWasSeenBesideTheLabelledOne() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(renumbered, 5, 20, true)});
    QCOMPARE(nameOf(book, renumbered), "");
}

void TestNameBook::doesNotTakeALabelFromAnHeirThatHasOne() {
    const NameBook book(labelled({{old, "backup"}, {renumbered, "films"}}),
                        {seen(old, 0, 10), seen(renumbered, 11, 20, true)});
    QCOMPARE(nameOf(book, renumbered), "films");
}

void TestNameBook::doesNotGiveOneDiskTwoNames() {
    // Two hosts whose names were cut at different places, and one cut so short that it may be either.
    auto left = vblade({1, 1}, "storage-cellar-left");
    auto right = vblade({1, 2}, "storage-cellar-right");
    auto either = vblade({10000, 100}, "storage-cellar");
    for (auto* target : {&left, &right, &either})
        target->paths[0].identity->serial.resize(20);
    QCOMPARE(diskKey(either).kin->host, "storage-ce");
    const NameBook book(labelled({{left, "left"}, {right, "right"}}),
                        {seen(left, 0, 10), seen(right, 0, 10), seen(either, 11, 20, true)});
    QCOMPARE(nameOf(book, either), "");
}

void TestNameBook::keepsANameAtItsAddressWhereTheSerialNumberNamesNoDisk() {
    const auto here = withSerial({1, 0}, "SN HERE");
    auto there = withSerial({1, 1}, "SN HERE");
    QVERIFY(diskKey(here).isAddress);
    const NameBook book(labelled({{here, "films"}}), {seen(here, 0, 10), seen(there, 0, 20, true)});
    QCOMPARE(nameOf(book, here), "films");
    QCOMPARE(nameOf(book, there), "");
    // Nor does it go to another disk at the same address.
    auto larger = here;
    larger.paths[0].identity->size.count *= 2;
    QCOMPARE(nameOf(book, larger), "");
}

/// A serial number that nobody knows for a placeholder, until it stands at two addresses side by side.
void TestNameBook::doesNotLetANameJumpToTheTwinOfADisk() {
    auto here = withSerial({1, 0}, "FACTORY7");
    auto there = withSerial({1, 1}, "FACTORY7");
    Labels labels = labelled({{here, "films"}});
    const auto alone = seen(here, 0, 10);
    here.serialIsShared = there.serialIsShared = true;
    const auto hereBeside = seen(here, 10, 20);
    const auto thereBeside = seen(there, 15, 20);
    const NameBook beside(labels, {alone, hereBeside, thereBeside});
    QCOMPARE(nameOf(beside, here), "films");
    QCOMPARE(nameOf(beside, there), "");
    // The next run sees the twin alone, and nothing about it says so.
    there.serialIsShared = false;
    const NameBook later(labels, {alone, hereBeside, thereBeside, seen(there, 30, 40, true)});
    QCOMPARE(nameOf(later, there), "");
}

void TestNameBook::findsANameFromBeforeAPlaceholderWasKnown() {
    const auto here = withSerial({1, 0}, "SN HERE");
    const auto there = withSerial({1, 1}, "SN HERE");
    const auto formerKey = discovery::diskKeyOf(discovery::partsOf(diskKey(here).exact)->itself);
    Labels labels;
    labels.disks[formerKey] = Label{"films", {}};
    auto formerRow = seen(here, 0, 10);
    formerRow.disk = {formerKey, std::nullopt, false};
    const NameBook book(labels, {formerRow, seen(here, 11, 20, true), seen(there, 11, 20, true)});
    QCOMPARE(nameOf(book, here), "films");
    QCOMPARE(book.owner(here), formerKey);
    QCOMPARE(nameOf(book, there), "");
    // Where the former key was at two addresses, the name may belong to either.
    auto otherRow = formerRow;
    otherRow.address = there.address;
    const NameBook unclear(labels, {formerRow, otherRow});
    QCOMPARE(nameOf(unclear, here), "");
    QCOMPARE(nameOf(unclear, there), "");
}

void TestNameBook::keepsANameWhenTheTwinGoesAway() {
    auto here = withSerial({1, 0}, "FACTORY7");
    here.serialIsShared = true;
    const auto labels = labelled({{here, "films"}});
    const auto beside = seen(here, 0, 10);
    here.serialIsShared = false; // in the next run, where only this one answers
    const NameBook book(labels, {beside, seen(here, 20, 30, true)});
    QCOMPARE(nameOf(book, here), "films");
    QCOMPARE(nameOf(book, withSerial({1, 1}, "FACTORY7")), "");
}

void TestNameBook::namesAddressesOfThePast() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(vblade({7, 9}), 0, 10),
                                                      seen(vblade({7, 9}, "plug-b"), 0, 10)});
    QCOMPARE(book.nameAt({7, 3}), "backup");
    QCOMPARE(book.nameAt({7, 9}), "");
    QCOMPARE(book.nameAt({9, 9}), "");
    const NameBook two(labelled({{old, "backup"}}),
                       {seen(old, 0, 10), seen(vblade({7, 3}, "plug-b"), 0, 10)});
    QCOMPARE(two.nameAt({7, 3}), "");
}

void TestNameBook::namesEventsByTheirDisk() {
    const auto stranger = vblade({7, 3}, "plug-z"); // has had the same address
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10), seen(stranger, 20, 30)});
    store::EventRecord event;
    event.address = old.address;
    event.serial = old.principal().identity->serial;
    QCOMPARE(book.nameOf(event), ""); // of which of them it tells is not known
    event.disk = diskKey(old).exact;
    QCOMPARE(book.nameOf(event), "backup");
    event.disk = diskKey(stranger).exact;
    QCOMPARE(book.nameOf(event), "");
    const NameBook one(labelled({{old, "backup"}}), {seen(old, 0, 10)});
    event.disk.clear();
    QCOMPARE(one.nameOf(event), "backup");
    event.kind = discovery::EventKind::Conflict;
    QCOMPARE(one.nameOf(event), ""); // none of the disks is the one with the name
}

void TestNameBook::namesNothingThatHappensDuringAConflict() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10)});
    store::EventRecord event; // as it is stored while several disks answer: without any of them
    event.address = old.address;
    using discovery::EventKind;
    for (const auto kind : {EventKind::Changed, EventKind::PathFound, EventKind::PathLost,
                            EventKind::Vanished, EventKind::CameBack, EventKind::Conflict}) {
        event.kind = kind;
        event.serial.clear();
        QCOMPARE(book.nameOf(event), "");
        event.disk = diskKey(old).exact;
        QCOMPARE(book.nameOf(event), kind == EventKind::Conflict ? "" : "backup");
        event.disk.clear();
    }
}

void TestNameBook::knowsWhenADiskWasFirstSeen() {
    auto elsewhere = seen(old, 5, 20);
    elsewhere.address = Address(1, 1);
    const NameBook book({}, {seen(old, 3, 10), elsewhere});
    QCOMPARE(book.firstSeen(old), start + 3s);
    QVERIFY(!book.firstSeen(renumbered));
}

void TestNameBook::isEqualWhenItSaysTheSame() {
    const NameBook book(labelled({{old, "backup"}}), {seen(old, 0, 10)});
    QVERIFY(book == NameBook(labelled({{old, "backup"}}), {seen(old, 0, 99)}));
    QVERIFY(!(book == NameBook(labelled({{old, "films"}}), {seen(old, 0, 10)})));
    QVERIFY(!(book == NameBook()));
}

QTEST_APPLESS_MAIN(TestNameBook)
#include "tst_name_book.moc"
