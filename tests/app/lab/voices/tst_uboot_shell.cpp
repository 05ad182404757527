#include "app/lab/voices/uboot_shell.h"
#include "app/lab/voices/uboot_words.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <numeric>

using namespace etherdeck::lab;

namespace {

using Words = std::vector<std::string>;

/// All commands of a line.
std::vector<Words> commandsOf(std::string_view line) {
    std::vector<Words> commands;
    while (!line.empty())
        commands.push_back(takeUbootCommand(
            line, [](std::string_view name) { return name == "ip" ? "192.168.7.13" : std::string(); }));
    return commands;
}

std::string said(UbootShell& shell, std::string_view line) {
    std::vector<std::string> output;
    (void)shell.run(line, output);
    return std::accumulate(output.begin(), output.end(), std::string());
}

} // namespace

class TestUbootShell : public QObject {
    Q_OBJECT

private slots:
    void splitsALineAsUbootDoes() {
        QCOMPARE(commandsOf("echo  a\tb"), (std::vector<Words>{{"echo", "a", "b"}}));
        QCOMPARE(commandsOf("a; b;c"), (std::vector<Words>{{"a"}, {"b"}, {"c"}}));
        QCOMPARE(commandsOf("setenv x 'run a; run $ip'"),
                 (std::vector<Words>{{"setenv", "x", "run a; run $ip"}}));
        QCOMPARE(commandsOf("echo \"on $ip\" ${ip}:1 \\$ip ''"),
                 (std::vector<Words>{{"echo", "on 192.168.7.13", "192.168.7.13:1", "$ip", ""}}));
        QCOMPARE(commandsOf("echo '${ip"), (std::vector<Words>{{"echo", "${ip"}}));
        QCOMPARE(commandsOf("echo ${ip"), (std::vector<Words>{{"echo", "192.168.7.13"}}));
        QCOMPARE(commandsOf(" ; "), (std::vector<Words>{{}, {}}));
    }

    void answersCommands() {
        UbootShell shell(UbootEnvironment{{"serverip", "192.168.7.1"}});
        QCOMPARE(said(shell, "echo hello world"), "hello world\n");
        QCOMPARE(said(shell, "etherdeck"), "Unknown command 'etherdeck' - try 'help'\n");
        QCOMPARE(said(shell, "printenv serverip"), "serverip=192.168.7.1\n");
        QCOMPARE(said(shell, "printenv nothing"), "## Error: \"nothing\" not defined\n");
        QCOMPARE(said(shell, "ping $serverip"), "Using egiga0 device\nhost 192.168.7.1 is alive\n");
        QVERIFY(said(shell, "version").starts_with("U-Boot 20"));
        QVERIFY(said(shell, "help").find("printenv  - print environment variables\n") != std::string::npos);
        QCOMPARE(said(shell, "help echo"), "echo      - echo args to console\n");
    }

    void printsEachWordForItself() {
        UbootShell shell(UbootEnvironment{});
        std::vector<std::string> output;
        QVERIFY(shell.run("echo hello world", output) == UbootAction::Prompt);
        QCOMPARE(output, (Words{"hello", " ", "world", "\n"}));
    }

    void listsItsEnvironmentWithItsSize() {
        UbootShell shell(UbootEnvironment{{"a", "1"}, {"b", "22"}});
        QCOMPARE(said(shell, "printenv"), "a=1\nb=22\n\nEnvironment size: 10/131068 bytes\n");
    }

    void losesWhatIsNotSaved() {
        UbootShell shell(UbootEnvironment{{"a", "1"}});
        QCOMPARE(said(shell, "setenv a 2; setenv b x y; saveenv; setenv a; setenv c 3"),
                 "Saving Environment to NAND... OK\n");
        QCOMPARE(said(shell, "echo $a $b $c"), "x y 3\n");
        shell.restart();
        QCOMPARE(said(shell, "echo $a $b $c"), "2 x y\n");
    }

    void runsTheRecipeForNetconsole() {
        UbootShell shell(UbootEnvironment{{"serverip", "192.168.7.1"}});
        (void)said(shell, "setenv if_netconsole 'ping $serverip'");
        (void)said(shell, "setenv start_netconsole 'setenv ncip $serverip; version;'");
        const auto text = said(shell, "run if_netconsole start_netconsole");
        QVERIFY(text.starts_with("Using egiga0 device\nhost 192.168.7.1 is alive\nU-Boot "));
        QCOMPARE(shell.variable("ncip"), "192.168.7.1");
        QCOMPARE(said(shell, "run nothing"), "## Error: \"nothing\" not defined\n");
    }

    void startsOverAndBoots() {
        UbootShell shell(UbootEnvironment{});
        std::vector<std::string> output;
        QVERIFY(shell.run("echo a; reset; echo b", output) == UbootAction::Reset);
        QCOMPARE(output, (Words{"a", "\n", "resetting ...\n"}));
        QVERIFY(shell.run("boot", output) == UbootAction::Boot);
    }

    void comesToAnEndWhateverIsTyped() {
        UbootShell shell(UbootEnvironment{});
        (void)said(shell, "setenv a 'run a a a; echo x'");
        QVERIFY(said(shell, "run a").size() < 10'000);
        (void)said(shell, "setenv big " + std::string(8000, 'x'));
        for (int i = 0; i < 40; ++i)
            (void)said(shell, "setenv big" + std::to_string(i) + " $big");
        QVERIFY(said(shell, "setenv last $big").starts_with("## Error inserting \"last\" variable"));
        QVERIFY(said(shell, "setenv a=b c").starts_with("## Error: illegal character '='"));
    }
};

QTEST_APPLESS_MAIN(TestUbootShell)
#include "tst_uboot_shell.moc"
