#pragma once

#include "core/services/devices/values.h"

#include <QListWidget>
#include <QTimer>

#include <map>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// The boxes that the user has added: name, connection in shape and word, model and group.
class DeviceBoxList : public QListWidget {
    Q_OBJECT

public:
    explicit DeviceBoxList(QWidget* parent = nullptr);

    /// Keeps what is current, as far as it is still listed.
    void setDevices(const std::vector<KnownDevice>& devices);
    void setState(const DeviceStatePtr& state);
    /// By device.
    void setGroups(const std::map<std::string, std::string>& groups);
    /// What a box carried in each of the latest seconds, in bytes; empty: not known.
    void setCurve(const std::string& device, const std::vector<double>& bytes);

    /// Empty: none.
    [[nodiscard]] std::string currentDevice() const;
    void choose(const std::string& device);
    [[nodiscard]] DeviceStatePtr stateOf(const std::string& device) const; ///< null: nothing is known yet

signals:
    void deviceChosen(const std::string& device);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();
    void showText(int row);
    [[nodiscard]] int rowOf(const std::string& device) const; ///< -1: none

    std::vector<KnownDevice> m_devices;
    std::map<std::string, DeviceStatePtr> m_states;
    std::map<std::string, std::string> m_groups;
    bool m_isFilling = false;
    QTimer m_clock;
};

} // namespace etherdeck::ui
