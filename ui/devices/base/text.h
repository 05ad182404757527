#pragma once

#include "core/services/devices/values.h"
#include "ui/devices/base/row_model.h"
#include "ui/text/lamp.h"

#include <QString>

/// Boxes and what is in them as text for users. Whatever a box says is made harmless here.
namespace etherdeck::ui {

/// What went wrong, why, and what to do.
struct DeviceFailureText {
    QString what;
    QString why;
    QString advice;
    QString command; ///< for a terminal; often empty
    QString raw;     ///< what ssh or the agent said
};
[[nodiscard]] DeviceFailureText failureText(const remote::Failure& failure, const std::string& device);
/// Why a box is not connected; it has an error.
[[nodiscard]] DeviceFailureText failureText(const DeviceState& state, const std::string& device);

/// The given name, its host name, or the DEVICE text.
[[nodiscard]] QString titleOf(const KnownDevice& known, const DeviceState* state);
[[nodiscard]] Lamp lampOf(const DeviceState* state);
/// "Connected", "Connecting …", "Not connected · last known 3 min ago".
[[nodiscard]] QString linkText(const DeviceState* state, WallTime now);
/// "Pogoplug E02 · Linux 6.1 · up 1 d 2 h · load 0.1 0.2 0.3 · 128 MB of 256 MB free".
[[nodiscard]] QString factsText(const DeviceState& state);
[[nodiscard]] QString durationText(std::uint64_t seconds);
/// "512 MB", "1.0 TB"
[[nodiscard]] QString diskSizeText(std::uint64_t bytes);
/// "12.3 MB/s"
[[nodiscard]] QString throughputText(double bytes);
/// How throughput is drawn wherever it is.
namespace throughputCurve {
inline constexpr int width = 60;
inline constexpr double scale = 100'000; ///< bytes per second that fill the height at least
} // namespace throughputCurve
/// What stands on a disk: "mounted at /srv, export e7.3".
[[nodiscard]] QString usesText(const plans::Disk& disk);
/// "process: ok" in words.
[[nodiscard]] QString verifiedText(const remote::Verified& verified);
/// The commands of a plan for a terminal; what is not a command is a comment.
[[nodiscard]] QString commandsOf(const plans::Plan& plan);

} // namespace etherdeck::ui
