#pragma once

#include "ui/inventory/targets/config_text.h"

#include <QDialog>

namespace etherdeck::ui {

/// Shows what a change of another's config string does, and asks whether to do it. Cancel has the focus.
class ClaimDialog : public QDialog {
    Q_OBJECT

public:
    explicit ClaimDialog(const ClaimPlan& plan, QWidget* parent = nullptr);
};

} // namespace etherdeck::ui
