#include "ui/devices/page/box_view.h"

#include "ui/devices/base/action_buttons.h"
#include "ui/devices/base/text.h"
#include "ui/devices/exports/pages.h"
#include "ui/devices/page/box_banners.h"
#include "ui/devices/page/disk_map_view.h"
#include "ui/devices/page/log_button.h"
#include "ui/devices/page/overview.h"
#include "ui/devices/page/places.h"
#include "ui/devices/page/rows.h"
#include "ui/devices/uboot/panel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dragged_disk.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

constexpr int filterWidth = 22 * metrics::grid;
const QString tabKey = QStringLiteral("devices/tab");

std::size_t at(DeviceTab tab) { return static_cast<std::size_t>(tab); }
/// The overview stands before the tables.
int tabIndex(DeviceTab tab) { return static_cast<int>(tab) + 1; }

device_rows::Columns columnsOf(DeviceTab tab) {
    switch (tab) {
    case DeviceTab::Exports:
        return device_rows::exportColumns();
    case DeviceTab::Disks:
        return device_rows::diskColumns();
    case DeviceTab::Interfaces:
        return device_rows::interfaceColumns();
    case DeviceTab::Journal:
        return device_rows::journalColumns();
    }
    return {};
}

DeviceRows rowsOf(DeviceTab tab, const DeviceState& state, const BoxRates* rates) {
    switch (tab) {
    case DeviceTab::Exports:
        return device_rows::exports(state, rates);
    case DeviceTab::Disks:
        return device_rows::disks(state);
    case DeviceTab::Interfaces:
        return device_rows::interfaces(state);
    case DeviceTab::Journal:
        return device_rows::journal(state);
    }
    return {};
}

QString tableName(DeviceTab tab) {
    static const std::array names{QStringLiteral("exports-rates"), QStringLiteral("disks"),
                                  QStringLiteral("interfaces"), QStringLiteral("journal")};
    return names.at(at(tab));
}

} // namespace

DeviceBoxView::DeviceBoxView(QWidget* parent) :
    QWidget(parent), m_commands(std::make_shared<DeviceCommands>()), m_actions(new DeviceActions(this)) {
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_overview = new DeviceOverview(*m_actions);
    m_tabs->addTab(m_overview, QString());
    for (const auto tab : allDeviceTabs)
        m_tabs->addTab(makeTab(tab), QString());
    m_tabs->addTab(m_uboot = new UbootPanel, QString());
    m_filter = new FilterEdit;
    m_filter->setMaximumWidth(filterWidth);
    m_tabs->setCornerWidget(m_filter);
    setTabOrder(m_tabs, m_filter); // its place in the window is above the pages
    connect(m_filter, &FilterEdit::left, this, &DeviceBoxView::focusContent);
    m_empty = new EmptyPlaceView;
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_tabs);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::pageMargin, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(makeHead());
    column->addWidget(m_banners = new DeviceBoxBanners);
    column->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (auto& part : m_parts)
            part.table->setFilterText(text);
        m_overview->setFilterText(text);
        m_uboot->setFilterText(text);
        showPlaces();
    });
    connect(m_overview, &DeviceOverview::chosen, this,
            [this](DeviceTab tab, const QString& key) { table(tab).selectKey(key); });
    connect(m_overview, &DeviceOverview::opened, this, [this](DeviceTab tab) {
        showTab(tab);
        focusContent();
    });
    const auto dragOf = [this](const QString& path) { return dragOfDisk(path); };
    table(DeviceTab::Disks).setDragMaker(dragOf);
    m_overview->map().setDragMaker(dragOf);
    connect(m_banners, &DeviceBoxBanners::remedyRequested, this, &DeviceBoxView::remedyRequested);
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, [this](EmptyPlace::Action action) {
        if (action == EmptyPlace::Action::TryAgain)
            m_commands->retryDevice(m_known.device);
        else if (action == EmptyPlace::Action::InstallAgent)
            emit installRequested();
        else
            emit remedyRequested();
    });
    connect(m_log, &KernelLogButton::failed, &m_banners->logFailure(), &Banner::setMessage);
    connect(m_log, &QPushButton::clicked, &m_banners->logFailure(), &Banner::clear);
    retranslate();
}

void DeviceBoxView::setCommands(const DeviceCommandsPtr& commands) {
    m_commands = commands;
    m_banners->setCommands(commands);
    m_log->setCommands(commands);
    m_uboot->setCommands(commands);
}

QWidget* DeviceBoxView::makeHead() {
    m_lamp = new LampMark(Lamp::New, this);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme::titleFont(font()));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_link = new SecondaryLabel(this);
    m_facts = plainLabel(this);
    auto* head = new QWidget(this);
    auto* titles = new QHBoxLayout;
    titles->setSpacing(metrics::grid);
    titles->addWidget(m_lamp);
    titles->addWidget(m_title, 1);
    titles->addWidget(m_link);
    titles->addWidget(m_netconsole = new QPushButton(icon(Icon::Terminal), {}, this));
    titles->addWidget(m_log = new KernelLogButton(this));
    connect(m_netconsole, &QPushButton::clicked, this, [this] { emit netconsoleRequested(m_known.device); });
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::half);
    column->addLayout(titles);
    column->addWidget(m_facts);
    return head;
}

QWidget* DeviceBoxView::makeTab(DeviceTab tab) {
    auto& part = m_parts.at(at(tab));
    part.table = new DeviceRowTable(tableName(tab));
    if (tab == DeviceTab::Exports || tab == DeviceTab::Disks)
        part.table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    part.empty = new EmptyPlaceView;
    part.stack = new QStackedWidget;
    part.stack->addWidget(part.table);
    part.stack->addWidget(part.empty);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(actionButtons(m_actions->of(tab)));
    column->addWidget(part.stack, 1);
    connect(part.empty, &EmptyPlaceView::actionTriggered, this, [this] { m_filter->clear(); });
    connect(part.table, &DeviceRowTable::currentKeyChanged, this, &DeviceBoxView::showActions);
    connect(part.table, &QWidget::customContextMenuRequested, this,
            [this, tab](const QPoint& position) { popUpActions(tab, position); });
    return page;
}

void DeviceBoxView::popUpActions(DeviceTab tab, const QPoint& position) {
    const auto& part = m_parts.at(at(tab));
    auto* menu = new QMenu(part.table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions->of(tab));
    menu->addSeparator();
    menu->addAction(icon(Icon::Copy), tr("Copy"), part.table, &DeviceRowTable::copy);
    menu->popup(part.table->viewport()->mapToGlobal(position));
}

QMimeData* DeviceBoxView::dragOfDisk(const QString& path) const {
    if (!m_state || !m_state->disks || m_state->link != DeviceState::Link::Connected)
        return nullptr;
    const auto disk = std::ranges::find(*m_state->disks, path.toStdString(), &plans::Disk::path);
    return disk == m_state->disks->end() || !exportObstacle(*disk).isEmpty()
               ? nullptr
               : mimeOf({m_known.device, disk->path});
}

DeviceRowTable& DeviceBoxView::table(DeviceTab tab) const { return *m_parts.at(at(tab)).table; }

void DeviceBoxView::showTab(DeviceTab tab) { m_tabs->setCurrentIndex(tabIndex(tab)); }
void DeviceBoxView::showOverview() { m_tabs->setCurrentIndex(0); }
void DeviceBoxView::showUboot() { m_tabs->setCurrentWidget(m_uboot); }

void DeviceBoxView::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DeviceBoxView::focusContent() {
    const int index = m_tabs->currentIndex();
    if (index == 0)
        m_overview->focusContent();
    else if (m_tabs->currentWidget() == m_uboot)
        m_uboot->focusContent();
    else
        m_parts.at(static_cast<std::size_t>(index) - 1).table->setFocus(Qt::ShortcutFocusReason);
}

void DeviceBoxView::show(const KnownDevice& known, const DeviceStatePtr& state, const BoxRates* rates) {
    m_known = known;
    m_state = state;
    m_rates = rates;
    showAll();
}

void DeviceBoxView::showRates(const BoxRates* rates) {
    m_rates = rates;
    if (!m_state)
        return;
    auto& exports = table(DeviceTab::Exports);
    const auto before = exports.shownRows();
    exports.setRows(device_rows::exports(*m_state, m_rates));
    if (exports.shownRows() != before)
        showPlaces();
}

void DeviceBoxView::showAll() {
    const auto now = std::chrono::system_clock::now();
    m_lamp->setLamp(lampOf(m_state.get()));
    m_title->setText(titleOf(m_known, m_state.get()));
    m_title->setToolTip(asToolTip(fromWire(m_known.device)));
    m_link->setText(linkText(m_state.get(), now));
    m_log->setBox(m_known, m_state);
    m_netconsole->setVisible(m_state && m_state->link == DeviceState::Link::Connected &&
                             (m_state->can("netconsole") || m_state->can("uboot-env")));
    const bool hasFacts =
        m_state && (m_state->box || m_state->exports || m_state->disks || m_state->interfaces);
    m_facts->setText(hasFacts ? factsText(*m_state) : QString());
    m_facts->setVisible(hasFacts);
    m_stack->setCurrentWidget(hasFacts ? static_cast<QWidget*>(m_tabs) : m_empty);
    if (!hasFacts)
        m_empty->setPlace(placeWithoutBox(m_known, m_state.get()));
    m_banners->show(m_known, m_state, hasFacts);
    showRows();
    showActions();
    m_uboot->setState(m_known.device, m_state);
}

void DeviceBoxView::showRows() {
    for (const auto tab : allDeviceTabs) {
        auto& part = m_parts.at(at(tab));
        part.table->setRows(m_state ? rowsOf(tab, *m_state, m_rates) : DeviceRows());
    }
    showPlaces();
}

/// Where a table has no row to show, why.
void DeviceBoxView::showPlaces() {
    m_overview->show(m_state, placeOf(DeviceTab::Disks));
    for (const auto tab : allDeviceTabs) {
        auto& part = m_parts.at(at(tab));
        const bool isEmpty = part.table->shownRows() == 0;
        if (isEmpty)
            part.empty->setPlace(placeOf(tab));
        part.stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(part.empty) : part.table);
    }
}

EmptyPlace DeviceBoxView::placeOf(DeviceTab tab) const {
    return m_parts.at(at(tab)).table->isFiltered() ? placeWithoutMatch(m_filter->text())
                                                   : placeWithoutRows(tab, m_state.get());
}

void DeviceBoxView::showActions() {
    DeviceKeys keys;
    for (const auto tab : allDeviceTabs)
        keys.at(at(tab)) = m_parts.at(at(tab)).table->selectedKeys();
    m_actions->setSelection(m_state, keys);
}

void DeviceBoxView::saveLayout(QSettings& settings) const {
    for (const auto& part : m_parts)
        part.table->saveLayout(settings);
    m_uboot->saveLayout(settings);
    settings.setValue(tabKey, m_tabs->currentIndex());
}

void DeviceBoxView::restoreLayout(QSettings& settings) {
    for (auto& part : m_parts)
        part.table->restoreLayout(settings);
    m_uboot->restoreLayout(settings);
    m_tabs->setCurrentIndex(std::clamp(settings.value(tabKey).toInt(), 0, m_tabs->count() - 1));
}

void DeviceBoxView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_known.device.empty())
            showAll();
    }
}

void DeviceBoxView::retranslate() {
    m_log->retranslate();
    m_netconsole->setText(tr("Netconsole…"));
    m_netconsole->setToolTip(tr("Lets U-Boot and the kernel send their console to this computer"));
    m_tabs->setTabText(0, tr("Overview"));
    const QStringList names{tr("Exports"), tr("Disks"), tr("Interfaces"), tr("Journal")};
    for (const auto tab : allDeviceTabs) {
        auto& part = m_parts.at(at(tab));
        m_tabs->setTabText(tabIndex(tab), names[static_cast<int>(tab)]);
        const auto columns = columnsOf(tab);
        const bool isFirst = part.table->model()->columnCount() == 0;
        part.table->setHeadings(columns.headings, columns.widths);
        if (isFirst && tab == DeviceTab::Journal)
            part.table->sortByColumn(0, Qt::DescendingOrder);
        part.table->setAccessibleName(names[static_cast<int>(tab)]);
    }
    m_tabs->setTabText(m_tabs->indexOf(m_uboot), tr("U-Boot"));
    m_uboot->retranslate();
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_actions->retranslate();
}

} // namespace etherdeck::ui

#include "moc_box_view.cpp"
