#include "ui/console/terminal/sender.h"

#include "ui/console/terminal/keys.h"
#include "ui/console/terminal/text.h"
#include "ui/text/error.h"
#include "ui/widgets/danger_dialog.h"

namespace etherdeck::ui {

namespace {

/// Ends with `parent`.
void ask(const DangerDialog::Question& question, QWidget* parent, const std::function<void()>& done) {
    auto* dialog = new DangerDialog(question, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, done);
    dialog->open();
}

} // namespace

const QByteArray TerminalSender::interruptKey = QByteArrayLiteral("\x03");

TerminalSender::TerminalSender(QWidget* parent) : QObject(parent), m_parent(parent) {}

void TerminalSender::type(const QByteArray& bytes) {
    if (m_session == nullptr)
        return;
    if (bytes == interruptKey && m_session->script() != nullptr)
        m_session->cancel();
    if (const QString why = whyNotTyped(*m_session); !why.isEmpty()) {
        emit refused({Lamp::Limited, tr("This key was not sent"), why, {}, {}, -1});
        return;
    }
    m_session->type(bytes);
    emit sent();
}

void TerminalSender::sendInterrupt() {
    if (m_session == nullptr)
        return;
    m_session->cancel();
    m_session->type(interruptKey);
}

void TerminalSender::paste(const QString& text, bool asKeys) {
    if (m_session == nullptr)
        return;
    if (const auto bad = findUntypable(text)) {
        emit refused(untypableNotice(bad->character, bad->line));
        return;
    }
    const auto bytes = bytesOfText(text);
    if (asKeys && !bytes.isEmpty() && bytes.size() < int(netconsole::ScriptPacer::longestDatagram))
        return type(bytes);
    askScript(text);
}

void TerminalSender::askScript(const QString& text) {
    const auto pacer = netconsole::ScriptPacer::create(text.toStdString());
    if (!pacer) {
        emit refused(scriptProblem(pacer.error()));
        return;
    }
    const int lines = static_cast<int>(pacer->lineCount());
    if (lines == 0)
        return;
    ask({tr("Send %n lines to %1?", nullptr, lines).arg(m_session->title()),
         tr("Each is sent when the prompt is there, and run at once. Read them first."),
         text.trimmed(),
         tr("Send %n lines", nullptr, lines),
         {}},
        m_parent, [this, text] { runScript(text); });
}

bool TerminalSender::canSendLine(const QString& line) {
    if (m_session == nullptr || m_session->isRunning() || line.trimmed().isEmpty())
        return false; // an empty line would repeat the last command
    if (const auto bad = findUntypable(line)) {
        emit refused(untypableNotice(bad->character, bad->line));
        return false;
    }
    if (m_session->state().phase == netconsole::UbootPhase::Gone) {
        emit refused({Lamp::Limited, tr("This line was not sent"), whyNotTyped(*m_session), {}, {}, -1});
        return false;
    }
    return true;
}

void TerminalSender::runScript(const QString& text) {
    if (m_session == nullptr)
        return;
    const auto started = m_session->runScript(text.toStdString());
    if (started)
        emit sent();
    else
        emit refused(scriptProblem(started.error()));
}

void TerminalSender::runCommand(const UbootCommand& command) {
    if (command.question.isEmpty())
        return runScript(command.line);
    const QString line =
        m_session == nullptr ? command.line : m_session->title() + QStringLiteral(": ") + command.line;
    ask({command.question, command.consequence, line, command.verb, {}}, m_parent,
        [this, text = command.line] { runScript(text); });
}

void TerminalSender::stopBoot() {
    if (m_session != nullptr)
        m_session->stopBoot();
    emit sent();
}

void TerminalSender::noteFailed(const Error& error) {
    if (m_session != nullptr)
        m_session->cancel();
    emit refused({Lamp::Conflict,
                  tr("What was typed could not be sent"),
                  tr("This computer cannot reach the box at the moment. Check the network and try again."),
                  errorText(error, {}).raw,
                  {},
                  -1});
}

} // namespace etherdeck::ui

#include "moc_sender.cpp"
