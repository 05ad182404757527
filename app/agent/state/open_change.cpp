#include "app/agent/state/open_change.h"

#include "app/agent/state/action_json.h"
#include "app/agent/state/files.h"
#include "core/plans/members.h"

namespace etherdeck::agent {

namespace {

using plans::Json;
using plans::Outcome;
using plans::refuse;

std::optional<OpenChange> openChangeFrom(const Json& json) {
    plans::Members members(json);
    OpenChange change;
    members.require("wish");
    members.text("id", change.id);
    members.sentence("title", change.title);
    members.text("who", change.who);
    members.flag("pending", change.pending);
    members.number("entry", change.entry);
    members.number("deadline", change.deadline);
    members.text("boot_id", change.bootId);
    auto isWhole = true;
    members.list("undo", change.undo, [&](const Json& entry, plans::Action& action) {
        if (auto read = actionFrom(entry))
            action = std::move(*read);
        else
            isWhole = false;
    });
    if (!members.firstWrong().empty() || !isWhole)
        return std::nullopt;
    auto wish = plans::wishFrom(*members.find("wish"));
    if (!wish)
        return std::nullopt;
    change.wish = std::move(*wish);
    return change;
}

} // namespace

Outcome<std::optional<OpenChange>> OpenChangeFile::load() const {
    const auto content = readFile(m_path);
    if (!content)
        return refuse(content.error());
    if (!*content)
        return std::nullopt;
    return openChangeFrom(Json::parse(**content, nullptr, false));
}

Outcome<void> OpenChangeFile::save(const OpenChange& change) const {
    auto undo = Json::array();
    for (const auto& action : change.undo)
        undo.push_back(toJson(action));
    const Json json{{"id", change.id},
                    {"title", change.title.text()},
                    {"title_sentence", plans::sentenceJson(change.title)},
                    {"who", change.who},
                    {"wish", plans::toJson(change.wish)},
                    {"undo", std::move(undo)},
                    {"pending", change.pending},
                    {"entry", change.entry},
                    {"deadline", change.deadline},
                    {"boot_id", change.bootId}};
    return replaceFile(m_path, json.dump(-1, ' ', false, Json::error_handler_t::replace), 0600);
}

Outcome<void> OpenChangeFile::clear() const { return removeFile(m_path); }

} // namespace etherdeck::agent
