#include "core/remote/secret.h"

#include <cstring>
#include <sys/resource.h>

namespace etherdeck::remote {

void wipe(std::string& secret) {
    ::explicit_bzero(secret.data(), secret.size());
    secret.clear();
}

NoCoreDumps::NoCoreDumps() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    m_before = limit.rlim_cur;
    limit.rlim_cur = 0;
    ::setrlimit(RLIMIT_CORE, &limit);
}

NoCoreDumps::~NoCoreDumps() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = static_cast<rlim_t>(m_before);
    ::setrlimit(RLIMIT_CORE, &limit);
}

} // namespace etherdeck::remote
