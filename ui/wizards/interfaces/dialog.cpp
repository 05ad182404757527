#include "ui/wizards/interfaces/dialog.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/wizards/interfaces/list.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

InterfaceDialog::InterfaceDialog(QWidget* parent) :
    QDialog(parent),
    m_heading(plainLabel(this)),
    m_explanation(plainLabel(this)),
    m_list(new InterfaceList(this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)) {
    m_heading->setFont(theme::titleFont(font()));
    for (QLabel* label : {m_heading, m_explanation})
        label->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    layout->addSpacing(metrics::grid);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit interfacesChosen(m_list->chosen()); });
    keepTranslated(this, [this] { retranslate(); });
    resize(680, 520);
    m_list->setFocus();
}

void InterfaceDialog::setChosen(const std::vector<std::string>& names) { m_list->setChosen(names); }

void InterfaceDialog::setInterfaces(const std::vector<InterfaceReport>& reports) {
    m_list->setReports(reports);
}

void InterfaceDialog::retranslate() {
    setWindowTitle(tr("Interfaces"));
    m_heading->setText(tr("Which interfaces lead to your targets?"));
    m_explanation->setText(
        tr("Etherdeck asks on the chosen interfaces only, and nothing is sent on any other."));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&OK"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
}

} // namespace etherdeck::ui

#include "moc_dialog.cpp"
