#include "app/etherdeckctl/boxes/arguments.h"

#include "app/etherdeckctl/boxes/command.h"
#include "core/remote/device.h"

#include <utility>

namespace etherdeck::ctl {

void BoxArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* box = app.add_subcommand("box", "List boxes, name them, and say what belongs to them");
    box->require_subcommand(1);
    using Action = BoxOptions::Action;
    add(box, "list", "List the boxes, and what belongs to each", Action::List);
    addForOne(box, "show", "Show what belongs to a box, and why", Action::Show);
    addTies(box);
    addText(addForOne(box, "rename", "Name a box; an empty NAME removes the name", Action::Rename), "NAME",
            "The name, which can stand for its DEVICE");
    addText(addForOne(box, "group", "Put a box into a group; an empty GROUP takes it out", Action::Group),
            "GROUP", "Any name");
    addText(addForOne(box, "note", "Set the note on a box; an empty TEXT removes it", Action::Note), "TEXT",
            "Any text");
    addForOne(box, "remove", "Remove the name of a box and everything that was tied by hand", Action::Remove);
}

CLI::App* BoxArguments::add(CLI::App* box, const std::string& name, const std::string& description,
                            BoxOptions::Action action) {
    auto* command = box->add_subcommand(name, description);
    command->add_option("--store", m_options.store, "Use this file instead of the default history")
        ->type_name("FILE");
    command->add_flag("--json", m_options.json, "Print JSON");
    command->callback([this, action] {
        m_options.action = action;
        const bool isTie = action == BoxOptions::Action::Tie || action == BoxOptions::Action::Untie;
        if (isTie && m_options.things.empty() && m_options.device.empty())
            throw CLI::RequiredError("THING or --device");
        if (const auto device = remote::parseDevice(m_options.device); !m_options.device.empty() && !device)
            throw CLI::ValidationError("--device", "'" + m_options.device + "' is not a device (" +
                                                       device.error().detail + ")");
        m_choose([this](Output& output) { return runBox(output, m_options); });
    });
    return command;
}

CLI::App* BoxArguments::addForOne(CLI::App* box, const std::string& name, const std::string& description,
                                  BoxOptions::Action action) {
    auto* command = add(box, name, description, action);
    command->add_option("BOX", m_options.box, "Its name, or as 'box list' shows it")->required();
    return command;
}

void BoxArguments::addText(CLI::App* command, const std::string& name, const std::string& description) {
    command->add_option(name, m_options.text, description)->required();
}

void BoxArguments::addTies(CLI::App* box) {
    for (const auto isTie : {true, false}) {
        auto* command =
            isTie ? addForOne(box, "tie", "Say that something belongs to a box", BoxOptions::Action::Tie)
                  : addForOne(box, "untie", "Say that something does not belong to a box",
                              BoxOptions::Action::Untie);
        command
            ->add_option("THING", m_options.things,
                         "A target (e7.3), a MAC address, or a source of console output: number, name or "
                         "address[:port]")
            ->type_name("");
        command
            ->add_option("-d,--device", m_options.device,
                         "How its agent is reached: HOST, USER@HOST, unix:PATH or exec:COMMAND")
            ->type_name("DEVICE");
        if (isTie)
            command->add_flag("--new", m_options.isNew, "Create the box; BOX is its name");
    }
}

} // namespace etherdeck::ctl
