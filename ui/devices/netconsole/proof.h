#pragma once

#include "core/box_netconsole/parts.h"
#include "core/plans/box_state.h"
#include "ui/devices/base/commands.h"
#include "ui/text/lamp.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <vector>

class QPushButton;

namespace etherdeck::ui {

class Notice;

/// Verifies the netconsole of a box: has the kernel write a line, waits for U-Boot's banner, and shows what
/// has arrived at the Console. The kernel's part comes first, since a restart ends it.
class NetconsoleProof : public QWidget {
    Q_OBJECT

public:
    explicit NetconsoleProof(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    /// `found` has these parts set up.
    void start(const std::string& device, const box_netconsole::Parts& parts,
               const box_netconsole::BoxParts& found, const std::vector<plans::BoxInterface>& interfaces,
               bool canRestart);
    void cancel();
    [[nodiscard]] bool isUnderWay() const { return m_call.isUnderWay(); }
    [[nodiscard]] const Notice& notice() const { return *m_notice; }
    [[nodiscard]] QPushButton& restartButton() const { return *m_restart; }
    [[nodiscard]] QPushButton& showButton() const { return *m_show; }
    [[nodiscard]] QPushButton& cancelButton() const { return *m_cancel; }

signals:
    void restartRequested();
    void changed();

private:
    void verifyKernel();
    void verifyBoot();
    void wait(const box_netconsole::Verification::Question& question, int seconds);
    void sendTestLine();
    void noteEnd(const Result<box_netconsole::Verification>& answer);
    void noteArrived(const box_netconsole::Verification& verification);
    void showWaiting();
    void showEnd(Lamp lamp, const QString& title, const QString& text);
    void showButtons();

    DeviceCommandsPtr m_commands;
    std::string m_device;
    box_netconsole::Parts m_parts; ///< that are still to be verified
    box_netconsole::BoxParts m_found;
    std::vector<plans::BoxInterface> m_interfaces;
    box_netconsole::Verification::Question m_question;
    QString m_server;
    QStringList m_arrived;
    std::string m_sender;
    bool m_canRestart = false;
    int m_longest = 0; ///< seconds
    QElapsedTimer m_waited;
    Call m_call;
    Call m_testing;
    QTimer m_tick;
    Notice* m_notice;
    QPushButton* m_cancel;
    QPushButton* m_restart;
    QPushButton* m_show;
};

} // namespace etherdeck::ui
