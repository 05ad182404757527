#pragma once

#include "core/plans/change_queue.h"
#include "ui/devices/base/commands.h"

#include <QDialog>

#include <functional>
#include <optional>

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
    /// What the page knows of the boxes.
    struct Boxes {
        std::function<QString(const std::string& device)> titleOf;
        std::function<bool(const std::string& device)> isListed;
    };
    QueueDialog(const DeviceCommandsPtr& commands, Boxes boxes, QWidget* parent = nullptr);

    /// Also call it when other boxes are listed.
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
    void press();
    void leaveApplying();
    void showProblem(const QString& problem);
    void edit(std::function<Result<void>(plans::ChangeQueue&)> edit);
    void showButtons();
    void copy();

    DeviceCommandsPtr m_commands;
    Boxes m_boxes;
    plans::ChangeQueue m_queue;
    std::optional<plans::QueuedChange> m_planned; ///< the change in the plan view
    bool m_isApplying = false;                    ///< and the queue is held
    Call m_holding;
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
