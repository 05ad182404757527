#include "app/lab/description.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace etherdeck::lab {

namespace {

using DocumentJson = nlohmann::ordered_json;

std::int64_t numberOf(const DocumentJson& object, const char* key, std::int64_t otherwise) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}

pid_t processOf(const DocumentJson& object, const char* key) {
    const auto number = numberOf(object, key, -1);
    return number > 0 && number <= std::numeric_limits<pid_t>::max() ? static_cast<pid_t>(number) : -1;
}

DocumentJson processJson(pid_t process) {
    return process > 0 ? DocumentJson(process) : DocumentJson(nullptr);
}

Result<Wish> wishOf(const DocumentJson& document) {
    const auto profile = document.find("profile");
    const auto targets = document.find("targets");
    if (profile == document.end() || !profile->is_string() || targets == document.end() ||
        !targets->is_array())
        return fail(ErrorCode::Malformed, "not the description of a lab");
    const auto text = profile->get<std::string>() + ":" + std::to_string(targets->size()) + ":" +
                      std::to_string(numberOf(document, "mtu", 0));
    auto wish = parseWish(text);
    if (wish)
        wish->voices = document.value("voices", DocumentJson(true)) == DocumentJson(true);
    return wish;
}

} // namespace

struct Description::Document {
    DocumentJson json;

    [[nodiscard]] DocumentJson& plug(std::size_t index) { return json["plugs"][index]; }
};

Description::Description(std::unique_ptr<Document> document) : m_document(std::move(document)) {}
Description::Description(Description&&) noexcept = default;
Description& Description::operator=(Description&&) noexcept = default;
Description::~Description() = default;

Result<Description> Description::parse(std::string_view text) {
    auto document = std::make_unique<Document>(Document{DocumentJson::parse(text, nullptr, false)});
    if (!document->json.is_object())
        return fail(ErrorCode::Malformed, "not JSON");
    const auto wish = wishOf(document->json);
    if (!wish)
        return fail(wish.error());
    Description description(std::move(document));
    description.m_profile = makeProfile(*wish);
    description.m_switch = processOf(description.m_document->json, "switch_pid");
    const auto plugs = description.m_document->json.find("plugs");
    const auto isWhole = plugs != description.m_document->json.end() && plugs->is_array() &&
                         plugs->size() == description.m_profile.plugs.size();
    for (const auto& plug : isWhole ? *plugs : DocumentJson::array({nullptr}))
        if (!plug.is_object())
            return fail(ErrorCode::Malformed, "not the plugs of its profile");
    return description;
}

PlugProcesses Description::plug(std::size_t index) const {
    const auto& plug = m_document->plug(index);
    PlugProcesses processes;
    processes.holder = processOf(plug, "pid");
    processes.agent = processOf(plug, "agent_pid");
    if (const auto voice = plug.find("voice"); voice != plug.end() && voice->is_object())
        processes.voice = processOf(*voice, "pid");
    return processes;
}

CableFaults Description::cable(std::size_t index) const {
    const auto& plug = m_document->plug(index);
    return {static_cast<int>(numberOf(plug, "loss_percent", 0)),
            static_cast<int>(numberOf(plug, "delay_ms", 0)),
            plug.value("no_jumbo", DocumentJson(false)) == DocumentJson(true)};
}

void Description::setPlug(std::size_t index, const PlugProcesses& processes) {
    auto& plug = m_document->plug(index);
    const auto isSame = processOf(plug, "pid") == processes.holder;
    plug["pid"] = processJson(processes.holder);
    plug["agent_pid"] = processJson(processes.agent);
    if (plug.contains("voice") && plug["voice"].is_object())
        plug["voice"]["pid"] = processJson(processes.voice);
    if (isSame)
        return;
    for (auto& target : m_document->json["targets"])
        if (target.is_object() &&
            target.value("plug", DocumentJson()) == plug.value("name", DocumentJson(nullptr)))
            target["pid"] = nullptr;
}

void Description::setCable(std::size_t index, const CableFaults& faults) {
    auto& plug = m_document->plug(index);
    plug["loss_percent"] = faults.lossPercent;
    plug["delay_ms"] = faults.delayMs;
    plug["no_jumbo"] = faults.noJumbo;
}

std::string Description::text() const { return m_document->json.dump(1) + "\n"; }

} // namespace etherdeck::lab
