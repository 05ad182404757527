#pragma once

#include "core/plans/wish.h"
#include "core/remote/answers.h"
#include "core/services/devices/values.h"

#include <QDialog>

namespace etherdeck::ui {

class DeviceRowTable;

/// Which exports of a saved file a box is to have: all of them at first.
class LoadExportsDialog : public QDialog {
    Q_OBJECT

public:
    /// `saved` may be an error: then the dialog says what is wrong with the file.
    LoadExportsDialog(const DeviceState& state, const Result<remote::SavedExports>& saved,
                      const QString& file, QWidget* parent = nullptr);

    [[nodiscard]] DeviceRowTable& table() const { return *m_table; }
    [[nodiscard]] plans::LoadExports wish() const;

private:
    void showExports(const DeviceState& state);

    remote::SavedExports m_saved;
    DeviceRowTable* m_table;
};

} // namespace etherdeck::ui
