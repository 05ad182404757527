#pragma once

#include "core/discovery/target.h"
#include "core/disks/disk_contents.h"
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
    /// After peekWanted().
    void setProgress(Address address, std::uint64_t bytesRead, std::uint64_t bytesWanted);
    void setOutcome(Address address, const PeekOutcome& outcome);
    void forget(Address address);
    /// As its button does; where several disks answer, puts the keyboard on the choice of them.
    void look();

signals:
    void peekWanted(etherdeck::Address address, const etherdeck::discovery::PathKey& path);
    void cancelWanted(etherdeck::Address address);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct State {
        bool isBusy = false;
        std::uint64_t read = 0;
        std::uint64_t wanted = 0;
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
