#include "tests/integration/window/virtual_display.h"

#include <QDeadlineTimer>

namespace etherdeck::tests {

namespace {

constexpr int patience = 60'000;

} // namespace

VirtualDisplay::VirtualDisplay() {
    // It chooses a free number and prints it to standard output once clients may connect.
    m_server.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-nolisten",
                            "unix", "-noreset"});
    const QDeadlineTimer deadline(patience);
    while (!m_server.canReadLine() && !deadline.hasExpired() &&
           m_server.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
    }
    if (m_server.canReadLine())
        m_name = ":" + QString::fromLatin1(m_server.readLine().trimmed());
}

VirtualDisplay::~VirtualDisplay() {
    m_server.terminate();
    if (!m_server.waitForFinished(5'000))
        m_server.kill();
    m_server.waitForFinished();
}

QByteArray VirtualDisplay::errors() {
    return m_server.errorString().toUtf8() + ": " + m_server.readAllStandardError();
}

} // namespace etherdeck::tests
