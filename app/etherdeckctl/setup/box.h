#pragma once

#include "app/etherdeckctl/device/options.h"
#include "app/etherdeckctl/device/session.h"
#include "core/plans/flash.h"
#include "core/setup/steps.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// What was seen of a box.
struct SeenBox {
    setup::Facts facts; ///< without the copies that this computer has
    std::vector<plans::FlashState> flash;
};

/// A box that is set up. What fails is reported before it returns nothing.
class SetupBox {
public:
    virtual ~SetupBox() = default;
    SetupBox(const SetupBox&) = delete;
    SetupBox& operator=(const SetupBox&) = delete;

    [[nodiscard]] static std::unique_ptr<SetupBox> open(Output& output, const DeviceOptions& options);

    [[nodiscard]] virtual std::optional<SeenBox> look() = 0;
    /// How much is read at once.
    [[nodiscard]] virtual std::uint64_t pieceBytes() const = 0;
    /// At most that much, from the start of an erase block.
    [[nodiscard]] virtual std::optional<std::string> read(const plans::FlashArea& area) = 0;
    virtual void refuse(const plans::Refusal& refusal) = 0;

protected:
    SetupBox() = default;
};

/// The first bytes of a partition.
[[nodiscard]] std::optional<std::string> readStartOf(SetupBox& box, const plans::FlashPartition& partition,
                                                     std::uint64_t bytes);

} // namespace etherdeck::ctl
