#pragma once

#include "core/remote/box_interface.h"

#include <string>

/// Interfaces of boxes, and the way to them.
namespace etherdeck::ctl {

/// The device that is known by this name, or that this text is.
[[nodiscard]] Result<remote::Device> knownDevice(const std::string& text);

/// Prints why an interface of a box cannot be used.
void printLineProblem(const remote::BoxInterface& where, const Error& error);

/// "12 ms away".
[[nodiscard]] std::string distanceText(Duration roundTrip);

} // namespace etherdeck::ctl
