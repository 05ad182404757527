#include "ui/console/page/box_tree.h"

#include "ui/console/page/box_delegate.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QSettings>
#include <QStyleOption>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using Kind = BoxEntry::Kind;

const QString closedKey = QStringLiteral("console/closed-groups");
const QString openKey = QStringLiteral("console/open-boxes");

/// Of a box for the settings: its number, or its MAC address.
QString textOf(const boxes::BoxKey& box) {
    return box.isStored() ? QString::number(static_cast<std::int64_t>(box.id))
                          : QString::fromStdString(box.mac.toString());
}

boxes::BoxKey keyOf(const QString& text) {
    if (const auto mac = MacAddress::parse(text.toStdString()))
        return {{}, *mac};
    return {boxes::BoxId{text.toLongLong()}, {}};
}

} // namespace

BoxTree::BoxTree(BoxModel& model, QWidget* parent) : QTreeView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new BoxDelegate(this));
    header()->hide();
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(false);
    setIndentation(2 * metrics::grid + metrics::half);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    keepTranslated(this, [this] { setAccessibleName(tr("Boxes")); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) { noteFold(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) { noteFold(index, false); });
    connect(&model, &BoxModel::arranged, this, [this] { applyFolds({}); });
    connect(this, &QTreeView::doubleClicked, this, &BoxTree::activatedBox);
}

BoxChoice BoxTree::choice() const {
    BoxChoice choice;
    const auto rows = selectionModel()->selectedRows();
    std::set<std::int64_t> sources;
    for (const QModelIndex& row : rows)
        for (const auto source : m_model.sourcesAt(row))
            sources.insert(source);
    choice.sources = {sources.begin(), sources.end()};
    if (rows.size() == 1)
        choice.boot = rows.first().data(BoxModel::BootRole).toLongLong();
    return choice;
}

bool BoxTree::select(std::int64_t source, std::int64_t boot) {
    const QModelIndex index = m_model.indexOf(source, boot);
    const QModelIndex shown = index.isValid() ? index : m_model.indexOf(source);
    if (!shown.isValid())
        return false;
    setCurrentIndex(shown);
    scrollTo(shown);
    return true;
}

std::int64_t BoxTree::currentBox() const { return currentIndex().data(BoxModel::SourceRole).toLongLong(); }

bool BoxTree::canRename() const {
    const auto key = m_model.keyAt(currentIndex());
    return key ? key->kind != Kind::Group : m_model.box(currentBox()) != nullptr;
}

void BoxTree::renameCurrent() {
    if (!canRename())
        return;
    const bool isBoot = !m_model.keyAt(currentIndex());
    const QModelIndex index = isBoot ? m_model.indexOf(currentBox()) : currentIndex();
    setCurrentIndex(index);
    edit(index);
}

/// Groups are open until they are closed, boxes with several sources closed until they are opened.
void BoxTree::noteFold(const QModelIndex& index, bool isOpen) {
    const auto key = m_model.keyAt(index);
    if (!key)
        return;
    if (key->kind == Kind::Group)
        isOpen ? void(m_closedGroups.erase(key->group)) : void(m_closedGroups.insert(key->group));
    else if (key->kind == Kind::Box)
        isOpen ? void(m_openBoxes.insert(key->box)) : void(m_openBoxes.erase(key->box));
    else if (isOpen)
        emit bootsRequested(key->source);
}

void BoxTree::applyFolds(const QModelIndex& parent) {
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        const auto key = m_model.keyAt(index);
        if (!key || key->kind == Kind::Source)
            continue;
        applyFolds(index);
        setExpanded(index, key->kind == Kind::Group ? !m_closedGroups.contains(key->group)
                                                    : m_openBoxes.contains(key->box));
    }
}

void BoxTree::saveLayout(QSettings& settings) const {
    QStringList closed;
    for (const auto& group : m_closedGroups)
        closed << QString::fromStdString(group);
    QStringList open;
    for (const auto& box : m_openBoxes)
        open << textOf(box);
    settings.setValue(closedKey, closed);
    settings.setValue(openKey, open);
}

void BoxTree::restoreLayout(QSettings& settings) {
    m_closedGroups.clear();
    for (const auto& group : settings.value(closedKey).toStringList())
        m_closedGroups.insert(group.toStdString());
    m_openBoxes.clear();
    for (const auto& box : settings.value(openKey).toStringList())
        m_openBoxes.insert(keyOf(box));
    applyFolds({});
}

/// In the colour of the rest of the row.
void BoxTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, theme::selection(palette()));
    if (!model()->hasChildren(index))
        return;
    QStyleOption option;
    option.initFrom(this);
    option.rect = QRect(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    option.state |= QStyle::State_Children | (isExpanded(index) ? QStyle::State_Open : QStyle::State_None);
    option.state &= ~QStyle::State_Selected;
    style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
}

void BoxTree::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTreeView::selectionChanged(selected, deselected);
    emit choiceChanged();
}

void BoxTree::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    emit menuRequested(event->reason() == QContextMenuEvent::Keyboard
                           ? viewport()->mapToGlobal(visualRect(index).center())
                           : event->globalPos());
}

void BoxTree::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        emit activatedBox();
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace etherdeck::ui

#include "moc_box_tree.cpp"
