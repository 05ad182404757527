#pragma once

#include <QSplitter>

class QSettings;

namespace etherdeck::ui {

/// The views with the detail pane beside them. Where the views would have less room than the pane, that goes
/// below.
class DetailSplit : public QSplitter {
    Q_OBJECT

public:
    /// Takes both.
    DetailSplit(QWidget& views, QWidget& detail, QWidget* parent = nullptr);

    /// Call when the page has another width.
    void placeFor(int pageWidth);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

private:
    QList<int> m_sizesBeside; ///< when the detail pane last stood beside the views
};

} // namespace etherdeck::ui
