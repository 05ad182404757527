#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/records.h"

#include <QAbstractItemModel>

#include <map>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// Hits of a search under the box and boot that they belong to, both in the order in which they were found.
class SearchModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        LineRole = Qt::UserRole, ///< the store's id; nothing for a group
        TimeRole,
        LevelRole, ///< -1: none
        CountRole, ///< of a group
    };

    using QAbstractItemModel::QAbstractItemModel;

    void clear();
    void add(const std::vector<netconsole::Line>& lines);
    void setSources(const std::vector<store::ConsoleSource>& sources);
    void setBoots(const std::vector<store::ConsoleBoot>& boots);
    void retranslate();

    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] int boxes() const;
    [[nodiscard]] qint64 lastLine() const { return m_lastLine; }
    [[nodiscard]] const netconsole::Line* lineAt(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    using Key = std::pair<std::int64_t, std::int64_t>; ///< source and boot
    struct Group {
        Key key;
        std::vector<netconsole::Line> lines;
    };
    [[nodiscard]] QString groupText(const Group& group) const;
    [[nodiscard]] QVariant groupData(const Group& group, int role) const;
    [[nodiscard]] QVariant lineData(const netconsole::Line& line, int role) const;
    void addTo(const Key& key, std::vector<netconsole::Line> lines);

    std::vector<Group> m_groups;
    std::map<Key, int> m_rows;
    std::map<std::int64_t, QString> m_titles;
    std::map<Key, WallTime> m_starts; ///< of boots
    int m_hits = 0;
    qint64 m_lastLine = 0;
};

} // namespace etherdeck::ui
