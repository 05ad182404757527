#include "core/system/thread_priority.h"

#include <unistd.h>

namespace etherdeck {

void lowerThreadPriority() {
    // Not the maximum: on a busy computer the store, and with it the display, would stall.
    constexpr int niceness = 10;
    (void)!::nice(niceness); // on Linux it affects the calling thread only
}

} // namespace etherdeck
