#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

namespace etherdeck::link {

/// One descriptor that is readable while any of several is, or once an alarm has expired: for objects whose
/// interface exposes a single one.
class PollSet {
public:
    [[nodiscard]] static Result<PollSet> create();

    [[nodiscard]] int descriptor() const { return m_set.get(); }
    /// Does not take ownership. A closed descriptor leaves the set.
    [[nodiscard]] Result<void> add(int descriptor);
    /// Makes the set readable once after `delay`, until takeAlarm(). An alarm already set is kept.
    void setAlarm(Duration delay);
    /// True when the alarm has expired since the last call.
    [[nodiscard]] bool takeAlarm();

private:
    PollSet(UniqueDescriptor set, UniqueDescriptor timer) :
        m_set(std::move(set)), m_timer(std::move(timer)) {}

    UniqueDescriptor m_set;
    UniqueDescriptor m_timer;
    bool m_alarmSet = false;
};

} // namespace etherdeck::link
