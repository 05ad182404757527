#include "core/uboot/boot_stopper.h"
#include "tests/integration/uboot/real_uboot.h"
#include "tests/support/registered_test.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;

/// One session with U-Boot, from power-on to power-off: each slot continues where the previous one ended.
class TestSession : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stopsTheBoot();
    void readsItsEnvironment();
    void readsWhatItSaysToAnUnknownCommand();
    void typesALongScriptWithoutLosingALine();
    void countsABootWhenItIsReset();
    void savesAVariableThatIsThenInTheFile();

private:
    void stopBoot();
    /// The lines of the answer.
    QStringList type(const std::string& script);

    std::unique_ptr<RealUboot> m_box;
};

void TestSession::initTestCase() {
    m_box = std::make_unique<RealUboot>(QStringList{"bootcmd=echo etherdeck-was-late", "answer=forty-two"});
    QVERIFY2(m_box->powerOn(), m_box->trouble());
}

void TestSession::stopBoot() {
    BootStopper stopper(m_box->state(), Clock::now());
    const bool ended = m_box->listenUntil(
        [&] {
            stopper.stateChanged(m_box->state());
            stopper.timeReached(Clock::now());
            if (const auto key = stopper.takeBytes())
                m_box->type(*key);
            return stopper.outcome() != BootStopper::Outcome::Trying;
        },
        [&] { return stopper.nextDeadline(); });
    QVERIFY2(ended, m_box->trouble());
    QCOMPARE(static_cast<int>(stopper.outcome()), static_cast<int>(BootStopper::Outcome::Stopped));
}

QStringList TestSession::type(const std::string& script) {
    const auto before = m_box->lines().size();
    if (m_box->run(script))
        return m_box->lines().mid(before);
    qWarning() << m_box->trouble();
    return {};
}

void TestSession::stopsTheBoot() {
    stopBoot();
    QCOMPARE(m_box->state().phase, UbootPhase::AtPrompt);
    QCOMPARE(m_box->state().prompt, "=> ");
    const auto lines = m_box->lines();
    QVERIFY2(lines.indexOf(QRegularExpression("^U-Boot 20\\d\\d\\.\\d\\d.*\\(.*\\)$")) >= 0,
             m_box->trouble());
    QVERIFY(!lines.contains("etherdeck-was-late"));
}

void TestSession::readsItsEnvironment() {
    const auto lines = type("printenv");
    QCOMPARE(lines.value(0), "=> printenv");
    for (const char* expected : {"answer=forty-two", "serverip=10.0.2.2", "ethaddr=52:54:00:12:34:56",
                                 "if_netconsole=ping $serverip", "stdout=nc"})
        QVERIFY2(lines.contains(expected), expected);
    QVERIFY2(lines.last().startsWith("Environment size: "), qPrintable(lines.join('\n')));
}

void TestSession::readsWhatItSaysToAnUnknownCommand() {
    QCOMPARE(type("etherdeck"), (QStringList{"=> etherdeck", "Unknown command 'etherdeck' - try 'help'"}));
}

void TestSession::typesALongScriptWithoutLosingALine() {
    constexpr int count = 40;
    std::string script;
    QStringList expected;
    for (int i = 0; i < count; ++i) {
        script += "echo line " + std::to_string(i) + '\n';
        expected << QString("=> echo line %1").arg(i) << QString("line %1").arg(i);
    }
    QCOMPARE(type(script), expected);
}

void TestSession::countsABootWhenItIsReset() {
    const auto boots = [this] { return m_box->console().boots(); };
    const auto before = boots();
    m_box->type("reset\n");
    QVERIFY2(m_box->listenUntil([&] { return boots() > before; }), m_box->trouble());
    stopBoot();
    QCOMPARE(boots(), before + 1);
    QVERIFY(m_box->lines().contains("resetting ..."));
}

void TestSession::savesAVariableThatIsThenInTheFile() {
    QCOMPARE(m_box->storedVariable("etherdeck_test"), QString());
    QCOMPARE(type("setenv etherdeck_test 1"), QStringList{"=> setenv etherdeck_test 1"});
    const auto saved = type("saveenv");
    QVERIFY2(saved.value(1).startsWith("Saving Environment to "), qPrintable(saved.join('\n')));
    m_box->powerOff();
    QCOMPARE(m_box->storedVariable("etherdeck_test"), "1");
    QCOMPARE(m_box->storedVariable("answer"), "forty-two");
}

UBOOT_TEST_MAIN(TestSession, QCoreApplication)

#include "tst_session.moc"
