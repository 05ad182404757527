#include "ui/shell/window_layout.h"

#include "core/services/devices/known_devices.h"
#include "ui/console/log/panel.h"
#include "ui/console/page/page.h"
#include "ui/console/search/panel.h"
#include "ui/console/terminal/panel.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/timeline/page.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString pageKey = QStringLiteral("window/page");
const QString denseKey = QStringLiteral("inventory/dense");
constexpr QSize firstSize(1240, 780);

} // namespace

void WindowLayout::save(QSettings& settings) const {
    settings.setValue(geometryKey, m_window.saveGeometry());
    settings.setValue(stateKey, m_window.saveState());
    settings.setValue(pageKey, m_navigator.row());
    settings.setValue(denseKey, m_compactRows.isChecked());
    m_window.inventory().saveLayout(settings);
    m_window.console().saveLayout(settings);
    m_window.consolePanels().log->saveLayout(settings);
    m_window.consolePanels().terminal->saveLayout(settings);
    m_window.consolePanels().search->saveLayout(settings);
    m_window.devices().saveLayout(settings);
    m_window.timeline().saveLayout(settings);
}

void WindowLayout::restore(QSettings& settings) {
    m_window.resize(firstSize);
    m_window.restoreGeometry(settings.value(geometryKey).toByteArray());
    m_window.restoreState(settings.value(stateKey).toByteArray());
    m_compactRows.setChecked(settings.value(denseKey).toBool());
    m_window.inventory().restoreLayout(settings);
    m_window.console().restoreLayout(settings);
    m_window.consolePanels().log->restoreLayout(settings);
    m_window.consolePanels().terminal->restoreLayout(settings);
    m_window.consolePanels().search->restoreLayout(settings);
    m_window.devices().setDevices(loadDevices(settings));
    m_window.inventory().offerExports(!m_window.devices().devices().empty());
    m_window.devices().restoreLayout(settings);
    m_window.timeline().restoreLayout(settings);
    m_navigator.choose(std::clamp(settings.value(pageKey).toInt(), 0, m_navigator.count() - 1));
}

} // namespace etherdeck::ui
