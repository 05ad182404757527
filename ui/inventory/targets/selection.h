#pragma once

#include "core/base/address.h"

#include <QObject>

#include <optional>
#include <vector>

class QAbstractItemModel;

namespace etherdeck::ui {

/// Which targets are selected, and which of them is the current one, by address: so it outlives sorting,
/// filtering and the change from one view to another. All views of the inventory share one.
class TargetSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sorted, each once; some may be hidden by a filter.
    [[nodiscard]] const std::vector<Address>& addresses() const { return m_addresses; }
    [[nodiscard]] std::optional<Address> current() const { return m_current; }
    [[nodiscard]] bool contains(Address address) const;
    [[nodiscard]] bool isEmpty() const { return m_addresses.empty(); }

    void set(std::vector<Address> addresses, std::optional<Address> current);
    void clear();
    /// Forgets targets as they leave the TargetModel. It outlives this object, or is destroyed by the same
    /// owner.
    void follow(const QAbstractItemModel& targets);

signals:
    /// Told only when something differs.
    void changed();

private:
    std::vector<Address> m_addresses;
    std::optional<Address> m_current;
};

} // namespace etherdeck::ui
