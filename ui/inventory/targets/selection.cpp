#include "ui/inventory/targets/selection.h"

#include "ui/inventory/targets/model.h"

#include <algorithm>

namespace etherdeck::ui {

bool TargetSelection::contains(Address address) const {
    return std::binary_search(m_addresses.begin(), m_addresses.end(), address);
}

void TargetSelection::set(std::vector<Address> addresses, std::optional<Address> current) {
    std::sort(addresses.begin(), addresses.end());
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    if (addresses == m_addresses && current == m_current)
        return;
    m_addresses = std::move(addresses);
    m_current = current;
    emit changed();
}

void TargetSelection::clear() { set({}, std::nullopt); }

void TargetSelection::follow(const QAbstractItemModel& targets) {
    connect(&targets, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this, &targets](const QModelIndex&, int first, int last) {
                const auto addressOf = [&](int row) {
                    return targets.index(row, 0).data(TargetModel::AddressRole).value<Address>();
                };
                // Rows are sorted by address.
                const Address from = addressOf(first);
                const Address to = addressOf(last);
                const auto isLeaving = [&](Address address) { return from <= address && address <= to; };
                std::vector<Address> staying = m_addresses;
                std::erase_if(staying, isLeaving);
                const bool losesCurrent = m_current && isLeaving(*m_current);
                set(std::move(staying), losesCurrent ? std::nullopt : m_current);
            });
}

} // namespace etherdeck::ui

#include "moc_selection.cpp"
