#pragma once

#include "ui/devices/base/commands.h"

#include <QDialog>

class QPushButton;

namespace etherdeck::ui {

class PlanView;

/// The dialog of every change of a box: the plan, the confirmation that it needs, and the result. The button
/// says the verb. Where a confirmation is needed, the focus starts on Cancel.
class PlanDialog : public QDialog {
    Q_OBJECT

public:
    /// `verb` says what is done to what: "Stop export e7.3".
    PlanDialog(const DeviceCommandsPtr& commands, const std::string& device, const plans::Wish& wish,
               const QString& verb, QWidget* parent = nullptr);

    [[nodiscard]] PlanView& view() const { return *m_view; }
    void reject() override;

private:
    void showPhase();
    void press();
    void queue();

    DeviceCommandsPtr m_commands;
    PlanView* m_view;
    QString m_verb;
    std::string m_device;
    plans::Wish m_wish;
    Call m_queueing;
    QPushButton* m_copy;
    QPushButton* m_queue;
    QPushButton* m_cancel;
    QPushButton* m_apply;
    bool m_wasShown = false; ///< the focus was set for the plan
};

} // namespace etherdeck::ui
