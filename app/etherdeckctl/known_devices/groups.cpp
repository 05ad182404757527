#include "app/etherdeckctl/known_devices/groups.h"

#include "app/etherdeckctl/base/box_names.h"
#include "app/etherdeckctl/base/problem.h"
#include "core/store/boxes/store.h"

#include <QFile>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

std::vector<boxes::Box> readBoxes(const store::BoxStore& store) {
    const auto users = store.readUsers();
    return users ? users->first : std::vector<boxes::Box>();
}

/// By its device, or else by its name, as far as it has no other device.
std::vector<boxes::Box>::const_iterator boxOf(const std::vector<boxes::Box>& boxes,
                                              const remote::NamedDeviceEntry& entry) {
    const auto byDevice = std::ranges::find(boxes, entry.device, &boxes::Box::device);
    if (byDevice != boxes.end())
        return byDevice;
    return std::ranges::find_if(
        boxes, [&entry](const boxes::Box& box) { return box.device.empty() && box.name == entry.name; });
}

bool isName(const std::vector<boxes::Box>& boxes, const std::string& name) {
    return std::ranges::find(boxes, name, &boxes::Box::name) != boxes.end();
}

} // namespace

DeviceGroups::DeviceGroups() {
    const auto file = historyFile({});
    if (!QFile::exists(QFile::decodeName(file.c_str())))
        return;
    if (const auto store = store::BoxStore::open(file, store::Access::ReadOnce))
        m_boxes = readBoxes(*store);
}

std::string DeviceGroups::groupOf(const remote::NamedDeviceEntry& entry) const {
    const auto box = boxOf(m_boxes, entry);
    return box == m_boxes.end() ? std::string() : box->group;
}

std::optional<FailureText> setGroup(const remote::NamedDeviceEntry& entry, const std::string& group) {
    auto store = store::BoxStore::open(historyFile({}));
    if (!store)
        return FailureText{
            "failed", "the history cannot be used, which has the groups.", {}, describe(store.error()), {}};
    const auto boxes = readBoxes(*store);
    const auto box = boxOf(boxes, entry);
    if (box == boxes.end() && group.empty())
        return std::nullopt;
    const auto id = box == boxes.end() ? boxes::BoxId{} : box->id;
    const auto changed = store->edit(id,
                                     [&](store::BoxRecord& record) {
                                         if (id == boxes::BoxId{} && !isName(boxes, entry.name))
                                             record.box.name = entry.name;
                                         record.box.device = entry.device;
                                         record.box.group = group;
                                     },
                                     {});
    if (changed)
        return std::nullopt;
    const auto isGroup = changed.error().detail == "group";
    return FailureText{isGroup ? "bad-value" : "failed",
                       isGroup ? "'" + group + "' cannot be a group: it is one short line."
                               : "the group of '" + entry.name + "' could not be stored.",
                       {},
                       isGroup ? std::string() : describe(changed.error()),
                       {{"name", entry.name}, {"group", group}}};
}

} // namespace etherdeck::ctl
