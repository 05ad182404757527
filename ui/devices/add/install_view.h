#pragma once

#include "core/services/install/values.h"
#include "ui/devices/base/commands.h"

#include <QWidget>

#include <optional>
#include <string>

class QVBoxLayout;

namespace etherdeck::ui {

class Notice;

/// The plan by which an agent is put on a box, carrying it out, and how that ended. For the wizard, which has
/// the buttons.
class InstallView : public QWidget {
    Q_OBJECT

public:
    enum class Phase { Shown, Running, Done, Failed };

    explicit InstallView(DeviceCommandsPtr commands, QWidget* parent = nullptr);

    void show(const remote::SshDevice& device, const install::InstallPlan& plan);
    void apply();
    /// What was done is undone.
    void cancel();
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString commandsText() const;

signals:
    void changed(); ///< the phase

private:
    void showProgress(const InstallProgress& progress);
    void take(const Result<InstallOutcome>& outcome);

    DeviceCommandsPtr m_commands;
    remote::SshDevice m_device;
    install::InstallPlan m_plan;
    Phase m_phase = Phase::Shown;
    bool m_isCancelling = false;
    Call m_running;
    Jobs::Handle m_job;
    Notice* m_notice;
    QVBoxLayout* m_column;
    QWidget* m_steps = nullptr;
};

} // namespace etherdeck::ui
