#include "ui/boxes/environment/findings_list.h"

#include "ui/boxes/environment/text.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace etherdeck::ui {

FindingsList::FindingsList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::pageMargin);
    onLanguageChange(this, [this] { rebuild(); });
}

void FindingsList::setFindings(const uboot::Environment& environment,
                               const std::vector<uboot::Finding>& findings) {
    if (environment == m_environment && findings == m_findings)
        return;
    m_environment = environment;
    m_findings = findings;
    rebuild();
}

void FindingsList::setFixable(bool isFixable) {
    if (std::exchange(m_isFixable, isFixable) != isFixable)
        rebuild();
}

void FindingsList::rebuild() {
    while (const std::unique_ptr<QLayoutItem> item{m_column->takeAt(0)})
        delete item->widget();
    for (const auto& finding : m_findings)
        m_column->addWidget(makeRow(finding));
}

QWidget* FindingsList::makeRow(const uboot::Finding& finding) {
    const auto text = findingText(finding, m_environment);
    auto* row = new QWidget(this);
    auto* what = headingLabel(row);
    what->setText(text.what);
    auto* weight = new SecondaryLabel(row);
    weight->setText(weightText(finding.weight));
    auto* why = plainLabel(row);
    why->setText(text.why);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(what, 1);
    head->addWidget(weight, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::half);
    words->addLayout(head);
    words->addWidget(why);
    if (!text.lines.isEmpty()) {
        auto* lines = new FactValue(row);
        lines->setFixed(true);
        lines->setValue(text.lines);
        lines->setAccessibleName(tr("Lines for U-Boot's prompt"));
        auto* copy = new QPushButton(icon(Icon::Copy), tr("Copy"), row);
        copy->setAutoDefault(false);
        copy->setToolTip(tr("Copy the lines for U-Boot's prompt"));
        copy->setAccessibleName(copy->toolTip());
        connect(copy, &QPushButton::clicked, this,
                [text = text.lines] { QGuiApplication::clipboard()->setText(text + QLatin1Char('\n')); });
        auto* fix = new QHBoxLayout;
        fix->setSpacing(metrics::grid);
        fix->addWidget(lines, 1);
        fix->addWidget(copy, 0, Qt::AlignTop);
        if (m_isFixable) {
            auto* button = new QPushButton(tr("Fix…"), row);
            button->setToolTip(tr("Make a plan that changes these variables"));
            connect(button, &QPushButton::clicked, this,
                    [this, fixes = finding.fixes] { emit fixRequested(fixes); });
            fix->addWidget(button, 0, Qt::AlignTop);
        }
        words->addLayout(fix);
    }
    auto* mark = new QVBoxLayout;
    mark->setContentsMargins(0, 3, 0, 0);
    mark->addWidget(new LampMark(lampOf(finding.weight), row));
    mark->addStretch();
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    columns->addLayout(mark);
    columns->addLayout(words, 1);
    row->setAccessibleName(text.what);
    row->setAccessibleDescription(text.why);
    return row;
}

} // namespace etherdeck::ui

#include "moc_findings_list.cpp"
