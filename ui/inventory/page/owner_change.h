#pragma once

#include "core/services/inventory/config_editor.h"
#include "ui/widgets/banner.h"

#include <set>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// Several targets that are claimed, or released, at once: counts how that ends. Empty while there is none.
class OwnerChange {
public:
    OwnerChange() = default;
    OwnerChange(bool isClaim, const std::vector<Address>& targets);

    /// True when it was the last one that was waited for.
    [[nodiscard]] bool end(Address address, const ConfigOutcome& outcome);
    /// How many, and the first that failed.
    [[nodiscard]] Banner::Message message() const;

private:
    struct Failed {
        Address address;
        ConfigOutcome outcome;
    };

    bool m_isClaim = true;
    std::size_t m_count = 0;
    std::set<Address> m_waiting;
    std::vector<Failed> m_failed;
};

} // namespace etherdeck::ui
