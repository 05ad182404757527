#include "tests/integration/discovery/lab.h"
#include "tests/integration/discovery/virtual_display.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace etherdeck::tests;

namespace {

constexpr int patience = 60'000;

} // namespace

/// The real window on a virtual display, in the lab.
class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void showsTheTargetsAndTheEndOfOne();
    void endsCleanlyOnCtrlQ();

private:
    void startWindow();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QImage picture(const QString& name) const;
    void press(const QString& keys) const;

    Lab m_lab;
    VirtualDisplay m_display;
    QTemporaryDir m_home;
    QProcess m_window;
    QByteArray m_windowId;
};

void TestWindow::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(!m_display.name().isEmpty(), m_display.errors());
    QVERIFY(qputenv("DISPLAY", m_display.name().toLatin1()));
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    startWindow();
}

void TestWindow::cleanupTestCase() {
    m_window.terminate();
    if (!m_window.waitForFinished(5'000))
        m_window.kill();
    m_window.waitForFinished();
}

void TestWindow::startWindow() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("HOME", m_home.path());
    for (const auto& folder :
         {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(folder, m_home.path());
    m_window.setProcessEnvironment(environment);
    m_window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_window.start(ETHERDECK_BIN_DIR "/etherdeck", {"-i", "san0", "--theme", "light"});
    QVERIFY(m_window.waitForStarted());
    const auto search = [this] {
        if (m_window.state() != QProcess::Running)
            return false;
        const auto found =
            run("xdotool", {"search", "--onlyvisible", "--pid", QString::number(m_window.processId())});
        m_windowId = found.output.trimmed().split('\n').first();
        return found.status == 0 && !m_windowId.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(search(), patience);
}

QString TestWindow::title() const {
    return QString::fromUtf8(run("xdotool", {"getwindowname", m_windowId}).output).trimmed();
}

QImage TestWindow::picture(const QString& name) const {
    const QString path = QStringLiteral(ETHERDECK_PICTURES "/") + name;
    (void)run("import", {"-window", m_windowId, path});
    return QImage(path);
}

/// As from a keyboard: there is no window manager here that would give the window the focus.
void TestWindow::press(const QString& keys) const {
    (void)run("xdotool", {"windowfocus", "--sync", m_windowId, "key", keys});
}

void TestWindow::showsTheTargetsAndTheEndOfOne() {
    QTRY_VERIFY2_WITH_TIMEOUT(title().startsWith("7 targets · 3 shelves"), qPrintable(title()), patience);
    const auto before = picture("window.png");
    QVERIFY(before.width() >= 760 && before.height() >= 520);

    QCOMPARE(::kill(static_cast<pid_t>(m_lab.target("e7.3")["pid"].toInteger()), SIGKILL), 0);
    QTRY_VERIFY2_WITH_TIMEOUT(title().contains("1 vanished"), qPrintable(title()), patience);
    QVERIFY(picture("window-vanished.png") != before);
}

void TestWindow::endsCleanlyOnCtrlQ() {
    press("ctrl+q");
    QVERIFY(m_window.waitForFinished(patience));
    QCOMPARE(m_window.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_window.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
