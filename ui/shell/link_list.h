#pragma once

#include "core/advisor/interface_rates.h"
#include "core/services/inventory/discovery_service.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace etherdeck::ui {

class SecondaryLabel;

/// The links at the foot of the sidebar: state by shape and word, what has passed in and out, and how busy
/// the last minute was.
class LinkList : public QWidget {
    Q_OBJECT

public:
    explicit LinkList(QWidget* parent = nullptr);

    void setLinks(const std::vector<LinkStatus>& links);
    /// Takes the counters as they are now into the curves; by itself once a second.
    void sample(TimePoint now);
    /// To the lamps; the rest is in the tooltips.
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
