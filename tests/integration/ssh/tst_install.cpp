#include "tests/integration/ssh/ssh_box.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

#include <memory>
#include <utility>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

const std::string agent = "/usr/sbin/etherdeck-agent";

/// What there may be of an agent on a box.
const std::string traces = "ls -d " + agent +
                           "* /etc/systemd/system/etherdeck-agent.service /etc/init.d/etherdeck-agent "
                           "/etc/rc?.d/*etherdeck* /var/lib/etherdeck-agent /run/etherdeck-agent "
                           "/tmp/etherdeck-agent-* 2>/dev/null; true";

} // namespace

/// The agent is put on a box and removed from it by the terminal program, with a real server.
class TestInstallDevice : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (const auto why = whyNoSshServers(); !why.empty())
            QSKIP(why.c_str());
        m_desk = std::make_unique<SshDesk>();
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(m_desk->file("home")));
    }
    void cleanup() { m_desk.reset(); }

    void isStartedByTheInitSystem_data();
    void isStartedByTheInitSystem();
    void isUpgradedWhileItsExportsGoOn();
    void showsItsPlanFirst();
    void makesAReadOnlyRootWritable();
    void runsFromTmpOnly();
    void isRefusedWhereItCannotRun();
    void undoesWhatItDid();
    void tellsWhatIsHalfDone_data();
    void tellsWhatIsHalfDone();
    void saysThatTheDiskIsFull();
    void leavesAPackageAlone();
    void isDoneBySudoWithItsPassword();
    void isForDevicesBySsh();

private:
    [[nodiscard]] Ran run(const std::string& command) const { return m_desk->run(command); }
    /// Runs a command on the box.
    [[nodiscard]] std::string onBox(const std::string& command) const {
        return run("ssh -T -p " + std::to_string(sshPort) + " root@127.0.0.1 '" + command + "'").output;
    }
    void startBox(const std::string& prepare, const std::string& mode = "rw") {
        m_desk->startWholeBox(sshPort, prepare, mode);
        m_desk->trust(sshPort);
        const auto added = run("ctl device add attic " + SshDesk::device(sshPort) + " --json");
        QVERIFY2(added.status == 0 && added.json()["agent"] == false, added.output.c_str());
    }
    /// As far as the agent needs it.
    void installSystemctl() {
        m_desk->install("systemctl",
                        "echo \"$@\" >> /run/systemctl.log\n"
                        "all='--quiet --oknodo --pidfile /run/pid --exec /usr/sbin/etherdeck-agent'\n"
                        "case $1 in restart | stop) start-stop-daemon --stop --retry 10 $all ;; esac\n"
                        "case $1 in restart) mkdir -p /run/etherdeck-agent /var/lib/etherdeck-agent\n"
                        "start-stop-daemon --start --background --make-pidfile $all ;; esac\n"
                        "case $1-$2 in disable---now) \"$0\" stop ;; esac\n");
    }
    static std::string systemd() { return "mkdir -p run/systemd/system;"; }
    static std::string noInit() { return "chmod 644 usr/sbin/update-rc.d;"; }

    std::unique_ptr<SshDesk> m_desk;
};

void TestInstallDevice::isStartedByTheInitSystem_data() {
    QTest::addColumn<std::string>("init");
    QTest::addColumn<std::string>("prepare");
    QTest::addColumn<std::string>("file");
    QTest::newRow("systemd") << std::string("systemd") << systemd()
                             << std::string("/etc/systemd/system/etherdeck-agent.service");
    QTest::newRow("sysvinit") << std::string("sysvinit") << std::string()
                              << std::string("/etc/init.d/etherdeck-agent");
    QTest::newRow("none") << std::string("none") << noInit() << std::string();
}

void TestInstallDevice::isStartedByTheInitSystem() {
    QFETCH(std::string, init);
    QFETCH(std::string, prepare);
    QFETCH(std::string, file);
    installSystemctl();
    startBox(prepare);
    QCOMPARE(onBox(traces), std::string());
    const auto installed = run("ctl device install attic --json");
    QVERIFY2(installed.status == 0, installed.output.c_str());
    QVERIFY2(installed.json()["installed"] == "attic" && installed.json()["init"] == init,
             installed.output.c_str());
    const auto there = onBox(traces);
    QVERIFY2(there.find(agent + '\n') != std::string::npos && there.find(file) != std::string::npos,
             there.c_str());
    QCOMPARE(there.find(".new."), std::string::npos);
    const auto exports = run("ctl -d attic exports --json");
    QVERIFY2(exports.status == 0 && exports.json().is_array(), exports.output.c_str());
    const auto again = run("ctl device install attic --json");
    QVERIFY2(again.error()["code"] == "nothing-to-do", again.output.c_str());
    const auto unconfirmed = run("ctl device uninstall attic --json");
    QVERIFY2(unconfirmed.error()["code"] == "confirmation-needed", unconfirmed.output.c_str());
    const auto removed = run("ctl device uninstall attic --json --yes");
    QVERIFY2(removed.status == 0, removed.output.c_str());
    QCOMPARE(onBox(traces), std::string());
    QCOMPARE(onBox("pgrep -x etherdeck-agent"), std::string());
    QVERIFY(run("ctl -d attic exports --json").error()["code"] == "no-agent");
    QVERIFY(run("ctl device uninstall attic --json --yes").error()["code"] == "not-installed");
}

void TestInstallDevice::isUpgradedWhileItsExportsGoOn() {
    QCOMPARE(
        run("ip link add veth0 type veth peer name veth1 && ip link set veth0 up && ip link set veth1 up")
            .status,
        0);
    startBox("truncate -s 16M srv/disk.img;");
    QCOMPARE(run("ctl device install attic --json").status, 0);
    const auto exported = run("ctl -d attic export create e7.3 --disk /srv/disk.img -i veth0 --yes --json");
    QVERIFY2(exported.status == 0, exported.output.c_str());
    const auto vblade = onBox("pgrep -x vblade");
    QVERIFY(!vblade.empty());
    // Another build of it.
    static_cast<void>(onBox("cp -p " + agent + " /a; echo >> /a; mv /a " + agent));
    const auto before = onBox("cat /run/etherdeck-agent/pid");
    const auto upgraded = run("ctl device install attic --json");
    QVERIFY2(upgraded.status == 0 && upgraded.json()["upgraded_from"].is_string(), upgraded.output.c_str());
    QVERIFY(onBox("cat /run/etherdeck-agent/pid") != before);
    QCOMPARE(onBox(traces).find(".before"), std::string::npos);
    QCOMPARE(onBox("pgrep -x vblade"), vblade);
    const auto exports = run("ctl -d attic exports --json");
    QVERIFY2(exports.json().size() == 1 && exports.json()[0]["state"] == "running", exports.output.c_str());
    QCOMPARE(run("ctl device uninstall attic --json --yes").status, 0);
    QCOMPARE(onBox("pgrep -x vblade"), vblade);
}

void TestInstallDevice::showsItsPlanFirst() {
    startBox(systemd());
    const auto plan = run("ctl device install attic --plan --json");
    QVERIFY2(plan.status == 0, plan.output.c_str());
    QCOMPARE(plan.json()["steps"].size(), std::size_t(6));
    QVERIFY(plan.json()["level"] == "none" && !plan.json().contains("id"));
    const auto text = run("ctl device install attic --session --plan");
    QVERIFY2(text.output.find("mkdir -m 0700 /tmp/etherdeck-agent-") != std::string::npos,
             text.output.c_str());
    QCOMPARE(onBox(traces), std::string());
}

void TestInstallDevice::makesAReadOnlyRootWritable() {
    installSystemctl();
    startBox(systemd() + "mkdir -p var/lib/etherdeck-agent; mount -t tmpfs tmpfs var/lib/etherdeck-agent;",
             "ro");
    const auto isWritable = [this] { return onBox("touch /x 2>&1").empty(); };
    QVERIFY(!isWritable());
    const auto installed = run("ctl device install attic --json");
    QVERIFY2(installed.status == 0 && installed.json()["skipped"].empty(), installed.output.c_str());
    QVERIFY(!isWritable());
    QCOMPARE(run("ctl -d attic exports --json").status, 0);
}

void TestInstallDevice::runsFromTmpOnly() {
    startBox({});
    const auto session = run("ctl device install attic --session --json");
    QVERIFY2(session.status == 0 && session.json()["session"] == "attic", session.output.c_str());
    const auto exports = run("ctl -d attic exports --json");
    QVERIFY2(exports.status == 0 && exports.json().is_array(), exports.output.c_str());
    QCOMPARE(onBox("pgrep -x etherdeck-agent"), std::string()); // only while it is used
    const auto first = onBox("ls -d /tmp/etherdeck-agent-*");
    QCOMPARE(run("ctl device install attic --session --json").status, 0);
    const auto second = onBox("ls -d /tmp/etherdeck-agent-*");
    QVERIFY2(second != first && second.find('\n') == second.size() - 1, second.c_str()); // one
    const auto removed = run("ctl device uninstall attic --json --yes");
    QVERIFY2(removed.status == 0, removed.output.c_str());
    QCOMPARE(onBox("ls -d /tmp/etherdeck-agent-* 2>/dev/null; ls " + agent + " 2>/dev/null; true"),
             std::string());
    QVERIFY(run("ctl -d attic exports --json").error()["code"] == "no-agent");
}

void TestInstallDevice::isRefusedWhereItCannotRun() {
    m_desk->install("uname", "case $1 in -m) echo mips ;; *) exec /bin/uname \"$@\" ;; esac\n");
    startBox({});
    const auto refused = run("ctl device install attic --json");
    QVERIFY2(refused.status == 1 && refused.error()["code"] == "no-agent-for-cpu", refused.output.c_str());
    QVERIFY(refused.error()["data"]["detail"] == "mips");
    // It says it is one that the agent is for, but the agent does not run.
    m_desk->install("uname", "exec /bin/uname \"$@\"\n");
    const auto folder = m_desk->file("agents");
    const auto made =
        run("mkdir " + folder +
            "; cp " ETHERDECK_BIN_DIR "/../agents/*.service " ETHERDECK_BIN_DIR "/../agents/*.init " +
            folder + "; echo 'no program' > " + folder + "/etherdeck-agent-amd64");
    QCOMPARE(made.status, 0);
    qputenv("ETHERDECK_AGENTS", QByteArray::fromStdString(folder));
    const auto broken = run("ctl device install attic --json");
    qunsetenv("ETHERDECK_AGENTS");
    QVERIFY2(broken.error()["code"] == "does-not-run", broken.output.c_str());
    QCOMPARE(onBox(traces), std::string());
}

void TestInstallDevice::undoesWhatItDid() {
    m_desk->install("systemctl", "case $1 in restart) echo Job failed.; exit 1 ;; esac\n");
    startBox(systemd());
    const auto failed = run("ctl device install attic --json");
    QVERIFY2(failed.error()["code"] == "step-failed", failed.output.c_str());
    QVERIFY(failed.error()["data"]["step"] == "Start it");
    QVERIFY(failed.error()["data"]["said"] == "Job failed.");
    QVERIFY2(failed.error()["data"]["not_undone"].empty(), failed.output.c_str());
    QCOMPARE(onBox(traces), std::string());
    const auto text = run("ctl device install attic").output;
    QVERIFY2(text.find("What was done before it was undone.") != std::string::npos, text.c_str());
}

void TestInstallDevice::tellsWhatIsHalfDone_data() {
    QTest::addColumn<int>("call");
    QTest::addColumn<bool>("stays");
    // The look at the box is the first, and the agent is asked by the seventh.
    for (const auto& [call, stays] : {std::pair(2, false), {2, true}, {4, true}, {6, false}, {7, true}})
        QTest::addRow("call %d%s", call, stays ? " and all that follow" : "") << call << stays;
}

/// ssh is killed in the midst of one call, and may not come back.
void TestInstallDevice::tellsWhatIsHalfDone() {
    QFETCH(int, call);
    QFETCH(bool, stays);
    installSystemctl();
    startBox(systemd());
    const auto number = std::to_string(call);
    const auto breaks = m_desk->file("breaks");
    const auto count = m_desk->file("count");
    const auto ssh = m_desk->file("bin/ssh");
    const auto broken =
        run("cp " + ssh + ' ' + ssh + ".whole; echo 0 > " + count + "; touch " + breaks +
            "; { echo '#!/bin/sh'; "
            "echo '[ -e " +
            breaks + " ] || exec " + ssh +
            ".whole \"$@\"'; "
            "echo 'n=$(($(cat " +
            count + ") + 1)); echo $n > " + count +
            "'; "
            "echo '[ $n -eq " +
            number + (stays ? " ] || [ $n -gt " + number : std::string()) + " ] || exec " + ssh +
            ".whole \"$@\"'; "
            "echo '[ $n -gt " +
            number +
            " ] && exit 255'; "
            "echo '" +
            ssh + ".whole \"$@\" <&0 & sleep 0.1; kill -9 $!; exit 255'; } > " + ssh);
    QVERIFY2(broken.status == 0, broken.output.c_str());
    const auto ran = run("ctl device install attic --json");
    QCOMPARE(run("rm " + breaks).status, 0);
    if (ran.status != 0) {
        const auto error = ran.error();
        QVERIFY2(error.contains("code"), ran.output.c_str());
        const auto isWhole = !error["data"].contains("not_undone") || error["data"]["not_undone"].empty();
        QTRY_VERIFY2_WITH_TIMEOUT(!isWhole || onBox(traces).empty(), ran.output.c_str(), 20'000);
    }
    const auto again = run("ctl device install attic --json");
    QVERIFY2(again.status == 0 || again.error()["code"] == "nothing-to-do", again.output.c_str());
    QCOMPARE(run("ctl -d attic exports --json").status, 0);
    const auto removed = run("ctl device uninstall attic --json --yes");
    QVERIFY2(removed.status == 0, removed.output.c_str());
    QCOMPARE(onBox(traces), std::string());
}

void TestInstallDevice::saysThatTheDiskIsFull() {
    const auto folder = m_desk->file("");
    const auto name = folder.substr(std::string("/tmp/").size());
    startBox("mount -t tmpfs -o size=64k tmpfs mnt; mkdir mnt/" + name + "; mount --bind " + folder +
             " mnt/" + name + "; mount --move mnt tmp;");
    const auto refused = run("ctl device install attic --session --json");
    QVERIFY2(refused.error()["code"] == "no-room", refused.output.c_str());
}

void TestInstallDevice::leavesAPackageAlone() {
    m_desk->install("dpkg-query", "exit 0\n");
    startBox("{ echo \"#!/bin/sh\"; echo exit 127; } > usr/sbin/etherdeck-agent; chmod 755 "
             "usr/sbin/etherdeck-agent;");
    for (const auto* const command : {"install", "uninstall --yes"}) {
        const auto refused = run(std::string("ctl device ") + command + " attic --json");
        QVERIFY2(refused.error()["code"] == "owned-by-package", refused.output.c_str());
    }
}

void TestInstallDevice::isDoneBySudoWithItsPassword() {
    if (!QFile::exists(QStringLiteral("/usr/bin/sudo")))
        QSKIP("there is no sudo");
    const std::string rule = "/etc/sudoers.d/zz-etherdeck-agent";
    m_desk->startWholeBox(sshPort, "chroot . useradd -m -s /bin/sh eva; echo eva:secret | chroot . chpasswd; "
                                   "mkdir -m 700 home/eva/.ssh; cp " +
                                       m_desk->file("authorized_keys") +
                                       " home/eva/.ssh; chroot . chown -R eva /home/eva; "
                                       "echo 'eva ALL=(ALL) ALL' > etc/sudoers.d/eva;");
    m_desk->trust(sshPort);
    const auto device = "ssh://eva@127.0.0.1:" + std::to_string(sshPort);
    QCOMPARE(run("ctl device add attic " + device + " --json").status, 0);
    const auto with = [](const std::string& password) {
        return " --json --sudo-password-fd 3 3<<END\n" + password + "\nEND";
    };
    const auto without = run("ctl device install attic --json");
    QVERIFY2(without.error()["code"] == "needs-root", without.output.c_str());
    const auto wrong = run("ctl device install attic --yes" + with("wrong"));
    QVERIFY2(wrong.error()["code"] == "needs-root" && wrong.error()["data"]["detail"] == "sudo",
             wrong.output.c_str());
    QCOMPARE(onBox(traces), std::string());
    const auto unconfirmed = run("ctl device install attic" + with("secret"));
    QVERIFY2(unconfirmed.error()["code"] == "confirmation-needed", unconfirmed.output.c_str());
    const auto installed = run("ctl device install attic --yes" + with("secret"));
    QVERIFY2(installed.status == 0, installed.output.c_str());
    QVERIFY(onBox("stat -c %a " + rule).starts_with("440"));
    const auto content = onBox("cat " + rule);
    QVERIFY2(content.starts_with("eva ALL=(root) NOPASSWD: /usr/sbin/etherdeck-agent connect, "),
             content.c_str());
    // From here on without a password, but only the agent.
    const auto exports = run("ctl -d attic exports --json");
    QVERIFY2(exports.status == 0, exports.output.c_str());
    QVERIFY(run("ssh -T " + device + " sudo -n id").status != 0);
    const auto again = run("ctl device install attic --yes" + with("secret"));
    QVERIFY2(again.error()["code"] == "nothing-to-do", again.output.c_str());
    const auto removed = run("ctl device uninstall attic --yes" + with("secret"));
    QVERIFY2(removed.status == 0, removed.output.c_str());
    QCOMPARE(onBox(traces + "; ls -d " + rule + " 2>/dev/null; true"), std::string());
}

void TestInstallDevice::isForDevicesBySsh() {
    QCOMPARE(run("ctl device add local unix:/run/x --json").status, 0);
    QVERIFY(run("ctl device install local --json").error()["code"] == "not-by-ssh");
    QVERIFY(run("ctl device install nobody --json").error()["code"] == "no-such-device");
    QCOMPARE(run("ctl device install").status, 2);
}

NAMESPACE_TEST_MAIN(TestInstallDevice)
#include "tst_install.moc"
