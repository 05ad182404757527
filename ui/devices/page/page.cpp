#include "ui/devices/page/page.h"

#include "ui/devices/base/logins.h"
#include "ui/devices/base/remedy.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/dialogs.h"
#include "ui/devices/page/list_actions.h"
#include "ui/devices/plan/queue_banner.h"
#include "ui/devices/uboot/panel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_title.h"
#include "ui/widgets/scrolling.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString splitKey = QStringLiteral("devices/split");
const QString currentKey = QStringLiteral("devices/current");
constexpr int listWidth = 26 * metrics::grid;

} // namespace

DevicesPage::DevicesPage(QWidget* parent) :
    QWidget(parent),
    m_commands(std::make_shared<DeviceCommands>()),
    m_dialogs(new DeviceDialogs([this](const std::string& device) { return m_list->stateOf(device); }, this)),
    m_remedies(new DeviceRemedies(this)),
    m_logins(new Logins([this](const std::string& device) { return titleOf(device); }, this)) {
    makeContent();
    m_listActions = new DeviceListActions(*m_list, *m_view, this);
    connectParts();
    keepTranslated(this, [this] { retranslate(); });
    setDevices({});
}

void DevicesPage::makeContent() {
    m_title = pageTitle(this);
    m_summary = new SecondaryLabel(this);
    m_add = new QPushButton(icon(Icon::Add), QString(), this);
    m_find = new QPushButton(icon(Icon::Search), QString(), this);
    m_list = new DeviceBoxList;
    m_list->setMinimumWidth(3 * listWidth / 4);
    m_view = new DeviceBoxView;
    m_split = new QSplitter(Qt::Horizontal);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_list);
    m_split->addWidget(scrolling(m_view, m_split));
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({listWidth, 4 * listWidth});
    m_empty = new EmptyPlaceView;
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    auto* titles = new QHBoxLayout;
    titles->setSpacing(metrics::grid);
    titles->addWidget(m_title);
    titles->addSpacing(metrics::grid);
    titles->addWidget(m_summary, 1);
    titles->addWidget(m_find);
    titles->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    column->setSpacing(metrics::grid);
    column->addLayout(titles);
    column->addWidget(m_saveBanner = new Banner);
    m_saveBanner->clear();
    column->addWidget(m_queue = new QueueBanner(
                          {[this](const std::string& device) { return titleOf(device); },
                           [this](const std::string& device) { return m_listActions->isListed(device); }},
                          this));
    column->addWidget(m_stack, 1);
}

void DevicesPage::connectParts() {
    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, m_view, &DeviceBoxView::focusFilter);
    auto* add = new QAction(this);
    add->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    add->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(add);
    connect(add, &QAction::triggered, this, [this] { m_listActions->addBox(); });
    addAction(m_view->actions().of(DeviceTab::Exports).front()); // its keys work on the whole page
    connect(m_add, &QPushButton::clicked, this, [this] { m_listActions->addBox(); });
    connect(m_empty, &EmptyPlaceView::actionTriggered, this, [this](EmptyPlace::Action action) {
        if (action == EmptyPlace::Action::FindBoxes)
            m_listActions->findBoxes();
        else
            m_listActions->addBox();
    });
    connect(m_find, &QPushButton::clicked, this, [this] { m_listActions->findBoxes(); });
    connect(m_queue, &QueueBanner::applied, this,
            [this](const std::string& device, const remote::Applied& applied) {
                m_dialogs->noteMade(device, {applied});
            });
    connect(m_logins, &Logins::cancelled, this, [this](const std::string& device) {
        m_commands->cancelLogin(device);
        m_listActions->loginCancelled(device);
    });
    connect(m_list, &DeviceBoxList::deviceChosen, this, &DevicesPage::showBox);
    connect(m_view, &DeviceBoxView::remedyRequested, this, [this] {
        if (const auto state = m_list->stateOf(m_list->currentDevice()))
            m_remedies->start(m_listActions->current(), *state);
    });
    connect(m_view, &DeviceBoxView::installRequested, this, [this] { m_listActions->installAgent(); });
    connect(m_view, &DeviceBoxView::netconsoleRequested, this, &DevicesPage::openNetconsole);
    connectActions();
}

/// Each is about the box that is current then.
void DevicesPage::connectActions() {
    const auto& actions = m_view->actions();
    connect(&actions, &DeviceActions::wished, this, [this](const DeviceWish& wish) {
        m_dialogs->openPlan(wish.device.empty() ? m_list->currentDevice() : wish.device, wish);
    });
    connect(&m_view->uboot(), &UbootPanel::wished, this,
            [this](const DeviceWish& wish) { m_dialogs->openPlan(wish.device, wish); });
    connect(&actions, &DeviceActions::newExportRequested, this,
            [this](const std::string& path) { m_dialogs->openWizard(m_list->currentDevice(), path); });
    connect(&actions.exports(), &ExportActions::changeRequested, this,
            [this](Address address) { m_dialogs->openChange(m_list->currentDevice(), address); });
    connect(&actions.exports(), &ExportActions::usersRequested, this,
            [this](Address address) { m_dialogs->openUsers(m_list->currentDevice(), address); });
    connect(&actions.exports(), &ExportActions::saveRequested, this, [this](const QStringList& addresses) {
        m_dialogs->openSave(m_list->currentDevice(), addresses);
    });
    connect(&actions.exports(), &ExportActions::loadRequested, this,
            [this] { m_dialogs->openLoad(m_list->currentDevice()); });
    connect(m_dialogs, &DeviceDialogs::changeMade, this, &DevicesPage::changeMade);
    connect(m_dialogs, &DeviceDialogs::saved, this, [this](const QString& path, int count) {
        m_saveBanner->setMessage(
            {count == 1 ? tr("The export was saved") : tr("%n exports were saved", nullptr, count),
             path,
             {},
             tr("Close"),
             Lamp::On});
    });
    connect(m_dialogs, &DeviceDialogs::saveFailed, this, [this](const QString& why) {
        m_saveBanner->setMessage({tr("The exports could not be saved"), why, {}, tr("Close")});
    });
    connect(m_dialogs, &DeviceDialogs::loadFailed, this, [this](const QString& why) {
        m_saveBanner->setMessage({tr("The exports could not be loaded"), why, {}, tr("Close")});
    });
    connect(m_saveBanner, &Banner::actionTriggered, m_saveBanner, &Banner::clear);
}

const std::vector<KnownDevice>& DevicesPage::devices() const { return m_listActions->devices(); }

void DevicesPage::setCommands(const DeviceCommandsPtr& commands) {
    m_commands = commands;
    m_listActions->setCommands(commands);
    m_queue->setCommands(commands);
    m_view->setCommands(commands);
    m_dialogs->setCommands(commands);
    m_remedies->setCommands(commands);
}

void DevicesPage::setSanViewer(SanViewer san) {
    m_view->actions().setSanViewer(san);
    m_dialogs->setSanViewer(std::move(san));
}

void DevicesPage::setDevices(const std::vector<KnownDevice>& devices) {
    m_listActions->setDevices(devices);
    m_view->showRates(nullptr);
    std::erase_if(m_rates, [&devices](const auto& one) {
        return std::ranges::find(devices, one.first, &KnownDevice::device) == devices.end();
    });
    m_list->setDevices(devices);
    m_remedies->setDevices(devices);
    m_queue->boxesChanged();
    m_stack->setCurrentWidget(devices.empty() ? static_cast<QWidget*>(m_empty) : m_split);
    showSummary();
    emit stateChanged();
}

void DevicesPage::setState(const DeviceStatePtr& state) {
    m_list->setState(state);
    m_dialogs->setState(*state);
    m_remedies->setState(*state);
    if (state->link != DeviceState::Link::Connected && m_rates.contains(state->device)) {
        if (state->device == m_list->currentDevice())
            m_view->showRates(nullptr);
        m_rates.erase(state->device);
        m_list->setCurve(state->device, {});
    }
    if (state->device == m_list->currentDevice())
        showBox();
    showSummary();
    emit stateChanged();
}

void DevicesPage::exportAt(Address address, const DraggedDisk& disk) {
    const auto isReady = [this](const std::string& device) {
        const auto state = m_list->stateOf(device);
        return state && state->link == DeviceState::Link::Connected && state->can("changes") && state->disks;
    };
    auto device = disk.device.empty() ? m_list->currentDevice() : disk.device;
    if (disk.device.empty() && !isReady(device)) {
        const auto other = std::ranges::find_if(
            devices(), [&isReady](const KnownDevice& known) { return isReady(known.device); });
        device = other == devices().end() ? device : other->device;
    }
    m_list->choose(device);
    if (isReady(device)) // otherwise the page says why not
        m_dialogs->openWizard(device, disk.path, address);
}

bool DevicesPage::openNetconsole(const std::string& device) {
    return m_dialogs->openNetconsole(device, titleOf(device));
}

QString DevicesPage::titleOf(const std::string& device) const {
    const auto found = std::ranges::find(devices(), device, &KnownDevice::device);
    const auto state = m_list->stateOf(device);
    return ui::titleOf(found == devices().end() ? KnownDevice{device, {}} : *found, state.get());
}

void DevicesPage::showBox() {
    if (const auto known = m_listActions->current(); !known.device.empty())
        m_view->show(known, m_list->stateOf(known.device), ratesOf(known.device));
}

const BoxRates* DevicesPage::ratesOf(const std::string& device) const {
    const auto found = m_rates.find(device);
    return found == m_rates.end() ? nullptr : &found->second;
}

void DevicesPage::noteRates(const std::string& device, const std::vector<remote::ExportRate>& rates) {
    const auto state = m_list->stateOf(device);
    if (!isVisible() || !state || state->link != DeviceState::Link::Connected)
        return; // what was on its way when the page was left
    auto& box = m_rates[device];
    box.add(rates);
    m_list->setCurve(device, box.total().isQuiet() ? std::vector<double>() : box.total().bytes());
    if (device == m_list->currentDevice())
        m_view->showRates(&box);
}

/// What is no longer counted is not known.
void DevicesPage::forgetRates() {
    m_view->showRates(nullptr);
    m_rates.clear();
    for (const auto& known : devices())
        m_list->setCurve(known.device, {});
}

/// A box counts only while somebody looks at it.
void DevicesPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_commands->watchRates(true);
}

void DevicesPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_commands->watchRates(false);
    forgetRates();
}

void DevicesPage::showSummary() {
    int connected = 0;
    int pending = 0;
    for (const auto& known : devices()) {
        const auto state = m_list->stateOf(known.device);
        const bool isConnected = state && state->link == DeviceState::Link::Connected;
        connected += isConnected ? 1 : 0;
        pending += isConnected && state->pending ? 1 : 0;
    }
    const auto count = static_cast<int>(devices().size());
    const auto summary = count == 0 ? QString() : tr("%1 of %2 connected").arg(connected).arg(count);
    if (summary != m_summary->text()) {
        m_summary->setText(summary);
        emit summaryChanged(summary);
    }
    if (std::exchange(m_pending, pending) != pending)
        emit pendingChanged(pending);
}

void DevicesPage::focusContent() {
    devices().empty() ? m_empty->setFocus(Qt::ShortcutFocusReason)
                      : m_list->setFocus(Qt::ShortcutFocusReason);
}

Call DevicesPage::undoChange(const std::string& device, std::int64_t entry, QObject* receiver,
                             Then<std::int64_t> then) {
    return m_dialogs->undoChange(device, entry, receiver, std::move(then));
}

void DevicesPage::saveLayout(QSettings& settings) const {
    settings.setValue(splitKey, m_split->saveState());
    settings.setValue(currentKey, QString::fromStdString(m_list->currentDevice()));
    m_view->saveLayout(settings);
}

void DevicesPage::restoreLayout(QSettings& settings) {
    m_split->restoreState(settings.value(splitKey).toByteArray());
    m_list->choose(settings.value(currentKey).toString().toStdString());
    m_view->restoreLayout(settings);
}

void DevicesPage::retranslate() {
    m_title->setText(tr("Devices"));
    m_find->setText(tr("Find boxes…"));
    m_add->setText(tr("Add a box…"));
    m_list->setAccessibleName(tr("Boxes"));
    EmptyPlace place;
    place.icon = Icon::Device;
    place.title = tr("No boxes yet");
    place.text =
        tr("Boxes that run the Etherdeck agent are managed here: which disk is exported at which address, "
           "and to whom. A box without it gets it when it is added. They are reached by ssh, with your keys "
           "or a password.");
    place.actions = {EmptyPlace::Action::AddBox, EmptyPlace::Action::FindBoxes};
    m_empty->setPlace(place);
    showSummary();
}

} // namespace etherdeck::ui

#include "moc_page.cpp"
