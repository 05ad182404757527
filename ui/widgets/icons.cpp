#include "ui/widgets/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

// A static library's resources are linked only when asked for; the macro must stand outside of namespaces.
static void initResources() { Q_INIT_RESOURCE(etherdeck); }

namespace etherdeck::ui {

namespace {

QString pathOf(Icon which) {
    switch (which) {
    case Icon::Inventory:
        return QStringLiteral(":/icons/inventory.svg");
    case Icon::Discover:
        return QStringLiteral(":/icons/discover.svg");
    case Icon::Search:
        return QStringLiteral(":/icons/search.svg");
    case Icon::Link:
        return QStringLiteral(":/icons/link.svg");
    case Icon::Warning:
        return QStringLiteral(":/icons/warning.svg");
    case Icon::Copy:
        return QStringLiteral(":/icons/copy.svg");
    }
    return {};
}

QPixmap render(const QString& path, const QColor& color, const QSize& pixels) {
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(path);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
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
    explicit TintedIconEngine(QString path) : m_path(std::move(path)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return render(m_path, colorFor(mode), size);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedIconEngine(m_path); }

private:
    QString m_path;
};

} // namespace

QIcon icon(Icon which) {
    initResources();
    return QIcon(new TintedIconEngine(pathOf(which)));
}

QPixmap tintedPixmap(Icon which, const QColor& color, int size, double devicePixelRatio) {
    initResources();
    QPixmap pixmap = render(pathOf(which), color, QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon() {
    initResources();
    return QIcon(QStringLiteral(":/icons/org.etherdeck.Etherdeck.svg"));
}

} // namespace etherdeck::ui
