#include "app/agent/state/journal.h"

#include "app/agent/state/action_json.h"
#include "app/agent/state/files.h"
#include "core/plans/members.h"

#include <algorithm>
#include <utility>

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
              {"title", entry.title.text()},
              {"title_sentence", plans::sentenceJson(entry.title)},
              {"wish", plans::toJson(entry.wish)},
              {"result", resultName(entry.result)},
              {"reason", entry.reason}};
    if (entry.undo)
        json["undo"] = plans::toJson(*entry.undo);
    for (const auto& file : entry.earlierConfs)
        json["earlier"].push_back(toJson(plans::Action(file)));
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
    members.sentence("title", entry.title);
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
    members.list("earlier", entry.earlierConfs, [&](const Json& each, plans::WriteFile& file) {
        auto action = actionFrom(each);
        if (auto* const write = action ? std::get_if<plans::WriteFile>(&*action) : nullptr)
            file = std::move(*write);
        else
            members.wrong("earlier");
    });
    if (!members.firstWrong().empty())
        entry.earlierConfs.clear(); // it can be undone with files of ours
    return entry;
}

} // namespace

Json toJson(const JournalEntry& entry) {
    auto json = lineOf(entry);
    json.erase("undo");
    json.erase("earlier");
    json["can_undo"] = entry.canUndo();
    return json;
}

Outcome<void> ChangeJournal::load() {
    m_entries.clear();
    m_sizes.clear();
    m_keptBytes = m_lines = m_unreadable = 0;
    const auto read = readLongFile(m_path, maxLine, [this](std::string_view line) {
        readLine(line);
        ++m_lines;
    });
    if (!read)
        return refuse(read.error());
    m_bytes = read->wholeBytes;
    m_unreadable += read->tooLong;
    if (read->bytes != read->wholeBytes) { // torn: what is appended next must not continue it
        if (auto cut = cutFile(m_path, read->wholeBytes); !cut && cut.error().code != RefusalCode::ReadOnly)
            return cut;
    }
    if (isLong())
        static_cast<void>(beginAnew({})); // else with the next change
    return {};
}

void ChangeJournal::readLine(std::string_view line) {
    const auto json = Json::parse(line, nullptr, false);
    plans::Members members(json);
    std::int64_t number = 0;
    members.number("entry", number);
    if (!json.is_object() || !members.firstWrong().empty()) {
        ++m_unreadable;
        return;
    }
    if (json.contains("wish")) {
        auto entry = entryFrom(json);
        if (entry && (m_entries.empty() || number > m_entries.back().number))
            keep(std::move(*entry), line.size() + 1);
        else
            ++m_unreadable;
        return;
    }
    auto* const entry = find(number);
    if (!entry)
        return;
    members.number("undone_by", entry->undoneBy);
    if (json.contains("reverted"))
        entry->result = ChangeResult::Reverted;
}

void ChangeJournal::keep(JournalEntry entry, std::size_t bytes) {
    m_entries.push_back(std::move(entry));
    m_sizes.push_back(bytes);
    m_keptBytes += bytes;
    while (m_entries.size() > maxKept || (m_keptBytes > maxKeptBytes && m_entries.size() > 1)) {
        m_keptBytes -= m_sizes.front();
        m_sizes.pop_front();
        m_entries.pop_front();
    }
}

JournalEntry* ChangeJournal::find(std::int64_t number) {
    const auto found = std::ranges::find(m_entries, number, &JournalEntry::number);
    return found == m_entries.end() ? nullptr : &*found;
}

bool ChangeJournal::isLong() const { return m_lines >= 2 * maxKept || m_bytes >= 2 * maxKeptBytes; }

Outcome<void> ChangeJournal::append(const std::string& line) {
    if (isLong())
        return beginAnew(line);
    if (auto appended = appendToFile(m_path, line); !appended)
        return appended;
    ++m_lines;
    m_bytes += line.size();
    return {};
}

/// What is kept, and a line that is new.
Outcome<void> ChangeJournal::beginAnew(const std::string& line) {
    std::string content;
    m_sizes.clear();
    m_keptBytes = 0;
    for (const auto& entry : std::exchange(m_entries, {})) { // their lines may have been shorter
        const auto text = textOf(lineOf(entry));
        content += text;
        keep(entry, text.size());
    }
    content.erase(0, content.size() - m_keptBytes);
    content += line;
    if (auto kept = keepFileAs(m_path, m_path + ".1"); !kept)
        return kept;
    if (auto replaced = replaceFile(m_path, content, 0600); !replaced)
        return replaced;
    m_lines = m_entries.size() + (line.empty() ? 0 : 1);
    m_bytes = content.size();
    return {};
}

Outcome<std::int64_t> ChangeJournal::add(JournalEntry entry, std::optional<std::int64_t> undoes) {
    entry.number = m_entries.empty() ? 1 : m_entries.back().number + 1;
    const auto line = textOf(lineOf(entry));
    if (auto appended = append(line); !appended)
        return refuse(appended.error());
    const auto number = entry.number;
    keep(std::move(entry), line.size());
    if (auto* const undone = undoes ? find(*undoes) : nullptr) {
        if (auto appended = append(textOf({{"entry", *undoes}, {"undone_by", number}})); !appended)
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
    return append(textOf({{"entry", number}, {"reverted", true}}));
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
