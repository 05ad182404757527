#include "ui/shell/navigation_list.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/dragged_disk.h"

#include <QDragEnterEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto dwellTime = 500ms;
constexpr int entryHeight = 4 * metrics::grid;
constexpr int iconSize = 20;
constexpr int markWidth = 3;

enum Role { IconRole = Qt::UserRole, BadgeRole };

class NavigationDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
        const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
        const QColor accent = theme::accent(option.palette);
        const QColor behind = theme::sidebar(option.palette);

        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->setPen(hasFocus ? QPen(accent) : QPen(Qt::NoPen));
        if (isCurrent)
            painter->setBrush(theme::currentPage(option.palette));
        else if (isHovered)
            painter->setBrush(theme::blend(text, behind, 0.06));
        painter->drawRoundedRect(box, metrics::radius, metrics::radius);
        if (isCurrent) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(accent);
            painter->drawRoundedRect(
                QRectF(box.left(), box.top() + metrics::grid, markWidth, box.height() - 2 * metrics::grid),
                markWidth / 2.0, markWidth / 2.0);
        }
        paintEntry(*painter, option, index, isCurrent ? accent : text);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, std::max(entryHeight, option.fontMetrics.height() + metrics::grid)};
    }

private:
    static void paintEntry(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                           const QColor& iconColor) {
        const bool isFolded = option.rect.width() < NavigationList::foldedWidth;
        const QRect rect = isFolded ? option.rect.adjusted((option.rect.width() - iconSize) / 2, 0, 0, 0)
                                    : option.rect.adjusted(12, 0, -metrics::grid, 0);
        const auto which = static_cast<Icon>(index.data(IconRole).toInt());
        const double ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(rect.left(), rect.top() + (rect.height() - iconSize) / 2,
                           tintedPixmap(which, iconColor, iconSize, ratio));
        if (const int count = index.data(BadgeRole).toInt(); count > 0)
            paintBadge(painter, isFolded ? foldedBadgePlace(option.rect) : rect, option.font, option.palette,
                       count, StateColor::Danger);
        if (isFolded)
            return;
        QFont font = option.font;
        if (option.state.testFlag(QStyle::State_Selected))
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(option.palette.color(QPalette::Active, QPalette::Text));
        painter.drawText(rect.adjusted(iconSize + 12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         index.data().toString());
    }

    /// Over the corner of the icon.
    static QRect foldedBadgePlace(const QRect& entry) {
        return {entry.left(), entry.top(), entry.width(), badgeHeight};
    }
};

} // namespace

NavigationList::NavigationList(QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new NavigationDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSpacing(1);
    keepTranslated(this, [this] { setAccessibleName(tr("Pages")); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    setAcceptDrops(true);
    m_dwell.setSingleShot(true);
    m_dwell.setInterval(dwellTime);
    connect(&m_dwell, &QTimer::timeout, this, [this] { setCurrentRow(m_dragged); });
}

/// What rests on the name of a page while it is dragged opens that page, and is not dropped here.
void NavigationList::dragEnterEvent(QDragEnterEvent* event) {
    if (draggedDisk(event->mimeData()))
        event->accept();
    else
        event->ignore();
}

void NavigationList::dragMoveEvent(QDragMoveEvent* event) {
    const auto* const under = itemAt(event->position().toPoint());
    const int page = under ? row(under) : -1;
    if (std::exchange(m_dragged, page) != page)
        page < 0 ? m_dwell.stop() : m_dwell.start();
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
}

void NavigationList::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    m_dragged = -1;
    m_dwell.stop();
}

void NavigationList::addPage(Icon icon, const QString& name) {
    auto* item = new QListWidgetItem(name, this);
    item->setData(IconRole, static_cast<int>(icon));
    if (currentRow() < 0)
        setCurrentRow(0);
    updateGeometry();
}

void NavigationList::setPageName(int page, const QString& name) {
    item(page)->setText(name);
    showToolTip(page);
}

int NavigationList::badge(int page) const { return item(page)->data(BadgeRole).toInt(); }

void NavigationList::setBadge(int page, int count, const QString& meaning) {
    item(page)->setData(BadgeRole, count);
    item(page)->setData(Qt::AccessibleDescriptionRole, count > 0 ? meaning : QString());
    showToolTip(page);
}

void NavigationList::setFolded(bool isFolded) {
    m_isFolded = isFolded;
    for (int page = 0; page < count(); ++page)
        showToolTip(page);
}

void NavigationList::showToolTip(int page) {
    const QString name = item(page)->text();
    const QString meaning = item(page)->data(Qt::AccessibleDescriptionRole).toString();
    if (!m_isFolded)
        item(page)->setToolTip(meaning);
    else
        item(page)->setToolTip(meaning.isEmpty() ? name : tr("%1: %2").arg(name, meaning));
}

QSize NavigationList::sizeHint() const {
    const int entry = count() > 0 ? sizeHintForRow(0) + 2 * spacing() : 0;
    return {metrics::sidebarWidth, count() * entry};
}

} // namespace etherdeck::ui

#include "moc_navigation_list.cpp"
