#pragma once

#include "ui/devices/exports/pages.h"

#include <QDialog>

namespace etherdeck::ui {

/// What is to change at an export. The plan follows.
class ExportChangeDialog : public QDialog {
    Q_OBJECT

public:
    ExportChangeDialog(const DeviceState& state, const exports::Export& present,
                       const ExportAccessPage::OwnInterfaces& own, QWidget* parent = nullptr);

    [[nodiscard]] ExportAccessPage& page() const { return *m_page; }
    /// What differs from the export as it is.
    [[nodiscard]] plans::ExportEdit edit() const;

private:
    exports::Export m_present;
    ExportAccessPage* m_page;
};

} // namespace etherdeck::ui
