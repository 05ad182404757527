#pragma once

#include "core/remote/failure.h"

#include <optional>

namespace etherdeck::ui {

/// Why a box did not answer with a value. A call that was given up counts as a lost connection.
template <class Value>
std::optional<remote::Failure> failureOf(const Result<remote::Answer<Value>>& answer) {
    if (!answer)
        return remote::ConnectionError{};
    return *answer ? std::nullopt : std::optional(answer->error());
}

} // namespace etherdeck::ui
