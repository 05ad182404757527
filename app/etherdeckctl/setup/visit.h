#pragma once

#include "app/etherdeckctl/setup/box.h"
#include "core/setup/record.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// A box with what is known of it on this computer. What fails is reported before it returns nothing.
struct SetupVisit {
    std::unique_ptr<SetupBox> box;
    SeenBox seen; ///< with the copies
    setup::BoxRecord record;

    [[nodiscard]] std::vector<setup::Step> steps() const { return setup::checklist(seen.facts, record); }
    /// Changes what is noted of the box. False: it was reported why not.
    [[nodiscard]] bool note(const std::function<void(setup::BoxRecord&)>& change);
};
[[nodiscard]] std::optional<SetupVisit> visitBox(Output& output, const DeviceOptions& options);

} // namespace etherdeck::ctl
