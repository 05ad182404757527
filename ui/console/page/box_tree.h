#pragma once

#include "ui/console/page/box_model.h"

#include <QTreeView>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

class QSettings;

namespace etherdeck::ui {

/// What is selected in the list of boxes: one boot, or boxes.
struct BoxChoice {
    std::vector<std::int64_t> sources; ///< none: all
    std::int64_t boot = 0;             ///< of the only source; 0: all of them

    friend bool operator==(const BoxChoice&, const BoxChoice&) = default;
};

/// The list of boxes with their boots. Several boxes may be selected. Remembers which groups are folded, and
/// which boxes are not.
class BoxTree : public QTreeView {
    Q_OBJECT

public:
    explicit BoxTree(BoxModel& model, QWidget* parent = nullptr);

    [[nodiscard]] BoxChoice choice() const;
    /// False when it is not there.
    bool select(std::int64_t source, std::int64_t boot = 0);
    /// The source that actions are about: the current one, or the one whose boot is; 0: none.
    [[nodiscard]] std::int64_t currentBox() const;
    void renameCurrent();
    [[nodiscard]] bool canRename() const;
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    void choiceChanged();
    /// Enter or a double click: the log is wanted.
    void activatedBox();
    /// A box was unfolded: its boots are wanted.
    void bootsRequested(qint64 source);
    void menuRequested(const QPoint& globalPosition);

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void noteFold(const QModelIndex& index, bool isOpen);
    void applyFolds(const QModelIndex& parent);

    BoxModel& m_model;
    std::set<std::string> m_closedGroups;
    std::set<boxes::BoxKey> m_openBoxes;
};

} // namespace etherdeck::ui
