#include "ui/shell/sidebar.h"

#include "ui/look/theme.h"
#include "ui/shell/activity/button.h"
#include "ui/shell/link_list.h"
#include "ui/shell/navigation_list.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// The pages need the room; how much depends on the letters.
int narrowWidth(const QWidget& widget) { return std::max(1100, 55 * widget.fontMetrics().height()); }

int unfoldedWidth(const QWidget& widget) {
    return std::max(metrics::sidebarWidth, 10 * widget.fontMetrics().height());
}

} // namespace

Sidebar::Sidebar(QWidget* parent) :
    QWidget(parent),
    m_pages(new NavigationList(this)),
    m_activity(new ActivityButton(this)),
    m_links(new LinkList(this)) {
    setFixedWidth(metrics::sidebarWidth);
    auto* links = new QVBoxLayout;
    links->setContentsMargins(metrics::grid, 0, metrics::grid, metrics::half);
    links->addWidget(m_links);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::grid, 12, metrics::grid + 1, metrics::grid);
    layout->addWidget(m_pages);
    layout->addStretch();
    layout->addWidget(m_activity);
    layout->addSpacing(metrics::grid);
    layout->addLayout(links);
}

void Sidebar::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    window()->installEventFilter(this);
    fold();
}

bool Sidebar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window() && event->type() == QEvent::Resize)
        fold();
    return QWidget::eventFilter(watched, event);
}

void Sidebar::fold() {
    const bool isFolded = window()->width() < narrowWidth(*this);
    setFixedWidth(isFolded ? NavigationList::foldedWidth : unfoldedWidth(*this));
    m_pages->setFolded(isFolded);
    m_activity->setFolded(isFolded);
    m_links->setFolded(isFolded);
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::sidebar(palette()));
    painter.setPen(theme::hairline(palette()));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace etherdeck::ui

#include "moc_sidebar.cpp"
