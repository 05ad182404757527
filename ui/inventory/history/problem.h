#pragma once

#include "core/base/error.h"
#include "ui/widgets/banner.h"

namespace etherdeck::ui {

/// Why events are not kept, or a name was not saved, and what to do. `path` is the history's file.
[[nodiscard]] Banner::Message historyProblem(const Error& error, const QString& path);

} // namespace etherdeck::ui
