#pragma once

#include "app/etherdeck/options.h"
#include "ui/shell/main_window.h"

#include <optional>

class QSettings;

namespace etherdeck::app {

/// This computer's Ethernet interfaces as menu entries.
[[nodiscard]] std::vector<ui::InterfaceChoice> listInterfaces();

/// The interfaces to start with: the command line's, else the remembered ones. None on a first start:
/// nothing is sent on an interface before the user has chosen it.
[[nodiscard]] std::optional<std::vector<std::string>> firstInterfaces(const Options& options,
                                                                      const QSettings& settings);
void rememberInterfaces(QSettings& settings, const std::vector<std::string>& names);

} // namespace etherdeck::app
