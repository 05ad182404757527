#pragma once

#include "app/etherdeckctl/setup/box.h"
#include "core/install/failure.h"
#include "core/remote/ask_server.h"

#include <memory>
#include <string>

namespace etherdeck::ctl {

/// A box without an agent, such as one with its factory firmware, by the shell that ssh gives.
class ShellBox : public SetupBox {
public:
    ShellBox(Output& output, const DeviceOptions& options, remote::SshDevice device);

    [[nodiscard]] std::optional<SeenBox> look() override;
    /// A script prints no more.
    [[nodiscard]] std::uint64_t pieceBytes() const override { return 131'072; }
    [[nodiscard]] std::optional<std::string> read(const plans::FlashArea& area) override;
    void refuse(const plans::Refusal& refusal) override;

private:
    /// What it prints; nothing when it failed, which is reported.
    [[nodiscard]] std::optional<std::string> run(const std::string& script);

    Output& m_output;
    const DeviceOptions& m_options;
    remote::SshDevice m_device;
    std::unique_ptr<remote::AskServer> m_asking;
};

} // namespace etherdeck::ctl
