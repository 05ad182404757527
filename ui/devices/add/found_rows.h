#pragma once

#include "core/services/finder/box_finder.h"
#include "ui/devices/base/row_model.h"

#include <QList>
#include <QStringList>

#include <vector>

/// What the box finder has found, as a table and as text.
namespace etherdeck::ui::found_rows {

[[nodiscard]] QStringList headings();
[[nodiscard]] QList<int> widths(); ///< in characters
/// `all`: also stations that have no SSH server. The key is keyOf().
[[nodiscard]] DeviceRows rows(const std::vector<FoundThere>& found, bool all);
[[nodiscard]] QString keyOf(const std::string& interface, const finder::FoundBox& box);
/// Null: none has that key.
[[nodiscard]] const finder::FoundBox* find(const std::vector<FoundThere>& found, const QString& key);
/// Stations that rows() leaves out.
[[nodiscard]] int others(const std::vector<FoundThere>& found);

/// Addresses and MAC addresses that are there twice, or will be; one in each line.
[[nodiscard]] QStringList warnings(const std::vector<FoundThere>& found);
/// Why an interface was not searched; one in each line.
[[nodiscard]] QStringList failures(const std::vector<FoundThere>& found);

} // namespace etherdeck::ui::found_rows
