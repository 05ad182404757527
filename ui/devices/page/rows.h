#pragma once

#include "core/plans/box_state.h"
#include "ui/devices/base/rate_history.h"
#include "ui/devices/base/row_table.h"

namespace etherdeck {
struct DeviceState;
}

/// The tables of a box: headings, and rows of what is known.
namespace etherdeck::ui::device_rows {

struct Columns {
    QStringList headings;
    QList<int> widths; ///< in characters
};
[[nodiscard]] Columns diskColumns();
[[nodiscard]] Columns exportColumns();
[[nodiscard]] Columns interfaceColumns();
[[nodiscard]] Columns journalColumns();

/// The key is the path.
[[nodiscard]] DeviceRows disks(const DeviceState& state);
/// The key is the address; `rates` may be null.
[[nodiscard]] DeviceRows exports(const DeviceState& state, const BoxRates* rates);
/// The key is the name.
[[nodiscard]] DeviceRows interfaces(const DeviceState& state);
/// The key is the number of the entry.
[[nodiscard]] DeviceRows journal(const DeviceState& state);

/// What uses a disk, or that it is free.
[[nodiscard]] DeviceCell useCell(const plans::Disk& disk);
/// How an export is; the tool tip says why.
[[nodiscard]] DeviceCell stateCell(const plans::ExportStatus& status);

} // namespace etherdeck::ui::device_rows
