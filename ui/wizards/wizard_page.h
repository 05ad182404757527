#pragma once

#include <QWizardPage>

class QLabel;
class QVBoxLayout;

namespace etherdeck::ui {

/// A page of a wizard: one decision, a line that explains it, and what is needed to make it.
class WizardPage : public QWizardPage {
    Q_OBJECT

public:
    explicit WizardPage(QWidget* parent = nullptr);

    /// The page's name in the list of steps.
    [[nodiscard]] virtual QString stepName() const = 0;

protected:
    /// Sets all texts; called after each change of language.
    virtual void retranslate() = 0;

    void setHeading(const QString& heading, const QString& explanation);
    [[nodiscard]] QVBoxLayout& content() const { return *m_content; }

private:
    QLabel* m_heading;
    QLabel* m_explanation;
    QVBoxLayout* m_content;
};

} // namespace etherdeck::ui
