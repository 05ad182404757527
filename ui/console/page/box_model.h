#pragma once

#include "core/console/values.h"
#include "ui/console/page/box_data.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck::ui {

/// Groups of boxes, boxes with several sources, and sources, each by name; and the boots of each source, the
/// newest first. Rows keep their identity, so that selection and place stay whatever comes.
class BoxModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        SourceRole = BoxSourceRole,
        BootRole = BoxBootRole,
        LampRole = BoxLampRole,
        StateRole = BoxStateRole,
        AddressRole = BoxAddressRole,
        RateRole = BoxRateRole,
        UnreadRole = BoxUnreadRole,
        CrashesRole = BoxCrashesRole,
    };

    explicit BoxModel(QObject* parent = nullptr);
    ~BoxModel() override;

    void setBoxes(const std::vector<ConsoleBoxState>& boxes, const SourceBoxes& owners = {});
    void setBoots(std::int64_t source, const std::vector<store::ConsoleBoot>& boots);
    /// A person looks at these: what they say is read.
    void setLookedAt(std::vector<std::int64_t> sources);
    /// Texts that tell of time or are in another language.
    void refreshTexts();

    /// All sources, by title.
    [[nodiscard]] const std::vector<ConsoleBoxState>& boxes() const { return m_boxes; }
    [[nodiscard]] const ConsoleBoxState* box(std::int64_t source) const;
    /// The box that a source, or what is at an index, belongs to.
    [[nodiscard]] std::optional<boxes::BoxKey> boxOf(std::int64_t source) const;
    [[nodiscard]] std::optional<boxes::BoxKey> boxAt(const QModelIndex& index) const;
    /// That of the only source of a box that is stored: they have one name.
    [[nodiscard]] std::optional<boxes::BoxKey> ownBoxOf(std::int64_t source) const;
    /// The sources of what is at an index.
    [[nodiscard]] std::vector<std::int64_t> sourcesAt(const QModelIndex& index) const;
    /// Nothing for a boot.
    [[nodiscard]] std::optional<BoxEntry::Key> keyAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(std::int64_t source, std::int64_t boot = 0) const;
    [[nodiscard]] QModelIndex indexOf(const BoxEntry::Key& key) const;
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
    void boxRenamed(const etherdeck::boxes::BoxKey& box, const QString& name);
    void crashesChanged(int notLookedAt);
    /// There are other entries, or they are in other places.
    void arranged();

private:
    struct Node;
    // True when something has changed its place.
    bool arrange(Node& parent, const std::vector<BoxEntry>& entries);
    bool moveTo(Node& parent, std::size_t row, const BoxEntry& entry);
    bool dropUnlisted(Node& parent, const std::set<BoxEntry::Key>& listed);

    void noteSeen();
    void tellChanged(const Node& parent);
    [[nodiscard]] Node* nodeOf(const BoxEntry::Key& key) const;
    [[nodiscard]] const Node* nodeAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node& node) const;
    [[nodiscard]] const store::ConsoleBoot* bootAt(const QModelIndex& index) const;
    [[nodiscard]] static std::vector<std::int64_t> sourcesOf(const Node& node);
    [[nodiscard]] QString editedName(const Node& node) const;

    std::vector<ConsoleBoxState> m_boxes;
    SourceBoxes m_owners;
    std::map<boxes::BoxKey, int> m_counts; ///< sources of each box
    std::unique_ptr<Node> m_root;
    std::map<BoxEntry::Key, Node*> m_nodes;
    std::map<std::int64_t, std::vector<store::ConsoleBoot>> m_boots;
    BoxAttention m_attention;
    int m_crashesTold = 0;
};

} // namespace etherdeck::ui
