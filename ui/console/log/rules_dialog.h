#pragma once

#include "ui/console/lines/rules.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace etherdeck::ui {

/// Rules of one's own for colours in the log; of several that match, the upper one counts.
class LogRulesDialog : public QDialog {
    Q_OBJECT

public:
    explicit LogRulesDialog(const QList<LogRule>& rules, QWidget* parent = nullptr);

    [[nodiscard]] QList<LogRule> rules() const;

signals:
    /// When the dialog was accepted.
    void rulesChanged(const QList<etherdeck::ui::LogRule>& rules);

private:
    void makeButtons(QDialogButtonBox& buttons);
    void fillRow(int row, const LogRule& rule);
    [[nodiscard]] LogRule ruleOf(int row) const;
    void addNew();
    void removeCurrent();
    void moveCurrent(int step);
    void checkRules();
    void refreshButtons();

    QTableWidget* m_table;
    QLabel* m_problem;
    QPushButton* m_remove = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    bool m_isFilling = false;
};

} // namespace etherdeck::ui
