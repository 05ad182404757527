#pragma once

#include "core/box_netconsole/decision.h"
#include "ui/devices/base/commands.h"
#include "ui/devices/plan/dialog.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace etherdeck::ui {

class Banner;
class FactGroup;
class NetconsoleProof;
class NetconsoleReading;
class SecondaryLabel;
class ServerCombo;

/// Netconsole of a box: whether U-Boot and the kernel send their console, where to, and whether it arrives.
/// What is asked for is made into one plan, which is shown first. It stays open and does not block.
class NetconsoleDialog : public QDialog {
    Q_OBJECT

public:
    /// `title` is what the box is called.
    NetconsoleDialog(const DeviceCommandsPtr& commands, const DeviceStatePtr& state, const QString& title,
                     QWidget* parent = nullptr);

    /// After each change of the state of the box.
    void setState(const DeviceStatePtr& state);
    [[nodiscard]] const std::string& device() const { return m_device; }

    void chooseParts(const box_netconsole::Parts& parts);
    void setServer(const QString& address);
    void setBoxAddress(const QString& address);
    void setDhcpRange(const QString& range);
    void enable();
    void disable();
    void verify();

    [[nodiscard]] QString server() const;
    [[nodiscard]] QString boxAddress() const;
    [[nodiscard]] QString messageText() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QPushButton& enableButton() const { return *m_enable; }
    [[nodiscard]] QPushButton& disableButton() const { return *m_disable; }
    [[nodiscard]] QPushButton& verifyButton() const { return *m_verify; }
    [[nodiscard]] NetconsoleProof& proof() const { return *m_proof; }
    [[nodiscard]] bool isRead() const;

signals:
    void wished(const etherdeck::ui::DeviceWish& wish);

private:
    void layOut();
    void connectParts();
    void readAll();
    void noteRead();
    void askSoon();
    void ask();
    void decide();
    void showAll();
    void showMessages();
    void showButtons();
    void makeRoom();
    [[nodiscard]] const box_netconsole::BoxParts& found() const;
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool canEditBoot() const;
    [[nodiscard]] box_netconsole::Parts chosen() const;
    [[nodiscard]] box_netconsole::EnableRequest request() const;
    [[nodiscard]] bool isRangeWrong() const;
    [[nodiscard]] std::vector<std::string> boxAddresses() const;
    [[nodiscard]] std::vector<plans::BoxInterface> interfaces() const;
    /// Of the parts that are chosen.
    [[nodiscard]] std::vector<NamedWish> enablingChanges() const;
    [[nodiscard]] std::vector<NamedWish> disablingChanges() const;
    [[nodiscard]] std::int64_t latestChange() const;

    DeviceCommandsPtr m_commands;
    std::string m_device;
    DeviceStatePtr m_state;
    NetconsoleReading* m_reading;
    std::vector<box_netconsole::OwnAddress> m_own;
    link::StationAnswers m_answers;
    box_netconsole::BootDecision m_boot;
    box_netconsole::KernelDecision m_kernel;
    std::int64_t m_change = 0;
    bool m_isFirst = true; ///< the parts are not chosen yet
    Call m_asking;
    QTimer m_askSoon;
    Banner* m_trouble;
    FactGroup* m_facts;
    QScrollArea* m_scroll = nullptr;
    QCheckBox* m_bootPart;
    QCheckBox* m_kernelPart;
    ServerCombo* m_server;
    QLineEdit* m_boxAddress;
    QLineEdit* m_dhcp;
    SecondaryLabel* m_message;
    QLabel* m_risk;
    NetconsoleProof* m_proof;
    QPushButton* m_verify;
    QPushButton* m_disable;
    QPushButton* m_enable;
    QPushButton* m_close;
};

} // namespace etherdeck::ui
