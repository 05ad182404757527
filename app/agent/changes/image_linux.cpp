#include "app/agent/changes/image.h"
#include "app/agent/state/files.h"
#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace etherdeck::agent {

plans::Outcome<void> makeImage(const std::string& path, std::uint64_t bytes, bool full) {
    const link::UniqueDescriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        if (errno == EEXIST)
            return plans::refuse(plans::RefusalCode::BadPath, path + " exists already.", {{"disk", path}});
        return plans::refuse(systemRefusal(errno, "create " + path));
    }
    const auto size = static_cast<off_t>(bytes);
    // Where a file system cannot reserve space, this writes the whole file.
    auto error = full ? ::posix_fallocate(file.get(), 0, size) : 0;
    if (error == 0 && ::ftruncate(file.get(), size) != 0)
        error = errno;
    if (error == 0 && ::fsync(file.get()) != 0)
        error = errno;
    if (error == 0)
        return {};
    ::unlink(path.c_str());
    return plans::refuse(systemRefusal(error, "create " + path));
}

} // namespace etherdeck::agent
