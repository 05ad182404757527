#include "app/agent/box/record_source.h"
#include "core/system/unique_descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

constexpr std::size_t longestRecord = 16384;

tl::unexpected<Error> fileFailure(const std::string& path) {
    const int error = errno;
    const auto code = error == EACCES || error == EPERM ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, path + ": " + std::strerror(error), error);
}

/// A line, and the lines after it that begin with a blank: its dictionary. A file that was replaced or cut is
/// read from its start.
class KernelFile : public RecordSource {
public:
    KernelFile(std::string path, link::UniqueDescriptor watch) :
        m_path(std::move(path)), m_watch(std::move(watch)) {}

    int descriptor() const override { return m_watch.get(); }

    void rewind() override {
        m_offset = 0;
        m_buffer.clear();
    }

    Result<std::optional<std::string>> next() override {
        drainWatch();
        reopenIfReplaced();
        for (;;) {
            if (auto record = takeRecord(m_buffer, false))
                return record;
            const auto size = m_buffer.size();
            if (!readMore(m_buffer, m_offset))
                return fileFailure(m_path);
            if (m_buffer.size() == size)
                return takeRecord(m_buffer, true);
        }
    }

    std::optional<std::string> oldest() override {
        std::string buffer;
        off_t offset = 0;
        if (!m_file.isOpen() || !readMore(buffer, offset))
            return std::nullopt;
        return takeRecord(buffer, true);
    }

private:
    void drainWatch() {
        alignas(inotify_event) std::array<char, 4096> events; // NOLINT: filled by read()
        while (::read(m_watch.get(), events.data(), events.size()) > 0) {
        }
    }

    void reopenIfReplaced() {
        struct stat now {};
        struct stat before {};
        const bool exists = ::stat(m_path.c_str(), &now) == 0 && S_ISREG(now.st_mode);
        const bool isSame = m_file.isOpen() && exists && ::fstat(m_file.get(), &before) == 0 &&
                            before.st_ino == now.st_ino && before.st_dev == now.st_dev &&
                            now.st_size >= m_offset;
        if (isSame)
            return;
        m_file =
            link::UniqueDescriptor(exists ? ::open(m_path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1);
        rewind();
    }

    bool readMore(std::string& buffer, off_t& offset) {
        std::array<char, 8192> bytes; // NOLINT: filled by pread()
        const auto size = m_file.isOpen() ? ::pread(m_file.get(), bytes.data(), bytes.size(), offset) : 0;
        if (size > 0)
            buffer.append(bytes.data(), static_cast<std::size_t>(size));
        offset += size > 0 ? size : 0;
        return size >= 0;
    }

    /// A complete record from the front of the buffer: one that another follows, or the last one of the
    /// file.
    static std::optional<std::string> takeRecord(std::string& buffer, bool isAtEnd) {
        auto end = buffer.find('\n');
        while (end != std::string::npos && end + 1 < buffer.size() && buffer[end + 1] == ' ')
            end = buffer.find('\n', end + 1);
        const bool isWhole = end != std::string::npos && (isAtEnd || end + 1 < buffer.size());
        if (!isWhole && buffer.size() < longestRecord)
            return std::nullopt;
        const auto size = isWhole ? end + 1 : buffer.size(); // an endless line is not kept
        auto record = buffer.substr(0, size);
        buffer.erase(0, size);
        return record;
    }

    std::string m_path;
    link::UniqueDescriptor m_watch;
    link::UniqueDescriptor m_file;
    off_t m_offset = 0; ///< of what is not in the buffer yet
    std::string m_buffer;
};

} // namespace

Result<std::unique_ptr<RecordSource>> openKernelFile(const std::string& folder, const std::string& name) {
    link::UniqueDescriptor watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!watch.isOpen() ||
        ::inotify_add_watch(watch.get(), folder.c_str(), IN_CREATE | IN_MODIFY | IN_MOVED_TO) < 0)
        return fileFailure(folder);
    return std::make_unique<KernelFile>(folder + '/' + name, std::move(watch));
}

} // namespace etherdeck::agent
