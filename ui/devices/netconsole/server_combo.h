#pragma once

#include "core/box_netconsole/addresses.h"

#include <QComboBox>

#include <string>
#include <vector>

namespace etherdeck::ui {

/// Where netconsole is sent to: offers the addresses of this computer; another one can be typed.
class ServerCombo : public QComboBox {
    Q_OBJECT

public:
    explicit ServerCombo(QWidget* parent);

    /// The one towards the box is proposed. What is there already stays.
    void propose(const std::vector<box_netconsole::OwnAddress>& own,
                 const std::vector<std::string>& boxAddresses);
};

} // namespace etherdeck::ui
