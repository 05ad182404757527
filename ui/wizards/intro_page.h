#pragma once

#include "ui/widgets/step_commands.h"
#include "ui/wizards/wizard_page.h"

class QLabel;
class QPushButton;

namespace etherdeck::ui {

class FindingCard;

/// Explains what AoE is, and that searching changes nothing.
class IntroPage : public WizardPage {
    Q_OBJECT

public:
    explicit IntroPage(QWidget* parent = nullptr);

    void setCommands(StepCommandsPtr commands) { m_commands = std::move(commands); }

    [[nodiscard]] QString stepName() const override;

protected:
    void retranslate() override;

private:
    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    QLabel* m_what;
    QLabel* m_address;
    QLabel* m_trust;
    FindingCard* m_promise;
    QLabel* m_noHardware;
    QPushButton* m_lab;
};

} // namespace etherdeck::ui
