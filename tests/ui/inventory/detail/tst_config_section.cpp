#include "tests/support/registered_test.h"
#include "tests/ui/inventory/detail/shown_pane.h"
#include "ui/inventory/detail/scroll.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

/// Claiming and releasing a target in its details.
class ConfigSectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void claimsAnUnclaimedTargetWithoutAsking();
    void countsBytesAndRefusesTooMany();
    void asksBeforeItReplacesAnothersString();
    void doesNothingWhenTheQuestionIsCancelled();
    void releasesItsOwnClaimWithoutAsking();
    void asksBeforeItReleasesAnothersClaim();
    void doesNotOverwriteWhatChangedMeanwhile();
    void showsHowAChangeGoesAndEnds();
    void offersNoChangeInAConflictOrAfterTheEnd();
    void offersNoClaimInAPossibleConflict();
    void aClaimByKeysKeepsFocusAndPlace();
};

void ConfigSectionTest::claimsAnUnclaimedTargetWithoutAsking() {
    ShownPane shown(claimed(""));
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

void ConfigSectionTest::countsBytesAndRefusesTooMany() {
    ShownPane shown(claimed(""));
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

void ConfigSectionTest::asksBeforeItReplacesAnothersString() {
    ShownPane shown(claimed("nas pool"));
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

void ConfigSectionTest::doesNothingWhenTheQuestionIsCancelled() {
    ShownPane shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    buttonOf(*shown.dialog(), "Cancel")->click();
    QVERIFY(wanted.empty());
    QVERIFY(shown.button("Release…")->isEnabled());
}

void ConfigSectionTest::releasesItsOwnClaimWithoutAsking() {
    ShownPane shown(claimed("desk"));
    QVERIFY(shown.says("Claimed by this computer."));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release"));
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"", true}));
}

void ConfigSectionTest::asksBeforeItReleasesAnothersClaim() {
    ShownPane shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    QVERIFY(wanted.empty());
    buttonOf(*shown.dialog(), "Release e7.3")->click();
    QCOMPARE(wanted.size(), std::size_t{1});
    QVERIFY((wanted[0].wish == ConfigWish{"", true}));
}

void ConfigSectionTest::doesNotOverwriteWhatChangedMeanwhile() {
    ShownPane shown(claimed("nas pool"));
    auto& wanted = shown.asked->configs;
    QVERIFY(shown.click("Release…"));
    shown.show(claimed("somebody else"));
    buttonOf(*shown.dialog(), "Release e7.3")->click();
    QVERIFY(wanted.empty());
    QVERIFY(shown.says("e7.3 has another owner"));
}

void ConfigSectionTest::showsHowAChangeGoesAndEnds() {
    ShownPane shown(claimed(""));
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

void ConfigSectionTest::aClaimByKeysKeepsFocusAndPlace() {
    ShownPane shown(claimed(""));
    shown.pane.resize(360, 240); // most of it is out of sight
    QVERIFY(shown.isActive());
    auto* bar = shown.pane.findChild<DetailScroll*>()->verticalScrollBar();
    QVERIFY(bar->maximum() > 100);
    auto* claim = shown.button("Claim…");
    claim->setFocus();
    QTest::keyClick(claim, Qt::Key_Space);
    QVERIFY(shown.line()->hasFocus());
    const int place = bar->value();
    QTest::keyClick(shown.line(), Qt::Key_Return);
    QCOMPARE(bar->value(), place);
    QVERIFY(QApplication::focusWidget() != nullptr);
    shown.asked->endConfig({ConfigOutcome::Kind::Done, "desk", {}, {}});
    shown.show(claimed("desk"));
    QCOMPARE(QApplication::focusWidget(), shown.button("Edit…"));
    QCOMPARE(bar->value(), place);
    auto* release = shown.button("Release");
    release->setFocus();
    QTest::keyClick(release, Qt::Key_Space);
    QCOMPARE(bar->value(), place);
    shown.asked->endConfig({ConfigOutcome::Kind::Done, {}, {}, {}});
    shown.show(claimed(""));
    QCOMPARE(QApplication::focusWidget(), shown.button("Claim…"));
    QCOMPARE(bar->value(), place);
    auto* close = shown.button("Close");
    close->setFocus();
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(QApplication::focusWidget(), shown.button("Claim…"));
}

void ConfigSectionTest::offersNoChangeInAConflictOrAfterTheEnd() {
    auto target = claimed("nas pool");
    demo::makeConflict(target);
    ShownPane shown(target);
    QVERIFY(!shown.button("Edit…")->isEnabled() && !shown.button("Release…")->isEnabled());
    target = claimed("nas pool");
    demo::makeVanished(target, 60s);
    shown.show(target);
    QVERIFY(!shown.button("Edit…")->isEnabled() && !shown.button("Release…")->isEnabled());
}

void ConfigSectionTest::offersNoClaimInAPossibleConflict() {
    auto target = claimed("nas pool");
    demo::makePossibleConflict(target);
    ShownPane shown(target);
    QVERIFY(shown.says("A claim could reach the wrong disk"));
    QVERIFY(!shown.button("Edit…")->isEnabled());
}

QTEST_MAIN(ConfigSectionTest)
#include "tst_config_section.moc"
