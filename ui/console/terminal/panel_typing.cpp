#include "ui/console/terminal/keys.h"
#include "ui/console/terminal/line_entry.h"
#include "ui/console/terminal/panel_parts.h"
#include "ui/console/terminal/text.h"
#include "ui/console/terminal/uboot_commands.h"
#include "ui/console/terminal/view.h"
#include "ui/widgets/danger_dialog.h"
#include "ui/widgets/error_text.h"

#include <QMenu>

/// What the panel sends, and what it asks before that.
namespace etherdeck::ui {

namespace {

const QByteArray interruptByte = QByteArrayLiteral("\x03");

/// Ends with the panel.
void ask(const DangerDialog::Question& question, QWidget* parent, const std::function<void()>& done) {
    auto* dialog = new DangerDialog(question, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, done);
    dialog->open();
}

} // namespace

void TerminalPanel::Parts::type(const QByteArray& bytes) {
    auto* now = session();
    if (!now)
        return;
    if (typesLines() && bytes != interruptByte) { // the screen only shows then
        m_entry->setFocus();
        if (bytes.size() == 1 && bytes.at(0) >= ' ' && bytes.at(0) != '\x7f')
            m_entry->insert(QString::fromLatin1(bytes));
        return;
    }
    if (bytes == interruptByte && now->script())
        now->cancel();
    m_own.reset();
    if (const QString why = whyNotTyped(*now); !why.isEmpty())
        return showOwn({Lamp::Limited, tr("This key was not sent"), why, {}, {}, -1});
    now->type(bytes);
    refresh();
}

void TerminalPanel::Parts::sendInterrupt() {
    if (auto* now = session()) {
        now->cancel();
        now->type(interruptByte);
    }
}

void TerminalPanel::Parts::paste(const QString& text) {
    if (!session())
        return;
    if (const auto bad = findUntypable(text))
        return showOwn(untypableNotice(bad->character, bad->line));
    const auto bytes = bytesOfText(text);
    if (!bytes.isEmpty() && !typesLines() && bytes.size() < int(netconsole::ScriptPacer::longestDatagram))
        return type(bytes);
    askScript(text);
}

void TerminalPanel::Parts::askScript(const QString& text) {
    const auto pacer = netconsole::ScriptPacer::create(text.toStdString());
    if (!pacer)
        return showOwn(scriptProblem(pacer.error()));
    const int lines = static_cast<int>(pacer->lineCount());
    if (lines == 0)
        return;
    ask({tr("Send %n lines to %1?", nullptr, lines).arg(session()->title()),
         tr("Each is sent when the prompt is there, and run at once. Read them before."),
         text.trimmed(),
         tr("Send %n lines", nullptr, lines),
         {}},
        &m_panel, [this, text] { runScript(text); });
}

void TerminalPanel::Parts::sendLine() {
    auto* box = shownBox();
    const QString line = m_entry->text();
    if (!box || box->session->isTalking() || line.trimmed().isEmpty())
        return; // an empty line would repeat the last command
    if (const auto bad = findUntypable(line))
        return showOwn(untypableNotice(bad->character, bad->line));
    if (box->session->state().phase == netconsole::UbootPhase::Gone)
        return showOwn({Lamp::Limited, tr("This line was not sent"), whyNotTyped(*box->session), {}, {}, -1});
    box->history.add(line);
    m_entry->clear();
    runScript(line);
    m_entry->setFocus();
}

void TerminalPanel::Parts::runScript(const QString& text) {
    auto* now = session();
    if (!now)
        return;
    m_own.reset();
    if (const auto started = now->runScript(text.toStdString()); !started)
        showOwn(scriptProblem(started.error()));
    refresh();
}

void TerminalPanel::Parts::fillCommands() {
    m_commands->clear();
    bool isFirstRisky = true;
    for (const auto& command : ubootCommands()) {
        const bool isRisky = !command.question.isEmpty();
        if (isRisky && std::exchange(isFirstRisky, false))
            m_commands->addSeparator();
        const QString dots = isRisky ? QStringLiteral("…") : QString();
        auto* action = m_commands->addAction(command.line + dots + QLatin1Char('\t') + command.explanation);
        action->setToolTip(command.explanation);
        connect(action, &QAction::triggered, &m_panel, [this, command] {
            runCommand(command.line, command.question, command.consequence, command.verb);
        });
    }
}

void TerminalPanel::Parts::runCommand(const QString& line, const QString& question,
                                      const QString& consequence, const QString& verb) {
    if (question.isEmpty())
        return runScript(line);
    ask({question,
         consequence,
         session() ? session()->title() + QStringLiteral(": ") + line : line,
         verb,
         {}},
        &m_panel, [this, line] { runScript(line); });
}

void TerminalPanel::Parts::stopBoot() {
    m_own.reset();
    if (auto* now = session())
        now->stopBoot();
    refresh();
}

void TerminalPanel::Parts::clearScreen() {
    if (auto* now = session()) {
        now->screen().clear();
        m_view->refresh();
    }
}

void TerminalPanel::Parts::showSendFailure(const Error& error) {
    if (auto* now = session())
        now->cancel();
    showOwn({Lamp::Conflict,
             tr("What was typed could not be sent"),
             tr("This desk has no way to the box at the moment. Check the network and try again."),
             errorText(error, {}).raw,
             {},
             -1});
}

} // namespace etherdeck::ui
