#pragma once

#include "core/services/devices/values.h"
#include "ui/devices/plan/dialog.h"

#include <QList>
#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace etherdeck::ui {

/// What can be done with the interface of a box that is selected: MTU and VLANs, which revert unless they are
/// kept.
class InterfaceActions : public QObject {
    Q_OBJECT

public:
    /// `window` is where dialogs stand, and the parent.
    explicit InterfaceActions(QWidget* window);

    [[nodiscard]] QList<QAction*> all() const { return {m_mtu, m_addVlan, m_removeVlan}; }
    /// After the state or the selection has changed; `key` is the name of an interface, or empty.
    void setSelection(const DeviceStatePtr& state, const QString& key);
    void retranslate();

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);

private:
    [[nodiscard]] const plans::BoxInterface* current() const;
    void wishFor(const plans::Wish& wish, const QString& verb, const std::string& device = {}) {
        emit wished({{{wish, {}}}, verb, device});
    }
    void askForMtu();
    void askForVlan();
    void removeVlan();

    QWidget* m_window;
    DeviceStatePtr m_state;
    QString m_key;
    QAction* m_mtu;
    QAction* m_addVlan;
    QAction* m_removeVlan;
};

} // namespace etherdeck::ui
