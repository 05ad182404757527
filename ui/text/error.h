#pragma once

#include "core/base/error.h"

#include <QString>

namespace etherdeck::ui {

/// An error for users: what happened, why, and what to do.
struct ErrorText {
    QString what;
    QString why;
    QString advice;
    QString command; ///< to be copied into a terminal; often empty
    QString raw;     ///< message of the system or a library, for a folded line; may be empty
};

/// Where it happened.
struct ErrorPlace {
    QString interface;
    QString linkProgram; ///< path of the link child
};

/// Every ErrorCode has its own sentences.
[[nodiscard]] ErrorText errorText(const Error& error, const ErrorPlace& place);

/// One argument of a command line, quoted for a shell if necessary.
[[nodiscard]] QString shellQuoted(const QString& argument);

} // namespace etherdeck::ui
