#include "ui/devices/add/find_dialog.h"

#include "ui/devices/base/action_buttons.h"
#include "ui/devices/base/row_table.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr QSize findDialogSize(940, 560);
constexpr int interfaceColumns = 2;

bool canBeSearched(const link::Interface& interface) {
    return interface.ethernet && !interface.loopback && interface.adminUp && interface.carrier &&
           !ipv4NetworksOf(interface).empty();
}

/// "eth0 · 192.168.1.5/24"
QString interfaceText(const link::Interface& interface) {
    QStringList parts{fromWire(interface.name)};
    for (const auto& address : interface.addresses)
        if (address.address.find(':') == std::string::npos)
            parts << QStringLiteral("%1/%2").arg(fromWire(address.address)).arg(address.prefixLength);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

FindBoxesDialog::FindBoxesDialog(const DeviceCommandsPtr& commands, QWidget* parent) :
    QDialog(parent),
    m_commands(commands),
    m_large(new QCheckBox(tr("&Large networks, up to a /16"), this)),
    m_searchButton(new QPushButton(icon(Icon::Search), QString(), this)),
    m_notice(new Notice(this)),
    m_table(new DeviceRowTable(QStringLiteral("found-boxes"))),
    m_all(new QCheckBox(this)),
    m_warnings(plainLabel(this)) {
    setWindowTitle(tr("Find boxes"));
    auto* heading = headingLabel(this);
    heading->setText(tr("Which boxes are in the local network?"));
    auto* meaning = plainLabel(this);
    meaning->setText(tr("Every address of the network is asked for by ARP, and who answers is asked for the "
                        "name of the SSH server. This takes about ten seconds."));
    m_large->setToolTip(asToolTip(tr("Networks larger than a /22 are searched, too. A /16 takes some ten "
                                     "minutes.")));
    m_table->setHeadings(found_rows::headings(), found_rows::widths());
    m_table->setAccessibleName(tr("Boxes"));
    m_notice->clear();
    m_warnings->hide();
    auto* buttons = makeButtons();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(heading);
    layout->addWidget(meaning);
    layout->addSpacing(metrics::grid);
    layout->addWidget(makeInterfaces());
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_all);
    layout->addWidget(m_warnings);
    layout->addSpacing(metrics::grid);
    layout->addWidget(buttons);
    connect(m_searchButton, &QPushButton::clicked, this, [this] {
        if (m_search.isUnderWay())
            stop();
        else
            search();
    });
    connect(m_all, &QCheckBox::toggled, this, &FindBoxesDialog::showRows);
    connect(m_table, &DeviceRowTable::currentKeyChanged, this, &FindBoxesDialog::showButtons);
    connect(m_table, &QTableView::doubleClicked, this, [this] {
        if (chosen())
            accept();
    });
    resize(findDialogSize.boundedTo(screen()->availableSize()));
    showRows();
    m_searchButton->setFocus();
}

/// Those of containers and virtual machines are not ticked: a plug is rarely there.
QWidget* FindBoxesDialog::makeInterfaces() {
    auto* all = new QWidget(this);
    auto* offers = new QGridLayout;
    offers->setHorizontalSpacing(metrics::groupGap);
    offers->setVerticalSpacing(metrics::half);
    for (const auto& interface : m_commands->interfaces()) {
        if (!canBeSearched(interface))
            continue;
        auto* box = new QCheckBox(interfaceText(interface), all);
        box->setChecked(interface.kind.empty() || interface.carriesDefaultRoute);
        const auto count = static_cast<int>(m_offers.size());
        offers->addWidget(box, count / interfaceColumns, count % interfaceColumns);
        m_offers.push_back({interface, box});
    }
    if (std::ranges::none_of(m_offers, [](const Offer& offer) { return offer.box->isChecked(); }))
        for (const auto& offer : m_offers)
            offer.box->setChecked(true);
    for (const auto& offer : m_offers)
        connect(offer.box, &QCheckBox::toggled, this, &FindBoxesDialog::showButtons);
    if (m_offers.empty()) {
        auto* none = plainLabel(all);
        none->setText(tr("No Ethernet interface of this computer has carrier and an IPv4 address. Connect "
                         "the network in which the box is."));
        offers->addWidget(none, 0, 0);
    }
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::pageMargin);
    row->addLayout(offers);
    row->addStretch();
    row->addWidget(m_large);
    row->addWidget(m_searchButton);
    return all;
}

QWidget* FindBoxesDialog::makeButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_copy = new QPushButton(icon(Icon::Copy), tr("Copy"), bar);
    m_close = new QPushButton(tr("Close"), bar);
    m_add = new QPushButton(tr("Add…"), bar);
    for (auto* button : {m_copy, m_close, m_add})
        button->setAutoDefault(false);
    row->addWidget(m_copy);
    row->addStretch();
    row->addWidget(answerButtons(m_close, m_add));
    connect(m_copy, &QPushButton::clicked, m_table, &DeviceRowTable::copy);
    connect(m_close, &QPushButton::clicked, this, &FindBoxesDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    return bar;
}

const finder::FoundBox* FindBoxesDialog::chosen() const {
    const auto key = m_table->currentKey();
    return m_found && !key.isEmpty() ? found_rows::find(*m_found, key) : nullptr;
}

void FindBoxesDialog::reject() {
    m_search.cancel();
    QDialog::reject();
}

void FindBoxesDialog::search() {
    FinderRequest request;
    for (const auto& offer : m_offers)
        if (offer.box->isChecked())
            request.interfaces.push_back(offer.interface);
    if (request.interfaces.empty())
        return;
    if (m_large->isChecked())
        request.shortestPrefix = finder::Sweep::shortestOfAll;
    m_found.reset();
    showProgress({});
    m_search = m_commands->findBoxes(
        request, this, [this](const FinderProgress& progress) { showProgress(progress); },
        [this](const Result<std::vector<FoundThere>>& found) { take(found); });
    showRows();
}

void FindBoxesDialog::stop() {
    m_search.cancel();
    m_notice->setMessage({Lamp::Off, tr("The search was stopped"), {}, {}, {}, -1});
    showButtons();
}

void FindBoxesDialog::showProgress(const FinderProgress& progress) {
    const auto count = static_cast<int>(progress.stations);
    m_notice->setMessage(
        {Lamp::New,
         tr("Searching"),
         count == 1 ? tr("One station answers so far.") : tr("%n stations answer so far.", nullptr, count),
         {},
         {},
         progress.perMille});
}

void FindBoxesDialog::take(const Result<std::vector<FoundThere>>& found) {
    if (!found) {
        m_notice->setMessage({Lamp::Conflict, tr("The search could not be made"), {}, {}, {}, -1});
        return showButtons();
    }
    m_found = *found;
    const auto failures = found_rows::failures(*m_found);
    const bool isEmpty = std::ranges::all_of(*m_found, [](const auto& there) { return there.boxes.empty(); });
    if (!failures.isEmpty())
        m_notice->setMessage({isEmpty ? Lamp::Conflict : Lamp::Doubt,
                              tr("Not every interface could be searched"),
                              failures.join(QLatin1Char('\n')),
                              {},
                              {},
                              -1});
    else if (isEmpty)
        m_notice->setMessage({Lamp::Off,
                              tr("Nobody answered"),
                              tr("Is the box connected to the same network, and switched on?"),
                              {},
                              {},
                              -1});
    else
        m_notice->clear();
    const auto warnings = found_rows::warnings(*m_found);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    showRows();
    if (m_table->currentKey().isEmpty() && m_table->shownRows() > 0)
        m_table->selectRow(0);
    m_table->setFocus();
}

void FindBoxesDialog::showRows() {
    const auto none = std::vector<FoundThere>();
    const auto& found = m_found ? *m_found : none;
    m_table->setRows(found_rows::rows(found, m_all->isChecked()));
    const auto others = found_rows::others(found);
    m_all->setText(others == 1 ? tr("Show one &other station, which has no SSH server")
                               : tr("Show %n &other stations, which have no SSH server", nullptr, others));
    m_all->setVisible(others > 0);
    if (!m_found)
        m_warnings->hide();
    showButtons();
}

void FindBoxesDialog::showButtons() {
    const bool isSearching = m_search.isUnderWay();
    const auto isTicked = [](const Offer& offer) { return offer.box->isChecked(); };
    m_searchButton->setText(isSearching ? tr("Stop") : m_found ? tr("Search again") : tr("Search"));
    m_searchButton->setIcon(icon(isSearching ? Icon::Stop : Icon::Search));
    m_searchButton->setEnabled(isSearching || std::ranges::any_of(m_offers, isTicked));
    m_copy->setEnabled(!m_table->selectedKeys().isEmpty());
    m_add->setEnabled(chosen() != nullptr);
    (m_add->isEnabled() ? m_add : m_searchButton)->setDefault(true);
}

} // namespace etherdeck::ui

#include "moc_find_dialog.cpp"
