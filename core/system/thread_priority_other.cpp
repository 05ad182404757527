#include "core/system/thread_priority.h"

namespace etherdeck {

// Elsewhere nice() is of the whole process, so that nobody would go first.
void yieldToOthers() {}

} // namespace etherdeck
