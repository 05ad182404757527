#include "app/etherdeckctl/netconsole/setup.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"
#include "core/services/desk/state_folder.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace etherdeck::ctl {

std::string holdersText(const std::vector<PortHolder>& holders) {
    std::string text;
    for (const auto& holder : holders) {
        text += text.empty() ? "" : ", ";
        text += holder.processId == 0
                    ? "a program of another user"
                    : harmlessLine(holder.program) + " (process " + std::to_string(holder.processId) + ")";
    }
    return text;
}

namespace {

void printTaken(const ConsoleAddress& address, const Error& error) {
    const auto holders = portHolders(address);
    const auto where = address.endpoint.toString();
    if (holders.empty())
        printProblem("UDP port " + where + " is taken.", "Try again, or choose another with --port N.",
                     error.detail);
    else
        printProblem("UDP port " + where + " is taken by " + holdersText(holders) + ".",
                     "Stop it, or choose another port with --port N.", error.detail);
}

} // namespace

void printWhyNot(const ListenFailure& failure) {
    const auto& [error, where, address] = failure;
    if (!address) {
        printProblem("'" + where + "' is not an address to listen on.",
                     "Examples: 192.168.1.2, ::1, fe80::1%eth0.", error.detail);
        return;
    }
    switch (error.code) {
    case ErrorCode::Busy:
        printTaken(*address, error);
        return;
    case ErrorCode::PermissionDenied:
        printProblem("no permission to listen on " + where + ".",
                     "Ports below 1024 are reserved for root; have the boxes send to a higher one.",
                     error.detail);
        return;
    case ErrorCode::OutOfRange:
        printProblem(where + " is not an address of this computer.",
                     "'ip address' lists them; without --bind, all of them are used.", error.detail);
        return;
    default:
        printProblem("cannot listen on " + where + ": " + describe(error), {}, error.detail);
    }
}

std::optional<ListenFailure> listenAsTold(ConsoleSockets& sockets, const NetconsoleOptions& options) {
    auto ports = options.ports;
    if (ports.empty())
        ports.push_back(consolePort);
    for (const auto port : ports)
        if (auto failure = listenOn(sockets, options.addresses, port))
            return failure;
    return std::nullopt;
}

std::optional<ConsoleSockets> openConsole(const NetconsoleOptions& options) {
    ConsoleSockets sockets;
    const auto failure = listenAsTold(sockets, options);
    if (!failure)
        return sockets;
    printWhyNot(*failure);
    return std::nullopt;
}

std::string storePath(const NetconsoleOptions& options) {
    return options.store.empty() ? historyPath().toStdString() : options.store;
}

std::string whereItListens(const ConsoleSockets& sockets) {
    std::string text;
    for (const auto& socket : sockets.open())
        text += (text.empty() ? "" : ", ") + socket->address().endpoint.toString();
    return text;
}

void printBuffer(const ConsoleSockets& sockets) {
    auto granted = ConsoleSocket::defaultBuffer;
    for (const auto& socket : sockets.open())
        granted = std::min(granted, socket->buffer());
    printNote("Receive buffer: " + sizeText(granted) + ".\n");
    if (granted >= ConsoleSocket::defaultBuffer)
        return;
    const auto limit = receiveBufferLimit();
    if (*limit.setting == '\0') // unknown on this system
        return;
    const auto now = limit.bytes > 0 ? " (now " + sizeText(limit.bytes) + ")" : std::string();
    const auto wanted = std::to_string(ConsoleSocket::defaultBuffer);
    printNote(sizeText(ConsoleSocket::defaultBuffer) +
              " were requested; a burst may not fit. To raise the limit" + now +
              ":\n"
              "    sudo sysctl -w " +
              limit.setting + "=" + wanted + "\nA file in /etc/sysctl.d with '" + limit.setting + " = " +
              wanted + "' makes it permanent.\n");
}

} // namespace etherdeck::ctl
