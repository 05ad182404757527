#include "ui/shell/sidebar.h"

#include "ui/shell/link_list.h"
#include "ui/shell/navigation_list.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace etherdeck::ui {

Sidebar::Sidebar(QWidget* parent) :
    QWidget(parent), m_pages(new NavigationList(this)), m_links(new LinkList(this)) {
    setFixedWidth(metrics::sidebarWidth);
    auto* links = new QVBoxLayout;
    links->setContentsMargins(metrics::grid, 0, metrics::grid, metrics::half);
    links->addWidget(m_links);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::grid, 12, metrics::grid + 1, metrics::grid);
    layout->addWidget(m_pages);
    layout->addStretch();
    layout->addLayout(links);
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::sidebar(palette()));
    painter.setPen(theme::hairline(palette()));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace etherdeck::ui
