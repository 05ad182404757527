#pragma once

#include "core/discovery/target.h"
#include "ui/inventory/targets/commands.h"
#include "ui/text/plain.h"
#include "ui/widgets/notice.h"

#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

class FactGroup;

/// Contents of a disk: partition table, partitions and file systems, read on request. Remembers the result
/// for each target.
class ContentsSection : public QWidget {
    Q_OBJECT

public:
    explicit ContentsSection(QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target);
    /// Sets who reads the contents.
    void setCommands(InventoryCommandsPtr commands) { m_commands = std::move(commands); }
    /// Same as its button; if several disks answer, moves the focus to the choice of disks.
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
