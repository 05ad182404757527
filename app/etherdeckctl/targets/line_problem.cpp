#include "app/etherdeckctl/targets/line_problem.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/failure.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/device_book.h"

#include <QFile>

#include <array>
#include <chrono>
#include <cstdio>

namespace etherdeck::ctl {

namespace {

struct LineExplanation {
    std::string what;
    std::string advice;
};

LineExplanation explainInterface(const remote::BoxInterface& where, const Error& error) {
    const auto box = "'" + where.device + "'";
    const auto subject = "'" + where.interface + "' of " + box;
    switch (error.code) {
    case ErrorCode::NoSuchInterface:
        return {"there is no interface " + subject + ".",
                "'etherdeckctl interfaces -d " + where.device + "' lists those that exist."};
    case ErrorCode::InterfaceVanished:
        return {"the interface " + subject + " has disappeared.", "It is used again when it is back."};
    case ErrorCode::InterfaceDown:
        return {"the interface " + subject + " is switched off.",
                "Switch it on there: ip link set " + where.interface + " up"};
    case ErrorCode::NotEthernet:
        return {subject + " is not an Ethernet interface, so it cannot carry AoE.",
                "'etherdeckctl interfaces -d " + where.device + "' lists those that can."};
    case ErrorCode::PermissionDenied:
        return {"the agent on " + box + " may not send and receive Ethernet frames.",
                "Only root may do that: log in there as root."};
    case ErrorCode::VersionMismatch:
        return {"the agent on " + box + " is of another version.",
                "Put this version there: etherdeckctl device install NAME"};
    case ErrorCode::Unsupported:
        if (!error.detail.empty())
            return {"the agent on " + box + " is too old for that.",
                    "Put this version there: etherdeckctl device install NAME"};
        return {"interfaces of " + box + " cannot be used in this way.",
                "That takes SSH (USER@HOST), or exec: with a command that starts etherdeck-agent."};
    case ErrorCode::Malformed:
        return {box + " is neither the name of a known device nor a device.",
                "'etherdeckctl device list' shows those that are known."};
    default:
        return {describe(error) + " (on " + subject + ")", {}};
    }
}

Result<remote::DeviceBook> readBook() {
    return remote::readDeviceBook(QFile::encodeName(deviceBookPath()).toStdString());
}

} // namespace

Result<remote::Device> knownDevice(const std::string& text) {
    const auto book = readBook();
    if (!book)
        return fail(book.error());
    return remote::deviceNamed(*book, text);
}

void printLineProblem(const remote::BoxInterface& where, const Error& error) {
    const auto book = readBook().value_or(remote::DeviceBook());
    const auto device = remote::deviceNamed(book, where.device);
    const auto isBySsh = device && std::holds_alternative<remote::SshDevice>(*device);
    const auto* const named = book.find(where.device);
    const auto& shown = named ? named->device : where.device; // what a user can give to ssh as well
    if (error.code == ErrorCode::Closed || error.code == ErrorCode::TimedOut)
        return print(explain(remote::lineError(error, isBySsh), shown));
    if (error.code == ErrorCode::ProgramMissing)
        return print(explain(
            remote::ConnectionError{remote::ConnectionFault::ProgramMissing, {}, error.detail, {}}, shown));
    const auto explanation = explainInterface(where, error);
    printProblem(explanation.what, explanation.advice, error.detail);
}

std::string distanceText(Duration roundTrip) {
    const auto milliseconds = std::chrono::duration<double, std::milli>(roundTrip).count();
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), milliseconds < 10 ? "%.1f ms away" : "%.0f ms away",
                  milliseconds);
    return text.data();
}

} // namespace etherdeck::ctl
