#include "ui/devices/base/input_dialog.h"

#include "core/remote/device.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int maxValue = 1000;

struct AddTexts {
    Q_DECLARE_TR_FUNCTIONS(AddDeviceDialog)
};

DeviceInputDialog::Question addQuestion(const std::function<bool(const QString&)>& isKnown) {
    return {
        AddTexts::tr("Add a box"),
        AddTexts::tr("A box that runs the Etherdeck agent, as you would give it to ssh. Etherdeck uses your "
                     "keys and your ssh configuration, and asks for no password.\n\n"
                     "root@plug\n"
                     "ssh://root@192.168.1.7:2222\n"
                     "unix:/run/etherdeck-agent/socket – this computer\n"
                     "exec:COMMAND – a program that leads to an agent"),
        AddTexts::tr("Device"),
        {},
        AddTexts::tr("Add"),
        [isKnown](const QString& value) {
            const auto parsed = remote::parseDevice(value.toStdString());
            if (!parsed)
                return AddTexts::tr("This is no device: %1.").arg(fromWire(parsed.error().detail));
            return isKnown(value) ? AddTexts::tr("This box is in the list already.") : QString();
        }};
}

} // namespace

DeviceInputDialog::DeviceInputDialog(const Question& question, QWidget* parent) :
    QDialog(parent),
    m_question(question),
    m_fields(new QVBoxLayout),
    m_value(new QLineEdit(question.value, this)),
    m_wrong(new SecondaryLabel(this)) {
    setWindowTitle(question.title);
    auto* text = plainLabel(this);
    text->setText(question.text);
    auto* label = new QLabel(question.label, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_value);
    m_value->setAccessibleName(question.label);
    m_value->setMaxLength(maxValue);
    if (question.isFixed)
        m_value->setFont(theme::fixedFont(m_value->font()));
    m_wrong->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(question.verb, QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    m_fields->setSpacing(metrics::half);
    m_fields->addWidget(label);
    m_fields->addWidget(m_value);
    m_fields->addWidget(m_wrong);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(text);
    layout->addLayout(m_fields);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(60 * metrics::grid);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_value, &QLineEdit::textChanged, this, &DeviceInputDialog::check);
    m_value->setFocus();
    m_value->selectAll();
    check();
}

void DeviceInputDialog::addField(QLabel* label, QLineEdit* field) {
    m_fields->addSpacing(metrics::grid);
    m_fields->addWidget(label);
    m_fields->addWidget(field);
    setTabOrder(m_value, field);
}

QString DeviceInputDialog::value() const { return m_value->text().trimmed(); }

void DeviceInputDialog::setValue(const QString& value) { m_value->setText(value); }

void DeviceInputDialog::check() {
    const QString wrong = m_question.wrong ? m_question.wrong(value()) : QString();
    m_wrong->setText(value().isEmpty() ? QString() : wrong);
    m_accept->setEnabled(wrong.isEmpty());
}

AddDeviceDialog::AddDeviceDialog(const std::function<bool(const QString&)>& isKnown, QWidget* parent) :
    DeviceInputDialog(addQuestion(isKnown), parent), m_name(new QLineEdit(this)) {
    auto* label = new QLabel(tr("Name (optional)"), this);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    m_name->setMaxLength(80);
    addField(label, m_name);
}

QString AddDeviceDialog::name() const { return m_name->text().trimmed(); }

} // namespace etherdeck::ui
