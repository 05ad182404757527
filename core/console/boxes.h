#pragma once

#include "core/console/batch.h"
#include "core/console/values.h"
#include "core/store/console/live_source.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck {

/// How many lines a second, over the last few.
class LineRate {
public:
    void add(TimePoint now, std::uint64_t lines = 1);
    [[nodiscard]] double perSecond(TimePoint now) const;

private:
    static constexpr std::int64_t seconds = 3;

    [[nodiscard]] static std::int64_t secondOf(TimePoint time);

    std::array<std::uint64_t, seconds + 1> m_lines{};
    std::array<std::int64_t, seconds + 1> m_second{};
};

/// The present state of the boxes: what is stored, joined with what was just heard. A source is not reported
/// before it has a number in the store.
class ConsoleBoxes {
public:
    static constexpr std::size_t maxOpenLines = 8; ///< of a source

    struct UbootChange {
        std::int64_t source = 0;
        netconsole::UbootState state;
    };
    struct Talking {
        std::int64_t source = 0;
        netconsole::Endpoint endpoint;
    };

    void setStored(std::vector<store::ConsoleSource> sources);
    void setLive(std::vector<store::LiveSource> live) { m_map = std::move(live); }
    void heard(const ConsoleBatch& batch, TimePoint now);
    /// How many lines of this run are stored.
    void setLinesStored(std::uint64_t lines);
    /// Listening has ended; what is stored stays.
    void clearLive();

    [[nodiscard]] std::vector<ConsoleBoxState> boxes(TimePoint now) const;
    /// Of all sources; source and boot are the store's. A line that has ended stays until it is stored, to
    /// avoid flicker.
    [[nodiscard]] std::vector<netconsole::Line> openLines() const;
    [[nodiscard]] bool takeOpenLinesChanged() { return std::exchange(m_openLinesChanged, false); }
    /// Since the last call; those of sources that have no number yet wait.
    [[nodiscard]] std::vector<UbootChange> takeUbootChanges();
    /// Where a U-Boot is heard now.
    [[nodiscard]] std::vector<Talking> talking() const;
    /// Where a kernel has taken over since the last call.
    [[nodiscard]] std::vector<netconsole::Endpoint> takeGone() { return std::exchange(m_gone, {}); }
    [[nodiscard]] const store::ConsoleSource* stored(std::int64_t source) const;
    [[nodiscard]] const std::vector<store::ConsoleSource>& stored() const { return m_stored; }

private:
    struct Open {
        netconsole::Line line;
        std::uint64_t endedAs = 0; ///< its place among the lines of the run, from 1; 0: it has no end yet
    };
    /// What was heard of a source in this run.
    struct Live {
        std::map<netconsole::Endpoint, netconsole::UbootState> uboots;
        std::optional<netconsole::Endpoint> typeTo;
        std::optional<WallTime> kernelStarted;
        WallTime lastHeard{};
        LineRate rate;
        std::map<netconsole::LineId, Open> openLines;
        bool ubootChanged = false;
    };

    void note(const netconsole::Line& line, TimePoint now);
    void note(const netconsole::OpenLine& open);
    void note(const netconsole::UbootStateChanged& change);
    void note(const netconsole::SourceMerged& merged);
    void note(const netconsole::SourceForgotten& forgotten);
    void join(ConsoleBoxState& box, const store::LiveSource& live, TimePoint now) const;
    void joinHeard(ConsoleBoxState& box, const Live& heard, TimePoint now) const;
    [[nodiscard]] bool isUboot(netconsole::SourceId source, const netconsole::Endpoint& endpoint) const;
    [[nodiscard]] const netconsole::SourceInfo* infoOf(netconsole::SourceId id) const;

    std::vector<store::ConsoleSource> m_stored; ///< by id
    std::vector<store::LiveSource> m_map;
    std::map<netconsole::SourceId, Live> m_live;
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> m_infos;
    std::vector<netconsole::Endpoint> m_gone;
    std::uint64_t m_linesHeard = 0;
    bool m_openLinesChanged = false;
};

} // namespace etherdeck
