#pragma once

#include <QStringList>

#include <string>

namespace etherdeck {
struct DeviceState;
namespace plans {
struct BoxInterface;
}
} // namespace etherdeck

namespace etherdeck::ui {

/// What a user should know of an interface of a box: what slows the SAN down or silences netconsole, and what
/// would help.
struct InterfaceNotes {
    QStringList warnings;
    QStringList hints;

    [[nodiscard]] QStringList all() const { return warnings + hints; }
};
[[nodiscard]] InterfaceNotes interfaceNotes(const DeviceState& state, const plans::BoxInterface& interface);

} // namespace etherdeck::ui
