#pragma once

#include "ui/console/lines/rules.h"

#include <QDialog>
#include <QMap>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace etherdeck::ui {

/// Rules of one's own for colours in the log; of several that match, the upper one counts.
class LogRulesDialog : public QDialog {
    Q_OBJECT

public:
    /// `names` of the boxes that a rule may be for.
    explicit LogRulesDialog(const QList<LogRule>& rules, QMap<qint64, QString> names = {},
                            QWidget* parent = nullptr);

    [[nodiscard]] QList<LogRule> rules() const;

signals:
    /// When the dialog was accepted.
    void rulesChanged(const QList<etherdeck::ui::LogRule>& rules);

private:
    void makeTable();
    [[nodiscard]] QVBoxLayout* makeButtons();
    void fillRow(int row, const LogRule& rule);
    [[nodiscard]] LogRule ruleOf(int row) const;
    [[nodiscard]] QWidget* boxField(qint64 source);
    void add(const LogRule& rule);
    void addNew();
    void importRules();
    void exportRules();
    void writeRules(const QString& path);
    void readRules(const QString& path);
    void removeCurrent();
    void moveCurrent(int step);
    void checkRules();
    void refreshButtons();

    QMap<qint64, QString> m_names;
    QTableWidget* m_table;
    QLabel* m_problem;
    QLabel* m_outcome; ///< of an import or export
    QPushButton* m_remove = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    bool m_isFilling = false;
};

} // namespace etherdeck::ui
