#include "app/etherdeckctl/setup/shell_box.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/device/asking.h"
#include "app/etherdeckctl/known_devices/install_text.h"
#include "core/install/shell.h"
#include "core/setup/shell_facts.h"

#include <chrono>
#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr std::chrono::seconds longestScript{120}; // somebody may be typing a password

} // namespace

ShellBox::ShellBox(Output& output, const DeviceOptions& options, remote::SshDevice device) :
    m_output(output),
    m_options(options),
    m_device(std::move(device)),
    m_asking(options.json ? nullptr : answerAtTerminal()) {}

std::optional<std::string> ShellBox::run(const std::string& script) {
    const Interrupt interrupt;
    auto ended =
        install::runScript(m_device, {script}, {Clock::now() + longestScript, interrupt.descriptor()});
    if (ended)
        return std::move(ended->output);
    static_cast<void>(report(m_output, explain(ended.error(), m_options.device), m_options.json));
    return std::nullopt;
}

std::optional<SeenBox> ShellBox::look() {
    const auto output = run(setup::lookScript());
    if (!output)
        return std::nullopt;
    auto found = setup::lookFrom(*output);
    if (!found) {
        refuse({plans::RefusalCode::Unsupported,
                "The box does not answer as a Linux box with a shell does.",
                {}});
        return std::nullopt;
    }
    SeenBox seen{std::move(found->facts), std::move(found->flash)};
    const auto& hardware = seen.facts.hardware;
    if (!setup::identify(hardware).isPogoE02())
        return seen; // nothing of its flash is needed
    auto bytes = readStartOf(*this, hardware.flash.front(), setup::UbootImage::maxSize);
    if (!bytes)
        return std::nullopt;
    seen.facts.uboot = setup::ubootTraits(*bytes);
    return seen;
}

std::optional<std::string> ShellBox::read(const plans::FlashArea& area) {
    const auto output = run(setup::readScript(area));
    if (!output)
        return std::nullopt;
    auto part = setup::partFrom(*output, area);
    if (part)
        return std::move(*part);
    refuse({plans::RefusalCode::Failed,
            area.device() + " (\"" + area.partition.name + "\") cannot be read from byte " +
                std::to_string(area.offset) + " on.",
            {{"partition", area.partition.name}}});
    return std::nullopt;
}

void ShellBox::refuse(const plans::Refusal& refusal) {
    static_cast<void>(report(m_output, explain(refusal), m_options.json));
}

} // namespace etherdeck::ctl
