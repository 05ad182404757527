#include "ui/inventory/page/detail_split.h"

#include "ui/look/theme.h"

#include <QGuiApplication>
#include <QSettings>
#include <QStyleHints>

namespace etherdeck::ui {

namespace {

const QString splitterKey = QStringLiteral("inventory/splitter-1");
constexpr int detailWidth = 45 * metrics::grid;
constexpr int narrowestBeside = 2 * detailWidth;
/// A narrower page has the details below, if it is at least this high.
constexpr QSize smallPage(110 * metrics::grid, 60 * metrics::grid);
const QList<int> defaultSizes{3 * detailWidth, detailWidth};

} // namespace

DetailSplit::DetailSplit(QWidget& views, QWidget& detail, QWidget* parent) :
    QSplitter(parent), m_detail(detail) {
    detail.setMinimumWidth(detailWidth - 8 * metrics::grid);
    addWidget(&views);
    addWidget(&detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setCollapsible(0, false);
    setCollapsible(1, false);
    setSizes(defaultSizes);
    setHandleWidth(metrics::pageMargin);
    detail.hide();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DetailSplit::fold);
}

void DetailSplit::setWanted(bool isWanted) {
    m_isWanted = isWanted;
    m_detail.setVisible(m_isWanted && m_isNeeded);
}

void DetailSplit::setNeeded(bool isNeeded) {
    m_isNeeded = isNeeded;
    fold();
}

void DetailSplit::fold() {
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
        return m_soon.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    m_soon.stop();
    m_detail.setVisible(m_isWanted && m_isNeeded);
}

void DetailSplit::placeFor(const QSize& page) {
    const bool isNarrow = page.width() < narrowestBeside ||
                          (page.width() < smallPage.width() && page.height() >= smallPage.height());
    const auto wanted = isNarrow ? Qt::Vertical : Qt::Horizontal;
    if (orientation() == wanted)
        return;
    if (wanted == Qt::Vertical)
        m_sizesBeside = sizes();
    setOrientation(wanted);
    if (wanted == Qt::Vertical)
        setSizes({300, 200});
    else
        setSizes(m_sizesBeside.isEmpty() ? defaultSizes : m_sizesBeside);
}

void DetailSplit::saveLayout(QSettings& settings) const { settings.setValue(splitterKey, saveState()); }

void DetailSplit::restoreLayout(const QSettings& settings) {
    restoreState(settings.value(splitterKey).toByteArray());
}

} // namespace etherdeck::ui

#include "moc_detail_split.cpp"
