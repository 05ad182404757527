#pragma once

#include "tests/support/console_listener.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <string>
#include <string_view>

namespace etherdeck::tests {

/// A real U-Boot on a board that QEMU plays, with netconsole over QEMU's user network. What it says goes
/// through a Netconsole; its environment is in a file. It ends with this object.
class RealUboot {
public:
    /// Why it cannot be had on this machine; empty when it can. Fetches its image, once for a build folder.
    [[nodiscard]] static QString whyUnavailable();

    /// `environment`: lines "key=value" in addition to what netconsole takes.
    explicit RealUboot(const QStringList& environment);
    ~RealUboot() { powerOff(); }
    RealUboot(const RealUboot&) = delete;
    RealUboot& operator=(const RealUboot&) = delete;

    /// False when QEMU does not start; then trouble() says why.
    [[nodiscard]] bool powerOn();
    /// What is in its memory is lost, what is in the file stays.
    void powerOff();

    void type(const std::string& bytes);
    /// The same on the serial line; true when `answer` has been read there since.
    [[nodiscard]] bool typeOnSerial(const std::string& bytes, const QByteArray& answer);
    /// Types a script, a line at each prompt. True when all of it was run.
    [[nodiscard]] bool run(std::string_view script);
    /// As ConsoleListener has it; false too when QEMU has ended.
    [[nodiscard]] bool listenUntil(const std::function<bool()>& done,
                                   const std::function<TimePoint()>& nextDeadline = {});

    void setHeard(std::function<void(const QByteArray&)> heard) { m_console.setHeard(std::move(heard)); }
    [[nodiscard]] const ConsoleListener& console() const { return m_console; }
    [[nodiscard]] netconsole::UbootState state() const { return m_console.state({}); }
    [[nodiscard]] QStringList lines() const { return textsOf(m_console.lines()); }
    /// The variable in the file; a null string when it cannot be read.
    [[nodiscard]] QString storedVariable(const QString& name) const;
    /// What a person wants to read when something failed.
    [[nodiscard]] QByteArray trouble();

private:
    [[nodiscard]] bool hasEnded();
    [[nodiscard]] bool makeFlash(const QStringList& environment);

    QTemporaryDir m_folder;
    ConsoleListener m_console{QHostAddress::LocalHost};
    QProcess m_qemu;
    quint16 m_inputPort = 0; ///< on this machine; QEMU hands on what comes there
    QByteArray m_serial;     ///< read so far
    QString m_trouble;
};

} // namespace etherdeck::tests
