#pragma once

#include "ui/inventory/targets/commands.h"
#include "ui/widgets/notice.h"

#include <QPointer>
#include <QWidget>

#include <map>
#include <set>

class QDialog;
class QLabel;
class QLineEdit;
class QPushButton;

namespace etherdeck::ui {

class FactGroup;

/// Who owns a target, by its config string, and the ways to change it: claim, replace, release.
/// Asks before it changes another owner's string. Remembers the progress of a change for each target.
class ConfigSection : public QWidget {
    Q_OBJECT

public:
    explicit ConfigSection(QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target);
    /// The string with which this computer claims targets; by default the host name.
    void setOwnClaim(const QString& claim);
    /// Sets who carries out changes.
    void setCommands(InventoryCommandsPtr commands) { m_commands = std::move(commands); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct State {
        Call change;
        std::string wished;
        std::optional<ConfigOutcome> outcome;
    };

    void makeEditor();
    void refresh();
    void refreshEditor();
    void refreshNotice();
    void openEditor();
    void closeEditor();
    void takeEditor();
    void release();
    /// Asks first if the string is another owner's.
    void change(const std::string& wanted);
    void confirm(const std::string& wanted);
    void send(const ConfigWish& wish);
    void showOutcome(Address address, const ConfigOutcome& outcome);
    [[nodiscard]] bool isOurs(const std::string& string) const;
    [[nodiscard]] bool mayChange() const;

    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    discovery::Target m_target;
    QString m_ownClaim;
    std::set<std::string> m_ownStrings; ///< claimed with in this session
    std::map<Address, State> m_states;

    QLabel* m_heading;
    QLabel* m_owner;
    FactGroup* m_string;
    QPushButton* m_edit;
    QPushButton* m_release;
    QWidget* m_editor;
    QLineEdit* m_line;
    QLabel* m_count;
    QPushButton* m_take;
    QPushButton* m_leave;
    Notice* m_notice;
    QPointer<QDialog> m_dialog;
};

} // namespace etherdeck::ui
