#include "ui/shell/sidebar.h"

#include "ui/look/theme.h"
#include "ui/shell/activity/button.h"
#include "ui/shell/link_list.h"
#include "ui/shell/navigation_list.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int narrowWindow = 1000; // the pages need the room

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
    const bool isFolded = window()->width() < narrowWindow;
    setFixedWidth(isFolded ? NavigationList::foldedWidth : metrics::sidebarWidth);
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
