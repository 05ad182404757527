#pragma once

#include "ui/devices/page/disk_map.h"

#include <QAbstractScrollArea>

#include <functional>
#include <utility>

class QMimeData;

namespace etherdeck::ui {

/// The picture of a box's disks: chosen with the mouse or the arrow keys, opened with Enter or a double
/// click. The context menu is whoever uses it: customContextMenuRequested comes after the choice.
class DiskMapView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit DiskMapView(QWidget* parent = nullptr);

    /// Keeps what is current as long as it is there.
    void setMap(const DiskMap& map);
    [[nodiscard]] const DiskMap& map() const { return m_map; }
    /// What does not contain it is drawn faintly.
    void setFilterText(const QString& text);
    /// What is dragged of a disk; the maker may return null.
    void setDragMaker(std::function<QMimeData*(const QString& path)> maker) {
        m_dragMaker = std::move(maker);
    }

    /// Null: nothing is chosen.
    [[nodiscard]] const DiskMapNode* current() const;
    void choose(DiskMapNode::Kind kind, const QString& key);
    /// In the viewport.
    [[nodiscard]] QRect rectOf(int node) const;

signals:
    /// After a choice of the user or choose().
    void currentChanged();
    void opened();

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int nodeAt(const QPoint& position) const;
    [[nodiscard]] bool matches(int node) const;
    [[nodiscard]] int firstMatch() const;
    [[nodiscard]] int lastMatch() const;
    [[nodiscard]] int neighbour(int key) const;
    [[nodiscard]] bool isOnPath(int node) const;
    [[nodiscard]] QSize cell() const;
    void setCurrent(int node);
    void fitScrollBars();
    void paintNode(QPainter& painter, int node, const QRect& rect) const;
    void paintLink(QPainter& painter, int node) const;

    std::function<QMimeData*(const QString&)> m_dragMaker;
    QPoint m_pressed;
    DiskMap m_map;
    QString m_filter;
    int m_current = -1;
};

} // namespace etherdeck::ui
