#include "core/install/installation.h"
#include "core/install/script.h"
#include "core/remote/ssh.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::install;

namespace {

const std::string device = "root@plug";

AgentFiles allFiles() {
    AgentFiles files;
    for (const auto* const file :
         {"etherdeck-agent-armel", "etherdeck-agent-amd64", unitFile, initScriptFile, procdScriptFile})
        files[file] = {std::string("content of ") + file, std::string("digest of ") + file};
    return files;
}

BoxSystem plug(InitSystem init = InitSystem::Systemd) {
    BoxSystem box{"Linux", "6.1.0", "armv5tel", "swp half"};
    box.init = init;
    box.isRoot = true;
    return box;
}

QString faultOf(const Answer<InstallPlan>& plan) {
    return QString::fromLatin1(plan ? "none" : name(std::get<BoxError>(plan.error()).fault).data());
}

/// Scripts and copies, one a line.
std::string linesOf(const InstallPlan& plan) {
    std::string lines;
    for (const auto& step : plan.steps) {
        if (const auto* const put = std::get_if<PutFile>(&step.action))
            lines += "put " + put->file + ' ' + put->path + ' ' + put->mode + '\n';
        else if (const auto* const run = std::get_if<RunOnBox>(&step.action))
            lines += run->script + '\n';
        else
            lines += "await\n";
    }
    return lines;
}

bool isSafe(const InstallPlan& plan) {
    return std::ranges::all_of(plan.steps, [](const InstallStep& step) {
        const auto* const run = std::get_if<RunOnBox>(&step.action);
        return fitsEveryShell(step.reverse) && !step.text.pattern().empty() &&
               (!run || (fitsEveryShell(run->script) && !run->script.empty()));
    });
}

/// Carries out a plan of which the step with this text fails. What was run, one a line.
std::string carriedOut(Installation& installation, const std::string& failing, bool undoFails = false) {
    std::string lines;
    while (const auto job = installation.next()) {
        const auto fails = job->undoes ? undoFails : job->step->text == failing;
        lines += (job->undoes ? "undo: " : "") + job->step->text.text() + (fails ? " (fails)\n" : "\n");
        installation.finished(fails ? Answer<void>(failed(BoxFault::StepFailed)) : Answer<void>());
    }
    return lines;
}

} // namespace

class TestInstallPlan : public QObject {
    Q_OBJECT

private slots:
    void installsAService_data();
    void installsAService();
    void upgradesWhatIsThere();
    void makesAReadOnlyRootWritable();
    void runsWithoutAnInitSystem();
    void isDoneAsRoot();
    void letsAUserStartTheAgentWhoNeedsAPassword();
    void isRefused_data();
    void isRefused();
    void runsFromTmp();
    void removesEverything_data();
    void removesEverything();
    void knowsTheFolderOfASession();
    void undoesWhatWasDone();
    void putsBackWhatWasUpgraded();
    void tellsThatTheRootStaysWritable();
    void tellsWhatCouldNotBeUndone();
    void goesOnWithoutWhatIsNotNeeded();
};

void TestInstallPlan::installsAService_data() {
    QTest::addColumn<int>("init");
    QTest::addColumn<std::string>("lines");
    const std::string begin = "put etherdeck-agent-armel /usr/sbin/etherdeck-agent 0755\n";
    QTest::newRow("systemd")
        << int(InitSystem::Systemd)
        << begin + "put etherdeck-agent.service /etc/systemd/system/etherdeck-agent.service 0644\n"
                   "systemctl daemon-reload\nsystemctl enable etherdeck-agent\n"
                   "systemctl restart etherdeck-agent\nawait\n";
    QTest::newRow("sysvinit")
        << int(InitSystem::Sysvinit)
        << begin + "put etherdeck-agent.init /etc/init.d/etherdeck-agent 0755\n"
                   "update-rc.d etherdeck-agent defaults\n/etc/init.d/etherdeck-agent restart\n"
                   "await\n";
    QTest::newRow("procd")
        << int(InitSystem::Procd)
        << begin + "put etherdeck-agent.procd /etc/init.d/etherdeck-agent 0755\n"
                   "/etc/init.d/etherdeck-agent enable\n/etc/init.d/etherdeck-agent restart\nawait\n";
}

void TestInstallPlan::installsAService() {
    QFETCH(int, init);
    QFETCH(std::string, lines);
    const auto plan = planInstall(device, plug(InitSystem(init)), allFiles());
    QVERIFY2(plan, qPrintable(faultOf(plan)));
    QCOMPARE(linesOf(*plan), lines);
    QVERIFY(isSafe(*plan) && !plan->asRoot && plan->warnings.empty());
    QVERIFY((plan->agentCommand == std::vector<std::string>{"/usr/sbin/etherdeck-agent", "connect"}));
    QCOMPARE(std::get<PutFile>(plan->steps[0].action).trial, std::string("--version"));
}

void TestInstallPlan::upgradesWhatIsThere() {
    auto box = plug();
    box.version = "0.0.9";
    box.digest = "other";
    box.hasUnit = true;
    const auto plan = planInstall(device, box, allFiles());
    QVERIFY(plan);
    QCOMPARE(plan->title.text(), std::string("Upgrade the agent on root@plug"));
    QVERIFY(isSafe(*plan));
    QVERIFY(linesOf(*plan).ends_with(
        "await\nrm -f /usr/sbin/etherdeck-agent.before /usr/sbin/etherdeck-agent.service-before\n"));
    box.digest = "digest of etherdeck-agent-armel";
    QVERIFY(planInstall(device, box, allFiles())); // it does not run
    box.isRunning = true;
    QCOMPARE(faultOf(planInstall(device, box, allFiles())), QStringLiteral("nothing-to-do"));
    box.hasUnit = false; // half of it
    QVERIFY(planInstall(device, box, allFiles()));
}

void TestInstallPlan::makesAReadOnlyRootWritable() {
    auto box = plug();
    box.rootIsReadOnly = true;
    const auto lines = linesOf(*planInstall(device, box, allFiles()));
    QVERIFY2(lines.starts_with("mount -o remount,rw /\nput "), lines.c_str());
    // The agent that runs by now may hold a file there open.
    QVERIFY2(
        lines.ends_with("\nmount -o remount,ro / || { systemctl stop etherdeck-agent; mount -o remount,ro /; "
                        "r=$?; systemctl start etherdeck-agent; [ $r = 0 ]; }\n"),
        lines.c_str());
    box.hasUnit = true;
    const auto removed = linesOf(*planUninstall(device, box, {}));
    QVERIFY2(removed.starts_with("mount -o remount,rw /\n") && removed.ends_with("\nmount -o remount,ro /\n"),
             removed.c_str());
}

void TestInstallPlan::runsWithoutAnInitSystem() {
    const auto plan = planInstall(device, plug(InitSystem::None), allFiles());
    QVERIFY(plan);
    QCOMPARE(linesOf(*plan),
             std::string("put etherdeck-agent-armel /usr/sbin/etherdeck-agent 0755\nawait\n"));
    QVERIFY((plan->agentCommand == std::vector<std::string>{"/usr/sbin/etherdeck-agent", "--stdio"}));
    QCOMPARE(plan->warnings.size(), std::size_t(1));
}

void TestInstallPlan::isDoneAsRoot() {
    auto box = plug();
    box.isRoot = false;
    box.canBecomeRoot = true;
    const auto plan = planInstall(device, box, allFiles());
    QVERIFY(plan && plan->asRoot);
    QVERIFY((plan->agentCommand ==
             std::vector<std::string>{"sudo", "-n", "/usr/sbin/etherdeck-agent", "connect"}));
    QVERIFY(remote::isAgentCommand(plan->agentCommand));
}

void TestInstallPlan::letsAUserStartTheAgentWhoNeedsAPassword() {
    auto box = plug();
    box.isRoot = false;
    box.sudoAsks = true;
    box.user = "eva";
    const auto plan = planInstall(device, box, allFiles());
    QVERIFY(plan && plan->asRoot && isSafe(*plan));
    const auto rule = std::ranges::find_if(
        plan->steps, [](const InstallStep& step) { return step.content.starts_with("eva ALL="); });
    QVERIFY(rule != plan->steps.end());
    QCOMPARE(rule->content, std::string("eva ALL=(root) NOPASSWD: /usr/sbin/etherdeck-agent connect, "
                                        "/usr/sbin/etherdeck-agent link *, /usr/sbin/etherdeck-agent "
                                        "--version\n"));
    QCOMPARE(plan->warnings.size(), std::size_t(1));
    QCOMPARE(faultOf(planSession(device, box, allFiles(), "1f")), QStringLiteral("needs-root"));
    for (const auto* const name : {"", "eva ALL", "eva,root", "%eva", "ALL=(x)", "e\"va"}) {
        box.user = name;
        QCOMPARE(faultOf(planInstall(device, box, allFiles())), QStringLiteral("needs-root"));
    }
    box.version = "0.1.0";
    QVERIFY(linesOf(*planUninstall(device, box, {})).find("/etc/sudoers.d/zz-etherdeck-agent") !=
            std::string::npos);
}

void TestInstallPlan::isRefused_data() {
    QTest::addColumn<QString>("fault");
    for (const auto* const fault :
         {"needs-root", "owned-by-package", "no-room", "no-agent-file", "no-agent-for-cpu", "not-linux"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void TestInstallPlan::isRefused() {
    QFETCH(QString, fault);
    auto box = plug();
    box.freeKib = box.freeTmpKib = fault == QLatin1String("no-room") ? 0 : 10'000;
    box.isRoot = fault != QLatin1String("needs-root");
    box.isOfPackage = fault == QLatin1String("owned-by-package");
    if (fault == QLatin1String("no-agent-file"))
        box.machine = "aarch64";
    if (fault == QLatin1String("no-agent-for-cpu"))
        box.machine = "mips";
    if (fault == QLatin1String("not-linux"))
        box.system = "FreeBSD";
    QCOMPARE(faultOf(planInstall(device, box, allFiles())), fault);
    // A package does not matter to a session.
    QCOMPARE(faultOf(planSession(device, box, allFiles(), "1f")),
             box.isOfPackage ? QStringLiteral("none") : fault);
}

void TestInstallPlan::runsFromTmp() {
    auto box = plug();
    const auto plan = planSession(device, box, allFiles(), "1f");
    QVERIFY(plan && isSafe(*plan));
    QCOMPARE(linesOf(*plan), std::string("mkdir -m 0700 /tmp/etherdeck-agent-1f\nput etherdeck-agent-armel "
                                         "/tmp/etherdeck-agent-1f/etherdeck-agent 0755\nawait\n"));
    const std::vector<std::string> command{"/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"};
    QVERIFY(plan->agentCommand == command);
    box.rootIsReadOnly = true; // its usual folders cannot be written
    const auto readOnly = planSession(device, box, allFiles(), "1f");
    QCOMPARE(readOnly->agentCommand.size(), std::size_t(6));
    QVERIFY(remote::isAgentCommand(readOnly->agentCommand));
}

void TestInstallPlan::removesEverything_data() { installsAService_data(); }

void TestInstallPlan::removesEverything() {
    QFETCH(int, init);
    auto box = plug(InitSystem(init));
    QCOMPARE(faultOf(planUninstall(device, box, {})), QStringLiteral("not-installed"));
    box.version = "0.1.0";
    box.hasUnit = box.init == InitSystem::Systemd;
    box.hasInitScript = !box.hasUnit;
    const auto plan = planUninstall(device, box, {"/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"});
    QVERIFY(plan && isSafe(*plan));
    const auto lines = linesOf(*plan);
    for (const auto* const part :
         {"rm -rf /tmp/etherdeck-agent-1f\n", "stop", "/usr/sbin/etherdeck-agent.before",
          "rm -rf /var/lib/etherdeck-agent /run/etherdeck-agent"})
        QVERIFY2(lines.find(part) != std::string::npos, lines.c_str());
    box.isOfPackage = true;
    QCOMPARE(faultOf(planUninstall(device, box, {})), QStringLiteral("owned-by-package"));
    const auto session = planUninstall(device, box, {"/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"});
    QCOMPARE(linesOf(*session), std::string("rm -rf /tmp/etherdeck-agent-1f\n"));
    const auto alone = planUninstall(device, plug(), {"/tmp/etherdeck-agent-1f/etherdeck-agent", "--stdio"});
    QCOMPARE(linesOf(*alone), std::string("rm -rf /tmp/etherdeck-agent-1f\nrm -rf /var/lib/etherdeck-agent "
                                          "/run/etherdeck-agent /etc/etherdeck-agent\n"));
}

void TestInstallPlan::knowsTheFolderOfASession() {
    const auto folder = [](const std::string& word) {
        return remote::sessionFolder({"sudo", "-n", word, "--stdio"});
    };
    QCOMPARE(folder("/tmp/etherdeck-agent-1f/etherdeck-agent"), std::string("/tmp/etherdeck-agent-1f"));
    for (const auto* const other :
         {"/usr/sbin/etherdeck-agent", "/tmp/etherdeck-agent-/etherdeck-agent", "/tmp/etherdeck-agent-1f",
          "/tmp/etherdeck-agent-1/../x", "/tmp/etherdeck-agent-a b/x", "/tmp/etherdeck-agent-1/2/3", ""})
        QCOMPARE(folder(other), std::string());
}

void TestInstallPlan::undoesWhatWasDone() {
    auto box = plug();
    box.rootIsReadOnly = true;
    Installation installation(*planInstall(device, box, allFiles()));
    QCOMPARE(carriedOut(installation, "Start it at boot"),
             std::string("Make the root file system writable\n"
                         "Copy the agent to the box, and check that it arrived and runs\n"
                         "Write its unit of systemd\n"
                         "Let systemd read it\n"
                         "Start it at boot (fails)\n"
                         "undo: Write its unit of systemd\n"
                         "undo: Copy the agent to the box, and check that it arrived and runs\n"
                         "undo: Make the root file system writable\n"));
    QVERIFY(installation.failure());
    QCOMPARE(installation.failedStep()->text.text(), std::string("Start it at boot"));
    QVERIFY(installation.leftDone().empty() && installation.skipped().empty());
}

void TestInstallPlan::putsBackWhatWasUpgraded() {
    auto box = plug();
    box.version = "0.0.9";
    box.hasUnit = true;
    Installation installation(*planInstall(device, box, allFiles()));
    const auto lines = carriedOut(installation, "Wait until it answers");
    QVERIFY2(lines.ends_with("Wait until it answers (fails)\n"
                             "undo: Write its unit of systemd\n"
                             "undo: Copy the new agent to the box, and check that it arrived and runs\n"),
             lines.c_str());
    const auto& reverse = installation.plan().steps.front().reverse;
    QCOMPARE(reverse,
             std::string("rm -f /usr/sbin/etherdeck-agent.new.*; "
                         "if [ -f /usr/sbin/etherdeck-agent.before ]; then mv -f "
                         "/usr/sbin/etherdeck-agent.before /usr/sbin/etherdeck-agent; systemctl restart "
                         "etherdeck-agent; fi"));
}

void TestInstallPlan::tellsThatTheRootStaysWritable() {
    auto box = plug();
    box.rootIsReadOnly = true;
    Installation installation(*planInstall(device, box, allFiles()));
    static_cast<void>(carriedOut(installation, "Start it at boot", true));
    QCOMPARE(installation.leftDone().back().text(), std::string("Make the root file system writable"));
    box.hasUnit = true;
    Installation removal(*planUninstall(device, box, {}));
    QVERIFY(!removal.plan().goesBack);
    const auto lines = carriedOut(removal, "Remove its files");
    QVERIFY2(lines.ends_with("Remove its files (fails)\nundo: Make the root file system writable\n"),
             lines.c_str());
    QVERIFY(removal.leftDone().empty());
}

void TestInstallPlan::tellsWhatCouldNotBeUndone() {
    Installation installation(*planInstall(device, plug(InitSystem::Sysvinit), allFiles()));
    static_cast<void>(carriedOut(installation, "Start it", true)); // such as when the connection has ended
    QVERIFY((textsOf(installation.leftDone()) ==
             std::vector<std::string>{"Write its init script",
                                      "Copy the agent to the box, and check that it arrived and runs"}));
}

void TestInstallPlan::goesOnWithoutWhatIsNotNeeded() {
    auto box = plug();
    box.version = "0.0.9";
    box.hasUnit = true;
    Installation installation(*planInstall(device, box, allFiles()));
    static_cast<void>(carriedOut(installation, "Remove the agent that was there before"));
    QVERIFY(!installation.failure());
    QCOMPARE(installation.skipped().size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestInstallPlan)
#include "tst_plan.moc"
