#pragma once

namespace etherdeck {

/// Lowers the calling thread's priority: for work that may wait while datagrams may not.
void lowerThreadPriority();

} // namespace etherdeck
