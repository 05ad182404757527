#pragma once

#include "core/services/calls/call.h"
#include "ui/shell/edit.h"
#include "ui/shell/edit_bar.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// What a person changes goes through here, so that it can be undone and done again: what has been done goes
/// on a stack, what failed never does. Of undo and redo one is under way at a time; one that cannot be done
/// any more says why and leaves the stack.
class Edits : public QObject {
    Q_OBJECT

public:
    static constexpr int limit = 100;
    /// What is known now, to be compared with what was left.
    struct Facts {
        std::function<store::Label(const discovery::Target&)> label;
        std::function<store::Label(std::uint16_t)> shelfLabel;
    };
    /// Makes a change, and answers with it as it was made: with `rows` and `outcome`. Never asked for rules.
    using Performer = std::function<Call(const Edit& edit, QObject* receiver, Then<Edit> then)>;

    explicit Edits(Facts facts, QObject* parent = nullptr);

    /// Who makes changes from now on; before that none is made.
    void setPerformer(Performer performer) { m_performer = std::move(performer); }

    /// A person wants it.
    void perform(const Edit& edit);
    /// It is done already.
    void push(const Edit& edit);

    [[nodiscard]] bool canUndo() const { return m_stack.canUndo() && !m_step; }
    [[nodiscard]] bool canRedo() const { return m_stack.canRedo() && !m_step; }
    /// What they would undo or do again; empty: nothing.
    [[nodiscard]] QString undoName() const { return m_stack.undoText(); }
    [[nodiscard]] QString redoName() const { return m_stack.redoText(); }
    [[nodiscard]] int count() const { return m_stack.count(); }

public slots:
    void undo();
    void redo();

signals:
    /// Another state of what can be undone.
    void changed();
    void told(const etherdeck::ui::EditBar::Message& message);
    /// What a person wanted could not be done. What fails of undo and redo is told here.
    void failed(const etherdeck::ui::Edit& edit, const etherdeck::Error& error);
    /// A bookmark is another one without the log knowing.
    void marksChanged();
    void rulesRequested(const QList<etherdeck::ui::LogRule>& rules);

private:
    enum class Kind { First, Undo, Redo };
    /// The undo or redo under way.
    struct Step {
        Edit edit; ///< as it is done now
        Kind kind = Kind::Undo;
        Call call;
    };
    class Command;

    void move(Kind kind);
    /// Why it cannot be done, where that is known without asking.
    [[nodiscard]] std::optional<QString> obstacleTo(const Edit& edit) const;
    Call ask(const Edit& edit, Then<Edit> then);
    void finish(const Result<Edit>& done);
    /// `isOver`: it cannot succeed later either.
    void giveUp(const QString& why, bool isOver);
    void endStep();
    [[nodiscard]] const Command& command(Kind kind) const;
    void tellDone(const Edit& edit, Kind kind);

    Facts m_facts;
    Performer m_performer;
    QUndoStack m_stack;
    Calls m_calls;
    std::optional<Step> m_step;
    std::vector<Edit> m_meanwhile; ///< done while that was
    QTimer m_patience;
};

} // namespace etherdeck::ui
