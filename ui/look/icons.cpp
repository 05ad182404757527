#include "ui/look/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

// A static library's resources are linked only when asked for; the macro must stand outside of namespaces.
static void initIcons() { Q_INIT_RESOURCE(etherdeck); }

namespace etherdeck::ui {

namespace {

struct Named {
    Icon icon;
    const char* name;
};
// A line each, so that two people can add one at the same time.
constexpr Named names[] = {
    {Icon::Inventory, "network-server"},
    {Icon::Discover, "view-refresh"},
    {Icon::Search, "edit-find"},
    {Icon::Link, "network-wired"},
    {Icon::Warning, "dialog-warning"},
    {Icon::Copy, "edit-copy"},
    {Icon::Rack, "view-rack"},
    {Icon::Table, "view-list-details"},
    {Icon::Tree, "view-list-tree"},
    {Icon::History, "document-open-recent"},
    {Icon::Error, "dialog-error"},
    {Icon::Information, "dialog-information"},
    {Icon::Question, "dialog-question"},
    {Icon::Done, "emblem-ok"},
    {Icon::Save, "document-save"},
    {Icon::Export, "document-export"},
    {Icon::Open, "document-open"},
    {Icon::Preferences, "preferences-system"},
    {Icon::About, "help-about"},
    {Icon::Help, "help-contents"},
    {Icon::Shortcuts, "preferences-desktop-keyboard"},
    {Icon::Delete, "edit-delete"},
    {Icon::Add, "list-add"},
    {Icon::Remove, "list-remove"},
    {Icon::Rename, "edit-rename"},
    {Icon::Tag, "tag"},
    {Icon::Locked, "security-high"},
    {Icon::Unlocked, "security-low"},
    {Icon::Start, "media-playback-start"},
    {Icon::Stop, "media-playback-stop"},
    {Icon::Next, "go-next"},
    {Icon::Previous, "go-previous"},
    {Icon::Up, "go-up"},
    {Icon::Down, "go-down"},
    {Icon::ExpandDown, "pan-down"},
    {Icon::ExpandRight, "pan-end"},
    {Icon::Close, "window-close"},
    {Icon::More, "view-more"},
    {Icon::Filter, "view-filter"},
    {Icon::ZoomIn, "zoom-in"},
    {Icon::ZoomOut, "zoom-out"},
    {Icon::ZoomFit, "zoom-fit-best"},
    {Icon::Disk, "drive-harddisk"},
    {Icon::Computer, "computer"},
    {Icon::NoCarrier, "network-offline"},
    {Icon::Wireless, "network-wireless"},
    {Icon::Lab, "applications-science"},
    {Icon::Undo, "edit-undo"},
    {Icon::Notifications, "preferences-system-notifications"},
    {Icon::Language, "preferences-desktop-locale"},
    {Icon::Theme, "preferences-desktop-theme"},
    {Icon::Columns, "view-columns"},
    {Icon::Peek, "view-visible"},
    {Icon::Owner, "system-users"},
    {Icon::Terminal, "utilities-terminal"},
    {Icon::Quit, "application-exit"},
    {Icon::Conflict, "target-conflict"},
    {Icon::Redo, "edit-redo"},
    {Icon::Device, "device-box"},
};

QString pathOf(Icon which) { return QStringLiteral(":/icons/%1.svg").arg(iconName(which)); }

QPixmap render(Icon which, const QColor& color, const QSize& pixels) {
    const auto key = QStringLiteral("etherdeck-%1-%2-%3x%4")
                         .arg(iconName(which))
                         .arg(color.rgba())
                         .arg(pixels.width())
                         .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(which));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor colorFor(QIcon::Mode mode) {
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::WindowText);
}

class TintedIconEngine : public QIconEngine {
public:
    explicit TintedIconEngine(Icon which) : m_icon(which) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return render(m_icon, colorFor(mode), size);
    }
    QString iconName() override { return ui::iconName(m_icon); }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedIconEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

QString iconName(Icon which) {
    const auto found = std::ranges::find(names, which, &Named::icon);
    return found == std::end(names) ? QString() : QString::fromLatin1(found->name);
}

QList<Icon> allIcons() {
    QList<Icon> all;
    for (const Named& named : names)
        all << named.icon;
    return all;
}

QIcon icon(Icon which) {
    initIcons();
    return QIcon(new TintedIconEngine(which));
}

QPixmap tintedPixmap(Icon which, const QColor& color, int size, double devicePixelRatio) {
    initIcons();
    QPixmap pixmap = render(which, color, QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon() {
    initIcons();
    return QIcon(QStringLiteral(":/icons/org.etherdeck.Etherdeck.svg"));
}

} // namespace etherdeck::ui
