#include "ui/devices/netconsole/server_combo.h"

#include "ui/text/plain.h"

#include <QSignalBlocker>

namespace etherdeck::ui {

ServerCombo::ServerCombo(QWidget* parent) : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
}

void ServerCombo::propose(const std::vector<box_netconsole::OwnAddress>& own,
                          const std::vector<std::string>& boxAddresses) {
    const auto typed = currentText();
    const QSignalBlocker quiet(this);
    clear();
    for (const auto& one : own) {
        addItem(QString::fromStdString(one.network.address.toString()));
        setItemData(count() - 1, tr("This computer, on %1").arg(fromWire(one.interface)), Qt::ToolTipRole);
    }
    const auto towards = box_netconsole::addressTowards(own, boxAddresses);
    setCurrentText(!typed.isEmpty() ? typed
                   : towards        ? QString::fromStdString(towards->network.address.toString())
                                    : QString());
}

} // namespace etherdeck::ui

#include "moc_server_combo.cpp"
