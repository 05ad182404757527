#include "tests/support/registered_test.h"
#include "tests/ui/inventory/detail/shown_pane.h"

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

/// Looking at what is on the disk of a target.
class ContentsSectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void looksAtADiskOnRequestOnly();
    void looksAtAnotherTargetMeanwhile();
    void letsGoOfWhatItAskedForWithItself();
    void showsWhatIsOnADisk();
    void forgetsWhatWasOnADiskThatWasExchanged();
    void tellsWhyADiskCouldNotBeLookedAt();
    void looksAtEachDiskOfAConflict();
};

void ContentsSectionTest::looksAtADiskOnRequestOnly() {
    ShownPane shown(claimed(""));
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

void ContentsSectionTest::looksAtAnotherTargetMeanwhile() {
    ShownPane shown(claimed(""));
    QVERIFY(shown.click("Inspect contents"));
    shown.asked->tellPeek({100'000, 400'000});
    shown.show(demo::target({{1, 1}, 5, "", "plug-b", 2}));
    QVERIFY(!shown.says("100.0 kB of 400.0 kB"));
    QVERIFY(shown.click("Inspect contents"));
    QCOMPARE(shown.asked->peeks.size(), std::size_t{2});
    QVERIFY(shown.asked->peeks[0].reply.isWanted());
    shown.asked->peeks[0].reply.answer(PeekOutcome{PeekOutcome::Kind::Reserved, {}, 0, {}});
    FakeInventory::deliver();
    QVERIFY(!shown.says("reserved by another"));
    shown.show(claimed(""));
    QVERIFY(shown.says("reserved by another"));
}

void ContentsSectionTest::letsGoOfWhatItAskedForWithItself() {
    const auto asked = std::make_shared<FakeInventory>();
    {
        ShownPane shown(claimed(""));
        shown.pane.setCommands(asked);
        QVERIFY(shown.click("Inspect contents") && shown.click("Claim…") && shown.click("Claim"));
        QVERIFY(asked->peeks[0].reply.isWanted() && asked->configs[0].reply.isWanted());
    }
    QVERIFY(!asked->peeks[0].reply.isWanted() && !asked->configs[0].reply.isWanted());
    asked->endPeek({});
    asked->endConfig({});
}

void ContentsSectionTest::showsWhatIsOnADisk() {
    ShownPane shown(claimed(""));
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

void ContentsSectionTest::forgetsWhatWasOnADiskThatWasExchanged() {
    auto target = claimed("");
    ShownPane shown(target);
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

void ContentsSectionTest::tellsWhyADiskCouldNotBeLookedAt() {
    ShownPane shown(claimed(""));
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

void ContentsSectionTest::looksAtEachDiskOfAConflict() {
    auto target = claimed("");
    demo::makeConflict(target);
    ShownPane shown(target);
    auto& peek = shown.asked->peeks;
    QVERIFY(shown.click("Inspect 02:25:31:0a:00:77"));
    QCOMPARE(peek[0].path.mac, demo::mac(0x77));
}

QTEST_MAIN(ContentsSectionTest)
#include "tst_contents_section.moc"
