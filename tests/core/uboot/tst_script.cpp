#include "core/uboot/netconsole_setup.h"
#include "core/uboot/script.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QTest>

using namespace etherdeck::uboot;

namespace {

QString told(const std::vector<std::vector<std::string>>& commands) {
    QStringList list;
    for (const auto& words : commands) {
        QStringList line;
        for (const auto& word : words)
            line << QString::fromStdString(word);
        list << line.join(' ');
    }
    return list.join(" | ");
}

} // namespace

class ScriptTest : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static QString visited(const Environment& environment, const char* variable) {
        std::vector<std::vector<std::string>> commands;
        Scripts(environment).visit(variable, [&](const auto&, const auto& words) {
            commands.push_back(words);
        });
        return told(commands);
    }

private slots:
    void splitsCommands_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("commands");
        QTest::newRow("one") << "reset"
                             << "reset";
        QTest::newRow("several") << "usb start; run a ;reset;"
                                 << "usb start | run a | reset";
        QTest::newRow("and, or") << "ping $ip && run a || run b"
                                 << "ping $ip | run a | run b";
        QTest::newRow("if") << "if test $a -eq 1; then run b; else run c; fi"
                            << "test $a -eq 1 | run b | run c";
        QTest::newRow("if at once") << "if ping $ip;then run b;fi"
                                    << "ping $ip | run b";
        QTest::newRow("for") << "for i in 1 2; do sleep $i; done; reset"
                             << "sleep $i | reset";
        QTest::newRow("empty do") << "for i in 1 2; do; sleep 1; done"
                                  << "sleep 1";
        QTest::newRow("quotes") << "setenv a \"x; y\"; setenv b 'z \"q\"'"
                                << "setenv a x; y | setenv b z \"q\"";
        QTest::newRow("empty word") << "setenv a ''"
                                    << "setenv a ";
        QTest::newRow("escapes") << "echo a\\;b \"c\\\"d\""
                                 << "echo a;b c\"d";
        QTest::newRow("open quote") << "echo 'a; b"
                                    << "echo a; b";
        QTest::newRow("comment") << "usb start # a; run b\nreset;#c"
                                 << "usb start | reset";
        QTest::newRow("no comment") << "echo a#b '#c' \\#d \"#e\"; reset"
                                    << "echo a#b #c #d #e | reset";
        QTest::newRow("nothing") << " ;; \n"
                                 << "";
    }
    void splitsCommands() {
        QFETCH(QString, script);
        QFETCH(QString, commands);
        QCOMPARE(told(commandsIn(parseScript(script.toStdString()))), commands);
    }

    void knowsItsStructure() {
        const auto script = parseScript("if a; then b; elif c; then d; else e; fi; until f; do g; done");
        QCOMPARE(script.parts.size(), std::size_t{2});
        QCOMPARE(script.parts[0].kind, ScriptNode::Kind::If);
        QCOMPARE(script.parts[0].parts.size(), std::size_t{5});
        QCOMPARE(script.parts[1].kind, ScriptNode::Kind::Until);
        const auto both = parseScript("a && b || c");
        QCOMPARE(both.parts[0].kind, ScriptNode::Kind::Or);
        QCOMPARE(both.parts[0].parts[0].kind, ScriptNode::Kind::And);
    }

    void wordsOfTheLanguageInQuotesAreOrdinary() {
        QCOMPARE(told(commandsIn(parseScript("'if' a; 'then' b"))), "if a | then b");
    }

    void whatIsNotClosedEndsWithTheScript_data() {
        QTest::addColumn<QString>("script");
        for (const char* script : {"if", "if a; then", "fi; a", "for", "while a; do b", "a &&", "&& a",
                                   "done done a", "if if if a", "(a", "a'"})
            QTest::newRow(script) << QString(script);
    }
    void whatIsNotClosedEndsWithTheScript() {
        QFETCH(QString, script);
        (void)commandsIn(parseScript(script.toStdString()));
    }

    void aScriptOfAnySizeIsBounded() {
        std::string deep;
        for (int i = 0; i < 100'000; ++i)
            deep += "if a; then ";
        QVERIFY(commandsIn(parseScript(deep)).size() <= 2001);
        std::string longOne;
        for (int i = 0; i < 100'000; ++i)
            longOne += "a && ";
        QVERIFY(commandsIn(parseScript(longOne)).size() <= 2001);
    }

    void followsRun() {
        Environment environment;
        environment.set("preboot", "run a $b c; version");
        environment.set("a", "ping 1.2.3.4");
        environment.set("c", "run a; echo");
        QCOMPARE(visited(environment, "preboot"), "run a $b c | version | run a | echo | ping 1.2.3.4");
        QCOMPARE(visited(environment, "missing"), "");
    }

    void aCircleEnds() {
        Environment environment;
        environment.set("a", "run b; x");
        environment.set("b", "run a; y");
        QCOMPARE(visited(environment, "a"), "run b | x | run a | y");
        environment.set("preboot", "run a");
        QVERIFY(netconsoleOf(environment).empty());
    }

    void anEnvironmentThatMultipliesItselfIsBounded() {
        Environment environment;
        std::string many = "run";
        for (int i = 0; i < 20'000; ++i)
            many += " b";
        environment.set("preboot", many);
        environment.set("b", "run c c c c c c c c");
        environment.set("c", std::string(20'000, ';') + "run d d d d");
        environment.set("d", std::string(20'000, ';') + "echo");
        QElapsedTimer timer;
        timer.start();
        QVERIFY(netconsoleOf(environment).empty());
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed()))); // else hours
    }
};

QTEST_APPLESS_MAIN(ScriptTest)
#include "tst_script.moc"
