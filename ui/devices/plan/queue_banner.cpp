#include "ui/devices/plan/queue_banner.h"

#include "ui/look/translated.h"
#include "ui/text/error.h"

#include <utility>

namespace etherdeck::ui {

QueueBanner::QueueBanner(QueueDialog::Boxes boxes, QWidget* parent) :
    Banner(parent), m_commands(std::make_shared<DeviceCommands>()), m_boxes(std::move(boxes)) {
    connect(this, &Banner::actionTriggered, this, &QueueBanner::openQueue);
    keepTranslated(this, [this] { showQueue(); });
}

void QueueBanner::setQueue(const plans::ChangeQueue& queue) {
    m_queue = queue;
    m_error.reset();
    boxesChanged();
    showQueue();
}

void QueueBanner::setError(const Error& error) {
    m_error = error;
    showQueue();
}

void QueueBanner::boxesChanged() {
    if (m_dialog)
        m_dialog->setQueue(m_queue);
}

void QueueBanner::showQueue() {
    const auto count = static_cast<int>(m_queue.changes().size());
    if (m_error) {
        const auto text = errorText(*m_error, {});
        setMessage({tr("The queue of changes cannot be read"),
                    text.why + QLatin1Char(' ') + text.advice,
                    text.raw,
                    {},
                    Lamp::Doubt});
    } else if (count == 0) {
        clear();
    } else {
        setMessage({count == 1 ? tr("A change waits to be applied")
                               : tr("%n changes wait to be applied", nullptr, count),
                    {},
                    {},
                    tr("Review…"),
                    Lamp::Changed});
    }
}

void QueueBanner::openQueue() {
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    m_dialog = new QueueDialog(m_commands, m_boxes, parentWidget());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QueueDialog::applied, this, &QueueBanner::applied);
    m_dialog->setQueue(m_queue);
    m_dialog->open();
}

} // namespace etherdeck::ui

#include "moc_queue_banner.cpp"
