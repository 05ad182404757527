#include "app/etherdeckctl/setup/agent_box.h"

#include "core/plans/json.h"
#include "core/plans/members.h"
#include "core/remote/answers.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

setup::RootPlace rootPlace(const std::vector<plans::Disk>& disks) {
    const auto root = std::ranges::find_if(disks, [](const plans::Disk& disk) {
        return std::ranges::find(disk.uses, plans::DiskUse{plans::UseKind::Root, "/"}) != disk.uses.end();
    });
    if (root == disks.end())
        return setup::RootPlace::Unknown;
    const auto whole = std::ranges::find(disks, root->whole, &plans::Disk::path);
    const auto& transport = whole == disks.end() ? root->transport : whole->transport;
    return transport == "usb" ? setup::RootPlace::Usb : setup::RootPlace::Other;
}

bool hasUse(const plans::FlashState& state, plans::FlashUseKind kind) {
    return std::ranges::find(state.uses, kind, &plans::FlashUse::kind) != state.uses.end();
}

} // namespace

std::optional<SeenBox> AgentBox::look() {
    SeenBox seen;
    seen.facts.hasAgent = true;
    if (!lookAtBox(seen.facts) || !lookAtNetwork(seen.facts) || !lookAtFlash(seen) || !lookAtDisks(seen) ||
        !lookAtExports(seen.facts))
        return std::nullopt;
    lookAtEnvironment(seen.facts);
    return seen;
}

bool AgentBox::lookAtBox(setup::Facts& facts) {
    const auto answer = m_session.ask({"box.get", Json::object(), "box"});
    if (!answer)
        return false;
    const auto box = remote::boxFrom(*answer);
    if (!box) {
        m_session.reportUnreadable("box.get", box.error());
        return false;
    }
    facts.hardware = {box->model, box->soc, box->memoryTotal, {}};
    for (const auto& part : box->flash)
        facts.hardware.flash.push_back({part.index, part.name, part.bytes, part.eraseBytes});
    facts.kernel = box->kernel;
    facts.distribution = box->distribution;
    std::string vblade;
    plans::Members(*answer).text("vblade_path", vblade);
    facts.hasVblade = !vblade.empty();
    return true;
}

bool AgentBox::lookAtNetwork(setup::Facts& facts) {
    const auto list =
        m_session.ask({"interfaces.list", Json::object(), "interfaces"}, remote::interfaceListFrom);
    if (list)
        facts.mac = plans::macOfBox(list->interfaces);
    return list.has_value();
}

bool AgentBox::lookAtFlash(SeenBox& seen) {
    auto& facts = seen.facts;
    if (facts.hardware.flash.empty() || !setup::identify(facts.hardware).isPogoE02())
        return true; // nothing of it is needed
    if (!m_session.greeting().can("flash"))
        return true; // that is told when it is read
    auto list = m_session.ask({"flash.list", Json::object(), "flash"}, plans::flashListFrom);
    if (!list)
        return false;
    seen.flash = std::move(*list);
    for (const auto& state : seen.flash) {
        if (hasUse(state, plans::FlashUseKind::Root))
            facts.root = setup::RootPlace::Flash;
        if (state.partition.index != 0)
            continue;
        facts.ubootBadBlocks = state.badBlocks;
        const auto bytes = readStartOf(*this, state.partition, setup::UbootImage::maxSize);
        if (!bytes)
            return false;
        facts.uboot = setup::ubootTraits(*bytes);
    }
    return true;
}

bool AgentBox::lookAtDisks(SeenBox& seen) {
    const auto disks = m_session.ask({"disks.list", Json::object(), "disks"}, remote::diskListFrom);
    if (!disks)
        return false;
    if (seen.facts.root == setup::RootPlace::Unknown)
        seen.facts.root = rootPlace(*disks);
    return true;
}

bool AgentBox::lookAtExports(setup::Facts& facts) {
    const auto list = m_session.ask({"exports.list", Json::object(), "exports"}, remote::exportListFrom);
    if (!list)
        return false;
    facts.exports = list->exports.size();
    for (const auto& status : list->exports) {
        facts.runningExports += status.state == plans::ExportState::Running ? 1 : 0;
        facts.exportsAtBoot += status.managed && status.config.startsAtBoot ? 1 : 0;
    }
    return true;
}

/// What keeps it from being read is a state of the box, and no failure.
void AgentBox::lookAtEnvironment(setup::Facts& facts) {
    if (!m_session.greeting().can("uboot-env"))
        return;
    const auto answer = m_session.tryToAsk({"uboot.env.read", Json::object(), "uboot-env"});
    auto found =
        answer ? plans::environmentFrom(*answer) : Result<plans::BoxEnvironment>(fail(ErrorCode::Closed));
    if (!found)
        return;
    facts.isEnvironmentUnfinished = !found->unfinished.empty();
    if (!found->fault)
        facts.environment = std::move(found->environment);
}

std::optional<std::string> AgentBox::read(const plans::FlashArea& area) {
    auto piece = m_session.ask(
        {"flash.read",
         {{"partition", plans::toJson(area.partition)}, {"offset", area.offset}, {"size", area.size}},
         "flash"},
        plans::flashPieceFrom);
    if (!piece)
        return std::nullopt;
    if (piece->content.size() == area.size)
        return std::move(piece->content);
    m_session.reportUnreadable("flash.read", Error{ErrorCode::Malformed, "content"});
    return std::nullopt;
}

} // namespace etherdeck::ctl
