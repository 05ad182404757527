#include "ui/console/arrival/helper.h"

#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/widgets/plain_text.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t mostTestLines = 32; ///< that may still come
constexpr std::size_t mostLines = 200;    ///< looked through for the test line at a time

} // namespace

ArrivalHelper::ArrivalHelper(QWidget* window) : QObject(window), m_window(window) {}

void ArrivalHelper::open(const ConsoleBoxState* box) {
    if (m_probe == nullptr)
        return;
    if (m_dialog == nullptr) {
        m_dialog = new NothingArrivesDialog(*m_probe, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &QObject::destroyed, this, [this] { m_dialog = nullptr; });
        connect(m_dialog, &NothingArrivesDialog::testBegun, this, &ArrivalHelper::expectTest);
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

void ArrivalHelper::noteStored(qint64 lastLine) {
    const auto before = std::exchange(m_lastLine, lastLine);
    if (m_dialog == nullptr)
        return;
    store::ConsoleSearch search;
    search.page = {store::Order::OldestFirst, std::max(before, lastLine - qint64{mostLines}), mostLines};
    m_asksLines.add(m_reader->page(search, this, [this](const auto& lines) {
        if (lines)
            showLines(*lines);
    }));
}

void ArrivalHelper::expectTest(const std::string& line) {
    if (m_testLines.size() == mostTestLines)
        m_testLines.erase(m_testLines.begin());
    m_testLines.push_back(line);
}

void ArrivalHelper::showLines(const ConsoleReader::Lines& lines) {
    for (const auto& line : lines) {
        if (m_dialog != nullptr)
            m_dialog->noteLineText(fromWire(line.text));
        if (std::ranges::find(m_testLines, line.text) != m_testLines.end())
            m_forgets.add(m_console->forget(static_cast<qint64>(line.source), this, [](const auto&) {}));
    }
}

} // namespace etherdeck::ui
