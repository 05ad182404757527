#include "ui/boxes/base/sheet.h"

#include "ui/text/plain.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/marked_cell.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr QSize sheetSize(760, 560);
enum SheetColumn { WhatColumn, StateColumn, WhyColumn, SheetColumnCount };
enum SheetRole { SheetLampRole = Qt::UserRole, SheetSectionRole, SheetRowRole };

/// Draws the lamp before a state.
class BoxSheetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

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
        QStyledItemDelegate::initStyleOption(option, index);
        setCellText(*option, option->palette.color(QPalette::Active, QPalette::Text));
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

QTreeWidgetItem* itemOf(const BoxSheetRow& row) {
    auto* item = new QTreeWidgetItem({row.text, row.state, row.why});
    for (int column = 0; column < SheetColumnCount; ++column)
        item->setToolTip(column, asToolTip(item->text(column)));
    if (row.lamp)
        item->setData(StateColumn, SheetLampRole, static_cast<int>(*row.lamp));
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
    const int unit = fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(WhatColumn, 42 * unit);
    m_tree->setColumnWidth(StateColumn, 26 * unit);
}

void BoxSheet::connectParts() {
    connect(m_rename, &QPushButton::clicked, this, &BoxSheet::nameRequested);
    connect(m_group, &QPushButton::clicked, this, &BoxSheet::groupRequested);
    connect(m_devices, &QPushButton::clicked, this, &BoxSheet::deviceRequested);
    connect(m_crash, &Notice::actionTriggered, this, &BoxSheet::crashRequested);
    connect(m_show, &QPushButton::clicked, this, &BoxSheet::showCurrent);
    connect(m_untie, &QPushButton::clicked, this, &BoxSheet::untieCurrent);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_tree, &QTreeWidget::itemActivated, this, &BoxSheet::showCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &BoxSheet::refreshButtons);
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
    const auto* const before = m_tree->currentItem();
    const QString selected = before ? before->text(WhatColumn) : QString();
    m_tree->clear();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (int s = 0; s < static_cast<int>(m_content.sections.size()); ++s) {
        const auto& section = m_content.sections[static_cast<std::size_t>(s)];
        auto* head = new QTreeWidgetItem({section.title});
        head->setFlags(Qt::ItemIsEnabled);
        head->setFont(WhatColumn, strong);
        m_tree->addTopLevelItem(head);
        head->setFirstColumnSpanned(true);
        for (int r = 0; r < static_cast<int>(section.rows.size()); ++r) {
            auto* item = itemOf(section.rows[static_cast<std::size_t>(r)]);
            item->setData(WhatColumn, SheetSectionRole, s);
            item->setData(WhatColumn, SheetRowRole, r);
            head->addChild(item);
            if (item->text(WhatColumn) == selected)
                m_tree->setCurrentItem(item);
        }
        head->setExpanded(true);
    }
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
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
    if (!item || !item->data(WhatColumn, SheetSectionRole).isValid())
        return nullptr;
    const auto section = static_cast<std::size_t>(item->data(WhatColumn, SheetSectionRole).toInt());
    return &m_content.sections[section]
                .rows[static_cast<std::size_t>(item->data(WhatColumn, SheetRowRole).toInt())];
}

const BoxSheetRow* BoxSheet::current() const { return rowOf(m_tree->currentItem()); }

/// MAC addresses have no place of their own in the window, and disks are shown with the box.
void BoxSheet::refreshButtons() {
    const auto* const row = current();
    const bool isThing = row && row->thing;
    m_show->setEnabled(row &&
                       (isThing ? !std::holds_alternative<MacAddress>(*row->thing) : m_content.isManaged));
    m_untie->setEnabled(isThing &&
                        (m_content.box.isStored() || !std::holds_alternative<MacAddress>(*row->thing)));
}

void BoxSheet::showCurrent() {
    const auto* const row = current();
    if (!row || !m_show->isEnabled())
        return;
    if (row->thing)
        emit thingRequested(*row->thing);
    else
        emit deviceRequested();
}

void BoxSheet::untieCurrent() {
    if (const auto* const row = current(); row && row->thing)
        emit untieRequested(boxes::Thing(*row->thing));
}

void BoxSheet::popUpMenu(const QPoint& position) {
    if (!rowOf(m_tree->itemAt(position)))
        return;
    auto* menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show"), this, &BoxSheet::showCurrent)->setEnabled(m_show->isEnabled());
    menu->addAction(tr("Untie"), this, &BoxSheet::untieCurrent)->setEnabled(m_untie->isEnabled());
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui
