#include "core/disks/disk_image.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <blkid/blkid.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace etherdeck {

namespace {

constexpr std::uint64_t maxSectors = std::uint64_t{1} << 48;
constexpr Sectors diskHead{512 * 1024 / Sectors::bytesEach};
constexpr Sectors diskTail{256 * 1024 / Sectors::bytesEach};
constexpr Sectors partitionHead{272 * 1024 / Sectors::bytesEach};
constexpr Sectors partitionTail{128 * 1024 / Sectors::bytesEach};
/// A chain of logical partitions is followed up to this length.
constexpr int maxLogical = 64;
constexpr Sectors bootRecord{1};
/// Entries 0 to 3 of NTFS's master file table; libblkid accepts NTFS only when they are present.
constexpr Sectors masterFileTable{16 * 1024 / Sectors::bytesEach};

using Probe = std::unique_ptr<std::remove_pointer_t<blkid_probe>, decltype(&blkid_free_probe)>;

std::string cut(const char* text) {
    return text == nullptr ? std::string() : std::string(text, strnlen(text, longestDiskText));
}

std::string valueOf(blkid_probe probe, const char* name) {
    const char* text = nullptr;
    return blkid_probe_lookup_value(probe, name, &text, nullptr) == 0 ? cut(text) : std::string();
}

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return number;
}

bool isExtended(int type) { return type == 0x05 || type == 0x0f || type == 0x85; }

std::vector<SectorRange> endsOf(Sectors start, Sectors size, Sectors head, Sectors tail) {
    const auto first = std::min(head, size);
    const auto last = std::min(tail, size);
    return {{start, first}, {Sectors{start.count + size.count - last.count}, last}};
}

} // namespace

class DiskImage::Data {
public:
    Data(link::UniqueDescriptor file, Sectors size, std::uint32_t logicalSectorSize) :
        m_file(std::move(file)), m_size(size), m_logicalSectorSize(logicalSectorSize) {}

    [[nodiscard]] Result<void> write(Sectors start, std::span<const std::byte> bytes) {
        const Sectors count{bytes.size() / Sectors::bytesEach};
        if (bytes.size() % Sectors::bytesEach != 0 || start > m_size ||
            m_size.count - start.count < count.count)
            return fail(ErrorCode::OutOfRange);
        auto offset = static_cast<off_t>(start.bytes());
        while (!bytes.empty()) {
            const auto written = ::pwrite(m_file.get(), bytes.data(), bytes.size(), offset);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return fail(ErrorCode::System, "pwrite", errno);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            offset += written;
        }
        m_written.add({start, count});
        return {};
    }

    [[nodiscard]] std::vector<SectorRange> missing() const {
        auto missing = missingOf(endsOf({}, m_size, diskHead, diskTail));
        if (!missing.empty())
            return missing;
        std::vector<SectorRange> wanted;
        add(wanted, signatureNeeds({}, m_size));
        const auto partitions = listPartitions(&wanted);
        for (std::size_t i = 0; i < std::min(partitions.size(), maxPartitionsRead); ++i) {
            const auto& partition = partitions[i];
            if (!fits(partition))
                continue;
            add(wanted, endsOf(partition.start, partition.size, partitionHead, partitionTail));
            add(wanted, signatureNeeds(partition.start, partition.size));
        }
        return missingOf(wanted);
    }

    [[nodiscard]] DiskContents contents() const {
        DiskContents contents;
        contents.bytesRead = Sectors{m_written.size()}.bytes();
        contents.whole = signature({}, m_size);
        contents.partitions = listPartitions(nullptr, &contents);
        for (std::size_t i = 0; i < std::min(contents.partitions.size(), maxPartitionsRead); ++i) {
            auto& partition = contents.partitions[i];
            partition.isRead = fits(partition);
            if (partition.isRead)
                partition.signature = signature(partition.start, partition.size);
        }
        return contents;
    }

private:
    static void add(std::vector<SectorRange>& to, const std::vector<SectorRange>& more) {
        to.insert(to.end(), more.begin(), more.end());
    }

    [[nodiscard]] bool fits(const DiskPartition& partition) const {
        return partition.size.count > 0 && partition.start < m_size &&
               partition.size.count <= m_size.count - partition.start.count;
    }

    /// The parts of these ranges that lie on the disk and have not been written, without duplicates.
    [[nodiscard]] std::vector<SectorRange> missingOf(const std::vector<SectorRange>& ranges) const {
        std::vector<SectorRange> missing;
        SectorSet known = m_written;
        for (const auto& range : ranges)
            for (const auto& part : known.missingOf(range)) {
                missing.push_back(part);
                known.add(part);
            }
        return missing;
    }

    [[nodiscard]] std::array<std::byte, Sectors::bytesEach> sector(Sectors at) const {
        std::array<std::byte, Sectors::bytesEach> bytes{};
        if (::pread(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(at.bytes())) !=
            static_cast<ssize_t>(bytes.size()))
            bytes.fill(std::byte{0});
        return bytes;
    }

    [[nodiscard]] Probe probe(Sectors start, Sectors size) const {
        Probe probe(blkid_new_probe(), &blkid_free_probe);
        if (probe == nullptr ||
            blkid_probe_set_device(probe.get(), m_file.get(), static_cast<blkid_loff_t>(start.bytes()),
                                   static_cast<blkid_loff_t>(size.bytes())) != 0)
            return {nullptr, &blkid_free_probe};
        blkid_probe_set_sectorsize(probe.get(), m_logicalSectorSize);
        return probe;
    }

    /// What is neither at the start nor at the end of the disk, and still needed to identify it.
    [[nodiscard]] std::vector<SectorRange> signatureNeeds(Sectors start, Sectors size) const {
        const auto boot = sector(start);
        if (std::memcmp(boot.data() + 3, "NTFS    ", 8) != 0)
            return {};
        const std::span bytes(boot);
        const auto sectorSize = littleEndian(bytes.subspan(11, 2));
        const auto sectorsPerCluster = littleEndian(bytes.subspan(13, 1));
        const auto cluster = littleEndian(bytes.subspan(48, 8));
        const auto clusterSectors = sectorSize * sectorsPerCluster / Sectors::bytesEach;
        if (clusterSectors == 0 || cluster > size.count / clusterSectors)
            return {};
        const auto at = cluster * clusterSectors;
        const Sectors count{std::min(masterFileTable.count, size.count - at)};
        return {{Sectors{start.count + at}, count}};
    }

    /// The records of logical partitions form a chain across the extended partition; the visited ones are
    /// added to `wanted`.
    void followLogical(Sectors extendedStart, Sectors extendedSize, std::vector<SectorRange>& wanted) const {
        std::uint64_t next = 0;
        for (int i = 0; i < maxLogical; ++i) {
            if (next >= extendedSize.count)
                return;
            const Sectors at{extendedStart.count + next};
            wanted.push_back({at, bootRecord});
            const auto record = sector(at);
            const std::span entry = std::span(record).subspan(446 + 16, 16);
            const auto following = littleEndian(entry.subspan(8, 4));
            if (!isExtended(std::to_integer<int>(entry[4])) || following <= next)
                return;
            next = following;
        }
    }

    [[nodiscard]] std::vector<DiskPartition> listPartitions(std::vector<SectorRange>* records,
                                                            DiskContents* contents = nullptr) const {
        std::vector<DiskPartition> found;
        const auto prober = probe({}, m_size);
        if (prober == nullptr)
            return found;
        blkid_probe_enable_partitions(prober.get(), 1);
        const auto list = blkid_probe_get_partitions(prober.get());
        if (list == nullptr)
            return found;
        if (const auto table = blkid_partlist_get_table(list); table != nullptr && contents != nullptr) {
            contents->tableType = cut(blkid_parttable_get_type(table));
            contents->tableUuid = cut(blkid_parttable_get_id(table));
        }
        const int count = blkid_partlist_numof_partitions(list);
        for (int i = 0; i < count && found.size() < maxPartitions; ++i) {
            const auto entry = blkid_partlist_get_partition(list, i);
            if (entry == nullptr)
                continue;
            found.push_back(toPartition(entry));
            if (records != nullptr && isExtended(blkid_partition_get_type(entry)) &&
                found.back().start < m_size)
                followLogical(found.back().start, Sectors{m_size.count - found.back().start.count}, *records);
        }
        return found;
    }

    static DiskPartition toPartition(blkid_partition entry) {
        DiskPartition partition;
        partition.number = blkid_partition_get_partno(entry);
        partition.start =
            Sectors{static_cast<std::uint64_t>(std::max<blkid_loff_t>(0, blkid_partition_get_start(entry)))};
        partition.size =
            Sectors{static_cast<std::uint64_t>(std::max<blkid_loff_t>(0, blkid_partition_get_size(entry)))};
        partition.name = cut(blkid_partition_get_name(entry));
        partition.uuid = cut(blkid_partition_get_uuid(entry));
        partition.type = cut(blkid_partition_get_type_string(entry));
        if (partition.type.empty()) {
            std::array<char, 16> code{};
            std::snprintf(code.data(), code.size(), "0x%02x",
                          static_cast<unsigned>(blkid_partition_get_type(entry)));
            partition.type = code.data();
        }
        return partition;
    }

    [[nodiscard]] std::optional<DiskSignature> signature(Sectors start, Sectors size) const {
        const auto prober = probe(start, size);
        if (prober == nullptr)
            return std::nullopt;
        blkid_probe_enable_superblocks(prober.get(), 1);
        blkid_probe_set_superblocks_flags(prober.get(), BLKID_SUBLKS_TYPE | BLKID_SUBLKS_LABEL |
                                                            BLKID_SUBLKS_UUID | BLKID_SUBLKS_USAGE);
        constexpr int contradiction = -2;
        const int result = blkid_do_safeprobe(prober.get());
        if (result == contradiction)
            return DiskSignature{};
        if (result != 0)
            return std::nullopt;
        DiskSignature signature{valueOf(prober.get(), "TYPE"), valueOf(prober.get(), "LABEL"),
                                valueOf(prober.get(), "UUID"), valueOf(prober.get(), "USAGE")};
        if (signature.type.empty())
            return std::nullopt;
        return signature;
    }

    link::UniqueDescriptor m_file;
    Sectors m_size;
    std::uint32_t m_logicalSectorSize;
    SectorSet m_written;
};

DiskImage::DiskImage(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
DiskImage::DiskImage(DiskImage&&) noexcept = default;
DiskImage& DiskImage::operator=(DiskImage&&) noexcept = default;
DiskImage::~DiskImage() = default;

Result<DiskImage> DiskImage::create(Sectors size, std::uint32_t logicalSectorSize) {
    if (size.count == 0 || size.count > maxSectors)
        return fail(ErrorCode::OutOfRange);
    link::UniqueDescriptor file(::memfd_create("disk", MFD_CLOEXEC));
    if (file.get() < 0)
        return fail(ErrorCode::System, "memfd_create", errno);
    if (::ftruncate(file.get(), static_cast<off_t>(size.bytes())) != 0)
        return fail(ErrorCode::System, "ftruncate", errno);
    return DiskImage(std::make_unique<Data>(std::move(file), size, logicalSectorSize));
}

std::vector<SectorRange> DiskImage::missing() const { return m_data->missing(); }

Result<void> DiskImage::write(Sectors start, std::span<const std::byte> bytes) {
    return m_data->write(start, bytes);
}

DiskContents DiskImage::contents() const { return m_data->contents(); }

} // namespace etherdeck
