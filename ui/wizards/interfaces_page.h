#pragma once

#include "ui/wizards/wizard_page.h"

namespace etherdeck::ui {

class InterfaceList;

/// Choice of interfaces.
class InterfacesPage : public WizardPage {
    Q_OBJECT

public:
    explicit InterfacesPage(QWidget* parent = nullptr);

    [[nodiscard]] QString stepName() const override;
    [[nodiscard]] InterfaceList& list() const { return *m_list; }
    [[nodiscard]] bool isComplete() const override;
    void initializePage() override;
    /// Back keeps what was chosen.
    void cleanupPage() override {}

protected:
    void retranslate() override;

private:
    InterfaceList* m_list;
};

} // namespace etherdeck::ui
