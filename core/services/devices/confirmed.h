#pragma once

#include <map>
#include <string>
#include <vector>

class QSettings;

namespace etherdeck {

/// What the user has confirmed for one box that is reached by ssh, and for no other; and what runs there.
struct ConfirmedDevice {
    std::vector<std::string> hostKeys;         ///< fingerprints: these are accepted, and no others
    std::vector<std::string> oldServerOptions; ///< of remote::optionsForOldServer()
    std::vector<std::string> agentCommand{};   ///< how the agent is started; empty: as usual

    /// Adds those that it has not.
    void allow(const std::vector<std::string>& options);

    friend bool operator==(const ConfirmedDevice&, const ConfirmedDevice&) = default;
};
using ConfirmedDevices = std::map<std::string, ConfirmedDevice>; ///< by device

/// What was confirmed for good, in the settings. What is invalid there is left out.
[[nodiscard]] ConfirmedDevices loadConfirmed(QSettings& settings);
void saveConfirmed(QSettings& settings, const ConfirmedDevices& confirmed);

} // namespace etherdeck
