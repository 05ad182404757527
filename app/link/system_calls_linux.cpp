#include "app/link/system_calls.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <net/if.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

namespace etherdeck::privileges {

namespace {

struct ReleaseFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

// Where an architecture lacks one of these, libseccomp leaves it out.
constexpr std::array allowed{
    // frames, the program at the other end, waiting
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(ppoll_time64), SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_ctl),
    SCMP_SYS(timerfd_settime), SCMP_SYS(timerfd_settime64), SCMP_SYS(fcntl), SCMP_SYS(fcntl64),
    // sockets that are open, and netlink
    SCMP_SYS(send), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(recv), SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg), SCMP_SYS(bind), SCMP_SYS(getsockname), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),
    // the counters in /sys
    SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx),
    SCMP_SYS(lseek), SCMP_SYS(_llseek),
    // the C library
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
    SCMP_SYS(futex_time64), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn), SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

bool allow(const Filter& filter, int call) {
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
}

bool allowIf(const Filter& filter, int call, const scmp_arg_cmp& condition) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

bool allowInPart(const Filter& filter) {
    constexpr auto masked = SCMP_CMP_MASKED_EQ;
    constexpr scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC; // the last two without writing, too
    static_assert(O_RDONLY == 0);
    bool done = allowIf(filter, SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_NETLINK, 0}) &&
                allowIf(filter, SCMP_SYS(open), {1, masked, writes, 0}) &&
                allowIf(filter, SCMP_SYS(openat), {2, masked, writes, 0}) &&
                allowIf(filter, SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0});
    for (const int map : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        done = done && allowIf(filter, map, {2, masked, PROT_EXEC, 0});
    for (const scmp_datum_t request :
         {SIOCGIFFLAGS, SIOCGIFINDEX, SIOCGIFMTU, SIOCGIFNAME}) // libpcap, about its interface
        done = done && allowIf(filter, SCMP_SYS(ioctl), {1, SCMP_CMP_EQ, request, 0});
    return done;
}

} // namespace

Result<void> allowOnlyCarrying() {
#ifdef __SANITIZE_ADDRESS__
    return {}; // its reports, and its look at leaks, need calls of their own
#endif
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    // Else it would not say why a kernel refuses.
    bool done = filter != nullptr && seccomp_attr_set(filter.get(), SCMP_FLTATR_API_SYSRAWRC, 1) == 0 &&
                allowInPart(filter);
    for (const int call : allowed)
        done = done && allow(filter, call);
    if (!done)
        return fail(ErrorCode::System, "filter of system calls");
    const int status = seccomp_load(filter.get()); // a kernel may be built without such filters
    if (status == 0 || status == -EINVAL || status == -ENOSYS || status == -EOPNOTSUPP)
        return {};
    return fail(ErrorCode::System, std::string("filter of system calls: ") + std::strerror(-status), -status);
}

} // namespace etherdeck::privileges
