#include "app/agent/loop/spare_memory.h"

#include <malloc.h>

namespace etherdeck::agent {

namespace {

constexpr int trimThreshold = 128 * 1024; // setting it also keeps it from growing

} // namespace

void useLittleMemory() {
    // An arena for each thread would keep what a moment with many exports has needed: twice the memory.
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_TRIM_THRESHOLD, trimThreshold);
}

void returnFreeMemory() { ::malloc_trim(0); }

} // namespace etherdeck::agent
