#include "core/discovery/content_comparison.h"

#include "core/discovery/same_disk/sampled_sectors.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::discovery {

namespace {

using Kind = ComparisonFinding::Kind;

/// Longer than it takes a write in progress to complete.
constexpr Duration pause = std::chrono::milliseconds(150);
/// How often a difference must be confirmed.
constexpr std::size_t rounds = 2;
/// With this many sectors that change or cannot be read, more of them would not help.
constexpr std::size_t maxChanging = 6;
constexpr std::size_t maxFailed = 8;

std::size_t index(ContentComparison::Side side) { return static_cast<std::size_t>(side); }

} // namespace

ContentComparison::ContentComparison(Sectors size, std::array<std::size_t, 2> maxInFlight) :
    m_size(size), m_maxInFlight(maxInFlight) {
    startPlaces(firstSectors(size));
    if (m_places.empty())
        end({Kind::Undecided, Doubt::Blank, {}});
}

void ContentComparison::startPlaces(const std::vector<std::uint64_t>& sectors) {
    for (const auto sector : sectors)
        if (find(sector) == nullptr)
            m_places.push_back({sector});
}

std::optional<ContentComparison::Read> ContentComparison::takeRead(TimePoint now) {
    if (m_finding || m_reads >= maxReads)
        return std::nullopt;
    auto read = m_doubtful ? takeRepeat(now) : takeFirstRead(Side::First);
    if (!read && !m_doubtful)
        read = takeFirstRead(Side::Second);
    if (read) {
        ++m_reads;
        m_inFlight.insert(*read);
    }
    return read;
}

/// The two sides take turns, each answering before the next is asked, so that a change of one disk cannot
/// look like two disks.
std::optional<ContentComparison::Read> ContentComparison::takeRepeat(TimePoint now) const {
    if (!m_inFlight.empty() || now < m_doubtful->notBefore)
        return std::nullopt;
    return Read{m_doubtful->side, m_places[m_doubtful->place].sector};
}

/// The first sector is read alone, on both sides: a side that does not answer is not asked again.
std::optional<ContentComparison::Read> ContentComparison::takeFirstRead(Side side) {
    auto& next = m_next[index(side)];
    const auto& first = m_places.front();
    const bool isOpen = first.isGivenUp || (first.content[0] && first.content[1]);
    const auto underWay = static_cast<std::size_t>(std::count_if(
        m_inFlight.begin(), m_inFlight.end(), [side](const Read& read) { return read.side == side; }));
    if (!m_differing.empty() || underWay >= (isOpen ? m_maxInFlight[index(side)] : 1))
        return std::nullopt;
    while (next < m_places.size() && m_places[next].isGivenUp)
        ++next;
    if (next >= m_places.size() || (next > 0 && !isOpen))
        return std::nullopt;
    return Read{side, m_places[next++].sector};
}

ContentComparison::Place* ContentComparison::find(std::uint64_t sector) {
    const auto found = std::find_if(m_places.begin(), m_places.end(),
                                    [sector](const Place& place) { return place.sector == sector; });
    return found == m_places.end() ? nullptr : &*found;
}

void ContentComparison::answered(const Read& read, std::span<const std::byte> sector, TimePoint now) {
    if (sector.size() < Sectors::bytesEach)
        return failed(read, Failure::Refused, now);
    if (m_inFlight.erase(read) == 0 || m_finding)
        return;
    Bytes bytes;
    std::copy_n(sector.begin(), bytes.size(), bytes.begin());
    Place* place = find(read.sector);
    if (m_doubtful && m_places[m_doubtful->place].sector == read.sector) {
        takeRepeated(read, bytes, now);
    } else {
        place->content[index(read.side)] = bytes;
        if (place->content[0] && place->content[1])
            compare(static_cast<std::size_t>(place - m_places.data()));
    }
    advance(now);
}

void ContentComparison::failed(const Read& read, Failure failure, TimePoint now) {
    if (m_inFlight.erase(read) == 0 || m_finding)
        return;
    if (failure == Failure::NoAnswer)
        return end({Kind::Undecided, Doubt::NoAnswer, {}});
    if (failure == Failure::Reserved)
        return end({Kind::Undecided, Doubt::Reserved, {}});
    find(read.sector)->isGivenUp = true;
    if (m_doubtful && m_places[m_doubtful->place].sector == read.sector)
        m_doubtful.reset();
    if (++m_failed >= maxFailed)
        return end({Kind::Undecided, Doubt::Unreadable, {}});
    advance(now);
}

void ContentComparison::compare(std::size_t place) {
    const auto& content = m_places[place].content;
    if (*content[0] != *content[1])
        m_differing.push_back(place);
    else if (isTelling(m_places[place].sector, *content[0]))
        ++m_telling;
}

void ContentComparison::takeRepeated(const Read& read, const Bytes& bytes, TimePoint now) {
    auto& doubtful = *m_doubtful;
    const auto& before = *m_places[doubtful.place].content[index(read.side)];
    doubtful.hasChanged |= bytes != before;
    doubtful.latest[index(read.side)] = bytes;
    doubtful.side = read.side == Side::First ? Side::Second : Side::First;
    if (read.side == Side::First)
        return;
    doubtful.notBefore = now + pause;
    if (++doubtful.round < rounds)
        return;
    const auto sector = m_places[doubtful.place].sector;
    const bool isEqualNow = doubtful.latest[0] == doubtful.latest[1];
    if (!doubtful.hasChanged)
        return end({Kind::TwoDisks, Doubt::None, sector});
    if (isEqualNow && isTelling(sector, doubtful.latest[0]))
        ++m_telling;
    else if (!isEqualNow)
        ++m_changing;
    m_doubtful.reset();
}

void ContentComparison::advance(TimePoint now) {
    if (m_finding || m_doubtful || !m_inFlight.empty())
        return;
    if (m_changing >= maxChanging)
        return end({Kind::Undecided, Doubt::Changing, {}});
    const bool mayRepeat = m_reads + 2 * rounds <= maxReads;
    if (!m_differing.empty() && mayRepeat) {
        m_doubtful = Doubtful();
        m_doubtful->place = m_differing.front();
        m_doubtful->notBefore = now + pause;
        m_differing.pop_front();
        return;
    }
    if (m_reads < maxReads && m_differing.empty()) {
        if (!allIsRead())
            return;
        if (!std::exchange(m_partitionsAreIn, true)) {
            lookIntoPartitions();
            return advance(now);
        }
    }
    conclude();
}

bool ContentComparison::allIsRead() const {
    const auto next = std::min({m_next[0], m_next[1], m_places.size()});
    return std::all_of(m_places.begin() + static_cast<std::ptrdiff_t>(next), m_places.end(),
                       [](const Place& place) { return place.isGivenUp; });
}

void ContentComparison::lookIntoPartitions() {
    const auto content = [this](std::uint64_t sector) -> std::span<const std::byte> {
        const Place* place = find(sector);
        if (place == nullptr || !place->content[0])
            return {};
        return *place->content[0];
    };
    startPlaces(partitionSectors(m_size, content(0), content(2)));
}

void ContentComparison::conclude() {
    m_changing += m_differing.size(); // not read again: there were too many
    if (m_telling > 0 && m_differing.empty())
        end({Kind::OneDisk, Doubt::None, {}});
    else if (m_changing > 0)
        end({Kind::Undecided, Doubt::Changing, {}});
    else
        end({Kind::Undecided, m_failed > 0 ? Doubt::Unreadable : Doubt::Blank, {}});
}

TimePoint ContentComparison::nextDeadline() const {
    return !m_finding && m_doubtful && m_inFlight.empty() ? m_doubtful->notBefore : TimePoint::max();
}

void ContentComparison::end(ComparisonFinding finding) {
    if (!m_finding)
        m_finding = finding;
    m_inFlight.clear();
}

} // namespace etherdeck::discovery
