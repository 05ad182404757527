#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <string>
#include <utility>

namespace etherdeck::tests {

/// What a step of a test gives that cannot fail; ends the program when it does.
template <class T>
T must(Result<T> result) {
    if (!result)
        qFatal("%s", (std::string(name(result.error().code)) + ": " + result.error().detail).c_str());
    return std::move(*result);
}

inline void must(const Result<void>& result) {
    if (!result)
        qFatal("%s", (std::string(name(result.error().code)) + ": " + result.error().detail).c_str());
}

} // namespace etherdeck::tests
