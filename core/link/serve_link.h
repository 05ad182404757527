#pragma once

#include "core/link/frame_link.h"
#include "core/link/link_server.h"

#include <string>

namespace etherdeck::link {

/// Serves a link to a program over two byte streams, until the program closes its end or the link ends.
/// Blocks; makes both descriptors non-blocking. `program` is name and version, for Hello. Errors: the one
/// sent to the program as the last message. A program that exits is not an error.
[[nodiscard]] Result<void> serveLink(FrameLink& link, const std::string& program, int input, int output,
                                     const EgressRules& rules = {});

/// Tells a program that there is no link: the error is the only message. Blocks until it is written.
void refuseLink(const Error& error, int output);

} // namespace etherdeck::link
