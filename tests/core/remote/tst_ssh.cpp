#include "core/remote/control_folder.h"
#include "core/remote/ssh.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

using Words = std::vector<std::string>;

bool has(const Words& command, const std::string& option) {
    return std::ranges::find(command, option) != command.end();
}

} // namespace

class TestSsh : public QObject {
    Q_OBJECT

private slots:
    void takesATargetApart_data();
    void takesATargetApart();
    void neverLetsAHostBecomeAnOption();
    void sharesOneConnectionPerBox();
    void asksTheMaster();
    void sharesNoneWithOtherTrust();
    void lendsNothingToABox();
    void startsASessionOnlyInAFolderOfItsUser();
    void namesItsHelperWhateverItsPathIs();
    void doesNotConnectWithoutItsHelper();
    void knowsPlainWords();
    void knowsWhichSocketsFit();
    void makesAFolderForTheUserOnly();
};

void TestSsh::takesATargetApart_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("user");
    QTest::addColumn<std::string>("host");
    QTest::addColumn<int>("port");
    const auto row = [](const char* text, const char* user, const char* host, int port) {
        QTest::newRow(text) << std::string(text) << std::string(user) << std::string(host) << port;
    };
    row("plug", "", "plug", 0);
    row("root@plug", "root", "plug", 0);
    row("eva@example@plug", "eva@example", "plug", 0);
    row("root@fe80::1%eth0", "root", "fe80::1%eth0", 0);
    row("ssh://plug", "", "plug", 0);
    row("ssh://root@plug:2222", "root", "plug", 2222);
    row("ssh://root@[::1]", "root", "::1", 0);
    row("ssh://root@[::1]:65535", "root", "::1", 65535);
}

void TestSsh::takesATargetApart() {
    QFETCH(std::string, text);
    QFETCH(std::string, user);
    QFETCH(std::string, host);
    QFETCH(int, port);
    const auto target = parseSshTarget(text);
    QVERIFY(target);
    QCOMPARE(target->user, user);
    QCOMPARE(target->host, host);
    QCOMPARE(int(target->port.value_or(0)), port);
}

void TestSsh::neverLetsAHostBecomeAnOption() {
    for (const auto* const folder : {"", "/run/user/1000/etherdeck"}) {
        const auto command = sshCommand({{"root@plug"}, folder});
        QCOMPARE(command.front(), "ssh");
        const auto separator = std::ranges::find(command, "--");
        QVERIFY((Words(separator, command.end()) == Words{"--", "root@plug", "etherdeck-agent", "connect"}));
        QVERIFY(std::find(command.begin(), separator, "BatchMode=yes") != separator);
    }
}

void TestSsh::sharesOneConnectionPerBox() {
    const auto shared = sshCommand({{"plug"}, "/run/user/1000/etherdeck"}, {"cat"});
    QVERIFY(has(shared, "ControlMaster=auto"));
    QVERIFY(has(shared, "ControlPath=/run/user/1000/etherdeck/%C"));
    QVERIFY(has(shared, "ServerAliveInterval=5"));
    QCOMPARE(shared.back(), "cat");
    const auto alone = sshCommand({{"plug"}, {}});
    QVERIFY(has(alone, "ControlPath=none")); // whatever the user's configuration says
    QVERIFY(!has(alone, "ControlMaster=auto"));
}

void TestSsh::asksTheMaster() {
    QVERIFY((sshControl({{"root@plug"}, "/run/x"}, "exit") ==
             Words{"ssh", "-o", "ControlPath=/run/x/%C", "-O", "exit", "--", "root@plug"}));
}

void TestSsh::sharesNoneWithOtherTrust() {
    const std::string key = "SHA256:" + std::string(43, 'x');
    const std::string other = "SHA256:" + std::string(43, 'y');
    std::set<std::string> masters;
    for (const auto& device : {SshDevice{"plug"}, SshDevice{"plug", {key}}, SshDevice{"plug", {other}},
                               SshDevice{"plug", {key}, {"KexAlgorithms=+diffie-hellman-group1-sha1"}},
                               SshDevice{"plug", {}, {"KexAlgorithms=+diffie-hellman-group1-sha1"}}}) {
        const auto command = sshCommand({device, "/run/x", "/usr/bin/helper"}, {"cat"});
        const auto path = std::ranges::find_if(
            command, [](const std::string& word) { return word.starts_with("ControlPath="); });
        QVERIFY(path != command.end() && path->size() < std::string("ControlPath=/run/x/%C").size() + 10);
        masters.insert(*path);
    }
    QCOMPARE(masters.size(), std::size_t(5));
}

void TestSsh::lendsNothingToABox() {
    const auto command = sshCommand({{"plug"}, "/run/x"}, {"cat"});
    for (const auto* const option : {"ForwardAgent=no", "ForwardX11=no", "ClearAllForwardings=yes"})
        QVERIFY2(has(command, option), option);
}

void TestSsh::startsASessionOnlyInAFolderOfItsUser() {
    const std::string script =
        "'[ -O /tmp/etherdeck-agent-1f ] || { echo /tmp/etherdeck-agent-1f: not found >&2; "
        "exit 127; }; exec /tmp/etherdeck-agent-1f/etherdeck-agent --stdio'";
    const auto wordsFor = [](Words agent) {
        SshDevice device{"plug"};
        device.agentCommand = std::move(agent);
        const auto command = sshCommand({device, {}});
        return Words(std::ranges::find(command, "--"), command.end());
    };
    QVERIFY((wordsFor({"/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"}) ==
             Words{"--", "plug", "sh", "-c", script}));
    QVERIFY((wordsFor({"sudo", "-n", "/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"}) ==
             Words{"--", "plug", "sudo", "-n", "sh", "-c", script}));
    QVERIFY((wordsFor({"sudo", "-n", "/usr/sbin/etherdeck-agent", "connect"}) ==
             Words{"--", "plug", "sudo", "-n", "/usr/sbin/etherdeck-agent", "connect"}));
}

void TestSsh::namesItsHelperWhateverItsPathIs() {
    const std::string key = "SHA256:" + std::string(43, 'x');
    const SshDevice device{"plug", {key}};
    const auto command = sshCommand({device, {}, "/home/Eva's \"m\\/askpass"});
    const auto option =
        "KnownHostsCommand=\"/home/Eva's \\\"m\\\\/askpass\" --host-key " + key + " %I %H %t %K %f";
    QVERIFY(has(command, option));
}

void TestSsh::doesNotConnectWithoutItsHelper() {
    const SshDevice device{"plug", {"SHA256:" + std::string(43, 'x')}};
    QVERIFY(canCheckHostKeys({device, {}, "/usr/libexec/etherdeck/etherdeck-askpass"}));
    QVERIFY(!canCheckHostKeys({device, {}, {}}));
    QVERIFY(!canCheckHostKeys({device, {}, "/tmp/a\nb"})); // ssh reads one line
    QVERIFY(canCheckHostKeys({{"plug"}, {}, {}}));         // ssh knows its key itself
}

void TestSsh::knowsPlainWords() {
    for (const auto* const word : {"etherdeck-agent", "/tmp/a.b", "eth0.5", "sha256:ab"})
        QVERIFY2(isPlainWord(word), word);
    for (const auto* const word :
         {"", "-x", "a b", "$HOME", "a;b", "`id`", "'a'", "a\nb", "~", "a=b", "*", "!"})
        QVERIFY2(!isPlainWord(word), word);
}

void TestSsh::knowsWhichSocketsFit() {
    QVERIFY(fitsControlSocket("/run/user/1000/etherdeck"));
    QVERIFY(fitsControlSocket('/' + std::string(39, 'x')));
    QVERIFY(!fitsControlSocket('/' + std::string(40, 'x')));
    for (const auto* const folder : {"", "run", "/run/a b", "/run/%h", "/run/${HOME}"})
        QVERIFY2(!fitsControlSocket(folder), folder);
}

void TestSsh::makesAFolderForTheUserOnly() {
    QTemporaryDir runtime(QStringLiteral("/tmp/tst-XXXXXX"));
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    const auto wanted = runtime.path().toStdString() + "/etherdeck";
    QCOMPARE(controlFolder(), wanted);
    struct stat status {};
    QVERIFY(::stat(wanted.c_str(), &status) == 0 && (status.st_mode & 0777) == 0700);
    QCOMPARE(controlFolder(), wanted);
    QCOMPARE(::chmod(wanted.c_str(), 0750), 0); // others could connect
    QVERIFY(controlFolder() != wanted);
    QCOMPARE(::rmdir(wanted.c_str()), 0);
    QCOMPARE(::symlink("/tmp", wanted.c_str()), 0);
    QVERIFY(controlFolder() != wanted);
    ::unlink(wanted.c_str());
}

QTEST_APPLESS_MAIN(TestSsh)
#include "tst_ssh.moc"
