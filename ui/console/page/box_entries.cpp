#include "ui/console/page/box_entries.h"

#include "ui/text/plain.h"

#include <QCollator>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using Kind = BoxEntry::Kind;

BoxEntry& entryOf(std::vector<BoxEntry>& entries, const BoxEntry::Key& key, const QString& title) {
    const auto found = std::ranges::find(entries, key, &BoxEntry::key);
    return found != entries.end() ? *found : entries.emplace_back(BoxEntry{key, title, {}});
}

void sort(std::vector<BoxEntry>& entries, const QCollator& collator) {
    std::ranges::stable_sort(entries, [&collator](const BoxEntry& a, const BoxEntry& b) {
        const bool isGroup = a.key.kind == Kind::Group;
        if (isGroup != (b.key.kind == Kind::Group))
            return isGroup;
        return collator.compare(a.title, b.title) < 0;
    });
    for (auto& entry : entries)
        sort(entry.entries, collator);
}

} // namespace

std::vector<BoxEntry> boxEntries(const std::vector<ConsoleBoxState>& sources, const SourceBoxes& boxes) {
    auto counts = sourceCounts(sources, boxes);
    std::vector<BoxEntry> entries;
    for (const auto& source : sources) {
        const auto found = boxes.find(source.source);
        const auto* const box = found == boxes.end() ? nullptr : &found->second;
        auto* place = &entries;
        if (box && !box->group.empty())
            place = &entryOf(entries, {Kind::Group, box->group, {}, 0}, fromWire(box->group)).entries;
        const bool isAlone = !box || counts[box->key] == 1;
        if (!isAlone)
            place = &entryOf(*place, {Kind::Box, {}, box->key, 0}, fromWire(box->title)).entries;
        const auto& title = isAlone && box && !box->name.empty() ? box->name : source.title;
        place->push_back({{Kind::Source, {}, {}, source.source}, fromWire(title), {}});
    }
    QCollator collator;
    collator.setNumericMode(true);
    sort(entries, collator);
    return entries;
}

} // namespace etherdeck::ui
