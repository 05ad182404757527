#include "tests/support/registered_test.h"
#include "ui/console/rules/file.h"
#include "ui/console/rules/presets.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const QMap<qint64, QString> names{{3, "plug-a"}, {7, "films"}};

QList<LogRule> someRules() {
    return {{"eth0", false, RuleColor::Blue, true, 0},
            {"ata\\d+ \"quoted\" ü", true, RuleColor::Red, false, 7},
            {"mmc", false, RuleColor::Grey, true, 3}};
}

const char* const golden = R"({
    "format": "etherdeck-highlight-rules",
    "rules": [
        {
            "color": "amber",
            "expression": true,
            "on": true,
            "text": "warn(ing)?"
        },
        {
            "box": "films",
            "color": "teal",
            "expression": false,
            "on": false,
            "text": "=> "
        }
    ],
    "version": 1
}
)";

} // namespace

class RulesFileTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesThisForm();
    void comesBackAsItWasWritten();
    void aBoxThatIsNotKnownIsEveryBox();
    void refusesWhatIsCutAnywhere();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void presetsMatchWhatTheySay_data();
    void presetsMatchWhatTheySay();
};

void RulesFileTest::readsAndWritesThisForm() {
    const auto rules = rulesFromFile(golden, names);
    QVERIFY(rules);
    QCOMPARE(*rules, (QList<LogRule>{{"warn(ing)?", true, RuleColor::Amber, true, 0},
                                     {"=> ", false, RuleColor::Teal, false, 7}}));
    QCOMPARE(rulesToFile(*rules, names), QByteArray(golden));
}

void RulesFileTest::comesBackAsItWasWritten() {
    const auto rules = rulesFromFile(rulesToFile(someRules(), names), names);
    QVERIFY(rules);
    QCOMPARE(*rules, someRules());
    QCOMPARE(rulesFromFile(rulesToFile({}, names), names)->size(), 0);
}

void RulesFileTest::aBoxThatIsNotKnownIsEveryBox() {
    const auto rules = rulesFromFile(rulesToFile(someRules(), names), {{9, "films"}});
    QVERIFY(rules);
    QCOMPARE((*rules)[1].source, 9);
    QCOMPARE((*rules)[2].source, 0);
}

void RulesFileTest::refusesWhatIsCutAnywhere() {
    const auto whole = rulesToFile(someRules(), names).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!rulesFromFile(whole.left(length), names), qPrintable(QString::number(length)));
}

void RulesFileTest::refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QByteArray>("file");
    const auto changed = [](const char* what, const QByteArray& to) {
        return QByteArray(golden).replace(what, to);
    };
    QTest::newRow("another format") << changed("etherdeck-highlight-rules", "colours");
    QTest::newRow("another version") << changed("\"version\": 1", "\"version\": 2");
    QTest::newRow("no colour") << changed("amber", "neon");
    QTest::newRow("no text") << changed("warn(ing)?", "");
    QTest::newRow("too long a text") << changed("warn(ing)?", QByteArray(1001, 'x'));
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a rule that is a number") << changed("\"rules\": [", "\"rules\": [7,");
    QTest::newRow("huge") << QByteArray(1 << 21, ' ');
    QByteArray many;
    for (int i = 0; i <= 100; ++i)
        many += R"({"color":"red","text":"x"},)";
    QTest::newRow("too many rules") << changed("\"rules\": [", "\"rules\": [" + many);
}

void RulesFileTest::refusesWhatItDoesNotKnow() {
    QFETCH(QByteArray, file);
    QVERIFY(!rulesFromFile(file, names));
}

void RulesFileTest::presetsMatchWhatTheySay_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("matches");
    QTest::newRow("error") << 0 << "mmc0: error -110 whilst initialising SD card" << true;
    QTest::newRow("failed") << 0 << "mount: mounting /dev/sda1 failed: No such file" << true;
    QTest::newRow("no error") << 0 << "usbcore: registered new interface driver terror" << false;
    QTest::newRow("warning") << 1 << "WARNING: bad CRC, using default environment" << true;
    QTest::newRow("panic") << 2 << "Kernel panic - not syncing: VFS: Unable to mount root fs" << true;
    QTest::newRow("oops") << 2 << "Internal error: Oops: 17 [#1] PREEMPT ARM" << true;
    QTest::newRow("out of memory") << 3 << "Out of memory: Killed process 812 (rsync)" << true;
    QTest::newRow("prompt of the plug") << 4 << "CE>> " << true;
    QTest::newRow("prompt") << 4 << "=> printenv" << true;
    QTest::newRow("countdown") << 4 << "Hit any key to stop autoboot:  3 " << true;
    QTest::newRow("no prompt") << 4 << "eth0: link is up" << false;
    QTest::newRow("disk") << 5 << "blk_update_request: I/O error, dev sda, sector 8" << true;
    QTest::newRow("ata") << 5 << "ata1.00: failed command: READ DMA" << true;
    QTest::newRow("link") << 6 << "mv643xx_eth_port eth0: Link is Up - 1Gbps/Full" << true;
    QTest::newRow("usb") << 7 << "usb 1-1.2: new high-speed USB device number 4" << true;
}

void RulesFileTest::presetsMatchWhatTheySay() {
    QFETCH(int, preset);
    QFETCH(QString, line);
    QFETCH(bool, matches);
    const auto rule = rulePresets().at(preset).rule;
    const auto expression = TextSearch{rule.text, rule.isExpression}.compiled();
    QVERIFY(expression.isValid());
    QCOMPARE(expression.match(line).hasMatch(), matches);
}

QTEST_MAIN(RulesFileTest)
#include "tst_file.moc"
