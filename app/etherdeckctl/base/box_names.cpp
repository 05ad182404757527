#include "app/etherdeckctl/base/box_names.h"

#include "core/base/nearest.h"
#include "core/services/desk/state_folder.h"
#include "core/store/boxes/store.h"

#include <QFile>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

/// The boxes of the default history. Where it cannot be read, no name is known.
std::vector<boxes::Box> namedBoxes() {
    const auto path = historyPath();
    if (!QFile::exists(path))
        return {};
    const auto users = store::BoxStore::open(QFile::encodeName(path).toStdString(), store::Access::ReadOnce)
                           .and_then([](const store::BoxStore& boxes) { return boxes.readUsers(); });
    auto found = users ? users->first : std::vector<boxes::Box>();
    std::erase_if(found, [](const boxes::Box& box) { return box.name.empty(); });
    return found;
}

/// Texts that are devices in any case; names do not begin like this.
bool isDevice(const std::string& text) {
    return text.starts_with("unix:") || text.starts_with("exec:") || text.starts_with("ssh://");
}

} // namespace

std::string historyFile(const std::string& store) {
    return store.empty() ? QFile::encodeName(historyPath()).toStdString() : store;
}

NamedDevice namedDevice(const std::string& text) {
    if (text.empty() || isDevice(text))
        return {text};
    const auto boxes = namedBoxes();
    if (const auto box = std::ranges::find(boxes, text, &boxes::Box::name); box != boxes.end())
        return {box->device, true};
    std::vector<std::string> names;
    std::ranges::transform(boxes, std::back_inserter(names), &boxes::Box::name);
    return {text, false, nearest(text, names)};
}

} // namespace etherdeck::ctl
