#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/inventory/targets/departure_text.h"
#include "ui/inventory/targets/departures.h"
#include "ui/widgets/banner.h"

#include <QTimer>

#include <functional>
#include <set>

class QSettings;

namespace etherdeck::ui {

class TargetModel;

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
    void showWhatIsMeant();
    void acknowledge();
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
