#pragma once

#include "ui/devices/base/commands.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// A change, and what it changes, for lists: "e7.3".
struct NamedWish {
    plans::Wish wish;
    QString name;
};

/// Changes of one box that are planned, confirmed and applied together, one after the other in their order.
/// What cannot be planned is left out. The first one that fails ends the rest, as with the queue: it is
/// undone, and those after it are not begun.
class ChangeSet : public QObject {
    Q_OBJECT

public:
    enum class Phase : std::uint8_t {
        Planning,
        Shown,    ///< there is a plan for one of them at least
        Applying, ///< and cancelling
        Done,     ///< all that have a plan
        Failed,   ///< no plan, or one was not applied
    };
    struct Change {
        NamedWish of;
        std::optional<plans::ShownPlan> plan{};
        std::optional<remote::Failure> failure{}; ///< of the plan, or of applying it
        std::optional<remote::Applied> applied{};
    };
    using Changes = std::vector<Change>;

    explicit ChangeSet(DeviceCommandsPtr commands, QObject* parent = nullptr);

    void start(const std::string& device, const std::vector<NamedWish>& wishes);
    /// Those that are not applied yet.
    void planAgain();
    /// Confirms all the plans, and makes the changes.
    void apply();
    /// Stops and undoes the one that is being made, and begins no other.
    void cancelApply();
    /// Stops planning.
    void stop();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const Changes& changes() const { return m_changes; }
    [[nodiscard]] const std::string& device() const { return m_device; }
    /// The one that is being applied; null: none.
    [[nodiscard]] const Change* current() const;
    [[nodiscard]] std::size_t applied() const;

    // Of those that are not applied yet.
    [[nodiscard]] plans::Confirmation level() const; ///< the highest
    [[nodiscard]] std::vector<std::string> confirm() const;

    [[nodiscard]] int perMille() const; ///< over 1000: not known
    /// What the box is doing right now.
    [[nodiscard]] Sentence progressText() const;

signals:
    void changed();
    void progressed();

private:
    void planMore();
    void plan(std::size_t index);
    void notePlan(std::size_t index, const Result<remote::Answer<plans::ShownPlan>>& answer);
    void applyNext();
    void applyCurrent();
    void applyWith(const DeviceConsent& consent);
    void keepBackup(const DeviceConsent& consent, const plans::BackupRequest& request);
    void noteApplied(const Result<remote::Answer<remote::Applied>>& answer);
    void planCurrentAgain();
    void endWith(remote::Failure failure);
    void noteProgress(const wire::CallProgress& progress);
    void tellProgress();
    void setPhase(Phase phase);
    [[nodiscard]] static bool isLeft(const Change& change) { return change.plan && !change.applied; }

    DeviceCommandsPtr m_commands;
    std::string m_device;
    Changes m_changes;
    Phase m_phase = Phase::Planning;
    std::vector<Call> m_planning; ///< for each change
    std::size_t m_asked = 0;      ///< so many were asked for
    std::size_t m_answered = 0;
    Call m_applying;
    Jobs::Handle m_job; ///< while it is applying
    std::size_t m_current = 0;
    bool m_isCancelled = false;
    bool m_wasPlannedAgain = false; ///< the present one
    wire::CallProgress m_progress;
    std::string m_text;
};

} // namespace etherdeck::ui
