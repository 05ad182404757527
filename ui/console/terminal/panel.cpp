#include "ui/console/terminal/panel_parts.h"

#include <QSettings>

namespace etherdeck::ui {

namespace {
const QString linesKey = QStringLiteral("console/typesLines");
}

TerminalPanel::TerminalPanel(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>(*this)) {}

TerminalPanel::~TerminalPanel() = default;

void TerminalPanel::showBox(qint64 source) { m_parts->showBox(source); }
qint64 TerminalPanel::box() const { return m_parts->shown; }
void TerminalPanel::focusContent() { m_parts->focusContent(); }
QList<QAction*> TerminalPanel::actions() const { return m_parts->allActions(); }

QStringList TerminalPanel::dependsOnUs() const {
    QStringList titles;
    for (const auto& [source, entry] : m_parts->boxes)
        if (entry.session->dependence().dependsOnUs(Clock::now()))
            titles << entry.session->title();
    return titles;
}

void TerminalPanel::setBoxes(const std::vector<ConsoleBoxState>& boxes) {
    for (const auto& box : boxes)
        m_parts->boxOf(box.source).session->setBox(box);
    std::erase_if(m_parts->boxes, [&](const auto& entry) {
        return entry.first != m_parts->shown &&
               std::ranges::none_of(boxes, [&](const auto& box) { return box.source == entry.first; });
    });
    m_parts->noteDependents();
}

void TerminalPanel::hear(qint64 source, const ConsoleAddress& from, const QByteArray& bytes) {
    m_parts->boxOf(source).session->hear(from, bytes, Clock::now());
    m_parts->noteDependents();
}

void TerminalPanel::setState(qint64 source, const netconsole::UbootState& state) {
    m_parts->boxOf(source).session->setState(state);
    m_parts->noteDependents();
}

void TerminalPanel::setSendFailure(const Error& error) { m_parts->showSendFailure(error); }

void TerminalPanel::saveLayout(QSettings& settings) const {
    settings.setValue(linesKey, m_parts->typesLines());
    for (const auto& [source, entry] : m_parts->boxes)
        if (!entry.isNew)
            entry.history.save(settings, source);
}

void TerminalPanel::restoreLayout(QSettings& settings) {
    m_parts->setTypesLines(settings.value(linesKey).toBool());
    m_parts->settings = &settings;
    for (auto& [source, entry] : m_parts->boxes)
        entry.history.restore(settings, source);
}

} // namespace etherdeck::ui
