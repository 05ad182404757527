#include "core/system/thread_priority.h"

#include <unistd.h>

namespace etherdeck {

void yieldToOthers() {
    // Not the most: on a busy desk the store, and with it what is shown, would stand still.
    constexpr int niceness = 10;
    (void)!::nice(niceness); // on Linux it is of the thread that calls alone
}

} // namespace etherdeck
