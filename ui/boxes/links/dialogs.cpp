#include "ui/boxes/links/dialogs.h"

#include "core/store/boxes/store.h"
#include "ui/boxes/base/sheet.h"
#include "ui/boxes/base/tie_dialog.h"
#include "ui/boxes/links/facts.h"
#include "ui/widgets/input_dialog.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using boxes::BoxKey;
using boxes::BoxRequest;
using boxes::SourceId;
using boxes::Thing;
using What = BoxRequest::What;

/// As stored: fields are entered as Unicode.
boxes::Box named(const QString& name) { return {{}, name.toStdString(), {}, {}, {}}; }

boxes::Box grouped(const QString& group) { return {{}, {}, {}, group.toStdString(), {}}; }

} // namespace

BoxDialogs::BoxDialogs(const BoxFacts& facts, QWidget& window) :
    QObject(&window), m_facts(facts), m_window(window) {}

void BoxDialogs::showBox(const BoxKey& wanted) {
    const auto box = present(wanted);
    if (!m_facts.boxes().find(box))
        return;
    for (auto& open : m_open)
        if (open.sheet && open.box == box) {
            auto* const sheet = open.sheet.data();
            open.counts.reset(); // reads again what may have failed
            refresh();
            sheet->raise();
            sheet->activateWindow();
            return;
        }
    auto* sheet = new BoxSheet(&m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    m_open.push_back({sheet, box, std::nullopt, std::nullopt, {}});
    connectSheet(sheet);
    refresh();
    sheet->show();
}

/// One that was known by its MAC address may be stored by now.
BoxKey BoxDialogs::present(const BoxKey& box) const {
    return box.isStored() ? box : m_facts.boxes().of(box.mac).box.value_or(box);
}

BoxDialogs::Open* BoxDialogs::openOf(const BoxSheet* sheet) {
    const auto found =
        std::ranges::find_if(m_open, [sheet](const Open& open) { return open.sheet == sheet; });
    return found == m_open.end() ? nullptr : &*found;
}

void BoxDialogs::connectSheet(BoxSheet* sheet) {
    connect(sheet, &BoxSheet::nameRequested, this, [this, sheet] { askName(sheet->content().box); });
    connect(sheet, &BoxSheet::groupRequested, this, [this, sheet] { askGroup(sheet->content().box); });
    connect(sheet, &BoxSheet::thingRequested, this, &BoxDialogs::thingRequested);
    connect(sheet, &BoxSheet::untieRequested, this,
            [this, sheet](const Thing& thing) { untie(sheet->content().box, thing); });
    connect(sheet, &BoxSheet::deviceRequested, this, [this, sheet] {
        if (const auto* const box = m_facts.boxes().find(sheet->content().box))
            emit deviceRequested(box->box.device);
    });
    connect(sheet, &BoxSheet::crashRequested, this, [this, sheet] {
        if (const auto* const open = openOf(sheet); open && open->crash)
            emit lineRequested(open->crash->source, open->crash->firstLine);
    });
}

/// A crash that was filled in from the log of the box is older than those that were stored before it.
void BoxDialogs::readCrash(Open& open) {
    store::ConsoleFilter filter;
    for (const auto& [source, count] : *open.counts)
        filter.sources.push_back(static_cast<std::int64_t>(source));
    if (filter.sources.empty()) { // would be all
        open.call = {};
        open.crash.reset();
        return;
    }
    open.call = m_reader->crashes(
        filter, open.sheet, [this, sheet = open.sheet.data()](const Result<ConsoleReader::Crashes>& crashes) {
            auto* const known = openOf(sheet);
            if (!known || !crashes)
                return;
            const auto latest = std::ranges::max_element(*crashes, {}, &store::ConsoleCrash::time);
            known->crash = latest == crashes->end() ? std::nullopt : std::optional(*latest);
            refresh();
        });
}

/// A box that is gone is not shown any longer.
void BoxDialogs::refresh() {
    std::erase_if(m_open, [](const Open& open) { return !open.sheet; });
    for (auto& open : m_open) {
        open.box = present(open.box);
        if (!m_facts.boxes().find(open.box)) {
            open.sheet->close();
            continue;
        }
        if (auto counts = m_facts.crashesOf(open.box); open.counts != counts) {
            open.counts = std::move(counts);
            readCrash(open);
        }
        open.sheet->setContent(m_facts.sheetOf(open.box, open.crash));
    }
}

QString BoxDialogs::wrongName(const BoxKey& box, const QString& name) const {
    for (const auto& other : m_facts.boxes().all())
        if (!name.isEmpty() && other.key != box && other.box.name == name.toStdString())
            return tr("Another box has this name.");
    const auto checked = store::check(named(name));
    if (checked)
        return {};
    return checked.error().code == ErrorCode::TooLong
               ? tr("The name is too long.")
               : tr("A name cannot begin with ssh://, unix:, exec: or a hyphen.");
}

void BoxDialogs::askName(const BoxKey& box) {
    const auto* const known = m_facts.boxes().find(box);
    if (!known)
        return;
    auto* dialog = new InputDialog(
        {tr("Rename box"),
         tr("The name is shown on all pages, and etherdeckctl accepts it wherever it expects a device. "
            "Without a name, the box is called by its host name, its device or a MAC address."),
         tr("Name"), QString::fromStdString(known->box.name), tr("Rename"),
         [this, box](const QString& name) { return wrongName(box, name); }, false},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, box] {
        emit changeRequested({box, What::Name, dialog->value().toStdString(), {}});
    });
    dialog->open();
}

void BoxDialogs::askGroup(const BoxKey& box) {
    const auto* const known = m_facts.boxes().find(box);
    if (!known)
        return;
    auto* dialog = new InputDialog(
        {tr("Group of %1").arg(m_facts.titleOf(box)),
         tr("Boxes of one group are listed together. A group can be a place, a customer or a purpose. "
            "Leave it empty for no group."),
         tr("Group"), QString::fromStdString(known->box.group), tr("Set group"),
         [](const QString& group) {
             return store::check(grouped(group)) ? QString() : tr("This cannot be the name of a group.");
         },
         false, m_facts.groups()},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, box] {
        emit changeRequested({box, What::Group, dialog->value().toStdString(), {}});
    });
    dialog->open();
}

/// A MAC address that no box has alone would be taken from those that have it.
QString BoxDialogs::wrongMac(const BoxKey& box) const {
    const auto owner = m_facts.boxes().of(box.mac);
    if (box.isStored() || owner.box)
        return {};
    if (box.mac.isGroup() || box.mac.isZero())
        return tr("No box has this MAC address.");
    if (boxes::isFactoryMac(box.mac))
        return tr("Many devices are sold with this MAC address, so it does not identify a box.");
    return owner.claimants.empty() ? QString()
                                   : tr("More than one box may have this MAC address. Choose one of them.");
}

void BoxDialogs::askTie(const Thing& thing) {
    const auto text = std::holds_alternative<SourceId>(thing)
                          ? tr("Which box is “%1”? Its boots and crashes are then shown beside the events of "
                               "its disks.")
                          : tr("Which box serves %1? Your choice counts, even against proof.");
    auto* dialog = new TieDialog({text.arg(m_facts.titleOf(thing)), m_facts.boxes().of(thing).box,
                                  m_facts.offers(), [this](const BoxKey& box) { return wrongMac(box); }},
                                 &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, thing] {
        const auto box = dialog->chosen();
        emit tieRequested(thing, box ? std::optional(present(*box)) : std::nullopt);
    });
    dialog->open();
}

void BoxDialogs::untie(const BoxKey& box, const Thing& thing) {
    if (m_facts.boxes().of(thing).box == box)
        emit tieRequested(thing, std::nullopt);
}

} // namespace etherdeck::ui

#include "moc_dialogs.cpp"
