#pragma once

#include "core/advisor/interface_rates.h"
#include "core/services/inventory/discovery_service.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace etherdeck::ui {

class SecondaryLabel;

/// The links at the foot of the sidebar: state by shape and word, traffic in and out, and activity in
/// the last minute.
class LinkList : public QWidget {
    Q_OBJECT

public:
    explicit LinkList(QWidget* parent = nullptr);

    void setLinks(const std::vector<LinkStatus>& links);
    [[nodiscard]] const std::vector<LinkStatus>& links() const { return m_links; }
    /// Adds the present counters to the curves; called by a timer once a second.
    void sample(TimePoint now);
    /// Folds to the lamps; the rest is in the tooltips.
    void setFolded(bool isFolded);

private:
    class Row;

    void retranslate();
    void showHeads();

    QVBoxLayout* m_layout;
    SecondaryLabel* m_heading;
    SecondaryLabel* m_none;
    bool m_isFolded = false;
    std::vector<LinkStatus> m_links;
    InterfaceRates m_rates;
    QTimer m_second;
    std::vector<Row*> m_rows;
};

} // namespace etherdeck::ui
