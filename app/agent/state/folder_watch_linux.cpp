#include "app/agent/state/folder_watch.h"

#include <array>
#include <cerrno>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::agent {

Result<FolderWatch> FolderWatch::start(const std::string& folder) {
    ::mkdir(folder.c_str(), 0755);
    FolderWatch watch(link::UniqueDescriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)));
    if (!watch.m_events.isOpen() ||
        ::inotify_add_watch(watch.m_events.get(), folder.c_str(),
                            IN_ONLYDIR | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE) < 0)
        return fail(ErrorCode::System, folder, errno);
    return watch;
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

} // namespace etherdeck::agent
