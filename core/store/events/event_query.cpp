#include "core/store/events/event_query.h"

#include <algorithm>
#include <string_view>

namespace etherdeck::store {

namespace {

constexpr std::size_t maxWords = 16;
constexpr std::string_view blanks = " \t\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool holds(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

} // namespace

std::vector<std::string> splitWords(const std::string& words) {
    std::vector<std::string> found;
    for (std::size_t begin = words.find_first_not_of(blanks);
         begin != std::string::npos && found.size() < maxWords;) {
        const auto end = std::min(words.find_first_of(blanks, begin), words.size());
        found.push_back(words.substr(begin, end - begin));
        begin = words.find_first_not_of(blanks, end);
    }
    return found;
}

std::string searchText(const EventRecord& event) {
    std::string text = event.address.toString();
    for (const std::string_view part : {name(event.kind), std::string_view(event.model),
                                        std::string_view(event.serial), std::string_view(event.interface)}) {
        text += '\n'; // no word goes over it
        text += part;
    }
    if (event.mac)
        text += '\n' + event.mac->toString();
    for (const auto& difference : event.differences)
        text += '\n' + difference.before + '\n' + difference.after;
    std::replace(text.begin(), text.end(), '\0', '\n'); // LIKE would read no further
    return text;
}

bool EventOrigin::has(const EventRecord& event) const {
    return event.mac ? std::find(macs.begin(), macs.end(), *event.mac) != macs.end()
                     : std::find(targets.begin(), targets.end(), event.address) != targets.end();
}

bool matches(const EventQuery& query, const EventRecord& event, const std::string& label) {
    if (query.address && event.address != *query.address)
        return false;
    if (!query.kinds.empty() &&
        std::find(query.kinds.begin(), query.kinds.end(), event.kind) == query.kinds.end())
        return false;
    if ((query.from && event.time < *query.from) || (query.until && event.time >= *query.until))
        return false;
    if (query.origin && !query.origin->has(event))
        return false;
    const auto words = splitWords(query.words);
    if (words.empty())
        return true;
    const auto text = searchText(event);
    return std::all_of(words.begin(), words.end(), [&](const auto& word) {
        const auto named = query.named.find(word);
        return (named != query.named.end() && named->second.has(event)) || holds(text, word) ||
               holds(event.configString, word) || holds(label, word);
    });
}

} // namespace etherdeck::store
