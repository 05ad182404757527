#include "core/services/thread_priority.h"

#include <unistd.h>

namespace etherdeck {

void yieldToOthers() {
    // The most: on one processor they would take a part of what the thread needs that receives.
    constexpr int niceness = 19;
    (void)!::nice(niceness); // on Linux it is of the thread that calls alone
}

} // namespace etherdeck
