#pragma once

#include "core/services/inventory/discovery_values.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

struct InventoryActions;
class FilterEdit;
class FilterMenu;
class SegmentedControl;

/// The head of the inventory page: its name and state in a sentence, the filter, the choice of view, and what
/// can be done. While a discovery is under way a thin bar shows how far it has come.
class InventoryHeader : public QWidget {
    Q_OBJECT

public:
    /// The actions outlive it.
    explicit InventoryHeader(const InventoryActions& actions, QWidget* parent = nullptr);

    void setSummary(const QString& text);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] FilterEdit& filter() const { return *m_filter; }
    /// Views with a filter of their own do without this one.
    void setFilterVisible(bool isVisible);
    /// How many targets the filter leaves; told only while it hides some.
    void setMatches(std::size_t shown, std::size_t all);
    void setDiscovering(bool isDiscovering);
    void setProgress(const discovery::Progress& progress);
    /// Per mille.
    [[nodiscard]] int progress() const;
    /// And takes the focus.
    void clearFilter();

private:
    void makeMenu();
    void retranslate();

    const InventoryActions& m_actions;
    QLabel* m_title;
    QLabel* m_summary;
    FilterEdit* m_filter;
    FilterMenu* m_filters;
    QLabel* m_matches;
    SegmentedControl* m_views;
    QList<QKeySequence> m_viewKeys; ///< the actions have none while another page shows
    QPushButton* m_discover;
    QToolButton* m_more;
    QMenu* m_menu;
    QMenu* m_copyMenu = nullptr;
    QProgressBar* m_progress;
};

} // namespace etherdeck::ui
