#include "core/advisor/sender_lines.h"
#include "tests/integration/uboot/real_uboot.h"
#include "tests/support/registered_test.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;

/// The lines that "Nothing arrives?" shows for U-Boot, pasted into a real one: from its next start on, its
/// console output arrives where the lines say.
class TestSenderLines : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void areTakenByTheRealUboot();
    void bringItsConsoleHereAfterARestart();

private:
    ConsoleListener m_desk{QHostAddress::LocalHost};
    ConsoleListener m_former{QHostAddress::LocalHost}; ///< another computer, whose port the box still uses
    std::unique_ptr<UbootBoard> m_box;
};

/// A box that is still configured with the ports of another computer, and prints on its serial line.
void TestSenderLines::initTestCase() {
    QVERIFY(m_desk.port() != 0);
    const QStringList environment{"preboot=", "bootdelay=-1", "stdout=serial"};
    m_box = std::make_unique<UbootBoard>(environment, m_former.port());
    QVERIFY2(m_box->powerOn(), m_box->trouble());
    QVERIFY2(m_box->typeOnSerial({}, "=> "), m_box->trouble());
}

void TestSenderLines::areTakenByTheRealUboot() {
    // In QEMU's user network this computer is 10.0.2.2.
    const auto lines = senderLines({"eth0", "10.0.2.2", 24, {}, true}, m_desk.port(),
                                   Endpoint::v4({10, 0, 2, 15}, m_desk.port()));
    for (const auto& line : QString::fromStdString(lines.uboot).split('\n', Qt::SkipEmptyParts))
        QVERIFY2(m_box->typeOnSerial(line.toUtf8() + '\n', line == "saveenv" ? "OK" : "\n=> "),
                 m_box->trouble());
}

void TestSenderLines::bringItsConsoleHereAfterARestart() {
    QCOMPARE(m_desk.datagrams(), 0u);
    QVERIFY2(m_box->typeOnSerial("reset\n", "resetting"), m_box->trouble());
    const bool came = m_desk.listenUntil([&] {
        const auto state = m_desk.state({});
        return state.phase == UbootPhase::AtPrompt;
    });
    QVERIFY2(came, m_box->trouble() + "\nhere:\n" + textsOf(m_desk.lines()).join('\n').toUtf8());
    const auto lines = textsOf(m_desk.lines());
    QVERIFY2(lines.indexOf(QRegularExpression("^U-Boot 20\\d\\d\\.\\d\\d.*$")) >= 0,
             qPrintable(lines.join('\n')));
    m_box->powerOff();
    QCOMPARE(m_box->storedVariable("preboot"), "run if_netconsole nc");
    QCOMPARE(m_box->storedVariable("ncip"), QString("10.0.2.2:%1").arg(m_desk.port()));
    QCOMPARE(m_box->storedVariable("ncoutport"), QString());
}

UBOOT_TEST_MAIN(TestSenderLines, QCoreApplication)
#include "tst_sender_lines.moc"
