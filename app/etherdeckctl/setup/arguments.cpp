#include "app/etherdeckctl/setup/arguments.h"

#include <algorithm>
#include <vector>

namespace etherdeck::ctl {

namespace {

/// The last one is what remains when all others are done or left out.
std::vector<std::string> skippableSteps() {
    std::vector<std::string> names;
    for (const auto step : setup::allSteps)
        if (step != setup::StepId::Done)
            names.emplace_back(setup::name(step));
    return names;
}

} // namespace

void SetupArguments::addTo(CLI::App& app, DeviceArguments& device) {
    auto* setup = app.add_subcommand("setup", "Take a Pogoplug E02 from its factory firmware to a SAN");
    setup->require_subcommand(1);
    device.add(setup, "status", "Show which steps are done",
               [&device](Output& output) { return runSetupStatus(output, device.options()); });
    auto* next = device.add(setup, "next", "Do the next step, or say how", [this, &device](Output& output) {
        return runSetupNext(output, device.options(), m_options);
    });
    device.addChangeOptions(next);
    next->add_option("--image", m_options.image, "The U-Boot that is to be written")->type_name("FILE");
    auto* skip = device.add(setup, "skip", "Leave a step out", [this, &device](Output& output) {
        return runSetupSkip(output, device.options(), m_options);
    });
    skip->add_option("STEP", m_options.step, "Its name, as status lists it")
        ->required()
        ->check(CLI::IsMember(skippableSteps()));
    skip->add_flag("--undo", m_options.isWanted, "Do not leave it out any more");
}

} // namespace etherdeck::ctl
