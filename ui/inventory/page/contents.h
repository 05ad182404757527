#pragma once

#include "core/store/events/name_book.h"
#include "ui/inventory/table/export.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"
#include "ui/inventory/targets/target_box.h"

#include <cstdint>
#include <map>
#include <optional>

namespace etherdeck::ui {

/// The targets of the inventory page: what is known of them, which pass the filter, and which are selected.
class InventoryContents {
public:
    InventoryContents();
    InventoryContents(const InventoryContents&) = delete;
    InventoryContents& operator=(const InventoryContents&) = delete;

    [[nodiscard]] TargetModel& model() { return m_model; }
    [[nodiscard]] const TargetModel& model() const { return m_model; }
    [[nodiscard]] TargetFilterModel& shown() { return m_shown; }
    [[nodiscard]] TargetSelection& selection() { return m_selection; }

    void apply(const InventoryChange& change);
    void setLinks(const std::vector<LinkStatus>& links);
    void setNames(const store::NameBook& names);
    void setBoxOf(TargetBoxOf boxOf);
    [[nodiscard]] const std::vector<LinkStatus>& links() const { return m_links; }
    [[nodiscard]] const store::NameBook& names() const { return m_names; }
    [[nodiscard]] TargetBox boxOf(Address address) const { return m_boxOf(address); }

    [[nodiscard]] const discovery::Target* find(Address address) const { return m_model.find(address); }
    [[nodiscard]] Targets all() const;
    [[nodiscard]] std::vector<discovery::Target> values() const;
    [[nodiscard]] Targets selected() const;
    /// The one target that is selected, or the current one of several.
    [[nodiscard]] const discovery::Target* current() const;

    /// Addresses, for settings.
    [[nodiscard]] QStringList savedSelection() const;
    /// Selects them as soon as they are listed, unless the user selects something first.
    void restoreSelection(const QStringList& saved);

    /// Empty where there is none.
    [[nodiscard]] store::Label labelOf(const discovery::Target& target) const;
    [[nodiscard]] store::Label labelOf(std::uint16_t shelf) const;
    /// Of the shelves that have targets.
    [[nodiscard]] std::map<std::uint16_t, QString> shelfNames() const;
    [[nodiscard]] ExportContext exportContext() const;

private:
    TargetModel m_model;
    TargetFilterModel m_shown;
    TargetSelection m_selection;
    store::NameBook m_names;
    std::vector<LinkStatus> m_links;
    std::vector<Address> m_restored; ///< to be selected
    TargetBoxOf m_boxOf = [](Address) { return TargetBox(); };
};

/// Those that may be removed from the list: a live one would be there again at once.
[[nodiscard]] Targets awayAmong(const Targets& targets);

} // namespace etherdeck::ui
