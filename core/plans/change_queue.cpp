#include "core/plans/change_queue.h"

#include "core/plans/json.h"
#include "core/plans/members.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::plans {

namespace {

constexpr std::string_view format = "etherdeck-change-queue";
constexpr int formatVersion = 1;

Json queuedJson(const QueuedChange& change) {
    using namespace std::chrono;
    return {{"number", change.number},
            {"device", change.device},
            {"queued_at", duration_cast<seconds>(change.queuedAt.time_since_epoch()).count()},
            {"wish", toJson(change.wish)}};
}

/// Leaves the first member that is wrong in `members`.
QueuedChange queuedFrom(const Json& json, Members& members) {
    QueuedChange change;
    std::int64_t seconds = 0;
    for (const auto* const name : {"number", "device", "queued_at", "wish"})
        members.require(name);
    members.number("number", change.number);
    members.text("device", change.device);
    members.number("queued_at", seconds);
    constexpr std::int64_t latest = 9'000'000'000; // in the year 2255; more would overflow the type
    if (change.number < 1)
        members.wrong("number");
    if (seconds < 0 || seconds > latest)
        members.wrong("queued_at");
    if (!members.firstWrong().empty())
        return change;
    change.queuedAt = WallTime(std::chrono::seconds(seconds));
    if (auto wish = wishFrom(json.at("wish")))
        change.wish = std::move(*wish);
    else
        members.wrong("wish");
    return change;
}

} // namespace

bool canWait(const Wish& wish) {
    return !std::holds_alternative<SetMtu>(wish) && !std::holds_alternative<AddVlan>(wish) &&
           !std::holds_alternative<RemoveVlan>(wish) && !std::holds_alternative<EditEnvironment>(wish) &&
           !std::holds_alternative<RestoreEnvironment>(wish) && !std::holds_alternative<UndoChange>(wish);
}

std::vector<QueuedChange>::iterator ChangeQueue::find(std::int64_t number) {
    return std::ranges::find(m_changes, number, &QueuedChange::number);
}

Result<std::int64_t> ChangeQueue::add(std::string device, Wish wish, WallTime now) {
    if (m_changes.size() >= maxChanges)
        return fail(ErrorCode::TooLong);
    const auto whole = std::chrono::floor<std::chrono::seconds>(now);
    m_changes.push_back({++m_latest, std::move(device), whole, std::move(wish)});
    return m_latest;
}

bool ChangeQueue::remove(std::int64_t number) {
    const auto found = find(number);
    if (found == m_changes.end())
        return false;
    m_changes.erase(found);
    return true;
}

bool ChangeQueue::move(std::int64_t number, std::size_t place) {
    const auto found = find(number);
    if (found == m_changes.end())
        return false;
    const auto to = m_changes.begin() + static_cast<std::ptrdiff_t>(std::min(place, m_changes.size() - 1));
    if (found < to)
        std::rotate(found, found + 1, to + 1);
    else
        std::rotate(to, found, found + 1);
    return true;
}

std::string ChangeQueue::text() const {
    Json changes = Json::array();
    for (const auto& change : m_changes)
        changes.push_back(queuedJson(change));
    const Json json{{"format", format},
                    {"version", formatVersion},
                    {"latest", m_latest},
                    {"changes", std::move(changes)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<ChangeQueue> ChangeQueue::parse(std::string_view text) {
    if (text.size() > maxText)
        return fail(ErrorCode::TooLong);
    const auto json = Json::parse(text, nullptr, false);
    Members members(json);
    std::string named;
    int version = 0;
    members.require("format");
    members.text("format", named);
    members.require("version");
    members.number("version", version);
    if (!members.firstWrong().empty() || named != format)
        return fail(ErrorCode::Malformed, "format");
    if (version != formatVersion)
        return fail(ErrorCode::Unsupported, "version");
    ChangeQueue queue;
    members.number("latest", queue.m_latest);
    members.require("changes");
    const auto* const changes = members.find("changes");
    if (!members.firstWrong().empty() || !changes->is_array() || changes->size() > maxChanges)
        return fail(ErrorCode::Malformed, members.firstWrong().empty() ? "changes" : members.firstWrong());
    for (const auto& each : *changes) {
        Members inner(each);
        auto change = queuedFrom(each, inner);
        if (inner.firstWrong().empty() && queue.find(change.number) != queue.m_changes.end())
            inner.wrong("number");
        if (!inner.firstWrong().empty())
            return fail(ErrorCode::Malformed, inner.firstWrong());
        queue.m_latest = std::max(queue.m_latest, change.number);
        queue.m_changes.push_back(std::move(change));
    }
    return queue;
}

} // namespace etherdeck::plans
