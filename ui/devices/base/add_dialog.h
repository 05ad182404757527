#pragma once

#include "ui/widgets/input_dialog.h"

namespace etherdeck::ui {

/// Adds a box: where its agent is reached, with examples, and a name.
class AddDeviceDialog : public InputDialog {
    Q_OBJECT

public:
    struct Rules {
        std::function<bool(const QString& device)> isKnown; ///< such a box is listed
        /// What is wrong with a name for the box of this device; empty: nothing.
        std::function<QString(const QString& device, const QString& name)> wrongName;
    };
    explicit AddDeviceDialog(const Rules& rules, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const;

private:
    QLineEdit* m_name;
};

} // namespace etherdeck::ui
