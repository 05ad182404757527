#include "ui/widgets/input_dialog.h"

#include "ui/look/theme.h"
#include "ui/widgets/labels.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int maxValue = 1000;

} // namespace

InputDialog::InputDialog(const Question& question, QWidget* parent) :
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
    m_value->setAccessibleName(QString(question.label).remove(QLatin1Char('&')));
    m_value->setMaxLength(maxValue);
    if (!question.known.isEmpty())
        m_value->setCompleter(new QCompleter(question.known, m_value));
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
    connect(m_value, &QLineEdit::textChanged, this, &InputDialog::check);
    m_value->setFocus();
    m_value->selectAll();
    check();
}

void InputDialog::addField(QLabel* label, QLineEdit* field, Wrong wrong) {
    m_fields->addSpacing(metrics::grid);
    m_fields->addWidget(label);
    m_fields->addWidget(field);
    setTabOrder(m_value, field);
    if (!wrong)
        return;
    auto* message = new SecondaryLabel(this);
    message->setWordWrap(true);
    m_fields->addWidget(message);
    m_more.push_back({field, message, std::move(wrong)});
    connect(field, &QLineEdit::textChanged, this, &InputDialog::check);
    check();
}

QString InputDialog::value() const { return m_value->text().trimmed(); }

void InputDialog::setValue(const QString& value) { m_value->setText(value); }

bool InputDialog::canAccept() const { return m_accept->isEnabled(); }

void InputDialog::check() {
    const QString wrong = m_question.wrong ? m_question.wrong(value()) : QString();
    m_wrong->setText(value().isEmpty() ? QString() : wrong);
    bool isRight = wrong.isEmpty();
    for (const auto& field : m_more) {
        field.message->setText(field.wrong(field.edit->text().trimmed()));
        isRight = isRight && field.message->text().isEmpty();
    }
    m_accept->setEnabled(isRight);
}

} // namespace etherdeck::ui

#include "moc_input_dialog.cpp"
