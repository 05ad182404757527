#pragma once

#include "ui/devices/base/commands.h"
#include "ui/devices/base/san_view.h"

#include <QDialog>

class QPushButton;

namespace etherdeck::ui {

class Notice;

/// Has the box watch an export for some seconds, and says who used it. That nobody was seen proves nothing.
class UsersDialog : public QDialog {
    Q_OBJECT

public:
    UsersDialog(DeviceCommandsPtr commands, std::string device, Address address, SanViewer san,
                QWidget* parent = nullptr);

    [[nodiscard]] Notice& notice() const { return *m_notice; }
    void watch();

private:
    void showUsers(const remote::UserList& users);
    [[nodiscard]] QString userText(const remote::ExportUser& user) const;

    DeviceCommandsPtr m_commands;
    std::string m_device;
    Address m_address;
    SanViewer m_san;
    Call m_call;
    Notice* m_notice;
    QPushButton* m_again;
    QPushButton* m_close;
};

} // namespace etherdeck::ui
