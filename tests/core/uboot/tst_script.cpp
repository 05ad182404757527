#include "core/uboot/script.h"
#include "tests/support/registered_test.h"

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
        visitCommands(environment, variable,
                      [&](const Command& command) { commands.push_back(command.words); });
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
        QTest::newRow("nothing") << " ;; \n"
                                 << "";
    }
    void splitsCommands() {
        QFETCH(QString, script);
        QFETCH(QString, commands);
        QCOMPARE(told(commandsIn(script.toStdString())), commands);
    }

    void followsRun() {
        Environment environment;
        environment.set("preboot", "run a $b c; version");
        environment.set("a", "ping 1.2.3.4");
        environment.set("c", "run a; echo");
        QCOMPARE(visited(environment, "preboot"),
                 "run a $b c | ping 1.2.3.4 | run a | ping 1.2.3.4 | echo | version");
        QCOMPARE(visited(environment, "missing"), "");
    }

    void aCircleEnds() {
        Environment environment;
        environment.set("a", "run b; x");
        environment.set("b", "run a; y");
        QCOMPARE(visited(environment, "a"), "run b | run a | y | x");
    }

    void anEnvironmentThatMultipliesItselfIsBounded() {
        Environment environment;
        for (char name = 'a'; name < 'z'; ++name) {
            std::string script;
            for (int i = 0; i < 10; ++i)
                script += std::string("run ") + char(name + 1) + ';';
            environment.set(std::string(1, name), script);
        }
        int count = 0;
        visitCommands(environment, "a", [&](const Command&) { ++count; });
        QVERIFY(count <= 5000);
    }
};

QTEST_APPLESS_MAIN(ScriptTest)
#include "tst_script.moc"
