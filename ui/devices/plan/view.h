#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/base/san_view.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QProgressBar;
class QVBoxLayout;

namespace etherdeck::ui {

class ExportProof;
class Notice;

/// One change of a box from wish to result: asks for the plan, shows its steps, takes the confirmation,
/// applies it, and tells the result. For the dialog and the wizard, which have the buttons.
class PlanView : public QWidget {
    Q_OBJECT

public:
    enum class Phase : std::uint8_t {
        Planning,
        Shown,    ///< the plan
        Applying, ///< and cancelling
        Done,
        Failed, ///< neither a plan nor a result
    };

    /// With `san`, a target that was started is looked for.
    explicit PlanView(DeviceCommandsPtr commands, const SanViewer& san, QWidget* parent = nullptr);

    void start(const std::string& device, const plans::Wish& wish);
    void planAgain();
    /// Does nothing unless canApply().
    void apply();
    /// Asks the box to stop and undo what is being applied.
    void cancelApply();
    /// Stops planning.
    void stop();

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// For titles: "plan", "done".
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] bool canApply() const;
    /// Planning again can help.
    [[nodiscard]] bool canRetry() const { return m_phase == Phase::Failed; }
    [[nodiscard]] plans::Confirmation level() const;
    [[nodiscard]] QString commandsText() const;
    [[nodiscard]] const std::optional<remote::Applied>& applied() const { return m_applied; }

signals:
    /// The phase, or what is typed.
    void changed();

private:
    void setPhase(Phase phase);
    void showPlan();
    void addStep(const plans::Step& step, std::size_t number);
    void addWarnings();
    void addConfirmation();
    void startProof();
    void showResult();
    void showFailure(const remote::Failure& failure);
    void showProgress(const wire::CallProgress& progress);
    void clear();

    DeviceCommandsPtr m_commands;
    std::string m_device;
    std::optional<plans::Wish> m_wish;
    Phase m_phase = Phase::Planning;
    std::optional<plans::ShownPlan> m_plan;
    std::optional<remote::Applied> m_applied;
    Call m_call;
    ExportProof* m_proof = nullptr; ///< null: nothing is looked for
    Notice* m_notice;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column;
    std::vector<QLineEdit*> m_typed;
};

} // namespace etherdeck::ui
