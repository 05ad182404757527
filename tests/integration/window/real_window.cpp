#include "tests/integration/window/real_window.h"

#include <QColor>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace etherdeck::tests {

namespace {

constexpr int patience = 60'000;
constexpr int betweenLooks = 50;

QProcessEnvironment environment(const QString& display, const QString& home) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", display);
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("HOME", home);
    for (const auto& folder :
         {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(folder, home);
    environment.remove("DBUS_SESSION_BUS_ADDRESS");
    return environment;
}

int countPixels(const QImage& image, QRgb wanted) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == wanted ? 1 : 0;
    return count;
}

} // namespace

bool eventually(const std::function<bool()>& isTrue) {
    const QDeadlineTimer deadline(patience);
    while (!isTrue()) {
        if (deadline.hasExpired())
            return false;
        QTest::qWait(betweenLooks);
    }
    return true;
}

RealWindow::RealWindow() {
    if (m_display.name().isEmpty())
        return;
    m_manager.setProcessEnvironment(environment(m_display.name(), m_home.path()));
    m_manager.setStandardErrorFile(QProcess::nullDevice());
    m_manager.start("openbox", {"--sm-disable", "--config-file", "/dev/null"});
    m_hasManager = m_manager.waitForStarted() &&
                   eventually([this] { return tool("xdotool", {"get_desktop"}).status == 0; });
}

RealWindow::~RealWindow() {
    for (QProcess* process : {&m_program, &m_manager}) {
        process->terminate();
        if (!process->waitForFinished(10'000))
            process->kill();
        process->waitForFinished();
    }
}

bool RealWindow::start(const QStringList& arguments) {
    m_program.setProcessEnvironment(environment(m_display.name(), m_home.path()));
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(ETHERDECK_BIN_DIR "/etherdeck", arguments);
    return m_program.waitForStarted() && waitForTitle("Etherdeck");
}

bool RealWindow::waitForEnd() {
    return (m_program.state() == QProcess::NotRunning || m_program.waitForFinished(patience)) &&
           m_program.exitStatus() == QProcess::NormalExit && m_program.exitCode() == 0;
}

bool RealWindow::quit() {
    press({"ctrl+q"});
    return eventually([this] {
               if (m_program.state() == QProcess::NotRunning || m_program.waitForFinished(100))
                   return true;
               if (title().contains(QLatin1String("waits for this computer")))
                   press({"Tab", "space"}); // from Cancel to the verb
               return false;
           }) &&
           waitForEnd();
}

Finished RealWindow::tool(const QString& program, const QStringList& arguments) const {
    qputenv("DISPLAY", m_display.name().toLatin1()); // a test may have several windows
    return run(program, arguments);
}

QByteArray RealWindow::activeWindow() const {
    const auto found = tool("xdotool", {"getactivewindow"});
    return found.status == 0 ? found.output.trimmed() : QByteArray();
}

QString RealWindow::title() const {
    return QString::fromUtf8(tool("xdotool", {"getactivewindow", "getwindowname"}).output).trimmed();
}

bool RealWindow::waitForTitle(const QString& pattern) const {
    const QRegularExpression wanted(pattern);
    return eventually([&] {
               return m_program.state() == QProcess::NotRunning || wanted.match(title()).hasMatch();
           }) &&
           m_program.state() == QProcess::Running;
}

bool RealWindow::pressUntilTitle(const QString& key, const QString& pattern) const {
    const QRegularExpression wanted(pattern);
    return eventually([&] {
        // Once enabled it reacts at once; a second key press must not reach the next step, so this waits as
        // long as a busy computer may take.
        press({key});
        const QDeadlineTimer soon(8'000);
        while (!soon.hasExpired()) {
            if (wanted.match(title()).hasMatch())
                return true;
            QTest::qWait(betweenLooks);
        }
        return false;
    });
}

void RealWindow::press(const QStringList& keys) const {
    (void)tool("xdotool", QStringList{"key", "--delay", "40"} + keys);
}

void RealWindow::type(const QString& text) const { (void)tool("xdotool", {"type", "--delay", "20", text}); }

void RealWindow::resize(int width, int height) const {
    (void)tool("xdotool", {"getactivewindow", "windowmove", "0", "0", "windowsize", "--sync",
                           QString::number(width), QString::number(height)});
}

QImage RealWindow::picture() const {
    const QString path = m_home.filePath("look.png");
    QFile::remove(path);
    (void)tool("import", {"-window", activeWindow(), path});
    return QImage(path);
}

bool RealWindow::savePicture(const QString& path) const {
    // A window that shows counters and ages may never be static on a slow system.
    const QDeadlineTimer longest(5'000);
    QImage now = picture();
    for (QImage before; (now.isNull() || now != before) && !longest.hasExpired();) {
        QTest::qWait(300);
        before = std::exchange(now, picture());
    }
    return !now.isNull() && now.save(path);
}

bool RealWindow::hasColor(const QColor& color, int pixels) const {
    return countPixels(picture().convertToFormat(QImage::Format_RGB32), color.rgb()) >= pixels;
}

QRect RealWindow::areaOf(const QColor& color, const QRect& within) const {
    const QImage image = picture().convertToFormat(QImage::Format_RGB32);
    QRect area;
    const QRect searched = within & image.rect();
    for (int y = searched.top(); y <= searched.bottom(); ++y)
        for (int x = searched.left(); x <= searched.right(); ++x)
            if (image.pixel(x, y) == color.rgb())
                area |= QRect(x, y, 1, 1);
    return area;
}

void RealWindow::pressMouse(QPoint place) const {
    moveMouse(place);
    (void)tool("xdotool", {"mousedown", "1"});
}

/// The last pixel by itself: a drag tells where it is only when the mouse moves.
void RealWindow::moveMouse(QPoint place) const {
    for (const int distance : {1, 0})
        (void)tool("xdotool", {"mousemove", "--window", activeWindow(), QString::number(place.x() - distance),
                               QString::number(place.y())});
}

void RealWindow::releaseMouse() const { (void)tool("xdotool", {"mouseup", "1"}); }

bool RealWindow::waitForColor(const QColor& color, int pixels) const {
    return eventually([&] { return hasColor(color, pixels); });
}

} // namespace etherdeck::tests
