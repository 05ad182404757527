#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// Something that needs attention until a person acknowledges it.
struct StandingNotice {
    enum class Kind : std::uint8_t { Conflict, PossibleConflict, Crash, FailedExport };

    Kind kind = Kind::Conflict;
    /// What it is about, once for each kind: an address, a boot of a console source, an export of a box.
    std::string subject;
    WallTime begin{};
    std::optional<WallTime> end{}; ///< it is over, and not acknowledged yet
    bool isFromBefore = false;     ///< of an earlier run: not known whether it lasts
    std::uint32_t count = 1;       ///< how often it happened

    std::string name;   ///< of the target or the box; may be empty
    std::string detail; ///< title of the crash, reason of the failure

    // Where to look, by kind.
    Address address{};
    std::string device;
    std::int64_t source = 0;
    std::int64_t boot = 0;
    std::int64_t line = 0;

    friend bool operator==(const StandingNotice&, const StandingNotice&) = default;
};

/// The notices that are not acknowledged. What ends by itself stays, so that nobody misses it; what is
/// acknowledged while it lasts is not told again before it has ended: of an export also after a restart,
/// since its box says at once how it is; of a conflict not, since nobody knows how long ago that was. Does no
/// I/O. Bounded: what is acknowledged goes first, then what is over, then the oldest.
class NoticeBoard {
public:
    static constexpr std::size_t limit = 200;
    static constexpr std::size_t maxDevice = 4096; ///< of its text

    // Each returns whether it changed anything.

    /// It begins, lasts, or happens again: a crash is told again each time. `notice.begin` is now.
    bool begin(StandingNotice notice);
    bool end(StandingNotice::Kind kind, const std::string& subject, WallTime now);
    /// Ends all of this kind and box that are not among the subjects.
    bool endOthers(StandingNotice::Kind kind, const std::string& device,
                   const std::set<std::string>& subjects, WallTime now);
    /// As if it had never been: another notice tells it now.
    bool withdraw(StandingNotice::Kind kind, const std::string& subject);
    void acknowledge(StandingNotice::Kind kind, const std::string& subject);
    void acknowledgeAll();

    /// The newest first.
    [[nodiscard]] std::vector<StandingNotice> standing() const;
    [[nodiscard]] std::size_t standingCount() const;
    /// For the next start. What cannot be read is left out.
    [[nodiscard]] QByteArray save() const;
    void restore(const QByteArray& saved);

private:
    struct Entry {
        StandingNotice notice;
        bool isAcknowledged = false;
    };

    [[nodiscard]] Entry* find(StandingNotice::Kind kind, const std::string& subject);
    void insert(Entry entry);
    void makeRoom();

    std::vector<Entry> m_entries; ///< the oldest first
};

} // namespace etherdeck::ui
