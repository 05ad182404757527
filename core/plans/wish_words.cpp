#include "core/plans/wish_words.h"

#include <string_view>
#include <variant>

namespace etherdeck::plans {

namespace {

using Words = std::vector<std::string>;

void addValue(Words& words, const char* option, std::string value) {
    words.emplace_back(option);
    words.push_back(std::move(value));
}

void addSwitch(Words& words, const char* name, bool on) {
    words.push_back((on ? "--" : "--no-") + std::string(name));
}

void addLength(Words& words, const std::optional<Sectors>& length) {
    addValue(words, "--length", length ? std::to_string(length->count) : "end");
}

/// Options that differ from those of an export without any.
void addOptions(Words& words, const exports::Export& config) {
    const exports::Export plain;
    if (config.readOnly)
        addSwitch(words, "read-only", true);
    if (config.direct)
        addSwitch(words, "direct", true);
    if (config.sync)
        addSwitch(words, "sync", true);
    for (const auto& mac : config.allowed)
        addValue(words, "--allow", mac.toString());
    if (config.buffers != plain.buffers)
        addValue(words, "--buffers", std::to_string(config.buffers));
    if (config.offset != plain.offset)
        addValue(words, "--offset", std::to_string(config.offset.count));
    if (config.length)
        addLength(words, config.length);
    if (config.priority != plain.priority)
        addValue(words, "--priority", std::string(exports::name(config.priority)));
    if (!config.startsAtBoot)
        addSwitch(words, "auto", false);
}

void addEdit(Words& words, const ExportEdit& edit) {
    if (edit.address)
        addValue(words, "--address", edit.address->toString());
    if (edit.path)
        addValue(words, "--disk", *edit.path);
    for (const auto& name : edit.interfaces.value_or(Words()))
        addValue(words, "--interface", name);
    if (edit.readOnly)
        addSwitch(words, "read-only", *edit.readOnly);
    if (edit.direct)
        addSwitch(words, "direct", *edit.direct);
    if (edit.sync)
        addSwitch(words, "sync", *edit.sync);
    if (edit.allowed && edit.allowed->empty())
        words.emplace_back("--allow-everyone");
    for (const auto& mac : edit.allowed.value_or(std::vector<MacAddress>()))
        addValue(words, "--allow", mac.toString());
    if (edit.buffers)
        addValue(words, "--buffers", std::to_string(*edit.buffers));
    if (edit.offset)
        addValue(words, "--offset", std::to_string(edit.offset->count));
    if (edit.length)
        addLength(words, *edit.length);
    if (edit.priority)
        addValue(words, "--priority", std::string(exports::name(*edit.priority)));
    if (edit.startsAtBoot)
        addSwitch(words, "auto", *edit.startsAtBoot);
}

struct WordsOf {
    Words operator()(const CreateExport& wish) const {
        Words words{"export", "create", wish.wanted.address.toString(), "--disk", wish.wanted.path};
        for (const auto& name : wish.wanted.interfaces)
            addValue(words, "--interface", name);
        addOptions(words, wish.wanted);
        return words;
    }
    Words operator()(const ChangeExport& wish) const {
        Words words{"export", "change", wish.address.toString()};
        addEdit(words, wish.edit);
        return words;
    }
    Words operator()(const RemoveExport& wish) const { return ofExport("remove", wish.address); }
    Words operator()(const StartExport& wish) const { return ofExport("start", wish.address); }
    Words operator()(const StopExport& wish) const { return ofExport("stop", wish.address); }
    Words operator()(const RestartExport& wish) const { return ofExport("restart", wish.address); }
    Words operator()(const AllowInitiator& wish) const {
        auto words = ofExport(wish.allowed ? "allow" : "deny", wish.address);
        words.push_back(wish.mac.toString());
        return words;
    }
    Words operator()(const LoadExports& wish) const {
        Words words{"export", "load"};
        for (const auto& each : wish.exports)
            if (!wish.only || *wish.only == each.address)
                words.push_back(each.address.toString());
        return words;
    }
    Words operator()(const ImportExports& /*wish*/) const { return {"import"}; }
    Words operator()(const AdoptExport& wish) const { return ofExport("adopt", wish.address); }
    Words operator()(const LockDisk& wish) const {
        return {"disk", wish.locked ? "lock" : "unlock", wish.path};
    }
    Words operator()(const CreateImage& wish) const {
        Words words{"disk", "create", wish.path, "--size", std::to_string(wish.bytes)};
        if (wish.full)
            words.emplace_back("--full");
        return words;
    }
    /// Only ever the reverse of another one.
    Words operator()(const RemoveImage& /*wish*/) const { return {"undo"}; }
    Words operator()(const SetMtu& wish) const {
        return {"interface", "mtu", wish.interface, std::to_string(wish.mtu)};
    }
    Words operator()(const AddVlan& wish) const {
        return {"interface", "vlan-add", wish.interface, std::to_string(wish.id)};
    }
    Words operator()(const RemoveVlan& wish) const { return {"interface", "vlan-remove", wish.interface}; }
    Words operator()(const SetHostName& wish) const { return {"hostname", wish.hostName}; }
    Words operator()(const Reboot& /*wish*/) const { return {"reboot"}; }
    Words operator()(const PowerOff& /*wish*/) const { return {"poweroff"}; }
    Words operator()(const EditEnvironment& wish) const {
        Words words{"uboot", "env", "set"};
        for (const auto& change : wish.changes)
            addValue(words, change.name.c_str(), change.value.value_or(std::string()));
        return words;
    }
    /// From a file, whose name is not known.
    Words operator()(const RestoreEnvironment& /*wish*/) const { return {"uboot", "env", "restore"}; }
    Words operator()(const SetNetconsole& wish) const {
        if (!wish.server)
            return {"netconsole", "disable", "--kernel"};
        return {"netconsole", "enable", "--kernel", "--to", wish.server->toString()};
    }
    Words operator()(const UndoChange& wish) const {
        return wish.entry ? Words{"undo", std::to_string(*wish.entry)} : Words{"undo"};
    }

private:
    static Words ofExport(const char* action, Address address) {
        return {"export", action, address.toString()};
    }
};

} // namespace

std::vector<std::string> commandWords(const Wish& wish) { return std::visit(WordsOf(), wish); }

} // namespace etherdeck::plans
