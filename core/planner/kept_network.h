#pragma once

#include "core/plans/box_state.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <optional>
#include <string>
#include <vector>

/// What has to be written so that a change of the network survives a restart of the box. As little as
/// possible is changed: comments and order stay, and where the keeper allows it, the lines go into a file of
/// our own.
namespace etherdeck::plans {

/// The new content of a file; nothing to remove it.
struct FileChange {
    std::string path;
    std::optional<std::string> content;

    friend bool operator==(const FileChange&, const FileChange&) = default;
};
using FileChanges = std::vector<FileChange>;

/// Reads BoxState::networkKeeper, files and networkFiles. Each returns no change when the files say so
/// already. Refusals: Unsupported when the change is lost at the next start; the message says why:
/// nothing keeps it on this box, or the files are written in a way that is not understood; InterfaceInUse
/// when a VLAN that is to go is configured by somebody else.
[[nodiscard]] Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change);
[[nodiscard]] Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan);
[[nodiscard]] Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan);

namespace ifupdown {
[[nodiscard]] Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change);
[[nodiscard]] Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan);
[[nodiscard]] Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan);
} // namespace ifupdown

namespace networkd {
[[nodiscard]] Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change);
[[nodiscard]] Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan);
[[nodiscard]] Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan);
} // namespace networkd

namespace netifd {
[[nodiscard]] Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change);
[[nodiscard]] Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan);
[[nodiscard]] Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan);
} // namespace netifd

} // namespace etherdeck::plans
