#include "app/etherdeckctl/uboot/command.h"

#include "app/etherdeckctl/uboot/environment_file.h"
#include "app/etherdeckctl/uboot/text.h"
#include "core/uboot/netconsole_setup.h"

#include <string>

namespace etherdeck::ctl {

ExitStatus printFindings(Output& output, const uboot::Environment& environment,
                         const uboot::DoctorFacts& facts, const std::string& place, bool json) {
    const auto findings = uboot::examine(environment, facts);
    if (json) {
        output.print(findingsJson(findings, environment));
        return findings.empty() ? ExitStatus::Done : ExitStatus::Failed;
    }
    if (!place.empty())
        output.print("The environment at " + place + ":\n");
    for (const auto& finding : findings)
        output.print(findingText(finding, environment));
    if (!findings.empty())
        return ExitStatus::Failed;
    output.print(std::string("Nothing wrong was found.") +
                 (!uboot::netconsoleOf(environment).empty()
                      ? " Netconsole is started at each boot when the other side answers.\n"
                      : " Netconsole is not started.\n"));
    return ExitStatus::Done;
}

ExitStatus runEnvironmentCheck(Output& output, const EnvironmentCheckOptions& options) {
    const auto found = readEnvironmentFile(options.file);
    if (!found)
        return ExitStatus::Failed;
    uboot::DoctorFacts facts;
    facts.isWhole = found->isWhole;
    facts.dhcpRange = options.dhcp;
    if (found->backup) { // it says of which box it is
        facts.mac = found->backup->mac;
        facts.isPogoE02 = plans::isPogoE02Model(found->backup->model);
    }
    return printFindings(output, found->environment, facts, found->place, options.json);
}

} // namespace etherdeck::ctl
