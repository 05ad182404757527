#pragma once

namespace etherdeck::app {

/// True when there is a display to open a window on, or a platform was named for Qt.
[[nodiscard]] bool hasDisplay(int argc, const char* const* argv);
/// Root outside of any user namespace: more privilege than this program should ever have.
[[nodiscard]] bool isRealRoot();

} // namespace etherdeck::app
