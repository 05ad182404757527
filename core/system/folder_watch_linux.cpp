#include "core/system/folder_watch.h"

#include <array>
#include <cerrno>
#include <sys/inotify.h>
#include <unistd.h>

namespace etherdeck::link {

namespace {

constexpr std::uint32_t writtenEvents = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE;
constexpr std::uint32_t anyEvents = writtenEvents | IN_CREATE | IN_ATTRIB;

} // namespace

Result<FolderWatch> FolderWatch::create(Changes changes) {
    UniqueDescriptor events(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!events.isOpen())
        return fail(ErrorCode::System, "inotify", errno);
    return FolderWatch(std::move(events), changes == Changes::Any ? anyEvents : writtenEvents);
}

Result<void> FolderWatch::add(const std::string& folder) const {
    if (::inotify_add_watch(m_events.get(), folder.c_str(), m_mask | IN_ONLYDIR) < 0)
        return fail(ErrorCode::System, folder, errno);
    return {};
}

bool FolderWatch::takeChanges() const {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool changed = false;
    for (;;) {
        const auto size = ::read(m_events.get(), buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return changed;
        changed = true;
    }
}

} // namespace etherdeck::link
