#include "ui/console/terminal/text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

using netconsole::BootStopper;
using netconsole::ScriptPacer;
using netconsole::UbootPhase;

namespace {

struct TerminalTexts {
    Q_DECLARE_TR_FUNCTIONS(TerminalText)
};

constexpr int perMille = 1000;
constexpr int withoutEnd = perMille + 1;

int count(std::size_t number) { return static_cast<int>(number); }

Notice::Message stopUnderWay(const TerminalSession& session) {
    Notice::Message message;
    message.action = TerminalTexts::tr("Give up");
    message.progress = withoutEnd;
    if (session.state().phase == UbootPhase::CountingDown) {
        message.title = TerminalTexts::tr("Stopping: %1 …").arg(session.state().secondsLeft);
    } else if (session.stopper()->stopper().isStarting()) {
        message.title = TerminalTexts::tr("Stopping: U-Boot has started");
    } else {
        message.title = TerminalTexts::tr("Waiting for %1 to start").arg(session.title());
        message.text = session.state().phase == UbootPhase::Gone
                           ? TerminalTexts::tr("Its kernel runs: restart the box.")
                           : TerminalTexts::tr("Switch the box on, or restart it.");
        message.text +=
            QLatin1Char(' ') +
            TerminalTexts::tr("Control-C is sent ten times a second until its prompt appears, for "
                              "five minutes at most.");
    }
    return message;
}

std::optional<Notice::Message> stopNotice(const TerminalSession& session) {
    switch (session.stopper()->stopper().outcome()) {
    case BootStopper::Outcome::Trying:
        return stopUnderWay(session);
    case BootStopper::Outcome::Stopped:
        return Notice::Message{Lamp::On,
                               TerminalTexts::tr("Stopped in time"),
                               TerminalTexts::tr("%1 waits at its prompt.").arg(session.title()),
                               {},
                               {},
                               -1};
    case BootStopper::Outcome::TooLate:
        return Notice::Message{
            Lamp::Conflict,
            TerminalTexts::tr("Too late: its kernel has started"),
            TerminalTexts::tr("Press “Stop the boot” again, then restart the box. If its U-Boot expects a "
                              "stop string (AUTOBOOT_KEYED), type that string instead."),
            {},
            {},
            -1};
    case BootStopper::Outcome::GaveUp:
        return Notice::Message{
            Lamp::Conflict,
            TerminalTexts::tr("No prompt in five minutes"),
            TerminalTexts::tr(
                "Was the box restarted? Its U-Boot sends to the address in its variable ncip: that must be "
                "this computer's. “Nothing arrives?” checks the rest."),
            {},
            {},
            -1};
    case BootStopper::Outcome::Cancelled:
        break;
    }
    return std::nullopt;
}

QString whyItWaits(const TerminalSession& session) {
    const auto& state = session.state();
    if (state.phase == UbootPhase::AtPrompt && state.isTyped)
        return TerminalTexts::tr("Something has already been typed at the prompt. Control-C clears it.");
    if (state.phase == UbootPhase::RunningCommand)
        return TerminalTexts::tr("A command runs. What is sent before it has ended is lost.");
    return TerminalTexts::tr("U-Boot shows no prompt now.");
}

Notice::Message scriptUnderWay(const TerminalSession& session) {
    const auto& pacer = session.script()->pacer();
    const int sent = count(pacer.linesSent());
    const int all = count(pacer.lineCount());
    Notice::Message message;
    message.action = TerminalTexts::tr("Cancel");
    const bool waits = pacer.status() == ScriptPacer::Status::WaitingForPrompt;
    message.title =
        waits ? TerminalTexts::tr("Waiting for the prompt: line %1 of %2 comes next").arg(sent + 1).arg(all)
              : TerminalTexts::tr("Line %1 of %2 runs").arg(sent).arg(all);
    if (waits)
        message.text = whyItWaits(session);
    message.progress = all > 1 ? sent * perMille / all : withoutEnd;
    return message;
}

Notice::Message scriptFailure(const ScriptPacer& pacer) {
    const int left = count(pacer.lineCount() - pacer.linesSent());
    if (pacer.failure() == ErrorCode::Closed)
        return {Lamp::Conflict,
                TerminalTexts::tr("A kernel has started"),
                left == 1 ? TerminalTexts::tr("1 line was not sent.")
                          : TerminalTexts::tr("%n lines were not sent.", nullptr, left),
                {},
                {},
                -1};
    QString rest;
    if (left > 0)
        rest = QLatin1Char(' ') +
               (left == 1 ? TerminalTexts::tr("1 line after it was not sent.")
                          : TerminalTexts::tr("%n lines after it were not sent.", nullptr, left));
    return {Lamp::Conflict,
            TerminalTexts::tr("Line %1 of %2 was not echoed").arg(pacer.linesSent()).arg(pacer.lineCount()),
            TerminalTexts::tr(
                "Either the line was lost, or it ran and its echo was lost: so it is not sent again.") +
                rest,
            {},
            {},
            -1};
}

std::optional<Notice::Message> scriptNotice(const TerminalSession& session) {
    const auto& pacer = session.script()->pacer();
    switch (pacer.status()) {
    case ScriptPacer::Status::Done:
        if (pacer.lineCount() > 1)
            return Notice::Message{
                Lamp::On, TerminalTexts::tr("All %n lines were run", nullptr, count(pacer.lineCount())),
                {},       {},
                {},       -1};
        return std::nullopt;
    case ScriptPacer::Status::Failed:
        return scriptFailure(pacer);
    case ScriptPacer::Status::Cancelled:
        if (pacer.lineCount() > 1)
            return Notice::Message{Lamp::Off,
                                   TerminalTexts::tr("Cancelled: %1 of %2 lines were sent")
                                       .arg(pacer.linesSent())
                                       .arg(pacer.lineCount()),
                                   {},
                                   {},
                                   {},
                                   -1};
        return std::nullopt;
    default:
        return scriptUnderWay(session);
    }
}

} // namespace

Lamp lampOf(const TerminalSession& session) {
    switch (session.state().phase) {
    case UbootPhase::AtPrompt:
        return Lamp::On;
    case UbootPhase::CountingDown:
        return Lamp::Changed;
    case UbootPhase::Talking:
    case UbootPhase::RunningCommand:
        return Lamp::New;
    default:
        return Lamp::Off;
    }
}

QString stateText(const TerminalSession& session) {
    if (!session.address())
        return TerminalTexts::tr("No U-Boot heard yet");
    switch (session.state().phase) {
    case UbootPhase::Quiet:
        return TerminalTexts::tr("Silent");
    case UbootPhase::Talking:
        return TerminalTexts::tr("Talks");
    case UbootPhase::CountingDown:
        return session.state().secondsLeft == 1 ? TerminalTexts::tr("Counts down: boots in 1 second")
                                                : TerminalTexts::tr("Counts down: boots in %n seconds",
                                                                    nullptr, session.state().secondsLeft);
    case UbootPhase::AtPrompt:
        return TerminalTexts::tr("At its prompt");
    case UbootPhase::RunningCommand:
        return TerminalTexts::tr("Runs a command");
    case UbootPhase::Gone:
        return TerminalTexts::tr("Its kernel runs");
    }
    return {};
}

QString whyNotTyped(const TerminalSession& session) {
    if (session.state().phase == UbootPhase::Gone)
        return TerminalTexts::tr("A kernel runs on this box, and it takes no keys over netconsole. To type "
                                 "to its U-Boot, press “Stop the boot” and restart the box.");
    if (session.isRunning() && session.script() != nullptr)
        return TerminalTexts::tr("Lines are being sent. Cancel them to type yourself.");
    return {};
}

EmptyPlace nowhereToType(const TerminalSession* session) {
    EmptyPlace place;
    place.icon = Icon::Terminal;
    if (!session) {
        place.title = TerminalTexts::tr("No box is chosen");
        place.text = TerminalTexts::tr("Choose a box to type to its U-Boot.");
        return place;
    }
    place.title = TerminalTexts::tr("No U-Boot was heard from %1").arg(session->title());
    place.text = TerminalTexts::tr(
        "You can type to a box while its U-Boot uses netconsole: from power-on until its kernel starts. A "
        "kernel sends lines and takes none. Press “Stop the boot”, then restart the box: it is caught at its "
        "prompt if its U-Boot sends to this computer (ncip).");
    return place;
}

std::optional<Notice::Message> talkNotice(const TerminalSession& session) {
    if (session.script())
        return scriptNotice(session);
    return session.stopper() ? stopNotice(session) : std::nullopt;
}

Notice::Message scriptProblem(const Error& error) {
    const QString where = fromWire(error.detail); // "line 3"
    if (error.code == ErrorCode::TooLong)
        return {Lamp::Conflict,
                TerminalTexts::tr("Nothing was sent: it is too long"),
                TerminalTexts::tr("U-Boot takes lines of at most 511 characters, and silently drops the "
                                  "rest. At most 10,000 lines are sent at once."),
                where,
                {},
                -1};
    return {Lamp::Conflict,
            TerminalTexts::tr("Nothing was sent: there are control characters in it"),
            TerminalTexts::tr("U-Boot would take them for keys. Remove them and try again."),
            where,
            {},
            -1};
}

Notice::Message untypableNotice(const QString& character, int line) {
    const QString what =
        TerminalTexts::tr("“%1” cannot be typed to U-Boot").arg(fromWire(character.toStdString()));
    const QString why =
        TerminalTexts::tr("It takes ASCII only: letters without accents, digits and punctuation.");
    return {Lamp::Limited,
            what,
            line > 0
                ? why + QLatin1Char(' ') + TerminalTexts::tr("Nothing was sent; it is in line %1.").arg(line)
                : why,
            {},
            {},
            -1};
}

} // namespace etherdeck::ui
