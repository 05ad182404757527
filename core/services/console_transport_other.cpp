#include "core/services/console_transport_qt.h"

namespace etherdeck {

std::shared_ptr<ConsoleTransport> makeConsoleTransport() { return makeQtTransport(); }

BufferLimit receiveBufferLimit() { return {}; }

} // namespace etherdeck
