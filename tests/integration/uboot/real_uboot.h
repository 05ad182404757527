#pragma once

#include "tests/support/console_listener.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <string>
#include <string_view>

namespace etherdeck::tests {

/// A board emulated by QEMU, with a real U-Boot and netconsole over QEMU's user network. Its environment is
/// in a file. It ends with this object.
class UbootBoard {
public:
    /// Why it is not available on this computer; empty when it is. Fetches its image, once per build folder.
    [[nodiscard]] static QString whyUnavailable();

    /// It sends to `consolePort` on the loopback interface. `environment`: lines "key=value" in addition to
    /// those that netconsole needs.
    UbootBoard(const QStringList& environment, quint16 consolePort);
    ~UbootBoard() { powerOff(); }
    UbootBoard(const UbootBoard&) = delete;
    UbootBoard& operator=(const UbootBoard&) = delete;

    /// False when QEMU does not start; then trouble() says why.
    [[nodiscard]] bool powerOn();
    /// The content of its memory is lost; the file stays.
    void powerOff();
    [[nodiscard]] bool hasEnded();
    /// Types on the serial line; true when `answer` was then read there.
    [[nodiscard]] bool typeOnSerial(const QByteArray& bytes, const QByteArray& answer);
    /// The port on the loopback interface from which QEMU forwards to the board.
    [[nodiscard]] quint16 inputPort() const { return m_inputPort; }
    /// The variable as stored in the file; a null string when it cannot be read.
    [[nodiscard]] QString storedVariable(const QString& name) const;
    /// Diagnostics for a failed test.
    [[nodiscard]] QByteArray trouble();

private:
    [[nodiscard]] bool makeFlash(const QStringList& environment, quint16 consolePort);

    QTemporaryDir m_folder;
    QProcess m_qemu;
    quint16 m_inputPort = 0;
    QByteArray m_serial; ///< read so far
};

/// A UDP port that is free at this moment.
[[nodiscard]] quint16 freeUdpPort();

/// A U-Boot that the test itself listens and types to: its output goes through a Netconsole.
class RealUboot {
public:
    explicit RealUboot(const QStringList& environment) : m_board(environment, m_console.port()) {}

    [[nodiscard]] bool powerOn() { return m_board.powerOn(); }
    void powerOff() { m_board.powerOff(); }

    void type(const std::string& bytes);
    /// Types a script, one line per prompt. True when all of it was run.
    [[nodiscard]] bool run(std::string_view script);
    /// Like ConsoleListener's; also false when QEMU has ended.
    [[nodiscard]] bool listenUntil(const std::function<bool()>& done,
                                   const std::function<TimePoint()>& nextDeadline = {});

    void setHeard(std::function<void(const QByteArray&)> heard) { m_console.setHeard(std::move(heard)); }
    [[nodiscard]] const ConsoleListener& console() const { return m_console; }
    [[nodiscard]] netconsole::UbootState state() const { return m_console.state({}); }
    [[nodiscard]] QStringList lines() const { return textsOf(m_console.lines()); }
    [[nodiscard]] QString storedVariable(const QString& name) const { return m_board.storedVariable(name); }
    [[nodiscard]] QByteArray trouble();

private:
    ConsoleListener m_console{QHostAddress::LocalHost};
    UbootBoard m_board;
};

} // namespace etherdeck::tests

/// Like QTEST_MAIN, for a test that talks to a U-Boot; skipped with 77 where there is none.
#define UBOOT_TEST_MAIN(TestClass, Application)                                                              \
    QTEST_MAIN_WRAPPER(                                                                                      \
        TestClass, Application application(argc, argv);                                                      \
        if (const auto reason = UbootBoard::whyUnavailable(); !reason.isEmpty()) {                           \
            qWarning("skipped: no U-Boot to talk to: %s", qPrintable(reason));                               \
            return 77;                                                                                       \
        })
