#pragma once

#include "ui/widgets/input_dialog.h"

namespace etherdeck::ui {

/// Adds a box: where its agent is reached, with examples, and a name.
class AddDeviceDialog : public InputDialog {
    Q_OBJECT

public:
    /// `isKnown` says whether such a box is listed.
    explicit AddDeviceDialog(const std::function<bool(const QString& device)>& isKnown,
                             QWidget* parent = nullptr);

    [[nodiscard]] QString name() const;

private:
    QLineEdit* m_name;
};

} // namespace etherdeck::ui
