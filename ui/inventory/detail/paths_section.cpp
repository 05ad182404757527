#include "ui/inventory/detail/paths_section.h"

#include "ui/inventory/targets/facts.h"
#include "ui/look/theme.h"
#include "ui/text/doubt.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace etherdeck::ui {

PathsSection::PathsSection(QWidget* parent) :
    QWidget(parent), m_column(new QVBoxLayout(this)), m_note(plainLabel(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::groupGap);
    m_column->addWidget(m_note);
}

void PathsSection::setTarget(const discovery::Target& target, const InterfaceNames& interfaceName,
                             const Moment& now) {
    while (m_paths.size() > target.paths.size()) {
        delete m_paths.back();
        m_paths.pop_back();
    }
    while (m_paths.size() < target.paths.size()) {
        m_paths.push_back(new FactGroup(this));
        m_column->addWidget(m_paths.back());
    }
    QStringList notes{oneDiskText(target), unlistedText(target)};
    notes.removeAll(QString());
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        m_paths[i]->setTitle(m_paths.size() == 1 ? tr("Path")
                                                 : tr("Path %1 of %2").arg(i + 1).arg(m_paths.size()));
        m_paths[i]->setFacts(pathFacts(target.paths[i], target, interfaceName, now));
    }
}

} // namespace etherdeck::ui

#include "moc_paths_section.cpp"
