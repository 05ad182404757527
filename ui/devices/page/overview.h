#pragma once

#include "ui/devices/page/actions.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

class QStackedWidget;

namespace etherdeck::ui {

class DiskMapView;

/// The disks and exports of a box as a picture, with what can be done with what is chosen in it.
class DeviceOverview : public QWidget {
    Q_OBJECT

public:
    explicit DeviceOverview(const DeviceActions& actions, QWidget* parent = nullptr);

    /// `empty` is shown when there is neither a disk nor an export. A null state is empty.
    void show(const DeviceStatePtr& state, const EmptyPlace& empty);
    void setFilterText(const QString& text);
    void focusContent();
    [[nodiscard]] DiskMapView& map() const { return *m_map; }

signals:
    /// A row of a table: actions go by what is selected there.
    void chosen(etherdeck::ui::DeviceTab tab, const QString& key);
    void opened(etherdeck::ui::DeviceTab tab);

private:
    void popUpActions(const QPoint& position);

    const DeviceActions& m_actions;
    QStackedWidget* m_stack;
    DiskMapView* m_map;
    EmptyPlaceView* m_empty;
};

} // namespace etherdeck::ui
