#include "ui/console/page/close_guard.h"

#include "ui/widgets/danger_dialog.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace etherdeck::ui {

CloseGuard::CloseGuard(QWidget* window, std::function<QStringList()> dependents) :
    QObject(window), m_window(window), m_dependents(std::move(dependents)) {
    window->installEventFilter(this);
}

bool CloseGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Close || m_isConfirmed || m_dependents().isEmpty())
        return QObject::eventFilter(watched, event);
    event->ignore();
    ask(tr("Quit while a box waits for this computer?"), tr("Quit"), [this] {
        m_isConfirmed = true;
        m_window->close();
    });
    return true;
}

void CloseGuard::askBeforeClosingPort(const std::function<void()>& done) {
    if (m_dependents().isEmpty())
        done();
    else
        ask(tr("Stop listening while a box waits for this computer?"), tr("Stop listening"), done);
}

void CloseGuard::ask(const QString& title, const QString& verb, const std::function<void()>& done) {
    if (std::exchange(m_isAsking, true))
        return;
    auto* dialog = new DangerDialog(
        {title,
         tr("The U-Boot of these boxes prints to this computer. If this computer is switched off or leaves "
            "the network, each output blocks for up to 25 seconds, and the box seems to hang. Boot the box "
            "first, or return its console to the serial line: setenv stdout serial"),
         m_dependents().join(QLatin1Char('\n')),
         verb,
         {}},
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this] { m_isAsking = false; });
    connect(dialog, &QDialog::accepted, this, done);
    dialog->open();
}

} // namespace etherdeck::ui

#include "moc_close_guard.cpp"
