#pragma once

#include "tests/integration/window/real_window.h"

namespace etherdeck::tests {

/// On the Devices page, which has no box yet.
inline bool addsABox(const RealWindow& window, const QString& device) {
    window.press({"alt+2"});
    if (!window.waitForTitle("^Devices"))
        return false;
    window.press({"space"});
    if (!window.waitForTitle("^Add a box"))
        return false;
    window.type(device);
    window.press({"Return"});
    return window.waitForTitle("^1 of 1 connected");
}

/// Up to the first step of the wizard for a new export, from the page of the box, with its only free disk
/// chosen.
inline bool choosesTheSpareDisk(const RealWindow& window) {
    if (!window.pressUntilTitle("Insert", "^New export – disk"))
        return false;
    window.press({"space"});
    return true;
}

/// Up to the plan that exports the spare disk as e9.1.
inline bool plansAnExport(const RealWindow& window) {
    if (!choosesTheSpareDisk(window))
        return false;
    window.press({"Return"});
    if (!window.waitForTitle("^New export – address"))
        return false;
    window.press({"ctrl+a"});
    window.type("9");
    window.press({"Tab"});
    window.type("1");
    window.press({"Return"});
    if (!window.waitForTitle("^New export – access"))
        return false;
    window.press({"Return"});
    return window.waitForTitle("^New export – plan");
}

} // namespace etherdeck::tests
