#include "core/services/thread_priority.h"

#include <unistd.h>

namespace etherdeck {

void yieldToOthers() {
    constexpr int niceness = 10;
    (void)!::nice(niceness); // on Linux it is of the thread that calls alone
}

} // namespace etherdeck
