#pragma once

#include <QSplitter>
#include <QTimer>

class QSettings;

namespace etherdeck::ui {

/// The views with the detail pane beside them. Where the views would have less room than the pane, that goes
/// below; while there is nothing to show in it, it takes no room.
class DetailSplit : public QSplitter {
    Q_OBJECT

public:
    /// Takes both.
    DetailSplit(QWidget& views, QWidget& detail, QWidget* parent = nullptr);

    /// Call when the page has another size.
    void placeFor(const QSize& page);
    /// The user wants details.
    void setWanted(bool isWanted);
    /// There are some. What is under the mouse does not move during a click, nor between the two of a double
    /// click.
    void setNeeded(bool isNeeded);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

private:
    void fold();

    QWidget& m_detail;
    bool m_isWanted = true;
    bool m_isNeeded = false;
    QTimer m_soon;
    QList<int> m_sizesBeside; ///< when the detail pane last stood beside the views
};

} // namespace etherdeck::ui
