#pragma once

#include "app/etherdeck/options.h"
#include "ui/shell/main_window.h"

#include <optional>

class QSettings;

namespace etherdeck::app {

/// This machine's Ethernet interfaces as menu entries.
[[nodiscard]] std::vector<ui::InterfaceChoice> listInterfaces();

/// The interfaces to start with: the command line's, else the remembered ones. Nothing on a first start: on
/// none is anything sent before a person has chosen it.
[[nodiscard]] std::optional<std::vector<std::string>> firstInterfaces(const Options& options,
                                                                      const QSettings& settings);
void rememberInterfaces(QSettings& settings, const std::vector<std::string>& names);

} // namespace etherdeck::app
