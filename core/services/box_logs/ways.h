#pragma once

#include "core/remote/answers.h"
#include "core/remote/failure.h"
#include "core/services/calls/call.h"

#include <cstdint>
#include <functional>
#include <string>

namespace etherdeck {

/// How the agent of a device is asked.
struct BoxLogWays {
    template <class Value>
    using ThenAnswer = Then<remote::Answer<Value>>;

    /// For the records from a number on, BoxLogReading::pageSize at most.
    std::function<Call(const std::string& device, std::uint64_t since, QObject* receiver,
                       ThenAnswer<remote::KernelLogPage> then)>
        log;
    std::function<Call(const std::string& device, QObject* receiver, ThenAnswer<remote::Box> then)> box;
};

} // namespace etherdeck
