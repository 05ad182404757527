#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace etherdeck;
using State = RepairOutcome::State;

namespace {

constexpr uid_t nobody = 65534;

/// As a user without rights sees it, also when the test runs as root.
LinkAccess accessOfAnybody(const std::string& path) {
    if (::geteuid() != 0)
        return linkAccess(path);
    const pid_t child = ::fork();
    if (child == 0) {
        const bool isNobody = ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
        ::_exit(isNobody ? static_cast<int>(linkAccess(path)) : 99);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return static_cast<LinkAccess>(WEXITSTATUS(status));
}

bool hasCapability(const QString& path) {
    QProcess process;
    process.start(QStringLiteral("/usr/sbin/getcap"), {path});
    return process.waitForFinished(30'000) && process.readAll().contains("cap_net_raw");
}

} // namespace

/// With a copy of a harmless program in the helper's place, and a stand-in for pkexec that only executes.
class TestLinkRepair : public QObject {
    Q_OBJECT

private slots:
    void init();
    void seesWhatIsMissing();
    void plansACapability();
    void plansTheRightToStart();
    void refusesPathsThatAreNotCertain();
    void refusesWhatOthersCouldReplace();
    void runsThePlanThroughPkexecWordForWord();
    void goesThroughAllStepsInOrder();
    void tellsWhatACommandSaidWhenItFails();
    void tellsDismissedFromNotAuthorized();
    void saysThatPkexecIsMissing();
    void canBeCancelled();

private:
    void script(const QString& name, const QByteArray& text) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + text);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                    QFile::ReadOther | QFile::ExeOther));
    }
    RepairOutcome run(const RepairPlan& plan) {
        LinkRepair repair;
        QSignalSpy finished(&repair, &LinkRepair::finished);
        repair.run(plan);
        if (finished.isEmpty() && !finished.wait(30'000))
            return {State::Cancelled, "never finished", 0, {}};
        return finished.at(0).at(0).value<RepairOutcome>();
    }
    [[nodiscard]] RepairPlan stepsOf(std::vector<std::string> programs) const {
        RepairPlan plan;
        plan.path = m_program;
        for (auto& program : programs)
            plan.steps.push_back({RepairStep::Purpose::GiveCapability, std::move(program), {}});
        return plan;
    }
    [[nodiscard]] QByteArray log() const {
        QFile file(m_folder->filePath("log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_program;
    QByteArray m_path = qgetenv("PATH");
};

void TestLinkRepair::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0755), 0);
    const QString program = m_folder->filePath("etherdeck-link");
    QVERIFY(QFile::copy(QStringLiteral("/bin/true"), program));
    QCOMPARE(::chmod(qPrintable(program), 0755), 0);
    m_program = program.toStdString();
    script("pkexec", "for word in \"$@\"; do printf '[%s]' \"$word\"; done >>\"$(dirname \"$0\")/log\"\n"
                     "echo >>\"$(dirname \"$0\")/log\"\nexec \"$@\"\n");
    qputenv("PATH", m_folder->path().toLocal8Bit() + ":" + m_path);
}

void TestLinkRepair::seesWhatIsMissing() {
    QCOMPARE(accessOfAnybody(m_program), LinkAccess::LacksCapability);
    QCOMPARE(accessOfAnybody(m_program + "-not"), LinkAccess::Missing);
    if (::geteuid() != 0)
        QSKIP("only root can take a file away from its user");
    QCOMPARE(::chmod(m_program.c_str(), 0750), 0);
    QCOMPARE(accessOfAnybody(m_program), LinkAccess::LacksBoth);
    QCOMPARE(linkAccess(m_program), LinkAccess::Allowed);
}

void TestLinkRepair::plansACapability() {
    const auto plan = planRepair(m_program, LinkAccess::LacksCapability);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), std::size_t{1});
    QVERIFY(plan->steps.front().program.ends_with("setcap"));
    QVERIFY(plan->steps.front().arguments == (std::vector<std::string>{"cap_net_raw+ep", m_program}));
    QCOMPARE(plan->isOwnFile, ::getuid() != 0);
}

void TestLinkRepair::plansTheRightToStart() {
    const auto plan = planRepair(m_program, LinkAccess::LacksBoth);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), std::size_t{2});
    QVERIFY(plan->steps.front().program.ends_with("setfacl"));
    const auto& arguments = plan->steps.front().arguments;
    QCOMPARE(arguments.size(), std::size_t{3});
    QVERIFY(arguments.at(1).starts_with("u:") && arguments.at(1).ends_with(":rx"));
    QCOMPARE(arguments.at(2), m_program);
    QVERIFY(plan->steps.back().program.ends_with("setcap"));
}

void TestLinkRepair::refusesPathsThatAreNotCertain() {
    const auto refusal = [](const std::string& path) {
        const auto plan = planRepair(path, LinkAccess::LacksCapability);
        return plan ? RepairRefusal::NothingToDo : plan.error();
    };
    QCOMPARE(refusal("etherdeck-link"), RepairRefusal::NotAbsolute);
    QCOMPARE(refusal(m_folder->path().toStdString() + "/../etherdeck-link"), RepairRefusal::NotAbsolute);
    QCOMPARE(refusal(m_program + "-not"), RepairRefusal::NotThere);
    QCOMPARE(refusal(m_folder->path().toStdString()), RepairRefusal::NotAFile);
    QVERIFY(QFile::link(QString::fromStdString(m_program), m_folder->filePath("link")));
    QCOMPARE(refusal(m_folder->filePath("link").toStdString()), RepairRefusal::SymbolicLink);
    const auto nothing = planRepair(m_program, LinkAccess::Allowed);
    QVERIFY(!nothing && nothing.error() == RepairRefusal::NothingToDo);
}

void TestLinkRepair::refusesWhatOthersCouldReplace() {
    QCOMPARE(::chmod(m_program.c_str(), 0757), 0);
    QCOMPARE(planRepair(m_program, LinkAccess::LacksCapability).error(), RepairRefusal::OthersMayWrite);
    QCOMPARE(::chmod(m_program.c_str(), 0755), 0);
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0777), 0);
    QCOMPARE(planRepair(m_program, LinkAccess::LacksCapability).error(), RepairRefusal::OthersMayWrite);
    QCOMPARE(::chmod(qPrintable(m_folder->path()), 0755), 0);
    if (::geteuid() != 0)
        QSKIP("only root can give a file away");
    QCOMPARE(::chown(m_program.c_str(), nobody, nobody), 0);
    QCOMPARE(planRepair(m_program, LinkAccess::LacksCapability).error(), RepairRefusal::StrangeOwner);
}

void TestLinkRepair::runsThePlanThroughPkexecWordForWord() {
    const auto plan = planRepair(m_program, LinkAccess::LacksCapability);
    QVERIFY(plan);
    const auto outcome = run(*plan);
    QCOMPARE(log(), QByteArray("[" + QByteArray::fromStdString(plan->steps.front().program) +
                               "][cap_net_raw+ep][" + QByteArray::fromStdString(m_program) + "]\n"));
    if (outcome.state == State::Failed || outcome.state == State::NotAuthorized)
        QSKIP("this system lets the test set no capability");
    QCOMPARE(outcome.state, State::Done);
    QVERIFY(hasCapability(QString::fromStdString(m_program)));
    QCOMPARE(accessOfAnybody(m_program), LinkAccess::Allowed);
}

void TestLinkRepair::goesThroughAllStepsInOrder() {
    const auto outcome = run(stepsOf({"/bin/true", "/bin/false", "/bin/echo"}));
    QCOMPARE(outcome.state, State::Failed);
    QCOMPARE(outcome.program, std::string("/bin/false"));
    QCOMPARE(log(), QByteArray("[/bin/true]\n[/bin/false]\n"));
}

void TestLinkRepair::tellsWhatACommandSaidWhenItFails() {
    script("complains", "echo this is why >&2\nexit 3\n");
    const auto outcome = run(stepsOf({m_folder->filePath("complains").toStdString()}));
    QCOMPARE(outcome.state, State::Failed);
    QCOMPARE(outcome.exitStatus, 3);
    QCOMPARE(outcome.output, std::string("this is why"));
}

void TestLinkRepair::tellsDismissedFromNotAuthorized() {
    script("pkexec", "exit 126\n");
    QCOMPARE(run(stepsOf({"/bin/true"})).state, State::Dismissed);
    script("pkexec", "exit 127\n");
    QCOMPARE(run(stepsOf({"/bin/true"})).state, State::NotAuthorized);
}

void TestLinkRepair::saysThatPkexecIsMissing() {
    qputenv("PATH", "/nonexistent");
    QCOMPARE(run(stepsOf({"/bin/true"})).state, State::AskerMissing);
}

void TestLinkRepair::canBeCancelled() {
    script("waits", "exec sleep 600\n");
    LinkRepair repair;
    QSignalSpy finished(&repair, &LinkRepair::finished);
    repair.run(stepsOf({m_folder->filePath("waits").toStdString()}));
    QVERIFY(repair.isRunning());
    repair.cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).value<RepairOutcome>().state, State::Cancelled);
    QVERIFY(!repair.isRunning());
}

QTEST_GUILESS_MAIN(TestLinkRepair)
#include "tst_link_repair.moc"
