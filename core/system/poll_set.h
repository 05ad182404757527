#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

namespace etherdeck::link {

/// One descriptor that is readable while any of several is, or once an alarm has gone off: for objects whose
/// interface promises a single one.
class PollSet {
public:
    [[nodiscard]] static Result<PollSet> create();

    [[nodiscard]] int descriptor() const { return m_set.get(); }
    /// Does not own it. One that is closed is in it no more.
    [[nodiscard]] Result<void> add(int descriptor);
    /// Readable once after `delay`, until takeAlarm(). An alarm already set stays.
    void setAlarm(Duration delay);
    /// True when the alarm has gone off since the last call.
    [[nodiscard]] bool takeAlarm();

private:
    PollSet(UniqueDescriptor set, UniqueDescriptor timer) :
        m_set(std::move(set)), m_timer(std::move(timer)) {}

    UniqueDescriptor m_set;
    UniqueDescriptor m_timer;
    bool m_alarmSet = false;
};

} // namespace etherdeck::link
