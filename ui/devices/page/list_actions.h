#pragma once

#include "core/boxes/box.h"
#include "ui/devices/base/commands.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <string>
#include <vector>

class QPoint;

namespace etherdeck::ui {

class AddBoxWizard;
struct AddedBox;
class DeviceBoxList;
class DeviceBoxView;

/// What is stored of a box that is listed on the page.
struct DeviceBox {
    boxes::BoxKey key;
    std::string name;
    std::string group;

    friend bool operator==(const DeviceBox&, const DeviceBox&) = default;
};

/// What can be done with the list of boxes and the one that is current in it. Its dialogs do not block.
class DeviceListActions : public QObject {
    Q_OBJECT

public:
    /// `page` is where the dialogs stand, and the parent.
    DeviceListActions(DeviceBoxList& list, DeviceBoxView& view, QWidget* page);

    void setCommands(const DeviceCommandsPtr& commands) { m_commands = commands; }
    void setDevices(const std::vector<KnownDevice>& devices) { m_devices = devices; }
    /// By device: those that are stored. They are renamed and grouped there.
    void setBoxes(const std::map<std::string, DeviceBox>& boxes);

    [[nodiscard]] const std::vector<KnownDevice>& devices() const { return m_devices; }
    [[nodiscard]] bool isListed(const std::string& device) const;
    [[nodiscard]] KnownDevice current() const;

    void addBox();
    void findBoxes();
    /// On the box that is current.
    void installAgent();
    /// The user did not answer what ssh asked.
    void loginCancelled(const std::string& device);
    void renameBox();
    void removeBox();
    /// Nothing when the box is not stored, as while there is no history.
    void groupBox();
    void showBoxSheet();
    void popUpMenu(const QPoint& position);

private:
    /// `device` is listed already, or empty.
    AddBoxWizard& openWizard(const std::string& device = {});
    void add(const AddedBox& box);
    [[nodiscard]] const DeviceBox* currentBox() const; ///< null: it is not stored

    DeviceBoxList& m_list;
    DeviceBoxView& m_view;
    QWidget* m_page;
    DeviceCommandsPtr m_commands;
    std::vector<KnownDevice> m_devices;
    std::map<std::string, DeviceBox> m_boxes;
    QPointer<AddBoxWizard> m_wizard;
};

} // namespace etherdeck::ui
