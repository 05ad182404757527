#include "ui/boxes/base/sheet.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/marked_cell.h"
#include "ui/widgets/row_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr QSize sheetSize(960, 560);
enum SheetColumn { WhatColumn, StateColumn, WhyColumn, SheetColumnCount };
enum SheetRole { SheetLampRole = Qt::UserRole, SheetKeyRole };

/// Draws the lamp before a state.
class BoxSheetDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& plain,
               const QModelIndex& index) const override {
        QStyleOptionViewItem option = plain;
        initStyleOption(&option, index);
        const auto lamp = index.data(SheetLampRole);
        if (!lamp.isValid()) {
            QStyledItemDelegate::paint(painter, plain, index);
            return;
        }
        paintCell(*painter, option, [&option, lamp](QPainter& cell) {
            paintMarkedWord(cell, option, option.palette.color(QPalette::Text),
                            [&option, lamp](QPainter& place, const QRect& mark) {
                                paintLamp(place, mark, static_cast<Lamp>(lamp.toInt()), option.palette);
                            });
        });
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const auto size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), metrics::denseRowHeight)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        RowDelegate::initStyleOption(option, index);
        if (index.column() == WhyColumn)
            option->textElideMode = Qt::ElideRight; // sentences
    }
};

/// Left of a row is what is in the rest of it.
class BoxSheetTree : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override {
        if (selectionModel()->isSelected(index))
            painter->fillRect(rect, theme::selection(palette()));
    }
};

/// What tells a row from the others, whatever is said of it.
QString keyOf(const BoxSheetRow& row) {
    if (!row.thing)
        return QStringLiteral("disk ") + row.disk;
    if (const auto* const source = std::get_if<boxes::SourceId>(&*row.thing))
        return QStringLiteral("source %1").arg(static_cast<qint64>(*source));
    const auto* const mac = std::get_if<MacAddress>(&*row.thing);
    return QString::fromStdString(mac ? mac->toString() : std::get<Address>(*row.thing).toString());
}

/// A section has things of one kind.
QString keyOf(const BoxSheetSection& section) {
    const auto& thing = section.rows.front().thing;
    return QString::number(thing ? static_cast<int>(thing->index()) : -1);
}

QString keyOf(const QTreeWidgetItem* item) { return item->data(WhatColumn, SheetKeyRole).toString(); }

void setRow(QTreeWidgetItem* item, const BoxSheetRow& row) {
    const QStringList texts{row.text, row.state, row.why};
    for (int column = 0; column < SheetColumnCount; ++column) {
        item->setText(column, texts[column]);
        item->setToolTip(column, asToolTip(texts[column]));
    }
    item->setData(StateColumn, SheetLampRole, row.lamp ? QVariant(static_cast<int>(*row.lamp)) : QVariant());
}

template <class Parts>
QSet<QString> keysOf(const Parts& parts) {
    QSet<QString> keys;
    for (const auto& part : parts)
        keys.insert(keyOf(part));
    return keys;
}

void removeOthers(QTreeWidgetItem* parent, const QSet<QString>& kept) {
    for (int at = parent->childCount() - 1; at >= 0; --at)
        if (!kept.contains(keyOf(parent->child(at))))
            delete parent->takeChild(at);
}

/// The one with this key, which is there from now on; a new one, if there was none.
QTreeWidgetItem* placed(QTreeWidgetItem* parent, int at, const QString& key) {
    int from = at;
    while (from < parent->childCount() && keyOf(parent->child(from)) != key)
        ++from;
    if (from == at && at < parent->childCount())
        return parent->child(at);
    auto* item = from < parent->childCount() ? parent->takeChild(from) : new QTreeWidgetItem;
    item->setData(WhatColumn, SheetKeyRole, key);
    parent->insertChild(at, item);
    return item;
}

} // namespace

BoxSheet::BoxSheet(QWidget* parent) :
    QDialog(parent),
    m_title(new QLabel(this)),
    m_about(new SecondaryLabel(this)),
    m_rename(new QPushButton(this)),
    m_group(new QPushButton(this)),
    m_devices(new QPushButton(this)),
    m_crash(new Notice(this)),
    m_tree(new BoxSheetTree(this)),
    m_show(new QPushButton(this)),
    m_untie(new QPushButton(this)),
    m_close(new QPushButton(this)) {
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme::titleFont(font()));
    m_tree->setColumnCount(SheetColumnCount);
    m_tree->setItemDelegate(new BoxSheetDelegate(m_tree));
    m_tree->setEditTriggers(QTreeWidget::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setItemsExpandable(false);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(metrics::pageMargin);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setTextElideMode(Qt::ElideMiddle); // both ends of a path tell most
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(true);
    for (auto* button : {m_rename, m_group, m_devices, m_show, m_untie, m_close})
        button->setAutoDefault(false);
    layOut();
    connectParts();
    resize(sheetSize);
    keepTranslated(this, [this] { retranslate(); });
    m_tree->setFocus();
}

void BoxSheet::layOut() {
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_title, 1);
    for (auto* button : {m_rename, m_group, m_devices})
        head->addWidget(button);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metrics::grid);
    foot->addWidget(m_show);
    foot->addWidget(m_untie);
    foot->addStretch();
    foot->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::pageMargin, metrics::groupGap,
                               metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addLayout(head);
    layout->addWidget(m_about);
    layout->addSpacing(metrics::half);
    layout->addWidget(m_crash);
    layout->addWidget(m_tree, 1);
    layout->addLayout(foot);
}

/// As wide as what is in them, so that the reasons have the rest; long ones end somewhere.
void BoxSheet::fitColumns() {
    const int unit = fontMetrics().averageCharWidth();
    for (const auto& [column, most] : {std::pair(WhatColumn, 42), std::pair(StateColumn, 30)}) {
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::clamp(m_tree->columnWidth(column), 14 * unit, most * unit));
    }
}

void BoxSheet::connectParts() {
    connect(m_rename, &QPushButton::clicked, this, &BoxSheet::nameRequested);
    connect(m_group, &QPushButton::clicked, this, &BoxSheet::groupRequested);
    connect(m_devices, &QPushButton::clicked, this, &BoxSheet::deviceRequested);
    connect(m_crash, &Notice::actionTriggered, this, &BoxSheet::crashRequested);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const auto* const row = current())
            showRow(BoxSheetRow(*row));
    });
    connect(m_untie, &QPushButton::clicked, this, [this] {
        if (const auto* const row = current(); row && row->thing)
            emit untieRequested(boxes::Thing(*row->thing));
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const auto* const row = rowOf(item))
            showRow(BoxSheetRow(*row));
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &BoxSheet::refreshButtons);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &BoxSheet::refreshButtons);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BoxSheet::popUpMenu);
}

void BoxSheet::setContent(const BoxSheetContent& content) {
    const bool isOther = content.sections != m_content.sections;
    m_content = content;
    setWindowTitle(tr("Box %1").arg(content.title));
    m_title->setText(content.title);
    m_about->setText(content.about);
    m_about->setVisible(!content.about.isEmpty());
    m_devices->setVisible(content.isManaged);
    if (content.crash)
        m_crash->setMessage(*content.crash);
    else
        m_crash->clear();
    if (isOther)
        fill();
    refreshButtons();
}

void BoxSheet::fill() {
    auto* const all = m_tree->invisibleRootItem();
    const auto kept = keysOf(m_content.sections);
    const auto* const before = m_tree->currentItem();
    if (before && !(before->parent() ? rowOf(before) != nullptr : kept.contains(keyOf(before))))
        m_tree->selectionModel()->clear(); // else its neighbour would be selected
    removeOthers(all, kept);
    for (int at = 0; at < static_cast<int>(m_content.sections.size()); ++at) {
        const auto& section = m_content.sections[static_cast<std::size_t>(at)];
        auto* const head = placed(all, at, keyOf(section));
        head->setText(WhatColumn, section.title);
        fillSection(head, section);
    }
    if (m_isNew && all->childCount() > 0) {
        m_isNew = false;
        m_tree->setCurrentItem(all->child(0)->child(0));
        fitColumns();
    }
}

void BoxSheet::fillSection(QTreeWidgetItem* head, const BoxSheetSection& section) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    head->setFlags(Qt::ItemIsEnabled);
    head->setFont(WhatColumn, strong);
    head->setFirstColumnSpanned(true);
    removeOthers(head, keysOf(section.rows));
    const auto* const before = m_tree->currentItem();
    for (int at = 0; at < static_cast<int>(section.rows.size()); ++at) {
        const auto& row = section.rows[static_cast<std::size_t>(at)];
        auto* const item = placed(head, at, keyOf(row));
        setRow(item, row);
        if (item == before && m_tree->currentItem() != before)
            m_tree->setCurrentItem(item); // it has another place
    }
    head->setExpanded(true);
}

void BoxSheet::retranslate() {
    m_rename->setText(tr("Rename…"));
    m_group->setText(tr("Group…"));
    m_devices->setText(tr("Show in Devices"));
    m_show->setText(tr("Show"));
    m_show->setToolTip(tr("Shows it in the window"));
    m_untie->setText(tr("Untie"));
    m_untie->setToolTip(tr("Says that it does not belong to this box, even against proof"));
    m_close->setText(tr("Close"));
    m_tree->setHeaderLabels({tr("What belongs to it"), tr("State"), tr("Why")});
    m_tree->setAccessibleName(tr("What belongs to the box"));
}

const BoxSheetRow* BoxSheet::rowOf(const QTreeWidgetItem* item) const {
    if (!item)
        return nullptr;
    for (const auto& section : m_content.sections)
        for (const auto& row : section.rows)
            if (keyOf(row) == keyOf(item))
                return &row;
    return nullptr;
}

const BoxSheetRow* BoxSheet::current() const {
    const auto* const item = m_tree->currentItem();
    return item && item->isSelected() ? rowOf(item) : nullptr;
}

/// MAC addresses have no place of their own in the window, and disks are shown with the box.
bool BoxSheet::canShow(const BoxSheetRow& row) const {
    return row.thing ? !std::holds_alternative<MacAddress>(*row.thing) : m_content.isManaged;
}

bool BoxSheet::canUntie(const BoxSheetRow& row) const {
    return row.thing && (m_content.box.isStored() || !std::holds_alternative<MacAddress>(*row.thing));
}

void BoxSheet::refreshButtons() {
    const auto* const row = current();
    m_show->setEnabled(row && canShow(*row));
    m_untie->setEnabled(row && canUntie(*row));
}

void BoxSheet::showRow(const BoxSheetRow& row) {
    if (!canShow(row))
        return;
    if (row.thing)
        emit thingRequested(boxes::Thing(*row.thing));
    else
        emit deviceRequested();
}

/// About the row that it was opened for, whatever is selected by the time.
void BoxSheet::popUpMenu(const QPoint& position) {
    const auto* const row = rowOf(m_tree->itemAt(position));
    if (!row)
        return;
    auto* menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show"), this, [this, row = *row] { showRow(row); })->setEnabled(canShow(*row));
    menu->addAction(tr("Untie"), this,
                    [this, thing = row->thing] { emit untieRequested(boxes::Thing(*thing)); })
        ->setEnabled(canUntie(*row));
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui

#include "moc_sheet.cpp"
