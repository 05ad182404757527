#pragma once

#include "core/services/console/reader.h"
#include "core/services/inventory/config_editor.h"
#include "ui/shell/edit.h"
#include "ui/shell/edit_bar.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// What a person changes goes through here, so that it can be undone and done again: asks the services by
/// signals, and what they have answered goes on a stack. What failed never does. Of undo and redo one is
/// under way at a time; one that cannot be done any more says why and leaves the stack.
class Edits : public QObject {
    Q_OBJECT

public:
    static constexpr int most = 100;
    /// What is known now, to be compared with what was left.
    struct Facts {
        std::function<std::optional<discovery::Target>(Address)> target;
        std::function<store::Label(const discovery::Target&)> label;
        std::function<store::Label(std::uint16_t)> shelfLabel;
    };

    explicit Edits(Facts facts, QObject* parent = nullptr);

    /// Whom it asks about bookmarks from now on: lives longer than this.
    void setReader(ConsoleReader& reader) { m_reader = &reader; }

    /// A person wants it.
    void perform(const Edit& edit);
    /// It is done already.
    void push(const Edit& edit);
    /// A person has asked for it elsewhere, with this ticket; the answer is told here too.
    void awaitConfig(quint32 ticket, const ConfigEdit& edit);
    /// Whether it is that of the undo or redo under way, whose failure is told here.
    [[nodiscard]] bool isStep(quint64 ticket) const { return m_step == ticket; }

    [[nodiscard]] bool canUndo() const { return m_stack.canUndo() && !m_step; }
    [[nodiscard]] bool canRedo() const { return m_stack.canRedo() && !m_step; }
    /// What they would undo or do again; empty: nothing.
    [[nodiscard]] QString undoName() const { return m_stack.undoText(); }
    [[nodiscard]] QString redoName() const { return m_stack.redoText(); }
    [[nodiscard]] int count() const { return m_stack.count(); }

public slots:
    void undo();
    void redo();

    // Answers. Those to tickets of others are passed over.
    void noteEdited(quint64 ticket);
    void noteEditFailed(quint64 ticket, const etherdeck::Error& error);
    void noteForgotten(quint64 ticket, const std::vector<etherdeck::store::SeenTarget>& rows);
    void noteConfigOutcome(quint32 ticket, const etherdeck::ConfigOutcome& outcome);

signals:
    /// Another state of what can be undone.
    void changed();
    void told(const etherdeck::ui::EditBar::Message& message);

    // For the services.
    void targetLabelWanted(quint64 ticket, const etherdeck::discovery::Target& target,
                           const etherdeck::store::Label& label);
    void shelfLabelWanted(quint64 ticket, quint16 shelf, const etherdeck::store::Label& label);
    void forgetTargetsWanted(quint64 ticket, const std::vector<etherdeck::discovery::Target>& targets);
    /// Out of the list, once the history has done its part.
    void unlistWanted(etherdeck::Address address);
    void restoreTargetsWanted(quint64 ticket, const std::vector<etherdeck::discovery::Target>& targets,
                              const std::vector<etherdeck::store::SeenTarget>& rows);
    void configWanted(quint32 ticket, etherdeck::Address address,
                      const std::vector<etherdeck::discovery::PathKey>& paths,
                      const etherdeck::ConfigWish& wish);
    void boxNameWanted(quint64 ticket, qint64 source, const QString& name);
    void boxTieWanted(quint64 ticket, qint64 source, const std::optional<etherdeck::MacAddress>& box);
    void forgetBoxWanted(quint64 ticket, qint64 source);
    void bringBoxBackWanted(quint64 ticket, qint64 source);
    void mergeWanted(quint64 ticket, qint64 into, qint64 from);
    void takeApartWanted(quint64 ticket, qint64 into, qint64 former);
    /// A bookmark is another one without the log knowing.
    void marksChanged();
    void rulesWanted(const QList<etherdeck::ui::LogRule>& rules);

private:
    enum class Kind { First, Undo, Redo };
    struct Pending {
        Edit edit; ///< as it is done now
        Kind kind = Kind::First;
    };
    class Command;

    void move(Kind kind);
    void start(const Edit& edit, Kind kind);
    /// Why it cannot be done, where that is known without asking.
    [[nodiscard]] std::optional<QString> obstacleTo(const Edit& edit) const;
    void ask(quint64 ticket, const Edit& edit);
    void askConfig(quint64 ticket, const ConfigEdit& edit);
    void askMark(quint64 ticket, const LineMarkEdit& edit);
    void succeed(Pending pending);
    void finishStep(const Pending& pending);
    /// `isOver`: it cannot succeed later either.
    void giveUp(const Pending& pending, const QString& why, bool isOver);
    void endStep();
    void tellDone(const Edit& edit, Kind kind);

    Facts m_facts;
    QUndoStack m_stack;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    Calls m_calls;
    std::map<quint64, Pending> m_pending;    ///< by ticket
    std::map<quint32, ConfigEdit> m_configs; ///< asked for elsewhere
    quint64 m_lastTicket;
    std::optional<quint64> m_step; ///< the ticket of the undo or redo under way
    std::vector<Edit> m_meanwhile; ///< done while that was
    QTimer m_patience;
};

} // namespace etherdeck::ui
