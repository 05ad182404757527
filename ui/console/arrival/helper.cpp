#include "ui/console/arrival/helper.h"

#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/text/plain.h"

namespace etherdeck::ui {

ArrivalHelper::ArrivalHelper(QWidget* window) : QObject(window), m_window(window) {}

void ArrivalHelper::open(const ConsoleBoxState* box) {
    if (m_probe == nullptr)
        return;
    if (m_dialog == nullptr) {
        m_dialog = new NothingArrivesDialog(*m_probe, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &QObject::destroyed, this, [this] { m_dialog = nullptr; });
    }
    tellPort();
    if (box != nullptr && !box->addresses.empty())
        m_dialog->setBox(fromWire(box->title), box->addresses.back());
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ArrivalHelper::noteOpened(const QStringList& where) {
    m_port = {};
    m_port.isOpen = true;
    if (!where.isEmpty())
        if (const auto address = ConsoleAddress::parse(where.first().toStdString(), consolePort))
            m_port.address = *address;
    tellPort();
}

void ArrivalHelper::noteFailed(const Error& error) {
    m_port.isOpen = false;
    m_port.error = error;
    tellPort();
}

void ArrivalHelper::noteClosed() {
    m_port.isOpen = false;
    m_port.error.reset();
    tellPort();
}

void ArrivalHelper::noteTally(const ConsoleTally& tally) {
    m_port.datagrams = tally.counts.received;
    m_port.lost = tally.counts.lost;
    tellPort();
}

void ArrivalHelper::tellPort() {
    if (m_dialog != nullptr)
        m_dialog->setPort(m_port);
}

} // namespace etherdeck::ui

#include "moc_helper.cpp"
