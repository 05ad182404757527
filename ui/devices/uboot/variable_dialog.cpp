#include "ui/devices/uboot/variable_dialog.h"

#include "core/plans/environment.h"
#include "ui/boxes/environment/text.h"
#include "ui/devices/base/action_buttons.h"
#include "ui/devices/uboot/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int variableWidth = 76 * metrics::grid;
constexpr int valueLines = 6;

} // namespace

VariableDialog::VariableDialog(uboot::Environment environment, std::string name, QWidget* parent) :
    QDialog(parent),
    m_environment(std::move(environment)),
    m_present(std::move(name)),
    m_name(new QLineEdit(this)),
    m_value(new QPlainTextEdit(this)),
    m_meaning(plainLabel(this)),
    m_message(new SecondaryLabel(this)),
    m_cancel(new QPushButton(tr("Cancel"), this)),
    m_accept(new QPushButton(tr("Make the plan"), this)) {
    const bool isNew = m_present.empty();
    setWindowTitle(isNew ? tr("New variable") : tr("Change %1").arg(fromWire(m_present)));
    layOut();
    m_name->setText(fromWire(m_present));
    m_name->setReadOnly(!isNew);
    m_value->setPlainText(fromWire(m_environment.value(m_present)));
    connect(m_name, &QLineEdit::textChanged, this, &VariableDialog::check);
    connect(m_value, &QPlainTextEdit::textChanged, this, &VariableDialog::check);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    isNew ? m_name->setFocus() : m_value->setFocus();
    check();
}

void VariableDialog::layOut() {
    m_name->setFont(theme::fixedFont(font()));
    m_value->setFont(theme::fixedFont(font()));
    m_value->setTabChangesFocus(true);
    m_value->setMinimumHeight(valueLines * m_value->fontMetrics().lineSpacing() + 2 * metrics::grid);
    m_message->setWordWrap(true);
    m_accept->setDefault(true);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setSpacing(metrics::grid);
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_meaning);
    form->addRow(tr("&Value"), m_value);
    form->addRow(QString(), m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    column->setSpacing(metrics::pageMargin);
    column->addLayout(form, 1);
    column->addWidget(answerButtons(m_cancel, m_accept), 0, Qt::AlignRight);
    resize(variableWidth, sizeHint().height());
}

/// In U-Boot, a value has one line.
QString VariableDialog::value() const {
    auto text = m_value->toPlainText();
    while (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    return text;
}

uboot::VariableChange VariableDialog::change() const {
    const auto name = m_present.empty() ? m_name->text().toStdString() : m_present;
    return {name, value().toStdString()};
}

void VariableDialog::setName(const QString& name) { m_name->setText(name); }
void VariableDialog::setValue(const QString& value) { m_value->setPlainText(value); }
bool VariableDialog::canAccept() const { return m_accept->isEnabled(); }

void VariableDialog::check() {
    const auto name = m_present.empty() ? m_name->text().toStdString() : m_present;
    const auto text = value();
    const auto wrongName = m_present.empty() ? wrongVariableName(m_name->text(), m_environment) : QString();
    const bool isSame = !m_present.empty() && text == fromWire(m_environment.value(m_present));
    // Signs for control characters: what they stood for is not known any more.
    const bool isShownAsIs = m_present.empty() || fromWire(m_environment.value(m_present)).toStdString() ==
                                                      m_environment.value(m_present);
    m_meaning->setText(meaningOfVariable(name));
    m_meaning->setVisible(!m_meaning->text().isEmpty());
    QStringList messages;
    if (!wrongName.isEmpty() && !m_name->text().isEmpty())
        messages << wrongName;
    if (text.isEmpty())
        messages << tr("A variable without a value is removed: use “Remove…” for that.");
    else if (text.contains(QLatin1Char('\n')))
        messages << tr("A value must be a single line.");
    if (!isShownAsIs)
        messages << tr("The present value has characters that cannot be shown. Here they are replaced.");
    if (plans::isDangerous(name))
        messages << tr("A mistake in this variable keeps the box from starting, or makes it another one. The "
                       "plan asks for the MAC address of the box.");
    m_message->setText(messages.join(QLatin1Char(' ')));
    m_accept->setEnabled(wrongName.isEmpty() && !isSame && !text.isEmpty() &&
                         !text.contains(QLatin1Char('\n')));
}

} // namespace etherdeck::ui

#include "moc_variable_dialog.cpp"
