#pragma once

#include "core/console/values.h"
#include "ui/console/page/box_attention.h"
#include "ui/console/page/box_entries.h"

#include <QString>
#include <QVariant>

#include <vector>

/// What the list of boxes says of each entry.
namespace etherdeck::ui {

enum BoxListRole {
    BoxSourceRole = Qt::UserRole, ///< qint64; 0 for a group, or a box with several
    BoxBootRole,                  ///< qint64; 0 for all but boots
    BoxLampRole,                  ///< int(Lamp); none for a group
    BoxStateRole,                 ///< what it does, in words
    BoxAddressRole,
    BoxRateRole,
    BoxUnreadRole,  ///< int: lines that came while nobody looked
    BoxCrashesRole, ///< int: crashes that nobody has looked at
};

/// A group, or a box with several sources.
struct SeveralBoxes {
    QString title;
    BoxEntry::Kind kind;
    int count = 0; ///< of the entries in it
};

[[nodiscard]] QVariant severalData(const std::vector<const ConsoleBoxState*>& sources,
                                   const SeveralBoxes& what, const BoxAttention& attention, int role);
[[nodiscard]] QVariant sourceData(const ConsoleBoxState& box, const QString& title,
                                  const BoxAttention& attention, int role);
[[nodiscard]] QVariant bootData(const store::ConsoleBoot& boot, int role);

} // namespace etherdeck::ui
