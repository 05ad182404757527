#include "ui/devices/page/disk_map.h"

#include "core/services/devices/values.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/rows.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace etherdeck::ui {

namespace {

struct MapTexts {
    Q_DECLARE_TR_FUNCTIONS(DiskMap)
};

constexpr int deepest = 6; ///< what is stacked higher stands in the last column

QString joinedTexts(const QStringList& texts) {
    QStringList all = texts;
    all.removeAll(QString());
    return all.join(QStringLiteral(" · "));
}

DiskMapNode nodeOf(const plans::Disk& disk) {
    const auto use = device_rows::useCell(disk);
    DiskMapNode node;
    node.key = QString::fromStdString(disk.path);
    node.title = fromWire(disk.path);
    node.text =
        joinedTexts({diskSizeText(disk.bytes), disk.locked ? MapTexts::tr("locked") : QString(), use.text});
    node.lamp = use.lamp;
    node.toolTip = joinedTexts({node.title, fromWire(disk.model), fromWire(disk.serial), node.text});
    return node;
}

DiskMapNode nodeOf(const plans::ExportStatus& status) {
    const auto state = device_rows::stateCell(status);
    QStringList interfaces;
    for (const auto& name : status.config.interfaces)
        interfaces << fromWire(name);
    DiskMapNode node;
    node.kind = DiskMapNode::Kind::Export;
    node.key = QString::fromStdString(status.config.address.toString());
    node.title = node.key;
    node.text = joinedTexts({state.text, interfaces.join(QStringLiteral(", ")),
                             status.config.readOnly ? MapTexts::tr("read only") : QString()});
    node.lamp = state.lamp;
    node.toolTip = joinedTexts({node.title, node.text, state.toolTip});
    return node;
}

DiskMapNode accessOf(const plans::ExportStatus& status) {
    const auto& allowed = status.config.allowed;
    QStringList macs;
    for (const auto& mac : allowed)
        macs << QString::fromStdString(mac.toString());
    DiskMapNode node;
    node.kind = DiskMapNode::Kind::Access;
    node.key = QString::fromStdString(status.config.address.toString());
    node.title = allowed.empty() ? MapTexts::tr("Everyone")
                 : allowed.size() == 1
                     ? MapTexts::tr("One initiator")
                     : MapTexts::tr("%n initiators", nullptr, static_cast<int>(allowed.size()));
    node.text = allowed.empty() ? MapTexts::tr("on the segment") : macs.join(QStringLiteral(", "));
    node.toolTip = node.title + QStringLiteral(": ") + node.text;
    return node;
}

class MapMaker {
public:
    explicit MapMaker(const DeviceState& state) {
        if (state.disks)
            m_disks = &*state.disks;
        const auto count = static_cast<int>(m_disks->size());
        for (int i = 0; i < count; ++i) {
            m_index.try_emplace(disk(i).path, i);
            for (const auto& name : disk(i).stableNames)
                m_index.try_emplace(name, i);
        }
        m_isUpper.resize(m_disks->size());
        m_upper.resize(m_disks->size());
        for (int i = 0; i < count; ++i)
            findUpper(i);
        if (state.exports)
            for (const auto& status : state.exports->exports)
                m_exports[indexOf(status.config.path)].push_back(&status);
    }

    DiskMap make() {
        const auto count = static_cast<int>(m_disks->size());
        for (int i = 0; i < count; ++i)
            if (!m_isUpper[static_cast<std::size_t>(i)])
                placeDisk(i, -1, 0);
        for (int i = 0; i < count; ++i) // in a circle that a box has invented
            placeDisk(i, -1, 0);
        for (const auto* const status : m_exports[-1])
            placeMissing(*status);
        m_map.columns = m_map.nodes.empty() ? 0 : m_deepest + 3;
        for (auto& node : m_map.nodes) // one column for all exports, whatever is below them
            if (node.kind != DiskMapNode::Kind::Disk)
                node.column = m_deepest + (node.kind == DiskMapNode::Kind::Export ? 1 : 2);
        return std::move(m_map);
    }

private:
    [[nodiscard]] const plans::Disk& disk(int index) const {
        return (*m_disks)[static_cast<std::size_t>(index)];
    }
    /// -1: the box sees no such disk.
    [[nodiscard]] int indexOf(const std::string& path) const {
        const auto found = m_index.find(path);
        return found == m_index.end() ? -1 : found->second;
    }
    void stand(int upper, int lower) {
        if (upper < 0 || lower < 0 || upper == lower)
            return;
        m_upper[static_cast<std::size_t>(lower)].push_back(upper);
        m_isUpper[static_cast<std::size_t>(upper)] = true;
    }
    /// A partition stands on its disk, a file on what its file system is on, a volume on what it is part of.
    void findUpper(int index) {
        const auto& one = disk(index);
        stand(index, indexOf(one.whole));
        if (one.file)
            stand(index, indexOf(one.file->device));
        for (const auto& use : one.uses)
            if (use.kind == plans::UseKind::Holder || use.kind == plans::UseKind::Loop) {
                const auto upper = indexOf(use.what);
                stand(upper < 0 ? indexOf("/dev/" + use.what) : upper, index);
            }
    }
    int add(DiskMapNode node, int parent, int column) {
        node.parent = parent;
        node.column = column;
        node.row = m_map.rows;
        m_map.nodes.push_back(std::move(node));
        return static_cast<int>(m_map.nodes.size()) - 1;
    }
    void placeDisk(int index, int parent, int depth) {
        if (!m_placed.insert(index).second)
            return;
        const auto column = std::min(depth, deepest);
        m_deepest = std::max(m_deepest, column);
        const auto node = add(nodeOf(disk(index)), parent, column);
        const auto first = m_map.rows;
        for (const auto upper : m_upper[static_cast<std::size_t>(index)])
            placeDisk(upper, node, depth + 1);
        for (const auto* const status : m_exports[index])
            placeExport(*status, node);
        if (m_map.rows == first)
            ++m_map.rows;
    }
    void placeExport(const plans::ExportStatus& status, int parent) {
        const auto node = add(nodeOf(status), parent, 0);
        add(accessOf(status), node, 0);
        ++m_map.rows;
    }
    void placeMissing(const plans::ExportStatus& status) {
        DiskMapNode disk;
        disk.title = fromWire(status.config.path);
        disk.text = MapTexts::tr("The box does not see it");
        disk.lamp = Lamp::Missing;
        disk.toolTip = joinedTexts({disk.title, disk.text});
        placeExport(status, add(std::move(disk), -1, 0));
    }

    static inline const std::vector<plans::Disk> none;
    const std::vector<plans::Disk>* m_disks = &none;
    std::map<std::string, int> m_index;                               ///< by path and stable names
    std::vector<std::vector<int>> m_upper;                            ///< what stands on each disk
    std::vector<bool> m_isUpper;                                      ///< stands on another
    std::map<int, std::vector<const plans::ExportStatus*>> m_exports; ///< by disk; -1: of none
    std::set<int> m_placed;
    int m_deepest = 0;
    DiskMap m_map;
};

} // namespace

DiskMap diskMapOf(const DeviceState& state) { return MapMaker(state).make(); }

} // namespace etherdeck::ui
