#pragma once

#include <QListWidget>
#include <QTimer>

namespace etherdeck::ui {

enum class Icon;

/// The names of the pages, each with its icon; the current one is the page that is shown.
class NavigationList : public QListWidget {
    Q_OBJECT

public:
    static constexpr int foldedWidth = 56; ///< of the sidebar

    explicit NavigationList(QWidget* parent = nullptr);

    void addPage(Icon icon, const QString& name);
    void setPageName(int page, const QString& name);
    /// How many things need attention there; `meaning` says it in words. 0: no badge.
    void setBadge(int page, int count, const QString& meaning);
    [[nodiscard]] int badge(int page) const;
    /// Folds to icons and badges; names are in the tooltips.
    void setFolded(bool isFolded);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;

private:
    void showToolTip(int page);

    bool m_isFolded = false;
    int m_dragged = -1; ///< the page under what is dragged
    QTimer m_dwell;
};

} // namespace etherdeck::ui
