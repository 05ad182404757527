#pragma once

#include "ui/console/log_rules.h"

#include <QDialog>

class QTableWidget;

namespace etherdeck::ui {

/// Rules of one's own for colours in the log.
class LogRulesDialog : public QDialog {
    Q_OBJECT

public:
    explicit LogRulesDialog(const QList<LogRule>& rules, QWidget* parent = nullptr);

    [[nodiscard]] QList<LogRule> rules() const;

signals:
    /// When the dialog was accepted.
    void rulesChanged(const QList<etherdeck::ui::LogRule>& rules);

private:
    void addRule(const LogRule& rule);
    void checkRules();

    QTableWidget* m_table;
    bool m_isFilling = false;
};

} // namespace etherdeck::ui
