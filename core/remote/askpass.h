#pragma once

#include <string>

namespace etherdeck::remote {

/// The path of etherdeck-askpass: in $ETHERDECK_ASKPASS, beside the running program, or where it is installed
/// with it (../libexec/etherdeck). Empty where there is none: ssh works without it.
[[nodiscard]] std::string findAskpass();

/// Where etherdeck-askpass finds who answers; in its environment.
inline constexpr const char* askSocketVariable = "ETHERDECK_ASK_SOCKET";
/// The device that ssh connects to, in the same place.
inline constexpr const char* askDeviceVariable = "ETHERDECK_ASK_DEVICE";
/// True while an AskServer of this process answers what ssh asks.
[[nodiscard]] bool isAskingAnswered();
/// Only for devices that may ask: a dialog must not open by itself.
inline constexpr const char* askOnRequestVariable = "ETHERDECK_ASK_ON_REQUEST";
[[nodiscard]] bool isAskingOnRequest();

} // namespace etherdeck::remote
