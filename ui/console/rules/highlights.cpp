#include "ui/console/rules/highlights.h"

#include "ui/console/lines/view.h"
#include "ui/console/rules/dialog.h"

namespace etherdeck::ui {

LogHighlights::LogHighlights(LogView& view, QWidget* parent) :
    QObject(parent), m_parent(parent), m_view(view) {}

void LogHighlights::setRules(const QList<LogRule>& rules) {
    m_rules = rules;
    m_view.setRules(rules);
}

void LogHighlights::edit(const QMap<qint64, QString>& names) {
    auto* dialog = new LogRulesDialog(m_rules, names, m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogRulesDialog::rulesChanged, this, [this](const QList<LogRule>& rules) {
        const auto before = m_rules;
        setRules(rules);
        if (rules != before)
            emit edited(before, rules);
    });
    dialog->open();
}

void LogHighlights::save(QSettings& settings) const { writeRules(settings, m_rules); }

void LogHighlights::restore(QSettings& settings) { setRules(readRules(settings)); }

} // namespace etherdeck::ui

#include "moc_highlights.cpp"
