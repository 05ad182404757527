#pragma once

#include "ui/wizards/wizard_page.h"

namespace etherdeck::ui {

class PermissionPanel;

/// Shown only while something is missing.
class PermissionPage : public WizardPage {
    Q_OBJECT

public:
    explicit PermissionPage(QWidget* parent = nullptr);

    [[nodiscard]] QString stepName() const override;
    [[nodiscard]] PermissionPanel& panel() const { return *m_panel; }
    void initializePage() override;

protected:
    void retranslate() override;

private:
    PermissionPanel* m_panel;
};

} // namespace etherdeck::ui
