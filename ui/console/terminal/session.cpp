#include "ui/console/terminal/session.h"

#include "ui/text/plain.h"

#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int defaultRows = 24;
constexpr int defaultColumns = 80;

} // namespace

TerminalSession::TerminalSession(QObject* parent) : QObject(parent), m_screen(defaultRows, defaultColumns) {
    connect(&m_runner, &UbootTaskRunner::sendRequested, this, &TerminalSession::send);
    connect(&m_runner, &UbootTaskRunner::changed, this, &TerminalSession::changed);
}

void TerminalSession::setBox(const ConsoleBoxState& box) {
    auto guess = m_guess;
    if (!box.addresses.empty())
        guess = ConsoleAddress{{box.addresses.back().address, consolePort}, 0};
    const auto address = box.typeTo ? box.typeTo : m_address;
    const auto title = fromWire(box.title);
    const bool isNew = address != m_address || guess != m_guess || title != m_title;
    m_address = address;
    m_guess = guess;
    m_title = title;
    if (!m_hasState && box.typeTo)
        setState(box.uboot);
    else if (isNew)
        emit changed();
}

void TerminalSession::hear(const ConsoleAddress& from, const QByteArray& bytes, TimePoint now) {
    m_dependence.heard(now);
    m_screen.write({bytes.data(), static_cast<std::size_t>(bytes.size())});
    emit screenChanged();
    if (std::exchange(m_address, m_address ? m_address : from) != m_address)
        emit changed();
}

void TerminalSession::setState(const netconsole::UbootState& state) {
    m_hasState = true;
    m_dependence.stateChanged(state);
    m_runner.setState(state);
    emit changed();
}

void TerminalSession::type(const QByteArray& bytes) { send(bytes); }

Result<void> TerminalSession::runScript(std::string_view script) {
    auto pacer = netconsole::ScriptPacer::create(script);
    if (!pacer)
        return fail(pacer.error());
    m_runner.cancel();
    m_stop.reset();
    m_script = std::make_shared<ScriptTask>(std::move(*pacer), Clock::now());
    m_runner.start(m_script);
    return {};
}

void TerminalSession::stopBoot() {
    m_runner.cancel();
    m_script.reset();
    m_stop = std::make_shared<StopTask>(netconsole::BootStopper(state(), Clock::now()));
    m_runner.start(m_stop);
}

void TerminalSession::send(const QByteArray& datagram) {
    if (const auto to = stopAddress())
        emit sendRequested(*to, datagram);
}

} // namespace etherdeck::ui

#include "moc_session.cpp"
