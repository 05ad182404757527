#include "ui/devices/exports/pages.h"

#include "ui/devices/base/row_table.h"
#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace etherdeck::ui {

namespace {

constexpr int highestShelf = 65'534;
constexpr int highestSlot = 254;

struct ExportTexts {
    Q_DECLARE_TR_FUNCTIONS(ExportPages)
};

QVBoxLayout* pageColumn(QWidget& page, const QString& question, const QString& meaning) {
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    auto* heading = headingLabel(&page);
    heading->setText(question);
    column->addWidget(heading);
    auto* text = plainLabel(&page);
    text->setText(meaning);
    column->addWidget(text);
    column->addSpacing(metrics::grid);
    return column;
}

std::string bestName(const plans::Disk& disk) {
    return disk.stableNames.empty() ? disk.path : disk.stableNames.front();
}

QString chosenText(const plans::Disk& disk) {
    if (const auto obstacle = exportObstacle(disk); !obstacle.isEmpty())
        return obstacle;
    if (disk.stableNames.empty())
        return ExportTexts::tr(
                   "It has no name that stays: after a restart of the box, %1 may be another disk.")
            .arg(fromWire(disk.path));
    return ExportTexts::tr("It is exported as %1: this name stays the same wherever the disk is plugged in.")
        .arg(fromWire(disk.stableNames.front()));
}

/// By its hardware, and by what it says of itself, as it may have no identity.
bool isSame(const plans::Disk& a, const plans::Disk& b) {
    const auto facts = [](const plans::Disk& disk) {
        return std::tie(disk.path, disk.identity, disk.serial, disk.model, disk.bytes, disk.whole,
                        disk.start);
    };
    return facts(a) == facts(b);
}

/// Why the disk that was chosen cannot be exported any more; empty: it can.
QString lossOf(const plans::Disk& chosen, const std::vector<plans::Disk>& disks) {
    const auto path = fromWire(chosen.path);
    const auto now = std::ranges::find(disks, chosen.path, &plans::Disk::path);
    if (now == disks.end())
        return ExportTexts::tr(
                   "%1 is gone: it was pulled out, or has failed. Choose another disk, or plug it in again.")
            .arg(path);
    if (const auto obstacle = exportObstacle(*now); !obstacle.isEmpty() && exportObstacle(chosen).isEmpty())
        return ExportTexts::tr("%1 can no longer be exported. %2. Choose another disk.").arg(path, obstacle);
    return isSame(chosen, *now) ? QString()
                                : ExportTexts::tr("%1 is another disk now. Choose a disk again.").arg(path);
}

} // namespace

QString exportObstacle(const plans::Disk& disk) {
    if (disk.system)
        return ExportTexts::tr("The running system is on it");
    if (disk.locked)
        return ExportTexts::tr("It is locked");
    if (!disk.uses.empty())
        return ExportTexts::tr("In use: %1").arg(usesText(disk));
    return disk.bytes == 0 ? ExportTexts::tr("It is empty: no medium") : QString();
}

Address nextFreeAddress(const DeviceState& state, const TakenAddresses& taken) {
    std::uint16_t shelf = 0;
    if (state.exports && !state.exports->exports.empty())
        shelf = state.exports->exports.front().config.address.shelf();
    for (int slot = 0; slot <= highestSlot; ++slot)
        if (const Address address(shelf, static_cast<std::uint8_t>(slot)); !taken.contains(address))
            return address;
    return {shelf, 0};
}

ExportDiskPage::ExportDiskPage(const DeviceState& state, QWidget* parent) :
    ExportPage(parent),
    m_disks(state.disks.value_or(std::vector<plans::Disk>())),
    m_table(new DeviceRowTable(QStringLiteral("wizard"))),
    m_hidden(new SecondaryLabel(this)),
    m_showHidden(new QCheckBox(tr("Show them"), this)),
    m_reason(plainLabel(this)) {
    auto* column =
        pageColumn(*this, tr("Which disk?"),
                   tr("Initiators read and write it as their own. What is on it now stays as it is."));
    m_table->setHeadings({tr("Disk"), tr("Size"), tr("Model"), tr("Serial"), tr("Content"), tr("Obstacle")},
                         {12, 9, 20, 14, 10, 24});
    m_table->setAccessibleName(tr("Disks"));
    setFocusProxy(m_table);
    auto* row = new QHBoxLayout;
    row->addWidget(m_hidden, 1);
    row->addWidget(m_showHidden);
    m_hidden->setWordWrap(true);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    column->addWidget(m_reason);
    connect(m_table, &DeviceRowTable::currentKeyChanged, this, [this] {
        if (disk())
            m_lost.clear();
        m_reason->setText(disk() ? chosenText(*disk()) : m_lost);
        emit changed();
    });
    connect(m_showHidden, &QCheckBox::toggled, this, &ExportDiskPage::showDisks);
    showDisks();
}

bool ExportDiskPage::setDisks(const DeviceState& state) {
    auto disks = state.disks.value_or(std::vector<plans::Disk>());
    if (disks == m_disks)
        return true;
    const auto lost = disk() ? lossOf(*disk(), disks) : QString();
    m_disks = std::move(disks);
    if (!lost.isEmpty())
        m_table->clearSelection();
    showDisks();
    if (lost.isEmpty())
        return true;
    m_lost = lost;
    m_reason->setText(lost);
    return false;
}

void ExportDiskPage::showDisks() {
    int system = 0;
    int locked = 0;
    int used = 0;
    DeviceRows rows;
    for (const auto& disk : m_disks) {
        const auto obstacle = exportObstacle(disk);
        if (!obstacle.isEmpty())
            ++(disk.system ? system : disk.locked ? locked : used);
        if (!obstacle.isEmpty() && !m_showHidden->isChecked())
            continue;
        rows.push_back({QString::fromStdString(disk.path),
                        {{fromWire(disk.path), {}, {}, fromWire(bestName(disk))},
                         {diskSizeText(disk.bytes), static_cast<double>(disk.bytes)},
                         {fromWire(disk.model)},
                         {fromWire(disk.serial)},
                         {fromWire(disk.fileSystem)},
                         {obstacle, {}, {}, obstacle}}});
    }
    m_table->setRows(rows);
    m_table->setColumnHidden(5, !m_showHidden->isChecked());
    QStringList why;
    if (system > 0)
        why << tr("%1 of the running system").arg(system);
    if (used > 0)
        why << tr("%1 in use").arg(used);
    if (locked > 0)
        why << tr("%1 locked").arg(locked);
    const int count = system + used + locked;
    const QString text = count == 1 ? tr("1 disk cannot be exported: %1")
                                    : tr("%n disks cannot be exported: %1", nullptr, count);
    m_hidden->setText(count == 0 ? QString() : text.arg(listText(why)));
    m_showHidden->setVisible(count > 0);
    emit changed();
}

void ExportDiskPage::choose(const std::string& path) { m_table->selectKey(QString::fromStdString(path)); }

const plans::Disk* ExportDiskPage::disk() const {
    const auto found = std::ranges::find(m_disks, m_table->currentKey().toStdString(), &plans::Disk::path);
    return found == m_disks.end() ? nullptr : &*found;
}

bool ExportDiskPage::isComplete() const { return disk() && exportObstacle(*disk()).isEmpty(); }

void ExportDiskPage::take(exports::Export& wanted) const {
    if (disk())
        wanted.path = bestName(*disk());
}

ExportAddressPage::ExportAddressPage(TakenAddresses taken, Address proposal, QWidget* parent) :
    ExportPage(parent),
    m_taken(std::move(taken)),
    m_shelf(new QSpinBox(this)),
    m_slot(new QSpinBox(this)),
    m_message(plainLabel(this)) {
    auto* column =
        pageColumn(*this, tr("At which address?"),
                   tr("Initiators find the target by shelf and slot. Each address may exist only once in "
                      "the SAN; the box asks on the wire as well before it starts the export."));
    setFocusProxy(m_shelf);
    m_shelf->setRange(0, highestShelf);
    m_slot->setRange(0, highestSlot);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    for (auto [spin, name] : {std::pair{m_shelf, tr("Shelf")}, std::pair{m_slot, tr("Slot")}}) {
        auto* label = new QLabel(name, this);
        label->setBuddy(spin);
        spin->setAccessibleName(name);
        row->addWidget(label);
        row->addWidget(spin);
        row->addSpacing(metrics::pageMargin);
        connect(spin, &QSpinBox::valueChanged, this, &ExportAddressPage::check);
    }
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_message);
    listTaken(*column);
    setAddress(proposal);
    m_shelf->selectAll(); // what is typed replaces it
    check();
}

void ExportAddressPage::listTaken(QVBoxLayout& column) {
    if (m_taken.empty())
        return column.addStretch();
    auto* heading = new SecondaryLabel(this);
    heading->setText(tr("Taken"));
    auto* table = new DeviceRowTable(QStringLiteral("taken"), this);
    table->setHeadings({tr("Address"), tr("By")}, {10, 40});
    table->setAccessibleName(heading->text());
    DeviceRows rows;
    for (const auto& [address, by] : m_taken) {
        const auto text = QString::fromStdString(address.toString());
        rows.push_back({text, {addressCell(address), {by, {}, {}, by}}});
    }
    table->setRows(rows);
    column.addSpacing(metrics::grid);
    column.addWidget(heading);
    column.addWidget(table, 1);
}

Address ExportAddressPage::address() const {
    return {static_cast<std::uint16_t>(m_shelf->value()), static_cast<std::uint8_t>(m_slot->value())};
}

void ExportAddressPage::setAddress(Address address) {
    m_shelf->setValue(address.shelf());
    m_slot->setValue(address.slot());
}

QString ExportAddressPage::message() const { return m_message->text(); }

void ExportAddressPage::check() {
    const QString text = QString::fromStdString(address().toString());
    const auto found = m_taken.find(address());
    m_message->setText(found == m_taken.end() ? tr("%1 is free, as far as Etherdeck knows.").arg(text)
                                              : tr("%1 is taken: %2.").arg(text, found->second));
    emit changed();
}

bool ExportAddressPage::isComplete() const { return !m_taken.contains(address()); }

void ExportAddressPage::take(exports::Export& wanted) const { wanted.address = address(); }

ExportAccessPage::ExportAccessPage(const DeviceState& state, const OwnInterfaces& own,
                                   const std::optional<exports::Export>& present, QWidget* parent) :
    ExportPage(parent), m_present(present), m_inner(new QWidget) {
    auto* column = pageColumn(
        *m_inner,
        present ? tr("How is %1 to be exported?").arg(QString::fromStdString(present->address.toString()))
                : tr("On which interfaces, and for whom?"),
        tr("AoE has no passwords: whoever reaches the interface reaches the disk."));
    column->setContentsMargins(0, 0, metrics::grid, 0); // beside the scroll bar
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    addInterfaces(state);
    addAllowed(*column, own);
    addOptions();
    column->addStretch();
}

void ExportAccessPage::addInterfaces(const DeviceState& state) {
    bool isFirst = true;
    for (const auto& interface :
         state.interfaces ? state.interfaces->interfaces : std::vector<plans::BoxInterface>()) {
        if (!interface.ethernet || !interface.master.empty())
            continue;
        const bool isUsable = interface.up && interface.carrier;
        const QString meaning = !interface.up        ? tr("Switched off")
                                : !interface.carrier ? tr("No carrier")
                                                     : tr("MTU %1").arg(interface.mtu);
        const bool isChosen = m_present ? std::ranges::find(m_present->interfaces, interface.name) !=
                                              m_present->interfaces.end()
                                        : isUsable && isFirst;
        auto* box = addOption(fromWire(interface.name), meaning, isChosen);
        box->setEnabled(interface.up || isChosen);
        isFirst = isFirst && !isUsable;
        m_interfaces.emplace_back(box, interface.name);
    }
    if (!m_present)
        return;
    for (const auto& name : m_present->interfaces)
        if (std::ranges::find(m_interfaces, name, &std::pair<QCheckBox*, std::string>::second) ==
            m_interfaces.end())
            m_interfaces.emplace_back(addOption(fromWire(name), tr("Not there at present"), true), name);
}

void ExportAccessPage::addAllowed(QVBoxLayout& column, const OwnInterfaces& own) {
    auto* label = new QLabel(tr("Allowed initiators (MAC addresses, separated by blanks)"), m_inner);
    m_allowed = new QLineEdit(m_inner);
    setFocusProxy(m_allowed);
    label->setBuddy(m_allowed);
    m_allowed->setFont(theme::fixedFont(m_allowed->font()));
    m_allowed->setPlaceholderText(tr("Everyone"));
    m_allowed->setAccessibleName(label->text());
    QStringList macs;
    for (const auto& mac : m_present ? m_present->allowed : std::vector<MacAddress>())
        macs << QString::fromStdString(mac.toString());
    m_allowed->setText(macs.join(QLatin1Char(' ')));
    m_wrong = new SecondaryLabel(m_inner);
    m_wrong->setWordWrap(true);
    const QString meaning =
        tr("Other initiators get no answer. This prevents mistakes; it does not stop somebody who sets "
           "another MAC address.");
    m_wrong->setText(meaning);
    column.addSpacing(metrics::grid);
    column.addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(m_allowed, 1);
    for (const auto& [name, mac] : own) {
        const QString text = QString::fromStdString(mac.toString());
        auto* add = new QPushButton(
            own.size() == 1 ? tr("This computer") : tr("This computer (%1)").arg(name), m_inner);
        add->setAutoDefault(false);
        add->setToolTip(tr("Adds %1, the MAC address of %2").arg(text, name.toHtmlEscaped()));
        row->addWidget(add);
        connect(add, &QPushButton::clicked, this, [this, text] {
            if (!m_allowed->text().contains(text, Qt::CaseInsensitive))
                m_allowed->setText((m_allowed->text() + QLatin1Char(' ') + text).trimmed());
        });
    }
    column.addLayout(row);
    column.addWidget(m_wrong);
    column.addSpacing(metrics::grid);
    connect(m_allowed, &QLineEdit::textChanged, this, [this, meaning] {
        m_wrong->setText(allowed() ? meaning : tr("This is not a list of MAC addresses."));
        emit changed();
    });
}

void ExportAccessPage::addOptions() {
    const auto present = m_present.value_or(exports::Export());
    m_now = addOption(tr("Start now"), tr("Otherwise it is only written down."), true);
    m_now->parentWidget()->setVisible(!m_present);
    m_boot = addOption(tr("Start at boot"), tr("The target is back after a restart of the box."),
                       !m_present || present.startsAtBoot);
    m_readOnly = addOption(tr("Read only"), tr("Initiators cannot write."), present.readOnly);
    m_sync =
        addOption(tr("Write through"),
                  tr("A write is answered when it is on the disk: slower, and safe when the power fails."),
                  present.sync);
    m_direct = addOption(tr("Without the box's cache"), tr("Saves the memory of a small box; often slower."),
                         present.direct);
}

QCheckBox* ExportAccessPage::addOption(const QString& text, const QString& meaning, bool isChecked) {
    auto* option = new QWidget(m_inner);
    auto* column = new QVBoxLayout(option);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* box = new QCheckBox(text, option);
    box->setChecked(isChecked);
    box->setAccessibleDescription(meaning);
    auto* label = new SecondaryLabel(option);
    label->setText(meaning);
    label->setWordWrap(true);
    label->setContentsMargins(metrics::groupGap, 0, 0, 0);
    column->addWidget(box);
    column->addWidget(label);
    m_inner->layout()->addWidget(option);
    connect(box, &QCheckBox::toggled, this, &ExportPage::changed);
    return box;
}

void ExportAccessPage::setAllowedText(const QString& macs) { m_allowed->setText(macs); }

std::optional<std::vector<MacAddress>> ExportAccessPage::allowed() const {
    std::vector<MacAddress> macs;
    for (const auto& word : m_allowed->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto mac = MacAddress::parse(word.toStdString());
        if (!mac)
            return std::nullopt;
        macs.push_back(*mac);
    }
    std::ranges::sort(macs);
    const auto repeats = std::ranges::unique(macs);
    macs.erase(repeats.begin(), repeats.end());
    return macs;
}

bool ExportAccessPage::isComplete() const {
    return allowed() &&
           std::ranges::any_of(m_interfaces, [](const auto& one) { return one.first->isChecked(); });
}

void ExportAccessPage::take(exports::Export& wanted) const {
    wanted.interfaces.clear();
    for (const auto& [box, name] : m_interfaces)
        if (box->isChecked())
            wanted.interfaces.push_back(name);
    std::ranges::sort(wanted.interfaces);
    wanted.allowed = allowed().value_or(std::vector<MacAddress>());
    wanted.startsAtBoot = m_boot->isChecked();
    wanted.readOnly = m_readOnly->isChecked();
    wanted.sync = m_sync->isChecked();
    wanted.direct = m_direct->isChecked();
}

bool ExportAccessPage::startsNow() const { return m_now->isChecked(); }

} // namespace etherdeck::ui

#include "moc_pages.cpp"
