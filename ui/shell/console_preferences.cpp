#include "ui/shell/console_preferences.h"

#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace etherdeck::ui {

ConsolePreferences::ConsolePreferences(QWidget* parent) :
    QWidget(parent),
    m_label(new QLabel(parent)),
    m_listens(new QCheckBox(this)),
    m_portLabel(new QLabel(this)),
    m_port(new QSpinBox(this)),
    m_addressesLabel(new QLabel(this)),
    m_addresses(new QLineEdit(this)),
    m_keepsAwake(new QCheckBox(this)),
    m_keepLabel(new QLabel(this)),
    m_days(new QSpinBox(this)),
    m_megabytes(new QSpinBox(this)) {
    m_port->setRange(1, 65535);
    m_port->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_days->setRange(0, Preferences::mostDays);
    m_megabytes->setRange(0, Preferences::mostMegabytes);
    m_megabytes->setSingleStep(500);
    m_addresses->setMaxLength(1000);
    m_label->setBuddy(m_listens);
    layOut();
    retranslate();
    connect(m_listens, &QCheckBox::toggled, this, &ConsolePreferences::update);
    update();
}

void ConsolePreferences::layOut() {
    auto* keep = new QHBoxLayout;
    keep->setSpacing(metrics::grid);
    keep->addWidget(m_days);
    keep->addWidget(m_megabytes);
    keep->addStretch();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::pageMargin);
    form->setVerticalSpacing(metrics::grid);
    form->addRow(m_listens);
    form->addRow(m_portLabel, m_port);
    form->addRow(m_addressesLabel, m_addresses);
    form->addRow(m_keepsAwake);
    form->addRow(m_keepLabel, keep);
    m_portLabel->setBuddy(m_port);
    m_addressesLabel->setBuddy(m_addresses);
    m_keepLabel->setBuddy(m_days);
    m_portLabel->setMinimumHeight(m_port->sizeHint().height()); // in line with the field
    m_addressesLabel->setMinimumHeight(m_addresses->sizeHint().height());
    m_keepLabel->setMinimumHeight(m_days->sizeHint().height());
    m_addresses->setMinimumWidth(32 * metrics::grid);
}

void ConsolePreferences::set(const Preferences& preferences) {
    m_listens->setChecked(preferences.listens);
    m_port->setValue(preferences.consolePort);
    m_addresses->setText(preferences.consoleAddresses.join(QStringLiteral(", ")));
    m_keepsAwake->setChecked(preferences.keepsAwake);
    m_days->setValue(preferences.keepDays);
    m_megabytes->setValue(preferences.keepMegabytes);
}

void ConsolePreferences::take(Preferences& preferences) const {
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    preferences.listens = m_listens->isChecked();
    preferences.consolePort = m_port->value();
    preferences.consoleAddresses =
        m_addresses->text().split(between, Qt::SkipEmptyParts).mid(0, Preferences::mostAddresses);
    preferences.keepsAwake = m_keepsAwake->isChecked();
    preferences.keepDays = m_days->value();
    preferences.keepMegabytes = m_megabytes->value();
}

void ConsolePreferences::update() {
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_portLabel, m_port, m_addressesLabel, m_addresses, m_keepsAwake})
        field->setEnabled(m_listens->isChecked());
}

void ConsolePreferences::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConsolePreferences::retranslate() {
    m_label->setText(tr("&Console"));
    m_listens->setText(tr("Listen to w&hat boxes say"));
    m_portLabel->setText(tr("UDP &port"));
    m_addressesLabel->setText(tr("On addr&esses"));
    m_addresses->setPlaceholderText(tr("All of this desk"));
    m_keepsAwake->setText(tr("Keep this desk a&wake while a box depends on it"));
    m_keepsAwake->setToolTip(tr("A U-Boot that prints to this desk blocks for up to 25 seconds at each piece "
                                "of output while the desk sleeps. The desktop says so when you send it to "
                                "sleep, and lets you insist."));
    m_keepLabel->setText(tr("&Keep at most"));
    m_days->setSuffix(tr(" days"));
    m_days->setSpecialValueText(tr("All days"));
    m_days->setAccessibleName(tr("Days to keep"));
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytes->setSpecialValueText(tr("Any size"));
    m_megabytes->setAccessibleName(tr("Megabytes to keep"));
}

} // namespace etherdeck::ui
