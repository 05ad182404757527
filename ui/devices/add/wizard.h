#pragma once

#include "core/services/devices/confirmed.h"
#include "ui/devices/add/pages.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace etherdeck::ui {

class InstallView;

/// A box, as it was added.
struct AddedBox {
    KnownDevice known;
    ConfirmedDevice confirmed;
    bool keepsHostKey = true;
};

/// Adds a box: where it is, what is there, how the agent runs, and the plan for that. Nothing happens on the
/// box before the plan is confirmed. Accepted when the box was added and the user is done.
class AddBoxWizard : public QDialog {
    Q_OBJECT

public:
    AddBoxWizard(DeviceCommandsPtr commands, BoxAddressPage::Rules rules, QWidget* parent = nullptr);

    /// A box that was found: goes on to look at it.
    void start(const finder::FoundBox& box);
    /// A box that is listed already, and gets an agent.
    void start(const KnownDevice& known);
    /// The user did not answer what ssh asked.
    void loginCancelled(const std::string& device);
    void next();
    void back();
    void reject() override;
    [[nodiscard]] int step() const;
    [[nodiscard]] BoxAddressPage& addressPage() const { return *m_address; }
    [[nodiscard]] BoxAccessPage& accessPage() const { return *m_access; }
    [[nodiscard]] AgentChoicePage& choicePage() const { return *m_choice; }
    [[nodiscard]] InstallView& installView() const { return *m_install; }

signals:
    void added(const etherdeck::ui::AddedBox& box);

private:
    void showStep();
    void showInstall();
    void goTo(QWidget* page);
    void startPlan();
    void finish();
    void findBoxes();
    [[nodiscard]] std::vector<std::string> agentCommand() const;

    DeviceCommandsPtr m_commands;
    BoxAddressPage* m_address;
    BoxAccessPage* m_access;
    AgentChoicePage* m_choice;
    InstallView* m_install;
    QWidget* m_done;
    QLabel* m_doneText;
    bool m_isAdded = false;
    bool m_isListed = false; ///< before
    QStackedWidget* m_stack;
    QLabel* m_steps;
    QPushButton* m_copy;
    QPushButton* m_back;
    QPushButton* m_cancel;
    QPushButton* m_next;
};

} // namespace etherdeck::ui
