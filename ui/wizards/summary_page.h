#pragma once

#include "ui/wizards/wizard_findings.h"
#include "ui/wizards/wizard_page.h"

#include <QString>

#include <cstdint>
#include <map>

class QGridLayout;

namespace etherdeck::ui {

/// What will be remembered.
class SummaryPage : public WizardPage {
    Q_OBJECT

public:
    /// `findings` outlives the page.
    explicit SummaryPage(const WizardFindings& findings, QWidget* parent = nullptr);

    [[nodiscard]] QString stepName() const override;
    void setShelfNames(std::map<std::uint16_t, QString> names);
    void refresh() { retranslate(); }

protected:
    void retranslate() override;

private:
    void addRow(const QString& label, const QStringList& lines);

    const WizardFindings& m_findings;
    std::map<std::uint16_t, QString> m_names;
    QWidget* m_facts;
    QGridLayout* m_grid;
};

} // namespace etherdeck::ui
