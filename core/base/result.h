#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace etherdeck {

/// A value or an Error. The only way in which functions below ui/ report a failure.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::Truncated);`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {},
                                                int systemError = 0) {
    return tl::unexpected<Error>(Error{code, std::move(detail), systemError});
}

/// Passes on an error from a Result of another type.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace etherdeck
