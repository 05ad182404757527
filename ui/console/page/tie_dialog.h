#pragma once

#include "core/base/mac_address.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace etherdeck::ui {

/// A box that is known from elsewhere, by its MAC address.
struct KnownBox {
    MacAddress mac;
    QString name; ///< "e7.3 “films”"

    friend bool operator==(const KnownBox&, const KnownBox&) = default;
};

/// Asks which known box a console source belongs to.
class TieDialog : public QDialog {
    Q_OBJECT

public:
    TieDialog(const QString& which, const std::optional<MacAddress>& before,
              const std::vector<KnownBox>& known, QWidget* parent = nullptr);

    /// Nothing: to none.
    [[nodiscard]] std::optional<MacAddress> chosen() const;

private:
    void check();

    QComboBox* m_box;
    QLabel* m_problem;
    QPushButton* m_ok;
};

} // namespace etherdeck::ui
