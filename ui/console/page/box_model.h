#pragma once

#include "core/console/values.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace etherdeck::ui {

/// The boxes by name, and the boots of each, newest first. Rows keep their identity, so that selection and
/// place stay whatever comes.
class BoxModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        SourceRole = Qt::UserRole, ///< qint64
        BootRole,                  ///< qint64; 0 for a box
        LampRole,                  ///< int(Lamp)
        StateRole,                 ///< what it does, in words
        AddressRole,
        RateRole,
        UnreadRole,  ///< int: lines that came while nobody looked
        CrashesRole, ///< int: crashes that nobody has looked at
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setBoxes(const std::vector<ConsoleBoxState>& boxes);
    void setBoots(std::int64_t source, const std::vector<store::ConsoleBoot>& boots);
    /// A person looks at these: what they say is read.
    void setLookedAt(std::vector<std::int64_t> sources);
    /// Texts that tell of time or are in another language.
    void refreshTexts();

    [[nodiscard]] const std::vector<ConsoleBoxState>& boxes() const { return m_boxes; }
    [[nodiscard]] const ConsoleBoxState* box(std::int64_t source) const;
    [[nodiscard]] QModelIndex indexOf(std::int64_t source, std::int64_t boot = 0) const;
    [[nodiscard]] int crashesNotLookedAt() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void renamed(qint64 source, const QString& name);
    void crashesChanged(int notLookedAt);

private:
    struct Seen {
        std::int64_t lines = 0;
        std::int64_t crashes = 0;
    };

    void arrange(const std::vector<ConsoleBoxState>& boxes);
    void noteSeen();
    [[nodiscard]] int rowOf(std::int64_t source) const;
    [[nodiscard]] QVariant boxData(const ConsoleBoxState& box, int role) const;
    [[nodiscard]] QVariant bootData(const store::ConsoleBoot& boot, int role) const;
    [[nodiscard]] int unread(const ConsoleBoxState& box) const;
    [[nodiscard]] int crashes(const ConsoleBoxState& box) const;

    std::vector<ConsoleBoxState> m_boxes;
    std::map<std::int64_t, std::vector<store::ConsoleBoot>> m_boots;
    std::map<std::int64_t, Seen> m_seen;
    std::set<std::int64_t> m_lookedAt;
    int m_crashesTold = 0;
};

} // namespace etherdeck::ui
