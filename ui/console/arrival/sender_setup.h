#pragma once

#include "core/advisor/arrival_check.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace etherdeck::ui {

class SegmentedControl;

/// How to set up a box so that it sends its console to this computer, ready to copy.
class SenderSetup : public QWidget {
    Q_OBJECT

public:
    explicit SenderSetup(QWidget* parent = nullptr);

    /// The first address is offered until a person chooses another one.
    void setReceiver(const std::vector<LocalAddress>& addresses, std::uint16_t port,
                     const std::optional<netconsole::Endpoint>& box);
    [[nodiscard]] QString text() const;

private:
    void retranslate();
    void refresh();

    std::vector<LocalAddress> m_addresses;
    std::uint16_t m_port = consolePort;
    std::optional<netconsole::Endpoint> m_box;
    QLabel* m_title;
    QLabel* m_addressLabel;
    QComboBox* m_address;
    SegmentedControl* m_kind;
    QLabel* m_hint;
    QPlainTextEdit* m_lines;
    QPushButton* m_copy;
};

} // namespace etherdeck::ui
