#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/inventory/targets/departure_text.h"
#include "ui/inventory/targets/departures.h"
#include "ui/widgets/banner.h"

#include <QTimer>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class TargetModel;

/// One of the notices, for a list of all of them.
struct AwayNotice {
    std::uint32_t id = 0; ///< of its departure; 0: of what is missing
    Banner::Message message;
    std::optional<WallTime> time; ///< when the first one went
};

/// The place for notices of what is away: targets that vanished, one notice for those that went together, and
/// one for all that are missing, which comes when one more is missing than in the last run. Each stays until
/// it is acknowledged, also after a restart.
class AwayNotices : public Banner {
    Q_OBJECT

public:
    /// `targets` outlives it.
    explicit AwayNotices(const TargetModel& targets, QWidget* parent = nullptr);

    /// Tells whether a target was known before this run of the program.
    void setKnownBefore(std::function<bool(const discovery::Target&)> knownBefore);
    /// To be called before the model takes the change: it tells what goes, and what comes back.
    void apply(const InventoryChange& change, WallTime now);
    /// Names or languages are others.
    void refreshSoon();

    /// Targets that are away and not acknowledged.
    [[nodiscard]] int awayCount() const { return static_cast<int>(m_departures.awayCount()); }
    [[nodiscard]] const Departures& departures() const { return m_departures; }
    /// All that are not acknowledged, the newest first; the banner shows the oldest of them.
    [[nodiscard]] std::vector<AwayNotice> standing() const;
    [[nodiscard]] std::size_t standingCount() const;
    void acknowledge(std::uint32_t id);
    /// Asks for what the notice is about.
    void showWhatIsMeant(std::uint32_t id);

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

public slots:
    void refresh();

signals:
    void awayCountChanged(int count);
    /// Something to save.
    void departuresChanged();
    void targetRequested(etherdeck::Address address);
    /// All that are in this state.
    void stateRequested(etherdeck::discovery::TargetState state);

private:
    /// The one that the banner shows.
    [[nodiscard]] std::uint32_t shownId() const;
    [[nodiscard]] const Departure* find(std::uint32_t id) const;
    [[nodiscard]] Banner::Message messageOf(const Departure& departure, const StillThere& stillThere,
                                            std::size_t number, std::size_t count) const;
    [[nodiscard]] StillThere stillThere() const;
    [[nodiscard]] std::size_t countKnown() const;
    [[nodiscard]] bool isMissingNews() const;
    [[nodiscard]] discovery::TargetState stateOfAway(const Departure& departure) const;
    void noteChange();

    const TargetModel& m_targets;
    std::function<bool(const discovery::Target&)> m_knownBefore;
    Departures m_departures;
    Departures m_saved;               ///< as last told by departuresChanged()
    std::set<Address> m_missing;      ///< since this start, or told at an earlier one, and not acknowledged
    std::set<Address> m_savedMissing; ///< as last told by departuresChanged()
    int m_awayTold = 0;
    QTimer m_soon;
};

} // namespace etherdeck::ui
