#include "app/etherdeckctl/device/plan_text.h"
#include "core/base/shell_word.h"
#include "tests/support/hostile_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;

namespace {

plans::ShownPlan somePlan() {
    plans::ShownPlan shown{"p3", "9f2c", {}};
    auto& plan = shown.plan;
    plan.title = "Export /dev/sdb as e9.1";
    plans::Step write;
    write.text = "Write /etc/vblade.conf.d/e9.1.conf";
    write.diff = "--- /dev/null\n+++ e9.1.conf\n+shelf=9\n";
    plans::Step start;
    start.text = "Start vblade";
    start.argv = {"vblade", "9", "1", "eth0", "/srv/my disk"};
    plan.steps = {write, start};
    plan.warnings = {"Nobody has answered."};
    plan.level = plans::Confirmation::Click;
    return shown;
}

} // namespace

class TestPlanText : public QObject {
    Q_OBJECT

private slots:
    void showsStepsAsTheyAre();
    void saysWhatItNeeds();
    void asJsonHasTheMembersOfTheProtocol();
    void quotesForAShell_data();
    void quotesForAShell();
    void tellsHowToKeepAChange();
    void isHarmless();
};

void TestPlanText::showsStepsAsTheyAre() {
    QCOMPARE(QString::fromStdString(planText(somePlan())), "Export /dev/sdb as e9.1\n"
                                                           "  1. Write /etc/vblade.conf.d/e9.1.conf\n"
                                                           "     --- /dev/null\n"
                                                           "     +++ e9.1.conf\n"
                                                           "     +shelf=9\n"
                                                           "  2. Start vblade\n"
                                                           "     vblade 9 1 eth0 '/srv/my disk'\n"
                                                           "Warning: Nobody has answered.\n"
                                                           "Needs --yes.\n");
}

void TestPlanText::saysWhatItNeeds() {
    auto shown = somePlan();
    shown.plan.level = plans::Confirmation::None;
    shown.plan.reverts = true;
    QVERIFY(planText(shown).ends_with("unless it is kept.\nNeeds no confirmation.\n"));
    shown.plan.level = plans::Confirmation::Type;
    shown.plan.confirm = {"57584", "e9.1 now"};
    QVERIFY(planText(shown).ends_with("Needs --confirm 57584 --confirm 'e9.1 now'\n"));
    QVERIFY((missingTexts(shown.plan, std::vector<std::string>{"57584"}) ==
             std::vector<std::string>{"e9.1 now"}));
    QVERIFY(missingTexts(shown.plan, std::vector<std::string>{"e9.1 now", "57584", "more"}).empty());
}

void TestPlanText::asJsonHasTheMembersOfTheProtocol() {
    QVERIFY(plans::Json(planJson(somePlan())) ==
            plans::Json::parse(R"({"id":"p3","title":"Export /dev/sdb as e9.1",
        "steps":[{"text":"Write /etc/vblade.conf.d/e9.1.conf","diff":"--- /dev/null\n+++ e9.1.conf\n+shelf=9\n"},
                 {"text":"Start vblade","argv":["vblade","9","1","eth0","/srv/my disk"]}],
        "warnings":["Nobody has answered."],"level":"click","confirm":[],"fingerprint":"9f2c","reverts":false})"));
}

void TestPlanText::quotesForAShell_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << "/dev/disk/by-id/x_1:0"
                           << "/dev/disk/by-id/x_1:0";
    QTest::newRow("empty") << ""
                           << "''";
    QTest::newRow("blank") << "a b"
                           << "'a b'";
    QTest::newRow("quote") << "it's"
                           << R"('it'\''s')";
    QTest::newRow("shell") << "$(id);*"
                           << "'$(id);*'";
    QTest::newRow("home") << "~"
                          << "'~'";
}

void TestPlanText::quotesForAShell() {
    QFETCH(QString, word);
    QFETCH(QString, quoted);
    QCOMPARE(QString::fromStdString(shellWord(word.toStdString())), quoted);
}

void TestPlanText::tellsHowToKeepAChange() {
    remote::Applied applied{
        9, {{"process", "ok"}, {"outside", "not-checked"}}, plans::PendingChange{"c1", "MTU", 60}};
    const auto text = appliedText("Set the MTU", applied, "exec:a b");
    QVERIFY(
        text.starts_with("Done: Set the MTU. Entry 9 of the journal.\nVerified: process: ok\nNot checked: "));
    QVERIFY(
        text.ends_with("Reverts in 60 s unless it is kept:\n    etherdeckctl -d 'exec:a b' change keep\n"));
    applied.pending.reset();
    QVERIFY(appliedText("Set the MTU", applied, "plug").find("keep") == std::string::npos);
}

void TestPlanText::isHarmless() {
    for (const auto& hostile : tests::hostileTexts()) {
        plans::ShownPlan shown;
        plans::Step diff;
        diff.text = diff.diff = hostile + "\n+" + hostile;
        plans::Step command;
        command.argv = {hostile};
        shown.plan.title = hostile;
        shown.plan.steps = {diff, command};
        shown.plan.warnings = {hostile};
        shown.plan.confirm = {hostile};
        shown.plan.level = plans::Confirmation::Type;
        const remote::Applied applied{1, {{hostile, hostile}}, plans::PendingChange{hostile, hostile, 1}};
        const auto text = planText(shown) + appliedText(hostile, applied, hostile);
        QCOMPARE(tests::harmIn(QByteArray::fromStdString(text)).value_or(QString()), QString());
    }
}

QTEST_APPLESS_MAIN(TestPlanText)
#include "tst_plan_text.moc"
