#pragma once

#include "core/plans/change_queue.h"
#include "ui/devices/base/commands.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

class DeviceRowTable;
class PlanView;

/// The changes that wait: their order, and applying them one after the other. Each is planned when its turn
/// comes, shown, and confirmed as it would be by itself.
class QueueDialog : public QDialog {
    Q_OBJECT

public:
    /// `titleOf` is what a box is called.
    QueueDialog(const DeviceCommandsPtr& commands, std::function<QString(const std::string&)> titleOf,
                QWidget* parent = nullptr);

    void setQueue(const plans::ChangeQueue& queue);
    [[nodiscard]] PlanView& plan() const { return *m_plan; }
    [[nodiscard]] DeviceRowTable& table() const { return *m_table; }
    void reject() override;

signals:
    /// A change of the queue was made on a box.
    void applied(const std::string& device, const etherdeck::remote::Applied& applied);

private:
    [[nodiscard]] const plans::QueuedChange* first() const;
    [[nodiscard]] std::int64_t current() const;
    void connectParts();
    void planNext();
    void showPlan();
    void finishCurrent();
    void edit(std::function<Result<void>(plans::ChangeQueue&)> edit);
    void showButtons();
    void copy();

    DeviceCommandsPtr m_commands;
    std::function<QString(const std::string&)> m_titleOf;
    plans::ChangeQueue m_queue;
    std::int64_t m_planned = 0; ///< number of the change in the plan view; 0: none
    bool m_isDone = false;      ///< that one was applied, and leaves the queue
    Calls m_edits;
    DeviceRowTable* m_table;
    PlanView* m_plan;
    QLabel* m_problem;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QPushButton* m_copy;
    QPushButton* m_close;
    QPushButton* m_apply;
};

} // namespace etherdeck::ui
