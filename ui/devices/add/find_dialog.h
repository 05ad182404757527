#pragma once

#include "ui/devices/add/found_rows.h"
#include "ui/devices/base/commands.h"

#include <QDialog>

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace etherdeck::ui {

class DeviceRowTable;
class Notice;

/// Searches the local networks for boxes. Accepted with the box that is to be added.
class FindBoxesDialog : public QDialog {
    Q_OBJECT

public:
    explicit FindBoxesDialog(const DeviceCommandsPtr& commands, QWidget* parent = nullptr);

    /// On the interfaces that are ticked.
    void search();
    [[nodiscard]] DeviceRowTable& table() const { return *m_table; }
    [[nodiscard]] const finder::FoundBox* chosen() const; ///< null: none
    void reject() override;

private:
    struct Offer {
        link::Interface interface;
        QCheckBox* box;
    };

    QWidget* makeInterfaces();
    [[nodiscard]] QWidget* makeButtons();
    void stop();
    void take(const Result<std::vector<FoundThere>>& found);
    void showProgress(const FinderProgress& progress);
    void showRows();
    void showButtons();

    DeviceCommandsPtr m_commands;
    std::vector<Offer> m_offers;
    Call m_search;
    std::optional<std::vector<FoundThere>> m_found;
    QCheckBox* m_large;
    QPushButton* m_searchButton;
    Notice* m_notice;
    DeviceRowTable* m_table;
    QCheckBox* m_all;
    QLabel* m_warnings;
    QPushButton* m_copy;
    QPushButton* m_close;
    QPushButton* m_add;
};

} // namespace etherdeck::ui
