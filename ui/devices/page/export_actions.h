#pragma once

#include "core/services/devices/values.h"
#include "ui/devices/base/san_view.h"
#include "ui/devices/plan/dialog.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <utility>
#include <vector>

class QAction;
class QWidget;

namespace etherdeck::ui {

/// What can be done with the exports that are selected: with several, one plan for all that it applies to.
class ExportActions : public QObject {
    Q_OBJECT

public:
    /// `window` is where dialogs stand, and the parent.
    explicit ExportActions(QWidget* window);

    [[nodiscard]] QList<QAction*> all() const;
    [[nodiscard]] QAction* newExport() const { return m_newExport; }
    void setSanViewer(SanViewer san) { m_san = std::move(san); }
    /// After the state or the selection has changed; `keys` are addresses.
    void setSelection(const DeviceStatePtr& state, const QStringList& keys);
    void retranslate();

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);
    void newExportRequested();
    void changeRequested(etherdeck::Address address);
    void usersRequested(etherdeck::Address address);
    /// Go to it in the inventory.
    void targetRequested(etherdeck::Address address);
    /// None: all of them.
    void saveRequested(const QStringList& addresses);
    void loadRequested();

private:
    using Status = plans::ExportStatus;
    using Statuses = std::vector<const Status*>;
    using Matches = std::function<bool(const Status&)>;
    using WishOf = std::function<plans::Wish(const Status&)>;

    [[nodiscard]] bool canChange() const;
    [[nodiscard]] Statuses selected() const;
    /// Those that are selected and match.
    [[nodiscard]] Statuses selected(const Matches& matches) const;
    [[nodiscard]] const Status* single() const;
    /// `one` and `several` are the verbs, with %1 for the address or the number.
    void wishFor(const Statuses& statuses, const WishOf& wishOf, const QString& one, const QString& several);
    void askForMac(bool isAllowed);
    void allow(MacAddress mac, bool isAllowed);
    void allowThisComputer();
    [[nodiscard]] std::vector<MacAddress> ownMacs() const;
    void connectAll();
    void connectFiles();

    QWidget* m_window;
    SanViewer m_san = [] { return SanView(); };
    DeviceStatePtr m_state;
    QStringList m_keys;
    QAction* m_newExport;
    QAction* m_change;
    QAction* m_start;
    QAction* m_stop;
    QAction* m_remove;
    QAction* m_users;
    QAction* m_restart;
    QAction* m_allowOwn;
    QAction* m_allow;
    QAction* m_deny;
    QAction* m_showTarget;
    QAction* m_adopt;
    QAction* m_import;
    QAction* m_save;
    QAction* m_load;
};

} // namespace etherdeck::ui
