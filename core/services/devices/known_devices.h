#pragma once

#include "core/services/devices/values.h"

#include <vector>

class QSettings;

namespace etherdeck {

/// The boxes that the user has added, in the settings. Invalid entries and repeats are left out.
[[nodiscard]] std::vector<KnownDevice> loadDevices(QSettings& settings);
void saveDevices(QSettings& settings, const std::vector<KnownDevice>& devices);

} // namespace etherdeck
