#pragma once

#include "ui/inventory/inventory_text.h"
#include "ui/inventory/target_filter_model.h"
#include "ui/inventory/target_model.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QSettings;
class QStackedWidget;

namespace etherdeck::ui {

class Banner;
class EmptyPlaceView;
class TargetTable;

/// All targets, live. Told what happens; asks for what it wants by signals.
class InventoryPage : public QWidget {
    Q_OBJECT

public:
    explicit InventoryPage(QString linkProgram, QWidget* parent = nullptr);

    void apply(const InventoryChange& change);
    void setLinks(const std::vector<LinkStatus>& links);
    void noteEvent(const DiscoveryEvent& event);
    void noteSettled();
    void setDense(bool dense);
    /// Puts the keyboard on what the page shows.
    void focusContent();

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    /// For menus; they work on this page wherever they stand.
    [[nodiscard]] QAction* discoverAction() const { return m_discover; }
    [[nodiscard]] QAction* findAction() const { return m_find; }
    [[nodiscard]] QAction* copyAction() const { return m_copy; }
    [[nodiscard]] QAction* copyAddressAction() const { return m_copyAddress; }

signals:
    /// The sentence of state in the header is another one.
    void summaryChanged(const QString& summary);
    void discoverRequested();
    void retryRequested();
    void chooseInterfacesRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    QWidget* makeHeader();
    void startDiscovery();
    void takeStep(EmptyPlace::Action action);
    void filterBy(const QString& text);
    void updateTime();
    /// Everything that depends on the whole: sentence, banners, empty place.
    void refresh();
    void refreshConflicts();
    void refreshContent(const InventorySummary& summary);

    TargetModel m_targets;
    TargetFilterModel m_shown;
    InventoryFacts m_facts;
    bool m_hasSettled = false;

    QAction* m_discover;
    QAction* m_find;
    QAction* m_copy;
    QAction* m_copyAddress;
    QLabel* m_summary;
    QLineEdit* m_filter;
    Banner* m_linkBanner;
    Banner* m_conflictBanner;
    QStackedWidget* m_content;
    TargetTable* m_table;
    EmptyPlaceView* m_empty;
};

} // namespace etherdeck::ui
