#pragma once

#include "ui/devices/plan/change_set.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace etherdeck::ui {

class LampMark;

/// The title of a plan and its steps, each with what it does exactly, folded.
void addPlanSteps(const plans::Plan& plan, QVBoxLayout& column, QWidget* parent);

/// The plans of a set of changes: their steps, warnings, and the fields for what has to be typed. Of several
/// changes, each has a row that follows its state.
class PlanContent : public QWidget {
    Q_OBJECT

public:
    explicit PlanContent(const ChangeSet& set, QWidget* parent = nullptr);

    /// Everything that has to be typed is.
    [[nodiscard]] bool isConfirmed() const;
    /// No more typing.
    void freeze();
    /// Of the rows.
    void showStates();

signals:
    /// What is typed.
    void changed();

private:
    struct Row {
        LampMark* lamp;
        QLabel* reason;
    };

    void addOne();
    void addSeveral();
    void addChange(const ChangeSet::Change& change);
    void addText(const QString& text);
    void addWarnings();
    void addConfirmation();

    const ChangeSet& m_set;
    QVBoxLayout* m_column;
    std::vector<Row> m_rows; ///< none, of one change
    std::vector<std::string> m_confirm;
    std::vector<QLineEdit*> m_typed;
};

} // namespace etherdeck::ui
