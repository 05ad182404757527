#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/base/san_view.h"
#include "ui/devices/plan/change_set.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace etherdeck::ui {

class ExportProof;
class Notice;
class PlanContent;

/// Changes of one box from wish to result: asks for the plans, shows their steps, takes the confirmation,
/// applies them, and tells the result. For the dialogs and the wizard, which have the buttons.
class PlanView : public QWidget {
    Q_OBJECT

public:
    using Phase = ChangeSet::Phase;

    /// With `san`, a target that was started is looked for.
    explicit PlanView(DeviceCommandsPtr commands, const SanViewer& san, QWidget* parent = nullptr);

    void start(const std::string& device, const plans::Wish& wish) { start(device, {{wish, {}}}); }
    void start(const std::string& device, const std::vector<NamedWish>& wishes);
    void planAgain();
    /// Does nothing unless canApply().
    void apply();
    /// Asks the box to stop and undo what is being applied.
    void cancelApply();
    /// Stops planning.
    void stop() { m_set->stop(); }

    [[nodiscard]] Phase phase() const { return m_set->phase(); }
    /// For titles: "plan", "done".
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] bool canApply() const;
    /// Planning again can help.
    [[nodiscard]] bool canRetry() const { return phase() == Phase::Failed; }
    [[nodiscard]] plans::Confirmation level() const { return m_set->level(); }
    [[nodiscard]] QString commandsText() const;
    /// What was done, in the order in which it was done.
    [[nodiscard]] std::vector<remote::Applied> allApplied() const;
    /// Of one change.
    [[nodiscard]] const std::optional<remote::Applied>& applied() const;

signals:
    /// The phase, or what is typed.
    void changed();

private:
    [[nodiscard]] bool areSeveral() const { return m_set->changes().size() > 1; }
    void showPhase();
    void showPlans();
    void showPlanning();
    /// Calls showProgress() at most twenty times a second.
    void noteProgress();
    void showProgress();
    void startProof();
    void showResult();
    void showFailure();
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] QString verifiedLines() const;

    ChangeSet* m_set;
    ExportProof* m_proof = nullptr; ///< null: nothing is looked for
    Notice* m_notice;
    PlanContent* m_content = nullptr;
    QVBoxLayout* m_column;
    bool m_isCancelling = false;
    QTimer m_progressPause;
    bool m_isProgressStale = false;
};

} // namespace etherdeck::ui
