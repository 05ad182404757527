#include "core/finder/sweep.h"

#include "core/arp/packet.h"
#include "core/base/take_first.h"

#include <algorithm>

namespace etherdeck::finder {

namespace {

constexpr std::uint8_t pointToPoint = 31; ///< RFC 3021: no address of the network itself, and no broadcast

std::uint32_t maskOf(std::uint8_t prefix) { return prefix == 0 ? 0 : ~std::uint32_t{0} << (32U - prefix); }

} // namespace

Result<Sweep> Sweep::create(const MacAddress& own, const std::vector<link::Ipv4Network>& networks,
                            std::uint8_t shortest, TimePoint now) {
    Sweep sweep(own, now);
    for (const auto& network : networks)
        sweep.m_ours.insert(network.address);
    std::optional<std::uint8_t> tooLarge;
    for (const auto& network : networks) {
        const bool isTooLarge = network.prefixLength < std::max(shortest, shortestOfAll);
        if (isTooLarge)
            tooLarge = network.prefixLength;
        if (isTooLarge || network.prefixLength > 32)
            continue;
        const auto mask = maskOf(network.prefixLength);
        const auto first = network.address.toNumber() & mask;
        const auto last = first | ~mask;
        const bool isWhole = network.prefixLength >= pointToPoint;
        for (auto number = std::uint64_t{first}; number <= last; ++number) {
            const Ipv4Address target(static_cast<std::uint32_t>(number));
            const bool isOfNoStation = !isWhole && (number == first || number == last);
            if (isOfNoStation || !target.isStation() || sweep.m_ours.contains(target))
                continue;
            if (sweep.m_found.try_emplace(target).second)
                sweep.m_questions.push_back({target, network.address});
        }
    }
    if (sweep.m_questions.empty() && tooLarge)
        return fail(ErrorCode::TooLong, std::to_string(*tooLarge));
    if (sweep.m_questions.empty())
        return fail(ErrorCode::OutOfRange);
    sweep.timeReached(now);
    return sweep;
}

void Sweep::frameReceived(std::span<const std::byte> frame) {
    const auto packet = arp::parse(frame);
    if (packet && packet->senderMac != m_own && !packet->senderMac.isZero())
        note(packet->sender, packet->senderMac);
}

void Sweep::note(Ipv4Address address, const MacAddress& mac) {
    const auto found = m_found.find(address);
    if (found == m_found.end() || found->second.size() == maxMacs)
        return;
    m_stationCount += found->second.empty() ? 1 : 0;
    found->second.insert(mac);
}

void Sweep::timeReached(TimePoint now) {
    if (m_isDone || now < m_deadline)
        return;
    if (m_next == m_questions.size()) {
        if (m_isSecond) {
            m_isDone = true;
            return;
        }
        beginSecondRound();
    }
    const auto end = std::min(m_next + groupSize, m_questions.size());
    for (; m_next < end; ++m_next)
        ask(m_questions[m_next]);
    m_deadline = now + (m_next == m_questions.size() ? patience : groupPause);
}

void Sweep::beginSecondRound() {
    m_asked += m_questions.size();
    m_isSecond = true;
    m_next = 0;
    std::erase_if(m_questions,
                  [this](const Question& question) { return !m_found.at(question.target).empty(); });
}

void Sweep::ask(const Question& question) {
    m_frames.push_back(arp::build({MacAddress::broadcast(), m_own, arp::Operation::Request, m_own,
                                   question.sender, MacAddress(), question.target}));
}

std::optional<std::vector<std::byte>> Sweep::takeFrame() { return takeFirst(m_frames); }

SweepProgress Sweep::progress() const {
    const auto asked = m_asked + m_next;
    return {asked, m_isSecond ? m_asked + m_questions.size() : 2 * m_questions.size()};
}

std::vector<Station> Sweep::stations() const {
    std::vector<Station> stations;
    for (const auto& [address, macs] : m_found)
        if (!macs.empty())
            stations.push_back({address, macs});
    return stations;
}

} // namespace etherdeck::finder
