#include "core/discovery/content_comparison.h"
#include "core/discovery/same_disk/sampled_sectors.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>

using namespace etherdeck;
using namespace etherdeck::discovery;
using test::require;

namespace {

/// A disk whose first and third sectors come from the input; all others repeat it.
class HostileDisk {
public:
    explicit HostileDisk(std::span<const std::uint8_t> input) : m_input(input) {}

    [[nodiscard]] std::array<std::byte, Sectors::bytesEach> read(std::uint64_t sector) const {
        std::array<std::byte, Sectors::bytesEach> data{};
        const auto start = sector == 2 ? Sectors::bytesEach : 0;
        for (std::size_t i = 0; i < data.size() && start + i < m_input.size(); ++i)
            data[i] = static_cast<std::byte>(m_input[start + i]);
        return data;
    }

private:
    std::span<const std::uint8_t> m_input;
};

} // namespace

// Whatever is on two disks, few sectors are read, all of them within the disk, and the comparison ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 9)
        return 0;
    std::uint64_t sectors = 0;
    for (int i = 0; i < 6; ++i)
        sectors = sectors << 8 | data[i];
    const Sectors diskSize{sectors + 1};
    const std::array<std::size_t, 2> inFlight{std::size_t{1} + data[6] % 4, std::size_t{1} + data[7] % 4};
    const std::uint8_t mode = data[8];
    const HostileDisk disk(std::span(data, size).subspan(9));

    ContentComparison comparison(diskSize, inFlight);
    TimePoint now{};
    std::size_t reads = 0;
    while (!comparison.finding()) {
        const auto read = comparison.takeRead(now);
        if (!read) {
            require(comparison.nextDeadline() != TimePoint::max());
            now = std::max(now, comparison.nextDeadline());
            continue;
        }
        require(++reads <= ContentComparison::maxReads);
        require(read->sector < diskSize.count);
        auto content = disk.read(read->sector);
        if ((mode & 1) != 0 && read->side == ContentComparison::Side::Second)
            content[0] ^= std::byte{1};
        if ((mode & 2) != 0 && read->sector % 3 == 1)
            content[1] ^= static_cast<std::byte>(reads);
        if ((mode & 4) != 0 && read->sector % 5 == 2)
            comparison.failed(*read, ContentComparison::Failure::Refused, now);
        else
            comparison.answered(*read, content, now);
    }
    const bool differs = (mode & 1) != 0 && (mode & 2) == 0;
    const bool isOneDisk = comparison.finding()->kind == ComparisonFinding::Kind::OneDisk;
    require(!differs || !isOneDisk);
    return 0;
}
