#include "ui/text/error.h"

#include "ui/text/link.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstring>

namespace etherdeck::ui {

namespace {

struct ErrorTexts {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString rawText(const Error& error) {
    QString raw = fromWire(error.detail);
    if (error.systemError != 0) {
        const QString system = QString::fromLocal8Bit(std::strerror(error.systemError));
        raw = raw.isEmpty() ? system : QStringLiteral("%1: %2").arg(raw, system);
    }
    const auto code = name(error.code);
    const QString codeName = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    return raw.isEmpty() ? codeName : QStringLiteral("%1: %2").arg(codeName, raw);
}

/// What comes from the interface or the rights to it: a person can mend it here.
ErrorText interfaceError(ErrorCode code, const ErrorPlace& place) {
    const QString& name = place.interface;
    switch (code) {
    case ErrorCode::PermissionDenied:
        return {ErrorTexts::tr("Etherdeck may not listen on %1").arg(name),
                ErrorTexts::tr(
                    "Its helper, etherdeck-link, lacks the right to send and receive raw Ethernet frames "
                    "(CAP_NET_RAW)."),
                ErrorTexts::tr("Give the helper that one right, then try again:"),
                QStringLiteral("sudo setcap cap_net_raw+ep %1").arg(shellQuoted(place.linkProgram)),
                {}};
    case ErrorCode::NoSuchInterface:
        return {ErrorTexts::tr("There is no interface %1").arg(name),
                ErrorTexts::tr("This computer has no network interface of that name at the moment."),
                ErrorTexts::tr("Plug it in, or choose another interface. Etherdeck keeps checking."),
                {},
                {}};
    case ErrorCode::InterfaceDown:
        return {
            ErrorTexts::tr("%1 is switched off").arg(name),
            ErrorTexts::tr("The interface exists, but it is administratively down, so no frame can pass."),
            ErrorTexts::tr("Switch it on; discovery resumes by itself:"),
            QStringLiteral("sudo ip link set dev %1 up").arg(shellQuoted(name)),
            {}};
    case ErrorCode::InterfaceVanished:
        return {ErrorTexts::tr("%1 is gone").arg(name),
                ErrorTexts::tr("The interface was removed while it was in use, for example because a USB "
                               "adapter was unplugged."),
                ErrorTexts::tr("Plug it in again; discovery resumes by itself."),
                {},
                {}};
    default:
        return {ErrorTexts::tr("%1 is not an Ethernet interface").arg(name),
                ErrorTexts::tr("AoE needs Ethernet frames, and this interface carries something else."),
                ErrorTexts::tr("Choose the Ethernet interface that the targets are connected to."),
                {},
                {}};
    }
}

/// What comes from the helper program.
ErrorText programError(ErrorCode code, const ErrorPlace& place) {
    switch (code) {
    case ErrorCode::ProgramMissing:
        return {ErrorTexts::tr("The helper etherdeck-link is missing"),
                ErrorTexts::tr("Etherdeck listens through it, but it is not at %1.").arg(place.linkProgram),
                ErrorTexts::tr("Reinstall Etherdeck, or start it with --link and the helper's path."),
                {},
                {}};
    case ErrorCode::ProgramFailed:
        return {ErrorTexts::tr("The helper on %1 has stopped").arg(place.interface),
                ErrorTexts::tr("etherdeck-link ended, or sent something that Etherdeck does not understand."),
                ErrorTexts::tr("Try again. If it stops again, the details below belong in a bug report."),
                {},
                {}};
    case ErrorCode::VersionMismatch:
        return {ErrorTexts::tr("The helper does not match this version of Etherdeck"),
                ErrorTexts::tr("%1 uses a different version of the link protocol.").arg(place.linkProgram),
                ErrorTexts::tr("Install Etherdeck and etherdeck-link from the same release."),
                {},
                {}};
    case ErrorCode::Closed:
        return {ErrorTexts::tr("The helper on %1 has closed the connection").arg(place.interface),
                ErrorTexts::tr("etherdeck-link ended without saying why."),
                ErrorTexts::tr("Try again. If it ends again, start it in a terminal to see what it says."),
                {},
                {}};
    case ErrorCode::TimedOut:
        return {ErrorTexts::tr("%1 gave no answer in time").arg(place.interface),
                ErrorTexts::tr("The helper or the target did not answer for several seconds."),
                ErrorTexts::tr("Check the cable and the computer's load, then try again."),
                {},
                {}};
    default:
        return {ErrorTexts::tr("%1 cannot keep up").arg(place.interface),
                ErrorTexts::tr("More frames were waiting to be sent than the interface accepts."),
                ErrorTexts::tr("You do not need to do anything: Etherdeck waits and continues."),
                {},
                {}};
    }
}

/// What comes from bytes that are not as they should be.
ErrorText dataError(ErrorCode code, const ErrorPlace& place) {
    const QString reportIt =
        ErrorTexts::tr("Try again. If it happens again, the details below belong in a bug report.");
    switch (code) {
    case ErrorCode::Truncated:
        return {ErrorTexts::tr("A message on %1 was cut short").arg(place.interface),
                ErrorTexts::tr("It is shorter than its format requires."),
                reportIt,
                {},
                {}};
    case ErrorCode::Malformed:
        return {ErrorTexts::tr("A message on %1 made no sense").arg(place.interface),
                ErrorTexts::tr("It contains bytes that no correct sender produces."),
                reportIt,
                {},
                {}};
    case ErrorCode::Unsupported:
        return {ErrorTexts::tr("A message on %1 is of an unknown kind").arg(place.interface),
                ErrorTexts::tr("It is well-formed, but Etherdeck does not support its version or command."),
                ErrorTexts::tr("A newer Etherdeck may understand it."),
                {},
                {}};
    case ErrorCode::TooLong:
        return {ErrorTexts::tr("A message on %1 was too long").arg(place.interface),
                ErrorTexts::tr("It exceeds the limit that Etherdeck sets for its kind."),
                reportIt,
                {},
                {}};
    case ErrorCode::OutOfRange:
        return {ErrorTexts::tr("A value on %1 is out of range").arg(place.interface),
                ErrorTexts::tr("Its format does not allow it."),
                reportIt,
                {},
                {}};
    default:
        return {ErrorTexts::tr("A frame was blocked on %1").arg(place.interface),
                ErrorTexts::tr("The helper sends only discovery and read frames, and this was neither."),
                ErrorTexts::tr("Nothing reached the wire. The details below belong in a bug report."),
                {},
                {}};
    }
}

/// On the way to an interface of a box, or there.
ErrorText boxError(ErrorCode code, const QString& name) {
    switch (code) {
    case ErrorCode::NoSuchInterface:
    case ErrorCode::InterfaceVanished:
        return {ErrorTexts::tr("There is no interface %1").arg(name),
                ErrorTexts::tr("The box has no network interface of that name at the moment."),
                ErrorTexts::tr("Choose another interface of the box. Etherdeck keeps checking."),
                {},
                {}};
    case ErrorCode::PermissionDenied:
        return {ErrorTexts::tr("No permission on %1").arg(name),
                ErrorTexts::tr("Only root may send and receive Ethernet frames on the box."),
                ErrorTexts::tr("Log in on the box as root."),
                {},
                {}};
    case ErrorCode::Unsupported:
    case ErrorCode::VersionMismatch:
        return {ErrorTexts::tr("%1 cannot be used").arg(name),
                ErrorTexts::tr("The agent of the box is of another version, or is not reached by SSH."),
                ErrorTexts::tr("Put the agent of this version on the box."),
                {},
                {}};
    default:
        return {ErrorTexts::tr("%1 is not connected").arg(name),
                ErrorTexts::tr("The connection to the box ended, or could not be made."),
                ErrorTexts::tr(
                    "Etherdeck tries again by itself. What was heard there is not watched until then."),
                {},
                {}};
    }
}

ErrorText sentences(ErrorCode code, const ErrorPlace& place) {
    if (isOfBox(place.interface) && code != ErrorCode::InterfaceDown && code != ErrorCode::NotEthernet)
        return boxError(code, place.interface);
    switch (code) {
    case ErrorCode::PermissionDenied:
    case ErrorCode::NoSuchInterface:
    case ErrorCode::InterfaceDown:
    case ErrorCode::InterfaceVanished:
    case ErrorCode::NotEthernet:
        return interfaceError(code, place);
    case ErrorCode::ProgramMissing:
    case ErrorCode::ProgramFailed:
    case ErrorCode::VersionMismatch:
    case ErrorCode::Closed:
    case ErrorCode::TimedOut:
    case ErrorCode::Busy:
        return programError(code, place);
    case ErrorCode::Truncated:
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::TooLong:
    case ErrorCode::OutOfRange:
    case ErrorCode::FrameRefused:
        return dataError(code, place);
    case ErrorCode::Untrusted:
        return {ErrorTexts::tr("The other side of %1 is not trusted").arg(place.interface),
                ErrorTexts::tr("It did not prove its identity."),
                ErrorTexts::tr("Check its name and its certificate, then try again."),
                {},
                {}};
    case ErrorCode::System:
        break;
    }
    return {ErrorTexts::tr("The system refused something on %1").arg(place.interface),
            ErrorTexts::tr("The operating system reported an error that Etherdeck cannot explain further."),
            ErrorTexts::tr("The details below say which. Fix the cause, then try again."),
            {},
            {}};
}

} // namespace

ErrorText errorText(const Error& error, const ErrorPlace& place) {
    ErrorText text = sentences(error.code, place);
    text.raw = rawText(error);
    return text;
}

QString shellQuoted(const QString& argument) {
    static const QRegularExpression harmless(QStringLiteral("\\A[A-Za-z0-9_./:@%+=-]+\\z"));
    if (harmless.match(argument).hasMatch())
        return argument;
    QString inner = argument;
    inner.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + inner + QLatin1Char('\'');
}

} // namespace etherdeck::ui
