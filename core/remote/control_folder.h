#pragma once

#include <string>

namespace etherdeck::remote {

/// The folder for the sockets of ssh's masters: $XDG_RUNTIME_DIR/etherdeck, else etherdeck-UID below /tmp. It
/// is made if necessary. Empty where nobody but the user could be kept out of it.
[[nodiscard]] std::string controlFolder();

} // namespace etherdeck::remote
