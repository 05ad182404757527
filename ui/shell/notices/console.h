#pragma once

#include "core/console/values.h"
#include "ui/shell/notices/rounds.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck::ui {

struct ConsoleNoticeSettings {
    bool isOn = true;
    std::set<ConsolePlace::Kind> kinds{ConsolePlace::Kind::Crash, ConsolePlace::Kind::Silence};
};

/// Decides which console events are worth a notification: crashes, boots, and kernels that stay silent after
/// they were started. Does no I/O: give it events and the time, take messages. Events close together become
/// one message of each kind; there are no messages while the window is in front.
class ConsoleNotices {
public:
    /// How long a kernel may take to print its first line.
    static constexpr auto kernelPatience = std::chrono::seconds(30);

    void setSettings(const ConsoleNoticeSettings& settings) { m_settings = settings; }
    void setWindowInFront(bool isInFront);

    /// `name` is what the box is called.
    void crashFound(const store::ConsoleCrash& crash, const QString& name, TimePoint now);
    void bootStarted(const store::ConsoleBoot& boot, const QString& name, TimePoint now);
    void boxesChanged(const std::vector<ConsoleBoxState>& boxes, WallTime wall, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<DesktopMessage> takeMessage() { return m_rounds.take(); }
    /// TimePoint::max() when nothing waits.
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    struct Thing {
        QString name;
        QString what;
        ConsolePlace place;
        bool isSevere = false;
    };
    /// A kernel that has been started, and when it will have been silent for too long.
    struct Started {
        QString name;
        TimePoint deadline;
        bool isTold = false;
    };
    using Things = std::map<std::int64_t, Thing>; ///< the latest of each source

    void gather(const Thing& thing, TimePoint now);
    void noteSilence(TimePoint now);
    [[nodiscard]] static DesktopMessage messageOf(ConsolePlace::Kind kind, const Things& things);

    ConsoleNoticeSettings m_settings;
    bool m_isInFront = false;
    std::map<ConsolePlace::Kind, Things> m_gathered;
    std::map<std::int64_t, Started> m_started;
    NoticeRounds m_rounds;
};

} // namespace etherdeck::ui
