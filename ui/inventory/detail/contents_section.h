#pragma once

#include "core/discovery/target.h"
#include "ui/inventory/targets/commands.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_text.h"

#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

class FactGroup;

/// What is on a disk: partition table, partitions and file systems, looked at on request. Remembers for each
/// target what was found.
class ContentsSection : public QWidget {
    Q_OBJECT

public:
    explicit ContentsSection(QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target);
    /// Whom it asks from now on to look.
    void setCommands(InventoryCommandsPtr commands) { m_commands = std::move(commands); }
    /// As its button does; where several disks answer, puts the keyboard on the choice of them.
    void look();

private:
    struct State {
        Call look;
        PeekProgress progress;
        std::optional<PeekOutcome> outcome;
        QString disk; ///< which one, where several answer
        discovery::PathKey path;
        std::optional<aoe::Identity> identity; ///< of what was looked at
    };

    void refresh();
    void forgetAnotherDisk();
    void refreshButtons(const State* state);
    void refreshFound(const State* state);
    void start(std::size_t claimant);
    void cancel();
    void showOutcome(Address address, const PeekOutcome& outcome);

    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    std::optional<discovery::Target> m_target;
    std::map<Address, State> m_states;

    QLabel* m_heading;
    QLabel* m_text;
    Notice* m_notice;
    QVBoxLayout* m_groupColumn;
    std::vector<FactGroup*> m_groups;
    QVBoxLayout* m_buttonColumn;
    std::vector<QPushButton*> m_buttons;
};

} // namespace etherdeck::ui
