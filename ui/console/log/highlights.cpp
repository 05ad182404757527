#include "ui/console/log/highlights.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/rules_dialog.h"
#include "ui/console/log/scope.h"

namespace etherdeck::ui {

LogHighlights::LogHighlights(LogView& view, const LogScope& scope, QWidget* parent) :
    QObject(parent), m_parent(parent), m_view(view), m_scope(scope) {}

void LogHighlights::setRules(const QList<LogRule>& rules) {
    m_rules = rules;
    m_view.setRules(rules);
}

void LogHighlights::edit() {
    auto* dialog = new LogRulesDialog(m_rules, m_scope.names(), m_parent);
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
