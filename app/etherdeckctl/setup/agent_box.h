#pragma once

#include "app/etherdeckctl/setup/box.h"

#include <utility>

namespace etherdeck::ctl {

/// A box with an agent.
class AgentBox : public SetupBox {
public:
    explicit AgentBox(DeviceSession session) : m_session(std::move(session)) {}

    [[nodiscard]] std::optional<SeenBox> look() override;
    [[nodiscard]] std::uint64_t pieceBytes() const override { return plans::maxFlashPiece / 2; }
    [[nodiscard]] std::optional<std::string> read(const plans::FlashArea& area) override;
    void refuse(const plans::Refusal& refusal) override { m_session.refuse(refusal); }

private:
    [[nodiscard]] bool lookAtBox(setup::Facts& facts);
    [[nodiscard]] bool lookAtNetwork(setup::Facts& facts);
    [[nodiscard]] bool lookAtFlash(SeenBox& seen);
    [[nodiscard]] bool lookAtDisks(SeenBox& seen);
    [[nodiscard]] bool lookAtExports(setup::Facts& facts);
    void lookAtEnvironment(setup::Facts& facts);

    DeviceSession m_session;
};

} // namespace etherdeck::ctl
