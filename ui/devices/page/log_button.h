#pragma once

#include "ui/devices/base/commands.h"
#include "ui/widgets/banner.h"

#include <QPushButton>

namespace etherdeck::ui {

/// Shows what the kernel of a box says on the Console, also if the box sends nothing. Hidden while its agent
/// cannot be asked.
class KernelLogButton : public QPushButton {
    Q_OBJECT

public:
    explicit KernelLogButton(QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    /// `state` is null while nothing is known.
    void setBox(const KnownDevice& known, const DeviceStatePtr& state);
    void retranslate();

signals:
    void failed(const etherdeck::ui::Banner::Message& message);

private:
    void ask();
    void noteAnswer(const Result<remote::Answer<qint64>>& answer);

    DeviceCommandsPtr m_commands;
    KnownDevice m_known;
    QString m_title; ///< of the box
    Call m_call;
};

} // namespace etherdeck::ui
