#include "app/etherdeckctl/uboot/arguments.h"

#include <utility>

namespace etherdeck::ctl {

void UbootArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* uboot = app.add_subcommand("uboot", "Examine the environment of U-Boot");
    uboot->require_subcommand(1);
    auto* check = uboot->add_subcommand("check", "Tell what is wrong with an environment, and how to fix it");
    check
        ->add_option(
            "FILE", m_check.file,
            "Output of printenv, an environment, or a dump of the partition that holds it; - for standard "
            "input")
        ->required();
    check->add_flag("--json", m_check.json, "Print JSON");
    check->callback(
        [this] { m_choose([this](Output& output) { return runEnvironmentCheck(output, m_check); }); });
}

} // namespace etherdeck::ctl
