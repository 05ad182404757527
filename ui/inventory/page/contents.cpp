#include "ui/inventory/page/contents.h"

#include "ui/text/plain.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace etherdeck::ui {

namespace {

store::Label labelOrNone(const store::Label* label) { return label == nullptr ? store::Label() : *label; }

} // namespace

InventoryContents::InventoryContents() {
    m_shown.setSourceModel(&m_model);
    m_selection.follow(m_model);
    m_model.setNaming({[this](const discovery::Target& target) { return fromWire(labelOf(target).name); },
                       [this](std::uint16_t shelf) { return fromWire(labelOf(shelf).name); },
                       [this](Address address) { return m_boxOf(address).title; }});
}

void InventoryContents::apply(const InventoryChange& change) {
    m_model.apply(change);
    if (m_restored.empty())
        return;
    auto selected = m_selection.addresses();
    if (std::ranges::any_of(selected,
                            [this](Address one) { return std::ranges::count(m_restored, one) == 0; })) {
        m_restored.clear(); // the user was faster
        return;
    }
    const auto isListed = [this](Address address) { return find(address) != nullptr; };
    std::ranges::copy_if(m_restored, std::back_inserter(selected), isListed);
    if (!selected.empty())
        m_selection.set(selected, m_selection.current() ? m_selection.current() : selected.front());
    if (std::ranges::all_of(m_restored, isListed))
        m_restored.clear();
}

QStringList InventoryContents::savedSelection() const {
    constexpr std::size_t maxSaved = 1000;
    QStringList saved;
    for (const auto address : m_selection.addresses() | std::views::take(maxSaved))
        saved << QString::fromStdString(address.toString());
    return saved;
}

void InventoryContents::restoreSelection(const QStringList& saved) {
    m_restored.clear();
    for (const auto& text : saved)
        if (const auto address = Address::parse(text.toStdString()))
            m_restored.push_back(*address);
}

void InventoryContents::setLinks(const std::vector<LinkStatus>& links) {
    m_links = links;
    m_model.setLinks(links);
}

void InventoryContents::setNames(const store::NameBook& names) {
    m_names = names;
    m_model.namesChanged();
}

void InventoryContents::setBoxOf(TargetBoxOf boxOf) {
    m_boxOf = std::move(boxOf);
    m_model.boxesChanged();
}

Targets InventoryContents::all() const {
    Targets targets;
    for (int row = 0; row < m_model.rowCount(); ++row)
        targets.push_back(m_model.target(m_model.index(row, 0)));
    return targets;
}

std::vector<discovery::Target> InventoryContents::values() const {
    std::vector<discovery::Target> targets;
    for (const auto* target : all())
        targets.push_back(*target);
    return targets;
}

Targets InventoryContents::selected() const {
    Targets targets;
    for (const Address address : m_selection.addresses())
        if (const auto* target = find(address))
            targets.push_back(target);
    return targets;
}

const discovery::Target* InventoryContents::current() const {
    if (m_selection.addresses().size() == 1)
        return find(m_selection.addresses().front());
    const auto address = m_selection.current();
    return address ? find(*address) : nullptr;
}

store::Label InventoryContents::labelOf(const discovery::Target& target) const {
    return labelOrNone(m_names.find(target));
}

store::Label InventoryContents::labelOf(std::uint16_t shelf) const {
    return labelOrNone(m_names.shelf(shelf));
}

std::map<std::uint16_t, QString> InventoryContents::shelfNames() const {
    std::map<std::uint16_t, QString> names;
    for (const auto* target : all())
        if (const store::Label* label = m_names.shelf(target->address.shelf()); label != nullptr)
            names[target->address.shelf()] = fromWire(label->name);
    return names;
}

ExportContext InventoryContents::exportContext() const {
    ExportContext context;
    context.interfaceName = [this](discovery::LinkId id) { return m_model.interfaceName(id); };
    context.links = m_links;
    context.label = [this](Address address) {
        const auto* target = find(address);
        return target == nullptr ? store::Label() : labelOf(*target);
    };
    context.box = [this](Address address) { return m_boxOf(address).title; };
    return context;
}

Targets awayAmong(const Targets& targets) {
    Targets away;
    std::ranges::copy_if(targets, std::back_inserter(away),
                         [](const auto* target) { return target->state != discovery::TargetState::Up; });
    return away;
}

} // namespace etherdeck::ui
