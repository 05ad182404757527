#include "ui/timeline/mark_kinds_button.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// What may need a person, in the order of allMarkKinds.
const std::vector problemKinds{MarkKind::Crash,    MarkKind::IoError, MarkKind::Warning,
                               MarkKind::Conflict, MarkKind::Gone,    MarkKind::Lost};

QIcon iconOf(MarkKind kind, const QWidget& widget) {
    const double ratio = widget.devicePixelRatioF();
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintMark(painter, QRectF(2, 2, 12, 12), kind, widget.palette());
    return pixmap;
}

bool holds(const std::vector<MarkKind>& kinds, MarkKind kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

} // namespace

MarkKindsButton::MarkKindsButton(QWidget* parent) : QPushButton(parent) {
    auto* menu = new QMenu(this);
    m_all = menu->addAction(QString(), this, [this] { setKinds({}); });
    m_problems = menu->addAction(QString(), this, [this] { setKinds(problemKinds); });
    m_all->setCheckable(true);
    m_problems->setCheckable(true);
    menu->addSeparator();
    for (std::size_t i = 0; i < allMarkKinds.size(); ++i) {
        QAction* box = menu->addAction(QString());
        box->setCheckable(true);
        connect(box, &QAction::triggered, this, &MarkKindsButton::toggled);
        m_boxes.push_back(box);
    }
    setMenu(menu);
    setAutoDefault(false);
    retranslate();
}

void MarkKindsButton::setKinds(const std::vector<MarkKind>& kinds) {
    std::vector<MarkKind> wanted;
    for (const auto kind : allMarkKinds)
        if (holds(kinds, kind))
            wanted.push_back(kind);
    if (wanted.size() == allMarkKinds.size())
        wanted.clear();
    const bool isOther = wanted != m_kinds;
    m_kinds = wanted;
    showKinds();
    if (isOther)
        emit kindsChanged();
}

void MarkKindsButton::toggled() {
    std::vector<MarkKind> wanted;
    for (std::size_t i = 0; i < allMarkKinds.size(); ++i)
        if (m_boxes[i]->isChecked())
            wanted.push_back(allMarkKinds[i]);
    setKinds(wanted);
}

QStringList MarkKindsButton::toNames() const {
    QStringList names;
    for (const auto kind : m_kinds)
        names << kindName(kind);
    return names;
}

void MarkKindsButton::setNames(const QStringList& names) {
    std::vector<MarkKind> wanted;
    for (const auto kind : allMarkKinds)
        if (names.contains(kindName(kind)))
            wanted.push_back(kind);
    setKinds(wanted);
}

void MarkKindsButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QPushButton::changeEvent(event);
}

void MarkKindsButton::retranslate() {
    setAccessibleName(tr("Kinds of mark"));
    setToolTip(tr("Choose which kinds of mark are shown"));
    m_all->setText(tr("Everything"));
    m_problems->setText(tr("Problems only"));
    for (std::size_t i = 0; i < allMarkKinds.size(); ++i) {
        m_boxes[i]->setText(kindsText(allMarkKinds[i]));
        m_boxes[i]->setIcon(iconOf(allMarkKinds[i], *this));
    }
    showKinds();
}

void MarkKindsButton::showKinds() {
    m_all->setChecked(m_kinds.empty());
    m_problems->setChecked(m_kinds == problemKinds);
    for (std::size_t i = 0; i < allMarkKinds.size(); ++i)
        m_boxes[i]->setChecked(m_kinds.empty() || holds(m_kinds, allMarkKinds[i]));
    if (m_kinds.empty())
        setText(m_all->text());
    else if (m_kinds == problemKinds)
        setText(m_problems->text());
    else if (m_kinds.size() == 1)
        setText(kindsText(m_kinds.front()));
    else
        setText(tr("Some kinds"));
}

} // namespace etherdeck::ui
