#include "ui/console/arrival/listen_problem.h"

#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct ListenProblemTexts {
    Q_DECLARE_TR_FUNCTIONS(ListenProblem)
};

QString holderText(const std::vector<PortHolder>& holders) {
    QStringList names;
    for (const auto& holder : holders)
        names << (holder.processId == 0 ? ListenProblemTexts::tr("a program of another user")
                                        : ListenProblemTexts::tr("%1 (process %2)")
                                              .arg(fromWire(holder.program))
                                              .arg(holder.processId));
    return listText(names);
}

} // namespace

Banner::Message listenProblem(const Error& error, const QString& where,
                              const std::vector<PortHolder>& holders) {
    Banner::Message message;
    message.details = linesFromWire(error.detail);
    message.action = ListenProblemTexts::tr("Try again");
    switch (error.code) {
    case ErrorCode::Busy:
        message.title = ListenProblemTexts::tr("The console port %1 is taken").arg(where);
        message.text =
            holders.empty()
                ? ListenProblemTexts::tr("Another program was using it a moment ago.")
                : ListenProblemTexts::tr(
                      "%1 listens there. Lines that it stores are shown; when it ends, Etherdeck listens "
                      "itself.")
                      .arg(holderText(holders));
        break;
    case ErrorCode::PermissionDenied:
        message.title = ListenProblemTexts::tr("Etherdeck may not listen on %1").arg(where);
        message.text = ListenProblemTexts::tr("Ports below 1024 are reserved for the administrator. Boxes "
                                              "can send to another port, which is set in the preferences.");
        break;
    case ErrorCode::OutOfRange:
    case ErrorCode::NoSuchInterface:
        message.title = ListenProblemTexts::tr("%1 is not an address of this computer").arg(where);
        message.text = ListenProblemTexts::tr(
            "It is set in the preferences. Without an address, Etherdeck listens on all of them.");
        break;
    case ErrorCode::Malformed:
        message.title = ListenProblemTexts::tr("“%1” is not an address").arg(where);
        message.text = ListenProblemTexts::tr(
            "It is set in the preferences. An address is written like 192.168.1.2, ::1 or fe80::1%eth0.");
        break;
    default: {
        const ErrorText text = errorText(error, {});
        message.title = ListenProblemTexts::tr("Etherdeck is not listening for console output");
        message.text = text.why.isEmpty() ? text.what : text.why;
    }
    }
    return message;
}

Banner::Message storeProblem(const Error& error, const QString& path, bool hasTemporary) {
    const ErrorText text = errorText(error, {});
    Banner::Message message;
    message.title = hasTemporary ? ListenProblemTexts::tr("Console output is kept only until Etherdeck quits")
                                 : ListenProblemTexts::tr("Console output is not stored");
    message.text = ListenProblemTexts::tr("The history in %1 cannot be used. %2")
                       .arg(path, text.why.isEmpty() ? text.what : text.why);
    message.details = linesFromWire(error.detail);
    message.action = ListenProblemTexts::tr("Try again");
    return message;
}

Banner::Message editProblem(const Error& error) {
    const ErrorText text = errorText(error, {});
    return {ListenProblemTexts::tr("The box was not changed"), text.why.isEmpty() ? text.what : text.why,
            linesFromWire(error.detail), ListenProblemTexts::tr("Close")};
}

Banner::Message boxLogProblem(const Error& error) {
    const ErrorText text = errorText(error, {});
    return {ListenProblemTexts::tr("Missing lines are not filled in"),
            ListenProblemTexts::tr("Lines from the logs of boxes cannot be stored in the history. %1 "
                                   "Etherdeck tries again at the next start.")
                .arg(text.why.isEmpty() ? text.what : text.why),
            linesFromWire(error.detail), ListenProblemTexts::tr("Close")};
}

Banner::Message boxesProblem(const Error& error) {
    const ErrorText text = errorText(error, {});
    return {ListenProblemTexts::tr("What belongs to which box is not stored"),
            text.why.isEmpty() ? text.what : text.why, linesFromWire(error.detail),
            ListenProblemTexts::tr("Close")};
}

Banner::Message journalDamage(const JournalDamage& damage) {
    Banner::Message message;
    message.title = ListenProblemTexts::tr("Some console output was lost");
    message.text = ListenProblemTexts::tr("Etherdeck ended before all output was stored, and its journal is "
                                          "damaged. What came before and after the damage is in the log.");
    message.details = ListenProblemTexts::tr("Damaged places: %1\nBytes that could not be read: %2")
                          .arg(numberText(damage.places), numberText(damage.bytes));
    message.action = ListenProblemTexts::tr("Close");
    return message;
}

Banner::Message journalProblem(const Error& error) {
    const ErrorText text = errorText(error, {});
    return {ListenProblemTexts::tr("Some console output is not in the log yet"),
            ListenProblemTexts::tr("Etherdeck ended before all output was stored, and its journal cannot be "
                                   "read at present. %1 Etherdeck tries again at the next start.")
                .arg(text.why.isEmpty() ? text.what : text.why),
            QString::fromStdString(error.detail), ListenProblemTexts::tr("Close")};
}

EmptyPlace emptyConsole(const QStringList& where, bool isOff) {
    EmptyPlace place;
    place.icon = Icon::Terminal;
    if (isOff) {
        place.title = ListenProblemTexts::tr("Etherdeck is not listening for console output");
        place.text = ListenProblemTexts::tr("Listening is switched off in the preferences.");
        place.actions = {EmptyPlace::Action::OpenPreferences};
        return place;
    }
    place.title = ListenProblemTexts::tr("No box has sent anything yet");
    place.text =
        ListenProblemTexts::tr("What a box prints on its console appears here: U-Boot while it starts, then "
                               "the Linux kernel. The box must be set up once to send it to this computer "
                               "over netconsole; “Set up a box” has the lines for that, ready to copy.");
    if (!where.isEmpty())
        place.facts.push_back({ListenProblemTexts::tr("Listening on"), {listText(where)}});
    place.actions = {EmptyPlace::Action::SetUpSender, EmptyPlace::Action::CheckArrival,
                     EmptyPlace::Action::Lab};
    return place;
}

} // namespace etherdeck::ui
