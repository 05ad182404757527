#pragma once

#include "ui/devices/plan/queue_dialog.h"
#include "ui/widgets/banner.h"

#include <QPointer>

#include <optional>

namespace etherdeck::ui {

/// Says how many changes wait to be applied, and opens their dialog.
class QueueBanner : public Banner {
    Q_OBJECT

public:
    explicit QueueBanner(QueueDialog::Boxes boxes, QWidget* parent = nullptr);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    void setQueue(const plans::ChangeQueue& queue);
    void setError(const Error& error);
    /// Other boxes are listed.
    void boxesChanged();
    /// Does not block.
    void openQueue();

signals:
    /// A change of the queue was made on a box.
    void applied(const std::string& device, const etherdeck::remote::Applied& applied);

private:
    void showQueue();

    DeviceCommandsPtr m_commands;
    QueueDialog::Boxes m_boxes;
    plans::ChangeQueue m_queue;
    std::optional<Error> m_error;
    QPointer<QueueDialog> m_dialog;
};

} // namespace etherdeck::ui
