#pragma once

#include "core/base/result.h"
#include "core/console/line_text.h"
#include "core/store/console/store.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace etherdeck {

enum class ConsoleFormat { Text, JsonLines };

/// Writes all lines that match to a file, oldest first; how many. `progress` is told per mille now and then.
/// The file appears when it is finished, and is not touched when that fails or `stop` is requested. Errors:
/// those of ConsoleStore::search(), PermissionDenied and System for the file.
[[nodiscard]] Result<std::int64_t>
exportConsole(const store::ConsoleStore& store, store::ConsoleSearch search, const QString& path,
              ConsoleFormat format, const std::function<void(int)>& progress, std::stop_token stop = {});

} // namespace etherdeck
