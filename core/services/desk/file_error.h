#pragma once

#include "core/base/error.h"

#include <QFileDevice>

namespace etherdeck {

/// Why a file could not be opened or written. PermissionDenied where it could not be opened, else System.
[[nodiscard]] inline Error fileError(const QFileDevice& file) {
    const bool isRefused =
        file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    return {isRefused ? ErrorCode::PermissionDenied : ErrorCode::System, file.errorString().toStdString(), 0};
}

} // namespace etherdeck
