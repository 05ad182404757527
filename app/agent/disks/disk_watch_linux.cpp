#include "app/agent/disks/disk_watch.h"
#include "app/agent/disks/uevent.h"
#include "core/system/small_files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <linux/netlink.h>
#include <span>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

namespace etherdeck::agent {

namespace {

// Messages of the kernel, and of udevd, which come after it has made the names of a disk.
constexpr std::uint32_t kernelGroup = 1;
constexpr std::uint32_t udevGroup = 2;

tl::unexpected<Error> watchFailure() { return fail(ErrorCode::System, std::strerror(errno), errno); }

link::UniqueDescriptor listenToKernel() {
    link::UniqueDescriptor socket(
        ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = kernelGroup | udevGroup;
    if (socket.isOpen() &&
        ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        socket.reset();
    return socket;
}

std::size_t contentOf(const std::string& path) {
    constexpr std::size_t maxTable = std::size_t{1} << 20;
    return std::hash<std::string>()(readStart(path, maxTable).value_or(std::string()));
}

} // namespace

Result<DiskWatch> DiskWatch::create() {
    DiskWatch watch;
    watch.m_poll = link::UniqueDescriptor(::epoll_create1(EPOLL_CLOEXEC));
    if (!watch.m_poll.isOpen())
        return watchFailure();
    return watch;
}

Result<DiskWatch> DiskWatch::start(const DiskSources& sources) {
    auto watch = create();
    if (!watch)
        return watch;
    if (!sources.nodesAreFiles)
        watch->m_kernel = listenToKernel();
    if (watch->m_kernel.isOpen()) {
        if (!watch->add(watch->m_kernel.get(), EPOLLIN))
            return watchFailure();
    } else if (const auto watched = watch->watchFolders({sources.dev}); !watched) {
        return fail(watched.error());
    }
    watch->addTable(sources.proc + "/self/mountinfo");
    watch->addTable(sources.proc + "/swaps");
    return watch;
}

Result<DiskWatch> DiskWatch::startInFolder(const std::string& folder) {
    auto watch = create();
    if (!watch)
        return watch;
    if (const auto watched = watch->watchFolders({folder, folder + "/disks", folder + "/by-id"}); !watched)
        return fail(watched.error());
    return watch;
}

bool DiskWatch::add(int descriptor, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    return ::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, descriptor, &event) == 0;
}

/// For files of the kernel, EPOLLPRI says that the table has changed.
void DiskWatch::addTable(const std::string& path) {
    link::UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.isOpen() && add(file.get(), EPOLLPRI))
        m_tables.push_back({std::move(file), path, contentOf(path)});
}

/// The first of them must be there.
Result<void> DiskWatch::watchFolders(const std::vector<std::string>& folders) {
    auto watch = link::FolderWatch::create(link::FolderWatch::Changes::Any);
    if (!watch)
        return fail(watch.error());
    if (!add(watch->descriptor(), EPOLLIN))
        return watchFailure();
    for (const auto& folder : folders)
        if (const auto added = watch->add(folder); !added && folder == folders.front())
            return fail(added.error());
    m_folders = std::move(*watch);
    return {};
}

bool DiskWatch::takeChanges() {
    const bool heard = m_kernel.isOpen() && drainKernel();
    const bool seen = m_folders && m_folders->takeChanges();
    return readTables() || heard || seen;
}

/// The kernel reports a change of a table only once, and our caller's poll() has consumed that report.
bool DiskWatch::readTables() {
    bool changed = false;
    for (auto& table : m_tables)
        changed = std::exchange(table.content, contentOf(table.path)) != table.content || changed;
    return changed;
}

bool DiskWatch::drainKernel() const {
    std::array<std::byte, maxUevent + 1> buffer; // NOLINT: filled by recvfrom
    bool changed = false;
    for (;;) {
        sockaddr_nl sender{};
        socklen_t senderSize = sizeof sender;
        const auto size = ::recvfrom(m_kernel.get(), buffer.data(), buffer.size(), MSG_DONTWAIT,
                                     reinterpret_cast<sockaddr*>(&sender), &senderSize);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno == ENOBUFS) { // messages were lost
            changed = true;
            continue;
        }
        if (size < 0)
            return changed;
        const auto message = std::span(buffer).first(static_cast<std::size_t>(size));
        if (sender.nl_pid != 0) { // only root may send here
            changed = changed || isUdevsAboutDisks(message);
            continue;
        }
        const auto event = parseUevent(message);
        changed = changed || (event && concernsDisks(*event));
    }
}

} // namespace etherdeck::agent
