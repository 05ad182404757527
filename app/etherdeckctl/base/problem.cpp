#include "app/etherdeckctl/base/problem.h"

#include "core/base/harmless_text.h"
#include "core/system/output.h"

#include <cstring>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

struct Explanation {
    std::string what;
    std::string advice;
};

Explanation explainLink(const std::string& interface, const Error& error, const std::string& linkProgram) {
    const std::string subject = "'" + interface + "'";
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return {"no permission to send and receive Ethernet frames on " + subject + ".",
                "Give etherdeck-link this capability, once:\n    sudo setcap cap_net_raw+ep '" + linkProgram +
                    "'"};
    case ErrorCode::NoSuchInterface:
        return {"there is no interface " + subject + ".",
                "'etherdeckctl interfaces' lists those that exist."};
    case ErrorCode::InterfaceVanished:
        return {"the interface " + subject + " has disappeared.",
                "Plug the adapter in again; it is then used again automatically."};
    case ErrorCode::InterfaceDown:
        return {"the interface " + subject + " is switched off.",
                "Switch it on: sudo ip link set " + interface + " up"};
    case ErrorCode::NotEthernet:
        return {subject + " is not an Ethernet interface, so it cannot carry AoE.",
                "'etherdeckctl interfaces' lists those that can."};
    case ErrorCode::ProgramMissing:
        return {"the program etherdeck-link was not found.",
                "It is installed with etherdeckctl; use --link PATH if it is elsewhere."};
    case ErrorCode::VersionMismatch:
        return {"etherdeck-link and etherdeckctl are different versions.",
                "Install both from the same package, or select the right one with --link PATH."};
    case ErrorCode::ProgramFailed:
        return {"etherdeck-link ended unexpectedly on " + subject + ".", {}};
    default:
        return {describe(error) + " (on " + subject + ")", {}};
    }
}

} // namespace

void printNote(std::string_view text) {
    Output(STDERR_FILENO, wantsStyles() ? Output::Styles::Pass : Output::Styles::Escape).print(text);
}

void printProblem(const std::string& what, const std::string& advice, const std::string& raw) {
    std::string text = "etherdeckctl: " + harmlessLine(what) + '\n';
    if (!advice.empty())
        text += advice + '\n';
    if (!raw.empty() && what.find(raw) == std::string::npos)
        text += '(' + harmlessLine(raw) + ")\n";
    printNote(text);
}

void printLinkProblem(const std::string& interface, const Error& error, const std::string& linkProgram) {
    const auto explanation = explainLink(interface, error, linkProgram);
    printProblem(explanation.what, explanation.advice, error.detail);
}

std::string describe(const Error& error) {
    switch (error.code) {
    case ErrorCode::TimedOut:
        return "the target did not answer in time.";
    case ErrorCode::Closed:
        return "the link was closed.";
    case ErrorCode::FrameRefused:
        return "etherdeck-link refused to send a frame.";
    case ErrorCode::TooLong:
        return "that is too long.";
    default:
        return error.systemError != 0 ? std::string(std::strerror(error.systemError)) + "."
                                      : "error '" + std::string(name(error.code)) + "'.";
    }
}

} // namespace etherdeck::ctl
