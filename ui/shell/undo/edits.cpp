#include "ui/shell/undo/edits.h"

#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QUndoCommand>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto longestStep = 60s;

QString addressTextOf(Address address) { return QString::fromStdString(address.toString()); }

/// Why a box could not be changed.
QString whyOfBox(const Error& error) {
    if (error.code == ErrorCode::OutOfRange)
        return error.detail == "name" ? Edits::tr("Another box has this name.")
                                      : Edits::tr("The box has changed since, or no longer exists.");
    if (error.code == ErrorCode::Malformed)
        return Edits::tr("A box cannot have this name.");
    if (error.code == ErrorCode::Closed)
        return Edits::tr("Boxes are stored in the history, which is not open.");
    const ErrorText text = errorText(error, {});
    return text.why.isEmpty() ? text.what : text.why;
}

QString whyOf(const Error& error) {
    const ErrorText text = errorText(error, {});
    return text.why.isEmpty() ? text.what : text.why;
}

/// What is not there any more, in words of what was to be done with it.
QString goneText(const Edit& edit) {
    if (const auto* forgotten = std::get_if<BoxForgotten>(&edit); forgotten != nullptr && forgotten->isBack)
        return Edits::tr("The output of %1 is already being removed.").arg(forgotten->title);
    if (const auto* merged = std::get_if<BoxesMerged>(&edit); merged != nullptr)
        return merged->isBack
                   ? Edits::tr("They have since been taken apart, forgotten or merged with others.")
                   : Edits::tr("One of the boxes no longer exists.");
    if (std::holds_alternative<BookmarkEdit>(edit))
        return Edits::tr("The line is no longer stored.");
    if (std::holds_alternative<AgentChangeEdit>(edit))
        return Edits::tr("It has been undone already, or the box does not keep it any more.");
    return Edits::tr("The box no longer exists.");
}

QString presentText(const ConfigEdit& edit) {
    const auto& present = edit.outcome.present;
    if (present.empty())
        return Edits::tr("%1 has since been released by someone else. It stays as it is.")
            .arg(addressTextOf(edit.address));
    return Edits::tr("%1 now reports “%2”: someone else has changed it. It stays as it is.")
        .arg(addressTextOf(edit.address), fromWire(present));
}

/// Why it was not done, and whether it cannot be done later either.
struct Failure {
    QString why;
    bool isOver = false;
};

std::optional<Failure> failureOf(const ConfigEdit& edit) {
    switch (edit.outcome.kind) {
    case ConfigOutcome::Kind::Done:
        return std::nullopt;
    case ConfigOutcome::Kind::Failed:
        return Failure{whyOf(edit.outcome.error), false};
    case ConfigOutcome::Kind::Refused:
        return Failure{presentText(edit), true};
    case ConfigOutcome::Kind::NotKept:
        break;
    }
    return Failure{Edits::tr("%1 accepted the string, and then reported another one: “%2”.")
                       .arg(addressTextOf(edit.address), fromWire(edit.outcome.present)),
                   true};
}

std::optional<Failure> failureOf(const Edit& edit, const Result<Edit>& done) {
    if (!done) {
        const bool isGone = done.error().code == ErrorCode::OutOfRange;
        if (std::holds_alternative<BoxEdit>(edit))
            return Failure{whyOfBox(done.error()), isGone && done.error().detail != "name"};
        return Failure{isGone ? goneText(edit) : whyOf(done.error()), isGone};
    }
    const auto* config = std::get_if<ConfigEdit>(&*done);
    return config == nullptr ? std::nullopt : failureOf(*config);
}

} // namespace

/// Does nothing by itself: it is moved when the services have answered.
class Edits::Command : public QUndoCommand {
public:
    struct State {
        Edit edit;
        bool isOver = false;
    };

    explicit Command(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    void undo() override { setObsolete(m_state->isOver); }
    void redo() override { setObsolete(m_state->isOver); }
    [[nodiscard]] State& state() const { return *m_state; }

private:
    std::shared_ptr<State> m_state;
};

Edits::Edits(Facts facts, QObject* parent) :
    QObject(parent),
    m_facts(std::move(facts)),
    m_performer([](const Edit&, QObject* receiver, Then<Edit> then) {
        return Reply<Edit>(receiver, std::move(then)).call();
    }),
    m_stack(this),
    m_patience(this) {
    m_stack.setUndoLimit(limit);
    m_patience.setSingleShot(true);
    m_patience.setInterval(longestStep);
    connect(&m_stack, &QUndoStack::indexChanged, this, &Edits::changed);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_step)
            giveUp([] { return whyOf({ErrorCode::TimedOut, {}, 0}); }, false);
    });
}

void Edits::perform(const Edit& edit) {
    m_calls.add(ask(edit, [this, edit](const Result<Edit>& done) {
        if (done)
            return push(*done);
        if (std::holds_alternative<BoxEdit>(edit)) // made on any page
            tell([edit, error = done.error()]() -> EditBar::Message {
                return {tr("Not done: %1").arg(nameOf(edit)), whyOfBox(error), EditBar::Step::None, true,
                        false};
            });
        emit failed(edit, done.error());
    }));
}

void Edits::push(const Edit& edit) {
    if (m_step)
        m_meanwhile.push_back(edit);
    else
        m_stack.push(new Command(std::make_shared<Command::State>(Command::State{edit})));
    tellDone(edit, Kind::First);
}

QString Edits::undoName() const {
    return m_stack.canUndo() ? nameOf(command(Kind::Undo).state().edit) : QString();
}

QString Edits::redoName() const {
    return m_stack.canRedo() ? nameOf(command(Kind::Redo).state().edit) : QString();
}

void Edits::undo() { move(Kind::Undo); }

void Edits::redo() { move(Kind::Redo); }

const Edits::Command& Edits::command(Kind kind) const {
    return *static_cast<const Command*>(m_stack.command(m_stack.index() - (kind == Kind::Undo ? 1 : 0)));
}

void Edits::move(Kind kind) {
    const bool isUndo = kind == Kind::Undo;
    if (isUndo ? !canUndo() : !canRedo())
        return;
    const auto& edit = command(kind).state().edit;
    m_step = Step{isUndo ? reversed(edit) : edit, kind, {}};
    if (!std::holds_alternative<AgentChangeEdit>(m_step->edit))
        m_patience.start();
    emit changed();
    if (isOutdated(m_step->edit))
        return giveUp([] { return tr("Its name or note has changed since."); }, true);
    m_step->call = ask(m_step->edit, [this](const Result<Edit>& done) { finish(done); });
}

bool Edits::isOutdated(const Edit& edit) const {
    const auto* target = std::get_if<TargetLabelEdit>(&edit);
    const auto* shelf = std::get_if<ShelfLabelEdit>(&edit);
    return (target != nullptr && m_facts.label(target->target) != target->before) ||
           (shelf != nullptr && m_facts.shelfLabel(shelf->shelf) != shelf->before);
}

Call Edits::ask(const Edit& edit, Then<Edit> then) {
    const auto* rules = std::get_if<RulesEdit>(&edit);
    const auto* devices = std::get_if<DevicesEdit>(&edit);
    if (std::holds_alternative<AgentChangeEdit>(edit) && m_planner)
        return m_planner(edit, this, std::move(then));
    if (rules == nullptr && devices == nullptr)
        return m_performer(edit, this, std::move(then));
    if (rules != nullptr)
        emit rulesRequested(rules->after);
    else
        emit devicesRequested(devices->after);
    const Reply<Edit> reply(this, std::move(then));
    reply.answer(edit);
    return reply.call();
}

void Edits::finish(const Result<Edit>& done) {
    const bool isChangeOfABox = std::holds_alternative<AgentChangeEdit>(m_step->edit);
    if (isChangeOfABox && !done && done.error().code == ErrorCode::Closed)
        return endStep(); // the user decided otherwise, after having seen the plan
    if (const auto failure = failureOf(m_step->edit, done))
        return giveUp([edit = m_step->edit, done] { return failureOf(edit, done)->why; }, failure->isOver);
    if (std::holds_alternative<BookmarkEdit>(*done))
        emit bookmarksChanged();
    const auto kind = m_step->kind;
    const bool isUndo = kind == Kind::Undo;
    command(kind).state().edit = isUndo ? reversed(*done) : *done; // with what is known by now
    isUndo ? m_stack.undo() : m_stack.redo();
    tellDone(*done, kind);
    endStep();
}

void Edits::giveUp(const Words& why, bool isOver) {
    const bool isUndo = m_step->kind == Kind::Undo;
    if (isOver) {
        command(m_step->kind).state().isOver = true;
        isUndo ? m_stack.undo() : m_stack.redo(); // which takes it from the stack
    }
    tell([=, edit = isUndo ? reversed(m_step->edit) : m_step->edit]() -> EditBar::Message {
        const auto title = isUndo ? tr("Not undone: %1") : tr("Not done again: %1");
        return {title.arg(nameOf(edit)), why(), EditBar::Step::None, true, false};
    });
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
    tell([=]() -> EditBar::Message {
        if (kind == Kind::Undo)
            return {tr("Undone: %1").arg(nameOf(reversed(edit))), {}, EditBar::Step::Redo, false, true};
        if (const auto outcome = outcomeOf(edit))
            return {outcome->title, outcome->text, EditBar::Step::Undo, false, false};
        if (kind == Kind::Redo)
            return {tr("Done again: %1").arg(nameOf(edit)), {}, EditBar::Step::Undo, false, true};
        return {}; // what was told before is not the latest any more
    });
}

void Edits::tell(std::function<EditBar::Message()> message) {
    m_told = std::move(message);
    tellAgain();
}

void Edits::tellAgain() {
    if (m_told)
        emit told(m_told());
}

} // namespace etherdeck::ui

#include "moc_edits.cpp"
