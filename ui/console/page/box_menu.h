#pragma once

#include "ui/console/page/commands.h"

class QMenu;
class QPoint;
class QWidget;

namespace etherdeck::ui {

class BoxModel;
class BoxTree;
struct ConsoleActions;

/// The menus of the console page: behind "⋯", and of the box under the mouse.
class BoxMenu {
public:
    /// All of them outlive it. `commands` are those that hold when something is chosen.
    BoxMenu(const ConsoleActions& actions, const BoxModel& model, const BoxTree& tree,
            const ConsoleCommandsPtr& commands) :
        m_actions(actions), m_model(model), m_tree(tree), m_commands(commands) {}

    /// With what is about the whole page.
    void fill(QMenu& menu) const;
    /// Of the current box.
    void open(const QPoint& globalPosition, QWidget* parent) const;

private:
    void addBox(QMenu& menu) const;
    void fillMerge(QMenu& menu) const;
    void fillApart(QMenu& menu) const;

    const ConsoleActions& m_actions;
    const BoxModel& m_model;
    const BoxTree& m_tree;
    const ConsoleCommandsPtr& m_commands;
};

} // namespace etherdeck::ui
