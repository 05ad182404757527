#include "tests/integration/discovery/lab.h"
#include "tests/support/console_listener.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;

/// Receives the voices of the lab's plugs where a user's programs run.
class TestVoices : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theOrdinaryOneBootsAndGoesOn();
    void theThirdWaitsAtItsPromptAndAnswers();
    void theSecondPanicsAndBootsAgain();
    void theirTargetsAnswerMeanwhile();

private:
    /// Of the plug whose voice is of this kind; null when there is none.
    [[nodiscard]] QHostAddress addressOf(const QString& voice) const;

    QJsonObject m_description;
    ConsoleListener m_console{QHostAddress::AnyIPv4, 6666};
};

void TestVoices::initTestCase() {
    if (!Lab().isReal())
        QSKIP("this system does not let this user make network namespaces");
    QFile file(qEnvironmentVariable("ETHERDECK_LAB"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_description = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(m_console.port(), 6666);
}

QHostAddress TestVoices::addressOf(const QString& voice) const {
    for (const auto& plug : m_description["plugs"].toArray())
        if (plug.toObject()["voice"].toObject()["kind"].toString() == voice)
            return QHostAddress(plug.toObject()["ip"].toString());
    return {};
}

void TestVoices::theOrdinaryOneBootsAndGoesOn() {
    const auto plug = addressOf("ordinary");
    QVERIFY(!plug.isNull());
    const auto isUp = [&] {
        return textsOf(m_console.lines(plug)).contains("EXT4-fs (sda1): re-mounted. Quota mode: none.");
    };
    QVERIFY(m_console.listenUntil(isUp));
    QCOMPARE(m_console.boots(plug), 1);
    QCOMPARE(m_console.state(plug).phase, UbootPhase::Gone);
    const auto lines = m_console.lines(plug);
    QVERIFY(std::ranges::any_of(lines, [](const Line& line) { return line.kind == Kind::Uboot; }));
    std::uint64_t next = 0;
    for (const auto& line : lines)
        if (line.kind == Kind::Extended)
            QCOMPARE(line.seq.value(), next++);
    QVERIFY(next > 30);
}

void TestVoices::theThirdWaitsAtItsPromptAndAnswers() {
    const auto plug = addressOf("at-prompt");
    QVERIFY(!plug.isNull());
    const auto isAtPrompt = [&] { return m_console.state(plug).phase == UbootPhase::AtPrompt; };
    if (!isAtPrompt())
        m_console.send("\x03", plug, 6666); // it started before us; ask for the prompt, as a user would
    QVERIFY(m_console.listenUntil(isAtPrompt));
    QVERIFY(m_console.type("printenv\nsetenv greeting hello\nsaveenv\necho $greeting\nnonsense", plug,
                           [&](const std::string& line) { m_console.send(line, plug, 6666); }));
    const auto texts = textsOf(m_console.lines(plug));
    for (const auto& expected :
         {"ipaddr=" + plug.toString(), QString("hello"), QString("Saving Environment to NAND... OK"),
          QString("Unknown command 'nonsense' - try 'help'")})
        QVERIFY2(texts.contains(expected), qPrintable(expected));
}

void TestVoices::theSecondPanicsAndBootsAgain() {
    const auto plug = addressOf("crashing");
    QVERIFY(!plug.isNull());
    QVERIFY(m_console.listenUntil([&] { return m_console.boots(plug) == 2; }));
    const auto crashes = m_console.crashes(plug);
    QCOMPARE(crashes.size(), 1u);
    QCOMPARE(static_cast<int>(crashes[0].kind), static_cast<int>(CrashKind::Panic));
    QVERIFY(!crashes[0].firstFrame.empty());
    QVERIFY(std::ranges::any_of(m_console.lines(plug),
                                [](const Line& line) { return line.kind == Kind::Basic; }));
}

void TestVoices::theirTargetsAnswerMeanwhile() {
    const auto found = ctl({"discover", "-i", "san0", "--json"});
    QVERIFY2(found.status == 0, found.errors);
    QVERIFY(found.output.contains("e7.3"));
    QVERIFY(found.output.contains("e0.0"));
}

QTEST_GUILESS_MAIN(TestVoices)
#include "tst_voices.moc"
