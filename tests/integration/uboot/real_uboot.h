#pragma once

#include "tests/support/console_listener.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <string>
#include <string_view>

namespace etherdeck::tests {

/// A board that QEMU plays, with a real U-Boot in it and netconsole over QEMU's user network. Its environment
/// is in a file. It ends with this object.
class UbootBoard {
public:
    /// Why it cannot be had on this machine; empty when it can. Fetches its image, once for a build folder.
    [[nodiscard]] static QString whyUnavailable();

    /// It speaks to `consolePort` of this machine's loopback. `environment`: lines "key=value" in addition to
    /// what netconsole takes.
    UbootBoard(const QStringList& environment, quint16 consolePort);
    ~UbootBoard() { powerOff(); }
    UbootBoard(const UbootBoard&) = delete;
    UbootBoard& operator=(const UbootBoard&) = delete;

    /// False when QEMU does not start; then trouble() says why.
    [[nodiscard]] bool powerOn();
    /// What is in its memory is lost, what is in the file stays.
    void powerOff();
    [[nodiscard]] bool hasEnded();
    /// Of this machine's loopback; QEMU hands on what comes there.
    [[nodiscard]] quint16 inputPort() const { return m_inputPort; }
    /// The variable in the file; a null string when it cannot be read.
    [[nodiscard]] QString storedVariable(const QString& name) const;
    /// What a person wants to read when something failed.
    [[nodiscard]] QByteArray trouble();

private:
    [[nodiscard]] bool makeFlash(const QStringList& environment, quint16 consolePort);

    QTemporaryDir m_folder;
    QProcess m_qemu;
    quint16 m_inputPort = 0;
    QString m_trouble;
};

/// A UDP port that nobody has at this moment.
[[nodiscard]] quint16 freeUdpPort();

/// One that a test listens and types to by itself: what it says goes through a Netconsole.
class RealUboot {
public:
    explicit RealUboot(const QStringList& environment) : m_board(environment, m_console.port()) {}

    [[nodiscard]] bool powerOn() { return m_board.powerOn(); }
    void powerOff() { m_board.powerOff(); }

    void type(const std::string& bytes);
    /// Types a script, a line at each prompt. True when all of it was run.
    [[nodiscard]] bool run(std::string_view script);
    /// As ConsoleListener has it; false too when QEMU has ended.
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
