#include "app/agent/flash/flash.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <mtd/mtd-user.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr std::size_t chunk = 16'384; ///< a multiple of any page
constexpr std::size_t maxBlockList = 4096;
constexpr char erasedByte = '\xff';

tl::unexpected<plans::Refusal> flashFailure(const std::string& what) {
    const auto error = errno;
    return refuse(
        error == EACCES || error == EROFS || error == EPERM ? RefusalCode::ReadOnly : RefusalCode::Failed,
        "Could not " + what + ": " + std::strerror(error) + '.', {{"system", std::to_string(error)}});
}

} // namespace

Outcome<Flash> Flash::open(const std::string& root, const plans::FlashPartition& partition, Access access) {
    const auto number = "mtd" + std::to_string(partition.index);
    const auto path = root + "/dev/" + number;
    const auto flags = access == Access::Write ? O_RDWR : O_RDONLY;
    UniqueDescriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.isOpen())
        return flashFailure("open " + path);
    Flash flash(path, !root.empty(), partition, std::move(file));
    if (auto right = flash.checkDevice(root + "/sys/class/mtd/" + number + "/name"); !right)
        return refuse(right.error());
    return flash;
}

Outcome<void> Flash::checkDevice(const std::string& nameFile) const {
    struct stat status {};
    if (::fstat(m_file.get(), &status) != 0)
        return flashFailure("open " + m_path);
    auto isRight = m_isFile && S_ISREG(status.st_mode) &&
                   static_cast<std::uint64_t>(status.st_size) == m_partition.bytes;
    if (!m_isFile && S_ISCHR(status.st_mode)) {
        mtd_info_user info{};
        if (::ioctl(m_file.get(), MEMGETINFO, &info) != 0)
            return flashFailure("examine " + m_path);
        isRight = info.size == m_partition.bytes && info.erasesize == m_partition.eraseBytes;
    }
    const auto name = readLine(nameFile);
    if (isRight && (name.empty() || name == m_partition.name) && m_partition.eraseBytes != 0)
        return {};
    return refuse(RefusalCode::StateMoved,
                  m_path + " is another partition than \"" + m_partition.name + "\" was. Plan again.",
                  {{"partition", m_partition.name}});
}

/// The offsets in a file beside the one that stands for the flash.
std::set<std::uint64_t> Flash::simulated(const char* kind) const {
    std::set<std::uint64_t> offsets;
    if (!m_isFile)
        return offsets;
    const auto text = readStart(m_path + kind, maxBlockList).value_or(std::string());
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        std::uint64_t offset = 0;
        if (std::from_chars(text.data() + at, text.data() + end, offset).ec == std::errc())
            offsets.insert(offset);
        at = end + 1;
    }
    return offsets;
}

Outcome<std::vector<std::uint64_t>> Flash::badBlocks() const {
    if (m_isFile) {
        const auto offsets = simulated(".bad-blocks");
        return std::vector<std::uint64_t>(offsets.begin(), offsets.end());
    }
    std::vector<std::uint64_t> bad;
    for (std::uint64_t offset = 0; offset < m_partition.bytes; offset += m_partition.eraseBytes) {
        auto place = static_cast<__kernel_loff_t>(offset);
        const auto answer = ::ioctl(m_file.get(), MEMGETBADBLOCK, &place);
        if (answer < 0 && errno == EOPNOTSUPP) // NOR has none
            return bad;
        if (answer < 0)
            return flashFailure("look for bad blocks in " + m_path);
        if (answer > 0)
            bad.push_back(offset);
    }
    return bad;
}

Outcome<std::string> Flash::readAll() const {
    const auto bad = badBlocks();
    if (!bad)
        return refuse(bad.error());
    std::string content;
    content.reserve(static_cast<std::size_t>(m_partition.bytes));
    for (std::uint64_t offset = 0; offset < m_partition.bytes; offset += m_partition.eraseBytes) {
        const auto size = std::min(m_partition.eraseBytes, m_partition.bytes - offset);
        if (std::ranges::find(*bad, offset) != bad->end()) {
            content.append(static_cast<std::size_t>(size), erasedByte);
            continue;
        }
        auto block = read(offset, size);
        if (!block)
            return block;
        content += *block;
    }
    return content;
}

Outcome<std::string> Flash::read(std::uint64_t offset, std::uint64_t size) const {
    std::string content(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < content.size();) {
        const auto count = ::pread(m_file.get(), content.data() + done,
                                   std::min(chunk, content.size() - done), static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            errno = EIO; // it ends before its end
        if (count <= 0)
            return flashFailure("read " + m_path);
        done += static_cast<std::size_t>(count);
    }
    return content;
}

Outcome<void> Flash::eraseBlock(std::uint64_t offset) const {
    if (!m_isFile) {
        erase_info_user64 block{offset, m_partition.eraseBytes};
        if (::ioctl(m_file.get(), MEMERASE64, &block) == 0)
            return {};
        erase_info_user old{static_cast<__u32>(offset), static_cast<__u32>(m_partition.eraseBytes)};
        if (errno == ENOTTY && ::ioctl(m_file.get(), MEMERASE, &old) == 0) // before Linux 2.6.31
            return {};
        return flashFailure("erase " + m_path);
    }
    const auto isWorn = simulated(".worn-blocks").contains(offset);
    const std::string block(static_cast<std::size_t>(m_partition.eraseBytes), isWorn ? '\x5a' : erasedByte);
    if (::pwrite(m_file.get(), block.data(), block.size(), static_cast<off_t>(offset)) !=
        static_cast<ssize_t>(block.size()))
        return flashFailure("erase " + m_path);
    errno = EIO;
    return isWorn ? flashFailure("erase " + m_path) : Outcome<void>();
}

Outcome<void> Flash::erase(std::uint64_t offset, std::uint64_t size) const {
    for (std::uint64_t done = 0; done < size; done += m_partition.eraseBytes)
        if (auto erased = eraseBlock(offset + done); !erased)
            return erased;
    return {};
}

Outcome<void> Flash::writeChunk(std::uint64_t offset, std::string_view bytes) const {
    std::string content(bytes);
    if (m_isFile) {
        const auto before = read(offset, bytes.size());
        if (!before)
            return refuse(before.error());
        for (std::size_t i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(static_cast<unsigned char>(content[i]) &
                                           static_cast<unsigned char>((*before)[i]));
    }
    for (;;) {
        const auto count = ::pwrite(m_file.get(), content.data(), content.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count >= 0 && count != static_cast<ssize_t>(content.size()))
            errno = EIO; // a part of a page cannot be written later
        if (count != static_cast<ssize_t>(content.size()))
            return flashFailure("write " + m_path);
        return {};
    }
}

Outcome<void> Flash::write(std::uint64_t offset, std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, chunk);
        if (auto written = writeChunk(offset, part); !written)
            return written;
        offset += part.size();
        bytes.remove_prefix(part.size());
    }
    if (m_isFile && ::fsync(m_file.get()) != 0)
        return flashFailure("write " + m_path);
    return {};
}

} // namespace etherdeck::agent
