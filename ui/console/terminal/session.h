#pragma once

#include "core/console/values.h"
#include "core/services/console/uboot_tasks.h"
#include "core/terminal/terminal_screen.h"
#include "core/uboot/arp_dependence.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>

namespace etherdeck::ui {

/// One box as the terminal knows it: its screen, what its U-Boot does, and what was started for it.
class TerminalSession : public QObject {
    Q_OBJECT

public:
    explicit TerminalSession(QObject* parent = nullptr);

    /// Title, and where it can be sent to.
    void setBox(const ConsoleBoxState& box);
    void hear(const ConsoleAddress& from, const QByteArray& bytes, TimePoint now);
    void setState(const netconsole::UbootState& state);

    void type(const QByteArray& bytes);
    /// Ends what talks. Errors: those of ScriptPacer::create().
    Result<void> runScript(std::string_view script);
    void stopBoot();
    void cancel() { m_runner.cancel(); }

    [[nodiscard]] terminal::TerminalScreen& screen() { return m_screen; }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const netconsole::UbootState& state() const { return m_runner.state(); }
    /// Where U-Boot was heard.
    [[nodiscard]] const std::optional<ConsoleAddress>& address() const { return m_address; }
    /// Where it would be heard, at a box whose kernel only was.
    [[nodiscard]] std::optional<ConsoleAddress> stopAddress() const {
        return m_address ? m_address : m_guess;
    }
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }
    /// The one that was started last, running or ended; the other is nullptr.
    [[nodiscard]] const ScriptTask* script() const { return m_script.get(); }
    [[nodiscard]] const StopTask* stopper() const { return m_stop.get(); }
    [[nodiscard]] const netconsole::ArpDependence& dependence() const { return m_dependence; }

signals:
    void sendRequested(const etherdeck::ConsoleAddress& to, const QByteArray& datagram);
    void screenChanged();
    /// State, address, title, or what was started.
    void changed();

private:
    void send(const QByteArray& datagram);

    terminal::TerminalScreen m_screen;
    QString m_title;
    std::optional<ConsoleAddress> m_address;
    std::optional<ConsoleAddress> m_guess;
    netconsole::ArpDependence m_dependence;
    UbootTaskRunner m_runner;
    std::shared_ptr<ScriptTask> m_script;
    std::shared_ptr<StopTask> m_stop;
    bool m_hasState = false;
};

} // namespace etherdeck::ui
