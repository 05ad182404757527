#pragma once

#include "ui/devices/plan/change_set.h"

#include <QDialog>

class QPushButton;

namespace etherdeck::ui {

class PlanView;

/// What the user asks for; `verb` is the word on the button that makes it: "Stop export e7.3".
struct DeviceWish {
    std::vector<NamedWish> changes; ///< of one box
    QString verb;
    std::string device{}; ///< that box; empty: the one that is chosen
};

/// The dialog of every change of a box: the plan, the confirmation that it needs, and the result. The button
/// says the verb. Where a confirmation is needed, the focus starts on Cancel.
class PlanDialog : public QDialog {
    Q_OBJECT

public:
    PlanDialog(const DeviceCommandsPtr& commands, const std::string& device, DeviceWish wish,
               QWidget* parent = nullptr);

    [[nodiscard]] PlanView& view() const { return *m_view; }
    void reject() override;

private:
    void showPhase();
    void press();
    void queue();

    DeviceCommandsPtr m_commands;
    PlanView* m_view;
    std::string m_device;
    DeviceWish m_wish;
    Call m_queueing;
    QPushButton* m_copy;
    QPushButton* m_queue;
    QPushButton* m_cancel;
    QPushButton* m_apply;
    bool m_wasShown = false; ///< the focus was set for the plan
};

} // namespace etherdeck::ui
