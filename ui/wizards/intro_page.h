#pragma once

#include "ui/wizards/wizard_page.h"

class QLabel;
class QPushButton;

namespace etherdeck::ui {

class FindingCard;

/// What AoE is, and that nothing is changed.
class IntroPage : public WizardPage {
    Q_OBJECT

public:
    explicit IntroPage(QWidget* parent = nullptr);

    [[nodiscard]] QString stepName() const override;

signals:
    void labRequested();

protected:
    void retranslate() override;

private:
    QLabel* m_what;
    QLabel* m_address;
    QLabel* m_trust;
    FindingCard* m_promise;
    QLabel* m_noHardware;
    QPushButton* m_lab;
};

} // namespace etherdeck::ui
