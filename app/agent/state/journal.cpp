#include "app/agent/state/journal.h"

#include "app/agent/state/files.h"
#include "core/plans/members.h"

#include <algorithm>

namespace etherdeck::agent {

namespace {

using plans::Json;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

std::string_view resultName(ChangeResult result) {
    switch (result) {
    case ChangeResult::Applied:
        return "applied";
    case ChangeResult::Failed:
        return "failed";
    case ChangeResult::Reverted:
        return "reverted";
    }
    return "failed";
}

Json lineOf(const JournalEntry& entry) {
    Json json{{"entry", entry.number},
              {"time", entry.time},
              {"who", entry.who},
              {"title", entry.title},
              {"wish", plans::toJson(entry.wish)},
              {"result", resultName(entry.result)},
              {"reason", entry.reason}};
    if (entry.undo)
        json["undo"] = plans::toJson(*entry.undo);
    if (entry.undoneBy)
        json["undone_by"] = *entry.undoneBy;
    return json;
}

std::string textOf(const Json& line) {
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<JournalEntry> entryFrom(const Json& json) {
    plans::Members members(json);
    JournalEntry entry;
    members.require("wish");
    members.number("entry", entry.number);
    members.number("time", entry.time);
    members.text("who", entry.who);
    members.text("title", entry.title);
    members.text("reason", entry.reason);
    members.number("undone_by", entry.undoneBy);
    std::string result;
    members.text("result", result);
    entry.result = result == "applied"    ? ChangeResult::Applied
                   : result == "reverted" ? ChangeResult::Reverted
                                          : ChangeResult::Failed;
    if (!members.firstWrong().empty())
        return std::nullopt;
    auto wish = plans::wishFrom(*members.find("wish"));
    if (!wish)
        return std::nullopt;
    entry.wish = std::move(*wish);
    if (const auto* const undo = members.find("undo")) {
        if (auto read = plans::wishFrom(*undo))
            entry.undo = std::move(*read);
    }
    return entry;
}

} // namespace

Json toJson(const JournalEntry& entry) {
    auto json = lineOf(entry);
    json.erase("undo");
    json["can_undo"] = entry.canUndo();
    return json;
}

Outcome<void> ChangeJournal::load() {
    m_entries.clear();
    m_lines = 0;
    const auto content = readFile(m_path);
    if (!content)
        return refuse(content.error());
    std::string_view rest = *content ? std::string_view(**content) : std::string_view();
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) { // cut off: what is appended next must not continue it
            return replaceFile(m_path,
                               std::string_view(**content).substr(0, (*content)->size() - rest.size()), 0600);
        }
        readLine(rest.substr(0, end));
        rest.remove_prefix(end + 1);
        ++m_lines;
    }
    return {};
}

void ChangeJournal::readLine(std::string_view line) {
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return;
    plans::Members members(json);
    std::int64_t number = 0;
    members.number("entry", number);
    if (json.contains("wish")) {
        if (auto entry = entryFrom(json); entry && (m_entries.empty() || number > m_entries.back().number))
            m_entries.push_back(std::move(*entry));
        if (m_entries.size() > maxKept)
            m_entries.erase(m_entries.begin());
        return;
    }
    auto* const entry = find(number);
    if (!entry)
        return;
    members.number("undone_by", entry->undoneBy);
    if (json.contains("reverted"))
        entry->result = ChangeResult::Reverted;
}

JournalEntry* ChangeJournal::find(std::int64_t number) {
    const auto found = std::ranges::find(m_entries, number, &JournalEntry::number);
    return found == m_entries.end() ? nullptr : &*found;
}

Outcome<void> ChangeJournal::append(const Json& line) {
    if (m_lines < 2 * maxKept) {
        ++m_lines;
        return appendToFile(m_path, textOf(line));
    }
    std::string content;
    for (const auto& entry : m_entries)
        content += textOf(lineOf(entry));
    m_lines = m_entries.size() + 1;
    return replaceFile(m_path, content + textOf(line), 0600);
}

Outcome<std::int64_t> ChangeJournal::add(JournalEntry entry, std::optional<std::int64_t> undoes) {
    entry.number = m_entries.empty() ? 1 : m_entries.back().number + 1;
    if (auto appended = append(lineOf(entry)); !appended)
        return refuse(appended.error());
    const auto number = entry.number;
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > maxKept)
        m_entries.erase(m_entries.begin());
    if (auto* const undone = undoes ? find(*undoes) : nullptr) {
        if (auto appended = append({{"entry", *undoes}, {"undone_by", number}}); !appended)
            return refuse(appended.error());
        undone->undoneBy = number;
    }
    return number;
}

Outcome<void> ChangeJournal::noteReverted(std::int64_t number) {
    auto* const entry = find(number);
    if (!entry)
        return {};
    entry->result = ChangeResult::Reverted;
    return append({{"entry", number}, {"reverted", true}});
}

std::vector<JournalEntry> ChangeJournal::entries(std::size_t limit,
                                                 std::optional<std::int64_t> before) const {
    std::vector<JournalEntry> list;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && list.size() < limit; ++entry) {
        if (!before || entry->number < *before)
            list.push_back(*entry);
    }
    return list;
}

Outcome<JournalEntry> ChangeJournal::toUndo(std::optional<std::int64_t> number) const {
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const JournalEntry& entry) {
        return number ? entry.number == *number : entry.canUndo();
    });
    if (found == m_entries.rend())
        return refuse(RefusalCode::CannotUndo,
                      number ? "There is no change " + std::to_string(*number) + " in the journal."
                             : "There is nothing that can be undone.");
    if (found->canUndo())
        return *found;
    const auto name = "Change " + std::to_string(found->number);
    return refuse(RefusalCode::CannotUndo,
                  found->undoneBy ? name + " was undone by change " + std::to_string(*found->undoneBy) + '.'
                                  : name + " cannot be undone.",
                  {{"entry", std::to_string(found->number)}});
}

} // namespace etherdeck::agent
