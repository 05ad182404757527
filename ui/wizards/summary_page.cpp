#include "ui/wizards/summary_page.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/wizards/found_text.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {
constexpr qsizetype maxNames = 12;
}

SummaryPage::SummaryPage(const WizardFindings& findings, QWidget* parent) :
    WizardPage(parent), m_findings(findings), m_facts(new QWidget(this)), m_grid(new QGridLayout(m_facts)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::groupGap);
    m_grid->setVerticalSpacing(metrics::pageMargin);
    m_grid->setColumnStretch(1, 1);
    content().addWidget(m_facts);
    content().addStretch();
    setFinalPage(true);
    retranslate();
}

QString SummaryPage::stepName() const { return tr("Summary"); }

void SummaryPage::setShelfNames(std::map<std::uint16_t, QString> names) {
    m_names = std::move(names);
    retranslate();
}

void SummaryPage::retranslate() {
    setHeading(tr("Ready"), tr("Nothing has been saved yet. “Finish” saves this and opens the inventory; all "
                               "of it can be changed there and in the preferences."));
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList interfaces;
    for (const auto& name : m_findings.chosen)
        interfaces << fromWire(name);
    addRow(tr("Interfaces"), {interfaces.isEmpty() ? tr("None") : listText(interfaces)});
    QStringList found{foundText(m_findings)};
    const auto conflicts = std::count_if(m_findings.targets.begin(), m_findings.targets.end(),
                                         [](const auto& entry) { return entry.second.hasConflict(); });
    if (conflicts == 1)
        found << tr("One address is claimed by different disks: do not use it until this is fixed.");
    else if (conflicts > 1)
        found << tr("%1 addresses are claimed by different disks: do not use them until this is fixed.")
                     .arg(conflicts);
    const auto doubts = std::count_if(m_findings.targets.begin(), m_findings.targets.end(),
                                      [](const auto& entry) { return entry.second.hasPossibleConflict(); });
    if (doubts == 1)
        found << tr("One address may be two disks: do not use it until this is clear.");
    else if (doubts > 1)
        found << tr("%1 addresses may be two disks each: do not use them until this is clear.").arg(doubts);
    addRow(tr("Found"), found);
    QStringList names;
    for (const auto& [shelf, name] : m_names) {
        if (names.size() == maxNames) {
            names << tr("%1 more").arg(m_names.size() - static_cast<std::size_t>(maxNames));
            break;
        }
        names << tr("Shelf %1: %2").arg(QString::number(shelf), name);
    }
    addRow(tr("Names"), names.isEmpty() ? QStringList{tr("None yet")} : names);
    addRow(tr("From now on"), {tr("Etherdeck keeps asking on these interfaces, and tells you when a target "
                                  "vanishes or comes back, or two claim one address.")});
}

void SummaryPage::addRow(const QString& label, const QStringList& lines) {
    const int row = m_grid->rowCount();
    auto* name = new SecondaryLabel(m_facts);
    name->setFont(font());
    name->setText(label);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    QLabel* text = plainLabel(m_facts);
    text->setFocusPolicy(Qt::NoFocus);
    text->setText(lines.join(QLatin1Char('\n')));
    m_grid->addWidget(text, row, 1, Qt::AlignTop);
    name->show();
    text->show();
}

} // namespace etherdeck::ui

#include "moc_summary_page.cpp"
