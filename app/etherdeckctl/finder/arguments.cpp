#include "app/etherdeckctl/finder/arguments.h"

#include <utility>

namespace etherdeck::ctl {

void FinderArguments::addTo(CLI::App& device, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* find = device.add_subcommand("find", "Find boxes on the local networks of this computer");
    find->add_option(
            "-i,--interface", m_options.interfaces,
            "Look on this interface; can be repeated (default: all with carrier and an IPv4 address)")
        ->type_name("NAME");
    find->add_flag("--large", m_options.large, "Also look in networks larger than a /22, up to a /16");
    find->add_flag("--all", m_options.all, "List every station, not only those that may be boxes");
    find->add_option("--link", m_options.linkProgram, "Use this etherdeck-link instead of the installed one")
        ->type_name("PROGRAM");
    find->add_flag("--json", m_options.json, "Print JSON");
    find->callback([this] { m_choose([this](Output& output) { return runFind(output, m_options); }); });
}

} // namespace etherdeck::ctl
