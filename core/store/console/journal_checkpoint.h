#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// A place in what one run of a receiver has written down of datagrams, before they became lines.
struct JournalPlace {
    std::uint32_t segment = 0; ///< number of a file, from 1
    std::uint64_t offset = 0;  ///< bytes into it

    friend auto operator<=>(const JournalPlace&, const JournalPlace&) = default;
};

/// Records of one endpoint that were read, and are not stored: whether a log was sent again was still open.
struct HeldBack {
    std::string from; ///< Endpoint::toString()
    JournalPlace since;

    friend bool operator==(const HeldBack&, const HeldBack&) = default;
};

/// How far the datagrams of one run are in the store.
struct JournalCheckpoint {
    std::string run;
    JournalPlace place;
    /// The datagram with which the oldest line began that had not ended there and then. Read again from it to
    /// `place`, and then with the time of `time`, the datagrams make the lines once more that are stored, and
    /// the beginnings of those that are not.
    std::optional<JournalPlace> open;
    WallTime time{};            ///< up to which deadlines had passed
    std::vector<HeldBack> held; ///< not before `open`

    friend bool operator==(const JournalCheckpoint&, const JournalCheckpoint&) = default;
};

/// Checkpoints of different runs: one never takes the place of another run's.
class JournalCheckpoints {
public:
    JournalCheckpoints() = default;
    JournalCheckpoints(JournalCheckpoint checkpoint) {
        set(std::move(checkpoint));
    } // NOLINT: one is a set of one

    /// In place of the earlier one of the same run.
    void set(JournalCheckpoint checkpoint) {
        const auto same = std::ranges::find(m_checkpoints, checkpoint.run, &JournalCheckpoint::run);
        if (same == m_checkpoints.end())
            m_checkpoints.push_back(std::move(checkpoint));
        else
            *same = std::move(checkpoint);
    }
    [[nodiscard]] bool isEmpty() const { return m_checkpoints.empty(); }
    [[nodiscard]] auto begin() const { return m_checkpoints.begin(); }
    [[nodiscard]] auto end() const { return m_checkpoints.end(); }

    friend bool operator==(const JournalCheckpoints&, const JournalCheckpoints&) = default;

private:
    std::vector<JournalCheckpoint> m_checkpoints; ///< in the order in which the runs came
};

} // namespace etherdeck::store
