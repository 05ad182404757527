#pragma once

#include "core/base/error.h"
#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/inventory_text.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QString>

class QVBoxLayout;

namespace etherdeck::ui {

class AwayNotices;
class InventoryContents;
class TargetModel;

/// The banners of the inventory page: what is wrong with its interfaces, which addresses are in conflict,
/// what has vanished, and how something that the user requested has ended.
class InventoryProblems : public QObject {
    Q_OBJECT

public:
    /// `contents` outlives it. The banners belong to the page that addTo() puts them in.
    InventoryProblems(const InventoryContents& contents, QObject* parent);

    void addTo(QVBoxLayout& column) const;
    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    [[nodiscard]] AwayNotices& away() const { return *m_away; }

    void refresh(const InventoryFacts& facts);
    /// How a request has ended; closed by the user.
    void note(const etherdeck::ui::Banner::Message& message);

    [[nodiscard]] bool hasConflicts() const;
    /// The next one behind `from`, and from the start again; nothing: there is none.
    [[nodiscard]] const discovery::Target* nextConflict(const discovery::Target* from) const;

signals:
    void conflictsChanged(int count);
    /// Show the next one.
    void conflictRequested();

private:
    void refreshConflicts();
    void showConflicts(const QString& title, const QString& consequence, bool isOne, Lamp lamp);
    void takeLinkStep();

    const TargetModel& m_targets;
    WallTime m_start = std::chrono::system_clock::now();
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    bool m_lacksPermission = false;
    int m_conflictCount = 0;
    Banner* m_link;
    Banner* m_conflict;
    AwayNotices* m_away;
    Banner* m_note;
};

} // namespace etherdeck::ui
