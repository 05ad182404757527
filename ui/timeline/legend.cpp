#include "ui/timeline/legend.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/timeline/mark_kind.h"
#include "ui/timeline/painter.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QMenu>
#include <QPainter>
#include <QWidgetAction>

namespace etherdeck::ui {

namespace {

constexpr int signWidth = 5 * metrics::grid;

/// What a row explains, as the axis draws it.
class LegendSign : public QWidget {
public:
    LegendSign(MarkCluster cluster, QWidget* parent) : QWidget(parent), m_cluster(cluster) {
        setFixedSize(signWidth, metrics::rowHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        TimelinePainter parts(painter, *this);
        constexpr int size = TimelinePainter::markSize;
        const int left = m_cluster.count > 1 ? metrics::half : (width() - size) / 2;
        if (m_cluster.count == 0)
            return parts.now(width() / 2.0, metrics::half, height() - metrics::half);
        parts.cluster(
            {left, (height() - size) / 2, m_cluster.count > 1 ? size + 2 * metrics::grid : size, size},
            m_cluster, false, false);
    }

private:
    const MarkCluster m_cluster;
};

MarkCluster markOf(MarkKind kind, std::uint32_t count) {
    MarkCluster cluster;
    cluster.kind = kind;
    cluster.count = count;
    return cluster;
}

} // namespace

TimelineLegend::TimelineLegend(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this)) {
    setMenu(m_menu);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(metrics::controlHeight);
    connect(m_menu, &QMenu::aboutToShow, this, &TimelineLegend::rebuild);
    keepTranslated(this, [this] {
        setText(tr("Legend"));
        setToolTip(tr("What the marks mean"));
    });
}

void TimelineLegend::rebuild() {
    m_menu->clear();
    auto* page = new QWidget;
    auto* rows = new QFormLayout(page);
    rows->setContentsMargins(metrics::pageMargin, metrics::grid, metrics::pageMargin, metrics::grid);
    rows->setHorizontalSpacing(metrics::grid);
    rows->setVerticalSpacing(0);
    const auto add = [&](const MarkCluster& cluster, const QString& text) {
        auto* label = plainLabel(page);
        label->setText(text);
        label->setWordWrap(false);
        label->setMinimumHeight(metrics::rowHeight);
        rows->addRow(new LegendSign(cluster, page), label);
    };
    for (const auto kind : allMarkKinds)
        add(markOf(kind, 1), kindsText(kind));
    add(markOf(MarkKind::Crash, 7), tr("Several marks close together; the most severe is shown"));
    add(markOf(MarkKind::Boot, 0), tr("The present"));
    auto* action = new QWidgetAction(m_menu);
    action->setDefaultWidget(page);
    m_menu->addAction(action);
}

} // namespace etherdeck::ui

#include "moc_legend.cpp"
