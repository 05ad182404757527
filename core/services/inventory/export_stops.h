#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "core/plans/box_state.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace etherdeck {

/// A box has stopped an export, or no longer has it; or it runs again, or should.
struct ExportStop {
    Address address;
    bool isStopped = true;
    std::set<MacAddress> box{}; ///< of a stopped one: the MAC addresses of the box

    friend bool operator==(const ExportStop&, const ExportStop&) = default;
};

/// Tells apart, from what agents say of their boxes, exports that were stopped or removed from those that
/// failed. Only of exports that the agent manages: a vblade that somebody else ran may have failed.
class ExportStops {
public:
    static constexpr std::size_t maxOfBox = 4096; ///< addresses that are remembered

    /// What a box has now. Returns what is different from what it said before.
    [[nodiscard]] std::vector<ExportStop> noted(const std::string& device,
                                                const std::vector<plans::ExportStatus>& exports,
                                                const std::vector<plans::BoxInterface>& interfaces);
    /// The box is not reached: exports may start and stop unheard, so what is stopped next is told again.
    void lostTouch(const std::string& device);
    void forget(const std::string& device) { m_boxes.erase(device); }

private:
    struct Known {
        std::set<MacAddress> macs;
        std::map<Address, bool> isStopped;
    };

    std::map<std::string, Known> m_boxes;
};

} // namespace etherdeck
