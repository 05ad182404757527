#pragma once

#include "core/services/calls/call.h"
#include "ui/shell/undo/edit.h"
#include "ui/shell/undo/edit_bar.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// Makes the user's changes, so that they can be undone and redone: completed changes go on a stack, failed
/// ones do not. Only one undo or redo is under way at a time; one that is no longer possible reports why and
/// leaves the stack.
class Edits : public QObject {
    Q_OBJECT

public:
    static constexpr int limit = 100;
    /// What is known now, to compare with the state after the change.
    struct Facts {
        std::function<store::Label(const discovery::Target&)> label;
        std::function<store::Label(std::uint16_t)> shelfLabel;
    };
    /// Makes a change, and answers with it as it was made: with `rows` and `outcome`. Never asked for rules,
    /// devices or changes of a box.
    using Performer = std::function<Call(const Edit& edit, QObject* receiver, Then<Edit> then)>;

    explicit Edits(Facts facts, QObject* parent = nullptr);

    /// Sets who makes the changes; before that none is made.
    void setPerformer(Performer performer) { m_performer = std::move(performer); }

    /// Sets who shows the plan that undoes a change of a box. The user may take a while, or decide not to:
    /// that is answered with Closed.
    void setPlanner(Performer planner) { m_planner = std::move(planner); }

    /// The user requests it.
    void perform(const Edit& edit);
    /// It was done already.
    void push(const Edit& edit);

    [[nodiscard]] bool canUndo() const { return m_stack.canUndo() && !m_step; }
    [[nodiscard]] bool canRedo() const { return m_stack.canRedo() && !m_step; }
    /// What they would undo or redo; empty: nothing.
    [[nodiscard]] QString undoName() const;
    [[nodiscard]] QString redoName() const;
    /// Tells once more what was told last: in the present language.
    void tellAgain();
    [[nodiscard]] int count() const { return m_stack.count(); }

public slots:
    void undo();
    void redo();

signals:
    /// What can be undone or redone has changed.
    void changed();
    void told(const etherdeck::ui::EditBar::Message& message);
    /// A requested change could not be made. Why one was not undone or redone is told.
    void failed(const etherdeck::ui::Edit& edit, const etherdeck::Error& error);
    /// A bookmark was changed by other means than the log.
    void bookmarksChanged();
    void rulesRequested(const QList<etherdeck::ui::LogRule>& rules);
    void devicesRequested(const std::vector<etherdeck::KnownDevice>& devices);

private:
    enum class Kind { First, Undo, Redo };
    using Words = std::function<QString()>; ///< in the present language
    /// The undo or redo under way.
    struct Step {
        Edit edit; ///< as it is done now
        Kind kind = Kind::Undo;
        Call call;
    };
    class Command;

    void move(Kind kind);
    /// What it would replace has changed meanwhile.
    [[nodiscard]] bool isOutdated(const Edit& edit) const;
    Call ask(const Edit& edit, Then<Edit> then);
    void finish(const Result<Edit>& done);
    /// `isOver`: it cannot succeed later either.
    void giveUp(const Words& why, bool isOver);
    void endStep();
    [[nodiscard]] const Command& command(Kind kind) const;
    void tell(std::function<EditBar::Message()> message);
    void tellDone(const Edit& edit, Kind kind);

    Facts m_facts;
    Performer m_performer;
    Performer m_planner;
    QUndoStack m_stack;
    Calls m_calls;
    std::optional<Step> m_step;
    std::vector<Edit> m_meanwhile; ///< done while that was
    std::function<EditBar::Message()> m_told;
    QTimer m_patience;
};

} // namespace etherdeck::ui
