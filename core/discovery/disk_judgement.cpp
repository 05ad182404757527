#include "core/discovery/disk_judgement.h"

#include "core/discovery/same_disk/serial_proof.h"

#include <algorithm>
#include <limits>

namespace etherdeck::discovery {

namespace {

bool tellTheSame(const aoe::Identity& a, const aoe::Identity& b) {
    return a.serial == b.serial && a.model == b.model && a.size == b.size;
}

/// Live paths that certainly belong together: same MAC, same identity.
struct Box {
    std::size_t path = 0; ///< the first of them
    bool isIdentified = true;
    std::size_t disk = 0; ///< index of the first box that leads to the same disk
};

class Judge {
public:
    Judge(const std::vector<Path>& paths, const JudgementFacts& facts) : m_paths(paths), m_facts(facts) {}

    Judgement run() {
        gather();
        for (std::size_t later = 1; later < m_boxes.size(); ++later)
            for (std::size_t earlier = 0; earlier < later; ++earlier)
                relate(earlier, later);
        conclude();
        return std::move(m_judgement);
    }

private:
    void gather() {
        m_boxOf.assign(m_paths.size(), none);
        for (std::size_t i = 0; i < m_paths.size(); ++i) {
            const Path& path = m_paths[i];
            const bool isSilent = !path.identity && m_facts.unidentified.contains(path.key);
            if (!path.isUp() || (!path.identity && !isSilent))
                continue;
            const auto known = std::find_if(m_boxes.begin(), m_boxes.end(), [&](const Box& box) {
                const Path& other = m_paths[box.path];
                return other.key.mac == path.key.mac &&
                       (!other.identity || !path.identity || tellTheSame(*other.identity, *path.identity));
            });
            m_livePaths += 1;
            m_boxOf[i] = static_cast<std::size_t>(known - m_boxes.begin());
            if (known == m_boxes.end())
                m_boxes.push_back({i, path.identity.has_value(), m_boxes.size()});
        }
    }

    void relate(std::size_t first, std::size_t second) {
        const Path& a = m_paths[m_boxes[first].path];
        const Path& b = m_paths[m_boxes[second].path];
        if (!a.identity || !b.identity)
            return;
        if (!tellTheSame(*a.identity, *b.identity)) {
            m_differ = true;
            return;
        }
        const auto* verdict = find(a.key.mac, b.key.mac);
        if (verdict != nullptr && verdict->kind == ComparisonFinding::Kind::TwoDisks) {
            m_differ = true;
            m_judgement.differingSector = verdict->sector;
        } else if (verdict != nullptr && verdict->kind == ComparisonFinding::Kind::OneDisk) {
            m_byContent = true;
            join(first, second);
        } else if (proofOf(serialKind(a.identity->serial), m_facts.serialIsShared) == SerialProof::Strong) {
            join(first, second);
        }
    }

    void join(std::size_t first, std::size_t second) {
        const auto kept = std::min(m_boxes[first].disk, m_boxes[second].disk);
        const auto gone = std::max(m_boxes[first].disk, m_boxes[second].disk);
        for (Box& box : m_boxes)
            if (box.disk == gone)
                box.disk = kept;
    }

    void conclude() {
        const bool isOne =
            std::all_of(m_boxes.begin(), m_boxes.end(), [](const Box& b) { return b.disk == 0; });
        number();
        findOpenPair();
        if (m_differ) {
            m_judgement.conflict = Conflict::Proven;
            return;
        }
        m_judgement.differingSector.reset();
        if (!isOne)
            return leaveInDoubt();
        if (m_livePaths > 1)
            m_judgement.oneDiskBy = m_boxes.size() == 1 ? OneDiskBy::OneBox
                                    : m_byContent       ? OneDiskBy::Content
                                                        : OneDiskBy::Serial;
    }

    /// Numbers the disks consecutively, in the order of the paths.
    void number() {
        std::vector<std::size_t> seen;
        m_judgement.disks.assign(m_paths.size(), 0);
        for (std::size_t i = 0; i < m_paths.size(); ++i) {
            if (m_boxOf[i] == none)
                continue;
            const auto disk = m_boxes[m_boxOf[i]].disk;
            const auto place = std::find(seen.begin(), seen.end(), disk);
            m_judgement.disks[i] = static_cast<std::uint8_t>(place - seen.begin());
            if (place == seen.end())
                seen.push_back(disk);
        }
    }

    void leaveInDoubt() {
        m_judgement.conflict = Conflict::Possible;
        m_judgement.doubt = m_judgement.compare ? Doubt::NotCompared : Doubt::NotIdentified;
        if (m_judgement.compare)
            return;
        for (const Verdict& verdict : m_facts.verdicts)
            if (verdict.finding.kind == ComparisonFinding::Kind::Undecided)
                m_judgement.doubt = verdict.finding.doubt;
        if (m_hasNoSize)
            m_judgement.doubt = Doubt::Unreadable;
    }

    /// Finds two boxes for which it is unknown whether they lead to one disk.
    void findOpenPair() {
        for (std::size_t second = 1; second < m_boxes.size(); ++second)
            for (std::size_t first = 0; first < second; ++first) {
                if (areKnown(m_boxes[first].disk, m_boxes[second].disk))
                    continue;
                m_judgement.compare = {m_boxes[first].path, m_boxes[second].path};
                return;
            }
    }

    /// True when nothing more can be found out about the two disks: each box of one has been compared with
    /// each of the other.
    bool areKnown(std::size_t firstDisk, std::size_t secondDisk) {
        if (firstDisk == secondDisk)
            return true;
        for (const Box& first : m_boxes)
            for (const Box& second : m_boxes)
                if (first.disk == firstDisk && second.disk == secondDisk && isSettled(first, second))
                    return true;
        return false;
    }

    bool isSettled(const Box& first, const Box& second) {
        const Path& a = m_paths[first.path];
        const Path& b = m_paths[second.path];
        if (!a.identity || !b.identity || !tellTheSame(*a.identity, *b.identity))
            return true;
        m_hasNoSize |= a.identity->size.count == 0;
        return a.identity->size.count == 0 || find(a.key.mac, b.key.mac) != nullptr;
    }

    [[nodiscard]] const ComparisonFinding* find(const MacAddress& a, const MacAddress& b) const {
        const auto found = std::find_if(m_facts.verdicts.begin(), m_facts.verdicts.end(),
                                        [&](const Verdict& verdict) { return verdict.isAbout(a, b); });
        return found == m_facts.verdicts.end() ? nullptr : &found->finding;
    }

    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    const std::vector<Path>& m_paths;
    const JudgementFacts& m_facts;
    std::vector<Box> m_boxes;
    std::vector<std::size_t> m_boxOf; ///< index for each path
    std::size_t m_livePaths = 0;
    bool m_differ = false;
    bool m_byContent = false;
    bool m_hasNoSize = false;
    Judgement m_judgement;
};

} // namespace

Judgement judge(const std::vector<Path>& paths, const JudgementFacts& facts) {
    return Judge(paths, facts).run();
}

} // namespace etherdeck::discovery
