#pragma once

#include "core/base/clock.h"
#include "core/base/sectors.h"
#include "core/discovery/comparison_finding.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// Compares what two paths read, to find out whether they lead to one disk. Does no I/O: ask it what to read,
/// pass it the results. It only reads, at most `maxReads` sectors in all.
///
/// The disk may be in use: a write between two reads makes one disk look like two. So a difference counts
/// only when it persists: after a pause both paths are read again in turns, and each must return the same
/// every time.
class ContentComparison {
public:
    enum class Side : std::uint8_t { First = 0, Second = 1 };
    struct Read {
        Side side = Side::First;
        std::uint64_t sector = 0;

        friend auto operator<=>(const Read&, const Read&) = default;
    };
    enum class Failure : std::uint8_t { Reserved, Refused, NoAnswer };

    static constexpr std::size_t maxReads = 200;

    /// `maxInFlight` is per side.
    ContentComparison(Sectors size, std::array<std::size_t, 2> maxInFlight);

    [[nodiscard]] std::optional<Read> takeRead(TimePoint now);
    void answered(const Read& read, std::span<const std::byte> sector, TimePoint now);
    void failed(const Read& read, Failure failure, TimePoint now);
    /// When to read again; TimePoint::max() when nothing waits for a time.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// Empty until the result is known.
    [[nodiscard]] const std::optional<ComparisonFinding>& finding() const { return m_finding; }

private:
    using Bytes = std::array<std::byte, Sectors::bytesEach>;
    /// What both sides return for one sector.
    struct Place {
        std::uint64_t sector = 0;
        std::array<std::optional<Bytes>, 2> content{};
        bool isGivenUp = false;
    };
    /// A sector that differs and is read again in turns.
    struct Doubtful {
        std::size_t place = 0;
        TimePoint notBefore{};
        Side side = Side::First; ///< whose turn it is
        std::size_t round = 0;
        bool hasChanged = false;
        std::array<Bytes, 2> latest{};
    };

    void startPlaces(const std::vector<std::uint64_t>& sectors);
    [[nodiscard]] std::optional<Read> takeRepeat(TimePoint now) const;
    [[nodiscard]] std::optional<Read> takeFirstRead(Side side);
    Place* find(std::uint64_t sector);
    void takeRepeated(const Read& read, const Bytes& bytes, TimePoint now);
    void compare(std::size_t place);
    void advance(TimePoint now);
    [[nodiscard]] bool allIsRead() const;
    void lookIntoPartitions();
    void conclude();
    void end(ComparisonFinding finding);

    Sectors m_size;
    std::array<std::size_t, 2> m_maxInFlight;
    std::vector<Place> m_places;
    std::array<std::size_t, 2> m_next{}; ///< for each side: index of the place to read next
    std::set<Read> m_inFlight;
    std::deque<std::size_t> m_differing; ///< indexes of places to read again
    std::optional<Doubtful> m_doubtful;
    bool m_partitionsAreIn = false;
    std::size_t m_telling = 0;
    std::size_t m_changing = 0;
    std::size_t m_failed = 0;
    std::size_t m_reads = 0;
    std::optional<ComparisonFinding> m_finding;
};

} // namespace etherdeck::discovery
