#pragma once

#include "core/services/console/uboot_task.h"
#include "core/uboot/boot_stopper.h"
#include "core/uboot/script_pacer.h"

#include <utility>

namespace etherdeck {

/// Types a script, a line at each prompt. If nothing is heard of U-Boot, it sends Control-C, which makes
/// U-Boot prompt again.
class ScriptTask final : public UbootTask {
public:
    static constexpr Duration waitBeforeAsking = std::chrono::milliseconds(500);

    /// `giveUpAt`: when there was no prompt at all until then.
    ScriptTask(netconsole::ScriptPacer pacer, TimePoint now, TimePoint giveUpAt = TimePoint::max());

    void stateChanged(const netconsole::UbootState& state, TimePoint now) override;
    void timeReached(TimePoint now) override;
    void cancel() override { m_pacer.cancel(); }
    [[nodiscard]] std::optional<std::string> takeBytes() override;
    [[nodiscard]] TimePoint nextDeadline() const override;
    [[nodiscard]] bool hasEnded() const override;

    [[nodiscard]] const netconsole::ScriptPacer& pacer() const { return m_pacer; }
    [[nodiscard]] bool foundNoPrompt() const { return m_foundNoPrompt; }

private:
    [[nodiscard]] bool waitsForFirstPrompt() const { return m_pacer.linesSent() == 0; }

    netconsole::ScriptPacer m_pacer;
    TimePoint m_askAt;
    TimePoint m_giveUpAt;
    bool m_isAsking = false;
    bool m_foundNoPrompt = false;
};

/// Stops a boot.
class StopTask final : public UbootTask {
public:
    explicit StopTask(netconsole::BootStopper stopper) : m_stopper(std::move(stopper)) {}

    void stateChanged(const netconsole::UbootState& state, TimePoint) override {
        m_stopper.stateChanged(state);
    }
    void timeReached(TimePoint now) override { m_stopper.timeReached(now); }
    void cancel() override { m_stopper.cancel(); }
    [[nodiscard]] std::optional<std::string> takeBytes() override { return m_stopper.takeBytes(); }
    [[nodiscard]] TimePoint nextDeadline() const override { return m_stopper.nextDeadline(); }
    [[nodiscard]] bool hasEnded() const override {
        return m_stopper.outcome() != netconsole::BootStopper::Outcome::Trying;
    }

    [[nodiscard]] const netconsole::BootStopper& stopper() const { return m_stopper; }

private:
    netconsole::BootStopper m_stopper;
};

} // namespace etherdeck
