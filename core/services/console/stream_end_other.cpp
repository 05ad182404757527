#include "core/services/console/stream_end.h"

#include <QSocketNotifier>

namespace etherdeck {

// Sockets are closed at once: what a server had not read then may be lost.
std::unique_ptr<StreamEnd> StreamEnd::of(qintptr) { return nullptr; }

StreamEnd::~StreamEnd() = default;

void StreamEnd::begin() {}

void StreamEnd::read() {}

std::uint64_t StreamEnd::unacknowledged() const { return 0; }

} // namespace etherdeck
