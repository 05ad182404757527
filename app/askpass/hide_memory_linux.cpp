#include "app/askpass/hide_memory.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace etherdeck::askpass {

void hideMemory() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

void endWithSsh() { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }

} // namespace etherdeck::askpass
