#pragma once

#include "ui/wizards/wizard_findings.h"
#include "ui/wizards/wizard_page.h"

#include <QString>

#include <cstdint>
#include <map>

class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace etherdeck::ui {

/// What was found, what it means, and names for the shelves.
class FoundPage : public WizardPage {
    Q_OBJECT

public:
    static constexpr int longestName = 60;
    /// More shelves than these are named in the inventory.
    static constexpr std::size_t maxShelves = 64;

    /// `findings` outlives the page.
    explicit FoundPage(const WizardFindings& findings, QWidget* parent = nullptr);

    [[nodiscard]] QString stepName() const override;
    /// The existing names of shelves.
    void setShelfNames(const std::map<std::uint16_t, QString>& names);
    /// The names of shelves that were found.
    [[nodiscard]] std::map<std::uint16_t, QString> shelfNames() const;
    void initializePage() override;
    void cleanupPage() override {}
    /// The findings have changed; typed names stay.
    void findingsChanged();

signals:
    void namesChanged();

protected:
    void retranslate() override;

private:
    void rebuild();
    void addFindings(QVBoxLayout& column);
    void addShelves(QVBoxLayout& column);
    void addSilence(QVBoxLayout& column);

    const WizardFindings& m_findings;
    std::map<std::uint16_t, QString> m_names;
    std::map<std::uint16_t, QLineEdit*> m_edits;
    QScrollArea* m_scroll;
    QString m_shape; ///< of the current content, which is rebuilt only when this differs
};

} // namespace etherdeck::ui
