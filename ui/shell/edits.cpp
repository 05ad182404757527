#include "ui/shell/edits.h"

#include "ui/widgets/error_text.h"
#include "ui/widgets/plain_text.h"

#include <QUndoCommand>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

/// Others count their own questions: they must not meet these. A ConfigEditor's tickets have 32 bits.
constexpr quint64 firstTicket = quint64{1} << 31;
constexpr auto longestStep = 60s;

QString addressTextOf(Address address) { return QString::fromStdString(address.toString()); }

QString whyOf(const Error& error) {
    const ErrorText text = errorText(error, {});
    return text.why.isEmpty() ? text.what : text.why;
}

/// What is not there any more, in words of what was to be done with it.
QString goneText(const Edit& edit) {
    if (const auto* forgotten = std::get_if<BoxForgotten>(&edit); forgotten != nullptr && forgotten->isBack)
        return Edits::tr("What %1 said is being removed by now.").arg(forgotten->title);
    if (const auto* merged = std::get_if<BoxesMerged>(&edit); merged != nullptr)
        return merged->isBack ? Edits::tr("They have been taken apart, forgotten or merged further since.")
                              : Edits::tr("One of the boxes is not there any more.");
    if (std::holds_alternative<LineMarkEdit>(edit))
        return Edits::tr("The line is not stored any more.");
    return Edits::tr("The box is not there any more.");
}

QString presentText(const ConfigEdit& edit, const std::string& present) {
    if (present.empty())
        return Edits::tr("%1 has been released since, by somebody else. It stays as it is.")
            .arg(addressTextOf(edit.address));
    return Edits::tr("%1 says “%2” now: somebody else has changed it since. It stays as it is.")
        .arg(addressTextOf(edit.address), fromWire(present));
}

} // namespace

/// Does nothing by itself: it is moved when the services have answered.
class Edits::Command : public QUndoCommand {
public:
    struct State {
        Edit edit;
        bool isOver = false;
    };

    explicit Command(std::shared_ptr<State> state) :
        QUndoCommand(nameOf(state->edit)), m_state(std::move(state)) {}

    void undo() override { setObsolete(m_state->isOver); }
    void redo() override { setObsolete(m_state->isOver); }
    [[nodiscard]] State& state() const { return *m_state; }

private:
    std::shared_ptr<State> m_state;
};

Edits::Edits(Facts facts, QObject* parent) :
    QObject(parent), m_facts(std::move(facts)), m_stack(this), m_lastTicket(firstTicket), m_patience(this) {
    m_stack.setUndoLimit(most);
    m_patience.setSingleShot(true);
    m_patience.setInterval(longestStep);
    connect(&m_stack, &QUndoStack::indexChanged, this, &Edits::changed);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_step)
            noteEditFailed(*m_step, {ErrorCode::TimedOut, {}, 0});
    });
}

void Edits::perform(const Edit& edit) { start(edit, Kind::First); }

void Edits::push(const Edit& edit) {
    if (m_step)
        m_meanwhile.push_back(edit);
    else
        m_stack.push(new Command(std::make_shared<Command::State>(Command::State{edit})));
    tellDone(edit, Kind::First);
}

void Edits::awaitConfig(quint32 ticket, const ConfigEdit& edit) { m_configs.insert_or_assign(ticket, edit); }

void Edits::undo() { move(Kind::Undo); }

void Edits::redo() { move(Kind::Redo); }

void Edits::move(Kind kind) {
    const bool isUndo = kind == Kind::Undo;
    if (isUndo ? !canUndo() : !canRedo())
        return;
    const auto* command = static_cast<const Command*>(m_stack.command(m_stack.index() - (isUndo ? 1 : 0)));
    start(isUndo ? reversed(command->state().edit) : command->state().edit, kind);
}

void Edits::start(const Edit& edit, Kind kind) {
    const auto ticket = ++m_lastTicket;
    if (kind != Kind::First) {
        m_step = ticket;
        m_patience.start();
        emit changed();
        if (const auto obstacle = obstacleTo(edit))
            return giveUp({edit, kind}, *obstacle, true);
    }
    m_pending.insert_or_assign(ticket, Pending{edit, kind});
    ask(ticket, edit);
}

std::optional<QString> Edits::obstacleTo(const Edit& edit) const {
    const auto* target = std::get_if<TargetLabelEdit>(&edit);
    const auto* shelf = std::get_if<ShelfLabelEdit>(&edit);
    if ((target != nullptr && m_facts.label(target->target) != target->before) ||
        (shelf != nullptr && m_facts.shelfLabel(shelf->shelf) != shelf->before))
        return tr("It has got another name or note since.");
    return std::nullopt;
}

void Edits::ask(quint64 ticket, const Edit& edit) {
    if (const auto* label = std::get_if<TargetLabelEdit>(&edit))
        emit targetLabelWanted(ticket, label->target, label->after);
    else if (const auto* shelf = std::get_if<ShelfLabelEdit>(&edit))
        emit shelfLabelWanted(ticket, shelf->shelf, shelf->after);
    else if (const auto* targets = std::get_if<TargetsForgotten>(&edit))
        targets->isBack ? emit restoreTargetsWanted(ticket, targets->targets, targets->rows)
                        : emit forgetTargetsWanted(ticket, targets->targets);
    else if (const auto* config = std::get_if<ConfigEdit>(&edit))
        askConfig(ticket, *config);
    else if (const auto* name = std::get_if<BoxNameEdit>(&edit))
        emit boxNameWanted(ticket, name->source, name->after);
    else if (const auto* tie = std::get_if<BoxTieEdit>(&edit))
        emit boxTieWanted(ticket, tie->source, tie->after);
    else if (const auto* box = std::get_if<BoxForgotten>(&edit))
        box->isBack ? emit bringBoxBackWanted(ticket, box->source)
                    : emit forgetBoxWanted(ticket, box->source);
    else if (const auto* merged = std::get_if<BoxesMerged>(&edit))
        merged->isBack ? emit takeApartWanted(ticket, merged->into, merged->from)
                       : emit mergeWanted(ticket, merged->into, merged->from);
    else if (const auto* mark = std::get_if<LineMarkEdit>(&edit))
        askMark(ticket, *mark);
    else if (const auto* rules = std::get_if<RulesEdit>(&edit)) {
        emit rulesWanted(rules->after);
        noteEdited(ticket);
    }
}

/// By the paths that there are now, and only while our own string stands there.
void Edits::askConfig(quint64 ticket, const ConfigEdit& edit) {
    const auto target = m_facts.target(edit.address);
    std::vector<discovery::PathKey> paths;
    if (target)
        for (const auto& path : target->paths)
            paths.push_back(path.key);
    emit configWanted(static_cast<quint32>(ticket), edit.address, paths, {edit.after, true, edit.before});
}

void Edits::askMark(quint64 ticket, const LineMarkEdit& edit) {
    const auto done = [this, ticket](const Result<void>& changed) {
        changed ? noteEdited(ticket) : noteEditFailed(ticket, changed.error());
    };
    m_calls.add(edit.after ? m_reader->setMark(edit.line, *edit.after, this, done)
                           : m_reader->removeMark(edit.line, this, done));
}

void Edits::noteEdited(quint64 ticket) {
    if (auto found = m_pending.extract(ticket); !found.empty())
        succeed(std::move(found.mapped()));
}

void Edits::noteForgotten(quint64 ticket, const std::vector<store::SeenTarget>& rows) {
    auto found = m_pending.extract(ticket);
    if (found.empty())
        return;
    auto& forgotten = std::get<TargetsForgotten>(found.mapped().edit);
    forgotten.rows = rows;
    for (const auto& target : forgotten.targets)
        emit unlistWanted(target.address);
    succeed(std::move(found.mapped()));
}

void Edits::noteEditFailed(quint64 ticket, const Error& error) {
    const auto found = m_pending.extract(ticket);
    if (found.empty())
        return;
    const auto& pending = found.mapped();
    const bool isGone = error.code == ErrorCode::OutOfRange;
    giveUp(pending, isGone ? goneText(pending.edit) : whyOf(error), isGone);
}

void Edits::noteConfigOutcome(quint32 ticket, const ConfigOutcome& outcome) {
    using Outcome = ConfigOutcome::Kind;
    const auto config = m_configs.extract(ticket);
    if (outcome.kind == Outcome::Done) {
        if (!config.empty() && config.mapped().before != config.mapped().after)
            push(config.mapped());
        return noteEdited(ticket);
    }
    const auto found = m_pending.extract(ticket);
    if (found.empty())
        return;
    const auto& pending = found.mapped();
    const auto& edit = std::get<ConfigEdit>(pending.edit);
    if (outcome.kind == Outcome::Failed)
        return giveUp(pending, whyOf(outcome.error), false);
    giveUp(pending,
           outcome.kind == Outcome::Refused
               ? presentText(edit, outcome.present)
               : tr("%1 took the string, and then told another one: “%2”.")
                     .arg(addressTextOf(edit.address), fromWire(outcome.present)),
           true);
}

void Edits::succeed(Pending pending) {
    if (std::holds_alternative<LineMarkEdit>(pending.edit))
        emit marksChanged();
    if (pending.kind == Kind::First)
        return push(pending.edit);
    finishStep(pending);
    tellDone(pending.edit, pending.kind);
    endStep();
}

void Edits::finishStep(const Pending& pending) {
    const bool isUndo = pending.kind == Kind::Undo;
    const auto* command = static_cast<const Command*>(m_stack.command(m_stack.index() - (isUndo ? 1 : 0)));
    command->state().edit = isUndo ? reversed(pending.edit) : pending.edit; // with what is known by now
    isUndo ? m_stack.undo() : m_stack.redo();
}

void Edits::giveUp(const Pending& pending, const QString& why, bool isOver) {
    if (pending.kind == Kind::First)
        return; // the page says so
    if (isOver) {
        const bool isUndo = pending.kind == Kind::Undo;
        const auto* command =
            static_cast<const Command*>(m_stack.command(m_stack.index() - (isUndo ? 1 : 0)));
        command->state().isOver = true;
        isUndo ? m_stack.undo() : m_stack.redo(); // which takes it from the stack
    }
    const auto what = nameOf(pending.kind == Kind::Undo ? reversed(pending.edit) : pending.edit);
    const auto title = pending.kind == Kind::Undo ? tr("Not undone: %1") : tr("Not done again: %1");
    emit told({title.arg(what), why, EditBar::Step::None, true, false});
    endStep();
}

void Edits::endStep() {
    m_step.reset();
    m_patience.stop();
    for (const auto& edit : std::exchange(m_meanwhile, {}))
        m_stack.push(new Command(std::make_shared<Command::State>(Command::State{edit})));
    emit changed();
}

void Edits::tellDone(const Edit& edit, Kind kind) {
    if (kind == Kind::Undo)
        return emit told(
            {tr("Undone: %1").arg(nameOf(reversed(edit))), {}, EditBar::Step::Redo, false, true});
    const auto outcome = outcomeOf(edit);
    if (outcome)
        emit told({outcome->title, outcome->text, EditBar::Step::Undo, false, false});
    else if (kind == Kind::Redo)
        emit told({tr("Done again: %1").arg(nameOf(edit)), {}, EditBar::Step::Undo, false, true});
    else
        emit told({}); // what was told before is not the latest any more
}

} // namespace etherdeck::ui
