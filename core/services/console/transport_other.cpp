#include "core/services/console/transport_qt.h"

namespace etherdeck {

std::shared_ptr<ConsoleTransport> makeConsoleTransport() { return makeQtTransport(); }

BufferLimit receiveBufferLimit() { return {}; }

} // namespace etherdeck
