#pragma once

#include "tests/app/agent/flash/flash_box.h"
#include "tests/integration/agent/real_agent.h"

#include <string>

namespace etherdeck::tests {

/// Of the boxes with U-Boot's environment.

/// What U-Boot has at first.
[[nodiscard]] const uboot::Environment& firstEnvironment();
[[nodiscard]] Json setWish(const std::string& name, const Json& value);

/// A Pogoplug E02 with the real agent, whose flash is a file.
class UbootBox : public RealAgent {
public:
    UbootBox();

    void put(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string flash() const;
    [[nodiscard]] std::string environmentBytes() const { return flash().substr(usualOffset, eraseBytes); }
    [[nodiscard]] Json readEnvironment() { return call("uboot.env.read"); }
    /// Plans, fetches the backup, and applies.
    Json changeFlash(const Json& wish);
    /// With the consent that the plan asks for.
    Json apply(const Json& plan);
    /// strace, which sends a signal to the agent at the call of that number and name.
    [[nodiscard]] Program traced(const std::string& name, const std::string& signal, int when) const;
};

} // namespace etherdeck::tests
