#include "app/agent/exports/wished_vblades.h"

#include "app/agent/state/files.h"
#include "core/plans/json.h"
#include "core/plans/members.h"

#include <vector>

namespace etherdeck::agent {

std::optional<std::set<exports::VbladeId>> WishedVblades::load(const std::string& bootId) {
    m_bootId = bootId;
    const auto content = readFile(m_path);
    if (!content || !*content)
        return std::nullopt;
    const auto json = plans::Json::parse(**content, nullptr, false);
    plans::Members members(json);
    std::string lastBoot;
    members.text("boot_id", lastBoot);
    std::vector<exports::VbladeId> ids;
    members.list("exports", ids, [](const plans::Json& entry, exports::VbladeId& id) {
        plans::Members of(entry);
        of.address("address", id.address);
        of.text("interface", id.interface, 64);
    });
    if (bootId.empty() || lastBoot != bootId)
        return std::nullopt;
    return std::set(ids.begin(), ids.end());
}

void WishedVblades::save() const {
    auto list = plans::Json::array();
    for (const auto& id : m_ids)
        list.push_back({{"address", id.address.toString()}, {"interface", id.interface}});
    const plans::Json json{{"boot_id", m_bootId}, {"exports", std::move(list)}};
    // The worst that a failure causes: an export has to be started by hand after the agent's next start.
    static_cast<void>(
        replaceFile(m_path, json.dump(-1, ' ', false, plans::Json::error_handler_t::replace), 0600));
}

} // namespace etherdeck::agent
