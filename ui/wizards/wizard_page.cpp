#include "ui/wizards/wizard_page.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace etherdeck::ui {

WizardPage::WizardPage(QWidget* parent) :
    QWizardPage(parent),
    m_heading(plainLabel(this)),
    m_explanation(plainLabel(this)),
    m_content(new QVBoxLayout) {
    m_heading->setFont(theme::titleFont(m_heading->font()));
    m_heading->setFocusPolicy(Qt::NoFocus);
    m_explanation->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap - metrics::half, metrics::groupGap,
                               metrics::grid);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    layout->addSpacing(metrics::grid);
    m_content->setSpacing(12);
    layout->addLayout(m_content, 1);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scrolling(body, this));
    onLanguageChange(this, [this] { retranslate(); });
}

void WizardPage::setHeading(const QString& heading, const QString& explanation) {
    m_heading->setText(heading);
    m_explanation->setText(explanation);
    setAccessibleName(heading);
    setAccessibleDescription(explanation);
}

} // namespace etherdeck::ui

#include "moc_wizard_page.cpp"
