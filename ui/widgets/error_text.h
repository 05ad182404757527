#pragma once

#include "core/base/error.h"

#include <QString>

namespace etherdeck::ui {

/// An error for people: what happened, why, what to do, in that order.
struct ErrorText {
    QString what;
    QString why;
    QString advice;
    QString command; ///< to be copied into a terminal; often empty
    QString raw;     ///< what the system or library said, for a folded line; may be empty
};

/// Where it happened.
struct ErrorPlace {
    QString interface;
    QString linkProgram; ///< path of the link child
};

/// Every ErrorCode has its own sentences.
[[nodiscard]] ErrorText errorText(const Error& error, const ErrorPlace& place);

/// One argument of a command line, quoted for a shell where it needs to be.
[[nodiscard]] QString shellQuoted(const QString& argument);

} // namespace etherdeck::ui
