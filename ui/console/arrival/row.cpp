#include "ui/console/arrival/row.h"

#include "ui/console/arrival/text.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

ArrivalRow::ArrivalRow(QWidget* parent) :
    QWidget(parent),
    m_lamp(new LampMark(Lamp::New, this)),
    m_title(headingLabel(this)),
    m_word(new SecondaryLabel(this)),
    m_text(plainLabel(this)),
    m_command(new QLineEdit(this)),
    m_copy(new QPushButton(icon(Icon::Copy), QString(), this)) {
    m_title->setWordWrap(false);
    m_command->setReadOnly(true);
    m_command->setFont(theme::fixedFont(font()));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    auto* mark = new QVBoxLayout;
    mark->setContentsMargins(0, 3, 0, 0);
    mark->addWidget(m_lamp);
    mark->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_title);
    head->addWidget(m_word);
    head->addStretch();
    auto* command = new QHBoxLayout;
    command->setSpacing(metrics::grid);
    command->addWidget(m_command, 1);
    command->addWidget(m_copy);
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::half);
    words->addLayout(head);
    words->addWidget(m_text);
    words->addLayout(command);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(mark);
    row->addLayout(words, 1);
}

void ArrivalRow::setFinding(const ArrivalFinding& finding) {
    m_lamp->setLamp(findingLamp(finding.state));
    m_title->setText(legTitle(finding.leg));
    m_word->setText(findingWord(finding.state));
    m_text->setText(findingSentence(finding));
    const QString command = QString::fromStdString(finding.command);
    if (m_command->text() != command)
        m_command->setText(command);
    m_command->setCursorPosition(0);
    m_command->setVisible(!command.isEmpty());
    m_copy->setVisible(!command.isEmpty());
    m_copy->setText(tr("Copy"));
    m_command->setAccessibleName(tr("Command"));
    m_copy->setAccessibleName(tr("Copy the command"));
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title->text(), m_word->text()));
    setAccessibleDescription(m_text->text());
}

} // namespace etherdeck::ui

#include "moc_row.cpp"
