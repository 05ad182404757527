#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/detail/conflict_view.h"
#include "ui/inventory/detail/pane.h"
#include "ui/widgets/fact_group.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

const Address e73(7, 3);

discovery::Target claimed(const std::string& string) {
    return demo::target({e73, 1000, string, "plug-c", 3});
}

struct Shown {
    std::shared_ptr<tests::FakeInventory> asked = std::make_shared<tests::FakeInventory>();
    DetailPane pane;

    Shown() {
        pane.setCommands(asked);
        pane.setLinks({demo::link("san0")});
        pane.setOwnClaim("desk");
        pane.resize(360, 500);
        pane.show();
    }
    explicit Shown(const discovery::Target& target) : Shown() { show(target); }

    void show(const discovery::Target& target, const store::Label& label = {}) {
        pane.setTargets({&target}, {label, {}});
    }
    [[nodiscard]] bool isActive() {
        pane.activateWindow();
        return QTest::qWaitForWindowActive(&pane);
    }
    /// True when a visible label or value says it.
    [[nodiscard]] bool says(const QString& text) const {
        for (const auto* label : pane.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return value(text) != nullptr;
    }
    [[nodiscard]] FactValue* value(const QString& text) const {
        for (auto* value : pane.findChildren<FactValue*>())
            if (value->isVisible() && value->toPlainText().contains(text))
                return value;
        return nullptr;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* button : pane.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] bool click(const QString& text) const {
        auto* found = button(text);
        if (found == nullptr || !found->isEnabled())
            return false;
        found->click();
        return true;
    }
    [[nodiscard]] QDialog* dialog() const {
        const auto dialogs = pane.findChildren<QDialog*>();
        return dialogs.isEmpty() ? nullptr : dialogs.last();
    }
    [[nodiscard]] QLineEdit* line() const { return pane.findChild<QLineEdit*>(); }
};

QPushButton* buttonOf(const QWidget& widget, const QString& text) {
    for (auto* button : widget.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

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
    void claimsAnUnclaimedTargetWithoutAsking();
    void countsBytesAndRefusesTooMany();
    void asksBeforeItReplacesAnothersString();
    void doesNothingWhenTheQuestionIsCancelled();
    void releasesItsOwnClaimWithoutAsking();
    void asksBeforeItReleasesAnothersClaim();
    void doesNotOverwriteWhatChangedMeanwhile();
    void showsHowAChangeGoesAndEnds();
    void offersNoChangeInAConflictOrAfterTheEnd();
    void showsHostileStringsAsPlainText();
    void comparesTheDisksOfAConflict();
    void saysWhereDisksThatSayTheSameDiffer();
    void saysWhatWouldDecideAPossibleConflict();
    void saysNothingOfAConflictWhileItIsBeingFoundOut();
    void offersNoClaimInAPossibleConflict();
    void saysSinceWhenATargetHasGone();
    void saysSinceWhenATargetIsMissing();
    void saysWhyATargetIsNotWatched();
    void followsTheTimeOfALiveTarget();
    void looksAtADiskOnRequestOnly();
    void looksAtAnotherTargetMeanwhile();
    void letsGoOfWhatItAskedForWithItself();
    void showsWhatIsOnADisk();
    void forgetsWhatWasOnADiskThatWasExchanged();
    void tellsWhyADiskCouldNotBeLookedAt();
    void looksAtEachDiskOfAConflict();
    void saysWhatIsAConflictOnce();
    void sumsUpSeveralTargets();
    void everythingFitsItsWidth();
};

void DetailPaneTest::saysWhatItIsForWhenNothingIsSelected() {
    Shown shown;
    QVERIFY(shown.says("Select a target"));
    shown.show(claimed(""));
    QVERIFY(!shown.says("Select a target"));
    shown.pane.setTargets({});
    QVERIFY(shown.says("Select a target"));
}

void DetailPaneTest::showsTheFactsOfATarget() {
    const Shown shown(claimed(""));
    for (const auto* text : {"e7.3", "Up. It answers.", "1.0 TB (931.3 GiB)", "Coraid EtherDrive vblade",
                             "7.3:plug-c", "V25", "512 bytes", "LBA48", "02:25:31:0a:00:03", "san0",
                             "vblade 25 (0x4019)", "16", "180 µs", "Nobody has claimed it."})
        QVERIFY2(shown.says(QString::fromUtf8(text)), text);
}

void DetailPaneTest::showsNameAndNoteAndAsksForAnother() {
    Shown shown;
    shown.show(claimed(""), {"Backup <b>disk</b>", "Under the stairs"});
    QVERIFY(shown.says("Backup <b>disk</b>"));
    QVERIFY(shown.says("Under the stairs"));
    QSignalSpy rename(&shown.pane, &DetailPane::renameRequested);
    QVERIFY(shown.click("Rename…"));
    QCOMPARE(rename.size(), 1);
    QCOMPARE(rename[0][0].value<Address>(), e73);
}

void DetailPaneTest::forgetsNameAndEventsOfTheTargetBefore() {
    Shown shown(claimed(""));
    shown.show(claimed("other"), {"Backup", ""}); // the same target again
    QVERIFY(shown.says("Backup"));
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("Backup"));
}

void DetailPaneTest::listsEventsAndLeadsToTheHistory() {
    Shown shown(claimed(""));
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
    Shown shown(target);
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
    Shown shown(target);
    QVERIFY(shown.isActive());
    auto* value = shown.value("7.3:plug-c");
    QVERIFY(value);
    value->setFocus();
    value->selectAll();
    auto* bar = shown.pane.findChild<QScrollArea*>()->verticalScrollBar();
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
    Shown shown(claimed(""));
    QVERIFY(shown.isActive());
    auto* value = shown.value("02:25:31:0a:00:03");
    value->setFocus();
    QTest::keySequence(value, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("02:25:31:0a:00:03"));
}

void DetailPaneTest::claimsAnUnclaimedTargetWithoutAsking() {
    Shown shown(claimed(""));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Claim…"));
    QCOMPARE(shown.line()->text(), QString("desk"));
    QVERIFY(shown.click("Claim"));
    QVERIFY(!shown.dialog());
    QCOMPARE(wanted.size(), std::size_t{1});
    QCOMPARE(wanted[0].address, e73);
    QCOMPARE(wanted[0].paths.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"desk", false}));
}

void DetailPaneTest::countsBytesAndRefusesTooMany() {
    Shown shown(claimed(""));
    QVERIFY(shown.click("Claim…"));
    shown.line()->setText(QString(512, QChar(0xe4))); // two bytes each
    QVERIFY(shown.says("1024 of 1024 bytes"));
    QVERIFY(shown.button("Claim")->isEnabled());
    shown.line()->setText(shown.line()->text() + 'x');
    QVERIFY(shown.says("1025 bytes are too many"));
    QVERIFY(!shown.button("Claim")->isEnabled());
    QTest::keyClick(shown.line(), Qt::Key_Escape);
    QVERIFY(!shown.line()->isVisible());
}

void DetailPaneTest::asksBeforeItReplacesAnothersString() {
    Shown shown(claimed("nas pool"));
    QVERIFY(shown.isActive());
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Edit…"));
    QCOMPARE(shown.line()->text(), QString("nas pool"));
    shown.line()->setText("desk");
    QVERIFY(shown.click("Replace…"));
    QVERIFY(wanted.empty());
    QVERIFY(shown.dialog());
    QTRY_VERIFY(shown.dialog()->focusWidget());
    QCOMPARE(static_cast<QPushButton*>(shown.dialog()->focusWidget())->text(), QString("Cancel"));
    QStringList said;
    for (const auto* value : shown.dialog()->findChildren<FactValue*>())
        said << value->toPlainText();
    QVERIFY(said.contains("nas pool") && said.contains("desk"));
    buttonOf(*shown.dialog(), "Replace the owner of e7.3")->click();
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"desk", true}));
}

void DetailPaneTest::doesNothingWhenTheQuestionIsCancelled() {
    Shown shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    buttonOf(*shown.dialog(), "Cancel")->click();
    QVERIFY(wanted.empty());
    QVERIFY(shown.button("Release…")->isEnabled());
}

void DetailPaneTest::releasesItsOwnClaimWithoutAsking() {
    Shown shown(claimed("desk"));
    QVERIFY(shown.says("Claimed by this computer."));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release"));
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"", true}));
}

void DetailPaneTest::asksBeforeItReleasesAnothersClaim() {
    Shown shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    QVERIFY(wanted.empty());
    buttonOf(*shown.dialog(), "Release e7.3")->click();
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"", true}));
}

void DetailPaneTest::doesNotOverwriteWhatChangedMeanwhile() {
    Shown shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    shown.show(claimed("somebody else"));
    buttonOf(*shown.dialog(), "Release e7.3")->click();
    QVERIFY(wanted.empty());
    QVERIFY(shown.says("e7.3 has another owner"));
}

void DetailPaneTest::showsHowAChangeGoesAndEnds() {
    Shown shown(claimed(""));
    QVERIFY(shown.click("Claim…"));
    QVERIFY(shown.click("Claim"));
    QVERIFY(shown.says("Changing the config string of e7.3"));
    QVERIFY(!shown.button("Claim…")->isEnabled());
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("Changing the config string"));
    shown.asked->endConfig({ConfigOutcome::Kind::Refused, "nas\x01pool", {}, {}});
    QVERIFY(!shown.says("has another owner"));
    shown.show(claimed("nas\x01pool"));
    QVERIFY(shown.says("e7.3 has another owner"));
    QVERIFY(shown.says(QString::fromUtf8("“nas\\x01pool”")));
    QVERIFY(shown.click("Close"));
    for (const auto& [outcome, text] :
         {std::pair{ConfigOutcome{ConfigOutcome::Kind::Failed, {}, {}, {ErrorCode::TimedOut, {}, 0}},
                    "did not answer in time"},
          std::pair{ConfigOutcome{ConfigOutcome::Kind::Done, "desk", {}, {}}, "e7.3 is claimed"}}) {
        shown.show(claimed(""));
        QVERIFY(shown.click("Claim…"));
        QVERIFY(shown.click("Claim"));
        shown.asked->endConfig(outcome);
        QVERIFY2(shown.says(text), text);
    }
    QVERIFY(shown.click("Close"));
    QVERIFY(!shown.says("e7.3 is claimed"));
}

void DetailPaneTest::offersNoChangeInAConflictOrAfterTheEnd() {
    auto target = claimed("nas pool");
    demo::makeConflict(target);
    Shown shown(target);
    QVERIFY(!shown.button("Edit…")->isEnabled() && !shown.button("Release…")->isEnabled());
    target = claimed("nas pool");
    demo::makeVanished(target, 60s);
    shown.show(target);
    QVERIFY(!shown.button("Edit…")->isEnabled() && !shown.button("Release…")->isEnabled());
}

void DetailPaneTest::showsHostileStringsAsPlainText() {
    Shown shown(claimed("<img src=x>\x1b[31m\n" + std::string(900, 'x')));
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
    Shown shown(target);
    QVERIFY(shown.says("Two disks answer as e7.3"));
    shown.show(claimed("nas pool"));
    QVERIFY(!shown.says("Two disks answer as e7.3"));
}

void DetailPaneTest::saysWhereDisksThatSayTheSameDiffer() {
    auto target = claimed("");
    demo::makePossibleConflict(target);
    target.conflict = discovery::Conflict::Proven;
    target.differingSector = 2050;
    Shown shown(target);
    QVERIFY(shown.says("Two disks answer as e7.3"));
    QVERIFY(shown.says(QString("sector %1 differs").arg(numberText(2050))));
}

void DetailPaneTest::saysWhatWouldDecideAPossibleConflict() {
    auto target = claimed("");
    demo::makePossibleConflict(target);
    Shown shown(target);
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
    Shown shown(target);
    QVERIFY(!shown.says("nothing proves"));
}

void DetailPaneTest::offersNoClaimInAPossibleConflict() {
    auto target = claimed("nas pool");
    demo::makePossibleConflict(target);
    Shown shown(target);
    QVERIFY(shown.says("A claim could reach the wrong disk"));
    QVERIFY(!shown.button("Edit…")->isEnabled());
}

void DetailPaneTest::saysSinceWhenATargetHasGone() {
    auto target = claimed("");
    demo::makeVanished(target, 4min);
    Shown shown(target);
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
    Shown shown(target);
    shown.pane.setTime(Moment::now());
    QVERIFY(shown.says("Missing since " + timeText(Moment::now().toWall(target.lastSeen))));
    QSignalSpy forget(&shown.pane, &DetailPane::forgetRequested);
    QVERIFY(shown.click("Remove from the list"));
    QCOMPARE(forget.size(), 1);
}

void DetailPaneTest::saysWhyATargetIsNotWatched() {
    auto target = claimed("");
    Shown shown(target);
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
    Shown shown(target);
    const auto now = Moment::now();
    target.lastSeen = target.paths.front().lastSeen = now.steady + 1h - 30s;
    shown.show(target);
    shown.pane.setTime({now.steady + 1h, now.wall + 1h});
    QVERIFY(shown.says("30 s ago"));
    QVERIFY(!shown.says("60 min ago") && !shown.says("1 h ago"));
}

void DetailPaneTest::looksAtADiskOnRequestOnly() {
    Shown shown(claimed(""));
    auto& peek = shown.asked->peeks;
    QVERIFY(shown.says("never writes"));
    QVERIFY(shown.click("Inspect contents"));
    QCOMPARE(peek.size(), std::size_t{1});
    QCOMPARE(peek[0].path.mac, demo::mac(3));
    shown.asked->tellPeek({100'000, 400'000});
    QVERIFY(shown.says("100.0 kB of 400.0 kB"));
    QVERIFY(shown.click("Cancel"));
    QVERIFY(!peek[0].reply.isWanted());
    shown.asked->endPeek({}); // too late
    QVERIFY(shown.says("The inspection was cancelled"));
    QVERIFY(shown.button("Inspect again"));
}

void DetailPaneTest::looksAtAnotherTargetMeanwhile() {
    Shown shown(claimed(""));
    QVERIFY(shown.click("Inspect contents"));
    shown.asked->tellPeek({100'000, 400'000});
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("100.0 kB of 400.0 kB"));
    QVERIFY(shown.click("Inspect contents"));
    QCOMPARE(shown.asked->peeks.size(), std::size_t{2});
    QVERIFY(shown.asked->peeks[0].reply.isWanted());
    shown.asked->peeks[0].reply.answer(PeekOutcome{PeekOutcome::Kind::Reserved, {}, 0, {}});
    tests::FakeInventory::deliver();
    QVERIFY(!shown.says("reserved by another"));
    shown.show(claimed(""));
    QVERIFY(shown.says("reserved by another"));
}

void DetailPaneTest::letsGoOfWhatItAskedForWithItself() {
    const auto asked = std::make_shared<tests::FakeInventory>();
    {
        Shown shown(claimed(""));
        shown.pane.setCommands(asked);
        QVERIFY(shown.click("Inspect contents") && shown.click("Claim…") && shown.click("Claim"));
        QVERIFY(asked->peeks[0].reply.isWanted() && asked->configs[0].reply.isWanted());
    }
    QVERIFY(!asked->peeks[0].reply.isWanted() && !asked->configs[0].reply.isWanted());
    asked->endPeek({});
    asked->endConfig({});
}

void DetailPaneTest::showsWhatIsOnADisk() {
    Shown shown(claimed(""));
    PeekOutcome outcome;
    outcome.contents.tableType = "gpt";
    outcome.contents.bytesRead = 1'000'000;
    outcome.contents.partitions = {{1, Sectors{2048}, Sectors{2'000'000}, "ro\not", "0x83", "", true,
                                    DiskSignature{"ext4", "<i>top</i>", "1111-2222", "filesystem"}},
                                   {2, Sectors{3'000'000}, Sectors{2048}, "", "0x82", "", false, {}}};
    QVERIFY(shown.click("Inspect contents"));
    shown.asked->endPeek(outcome);
    for (const auto* text :
         {"Partition table gpt with 2 partitions. 1.0 MB read, nothing written.", "Partition 1", "ro␊ot",
          "ext4", "<i>top</i>", "1111-2222", "1.0 GB", "Not inspected"})
        QTRY_VERIFY2(shown.says(QString::fromUtf8(text)), text);
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("Partition table gpt"));
}

void DetailPaneTest::forgetsWhatWasOnADiskThatWasExchanged() {
    auto target = claimed("");
    Shown shown(target);
    QVERIFY(shown.click("Inspect contents"));
    PeekOutcome outcome;
    outcome.contents.tableType = "gpt";
    shown.asked->endPeek(outcome);
    target.paths[0].configString = "backup";
    shown.show(target);
    QVERIFY(shown.says("Partition table gpt"));
    target.paths[0].identity->serial = "another";
    shown.show(target);
    QVERIFY(!shown.says("Partition table gpt"));
}

void DetailPaneTest::tellsWhyADiskCouldNotBeLookedAt() {
    Shown shown(claimed(""));
    using Kind = PeekOutcome::Kind;
    for (const auto& [kind, text] :
         {std::pair{Kind::Reserved, "reserved by another"}, std::pair{Kind::NoAnswer, "stopped answering"},
          std::pair{Kind::DiskError, "reported an error"}, std::pair{Kind::Refused, "refused to read"},
          std::pair{Kind::LinkDown, "not up"}, std::pair{Kind::NotIdentified, "not reported its size"},
          std::pair{Kind::Failed, "could not read the answer"}}) {
        QVERIFY(shown.click(shown.button("Inspect again") ? "Inspect again" : "Inspect contents"));
        shown.asked->endPeek({kind, {}, 0, {}});
        QVERIFY2(shown.says(text), text);
    }
}

void DetailPaneTest::looksAtEachDiskOfAConflict() {
    auto target = claimed("");
    demo::makeConflict(target);
    Shown shown(target);
    auto& peek = shown.asked->peeks;
    QVERIFY(shown.click("Inspect 02:25:31:0a:00:77"));
    QCOMPARE(peek[0].path.mac, demo::mac(0x77));
}

void DetailPaneTest::saysWhatIsAConflictOnce() {
    auto target = claimed("");
    demo::makeConflict(target);
    auto doubtful = claimed("");
    demo::makePossibleConflict(doubtful);
    for (const auto& [shownTarget, sentence] :
         {std::pair{target, "disks answer as e7.3"}, std::pair{doubtful, "e7.3 answers from two boxes"}}) {
        const Shown shown(shownTarget);
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
    Shown shown;
    shown.pane.setTargets({&targets[0], &targets[1], &targets[2]});
    QVERIFY(shown.says("3 targets"));
    QVERIFY(shown.says("1.5 TB"));
    QVERIFY(shown.says("Vanished: 1\nMissing: 1"));
    QSignalSpy forget(&shown.pane, &DetailPane::forgetRequested);
    QSignalSpy copy(&shown.pane, &DetailPane::copyRequested);
    QVERIFY(shown.click("Remove targets that do not answer from the list"));
    QCOMPARE(forget.size(), 2);
    QVERIFY(shown.click("Copy as text"));
    QCOMPARE(copy.size(), 1);
}

void DetailPaneTest::everythingFitsItsWidth() {
    auto target = claimed(std::string(1024, 'x'));
    target.paths[0].identity->model = std::string(40, 'W');
    demo::makeConflict(target);
    Shown shown;
    shown.show(target, {std::string(80, 'n'), std::string(400, 'o')});
    shown.pane.resize(340, 500);
    QCoreApplication::processEvents();
    auto* scroll = shown.pane.findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

QTEST_MAIN(DetailPaneTest)
#include "tst_pane.moc"
