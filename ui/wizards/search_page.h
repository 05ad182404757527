#pragma once

#include "ui/widgets/step_commands.h"
#include "ui/wizards/wizard_findings.h"
#include "ui/wizards/wizard_page.h"

#include <map>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace etherdeck::ui {

class FindingCard;

/// Targets as they answer. The search can be stopped, which only ends the waiting, and repeated.
class SearchPage : public WizardPage {
    Q_OBJECT

public:
    /// `findings` outlives the page.
    SearchPage(const WizardFindings& findings, QString linkProgram, QWidget* parent = nullptr);

    void setCommands(StepCommandsPtr commands) { m_commands = std::move(commands); }

    [[nodiscard]] QString stepName() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool isSearching() const { return m_state == State::Searching; }
    /// Shows the findings, which `change` has changed.
    void applyInventory(const InventoryChange& change);
    void linksChanged();
    void noteSettled();
    /// Asks anew.
    void search();
    void cleanupPage() override {}

signals:
    void repairRequested();

protected:
    void retranslate() override;

private:
    enum class State { Idle, Searching, Stopped, Settled };

    void setState(State state);
    void refresh();
    [[nodiscard]] QString statusText() const;
    void removeTarget(Address address);
    void showTarget(const discovery::Target& target);
    void startOrStop();

    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    const WizardFindings& m_findings;
    QString m_linkProgram;
    State m_state = State::Idle;
    bool m_isBlocked = false; ///< none of the chosen interfaces can be used
    std::map<Address, QTreeWidgetItem*> m_items;
    QLabel* m_status;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QTreeWidget* m_list;
    FindingCard* m_obstacle;
    QPushButton* m_repair;
};

} // namespace etherdeck::ui
