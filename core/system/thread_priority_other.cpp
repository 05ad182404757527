#include "core/system/thread_priority.h"

namespace etherdeck {

// Elsewhere nice() affects the whole process, which would give no thread precedence.
void lowerThreadPriority() {}

} // namespace etherdeck
