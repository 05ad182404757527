#include "core/services/inventory/config_editor.h"

#include "core/aoe/parse.h"

namespace etherdeck {

Result<ConfigAnswer> readConfigAnswer(std::span<const std::byte> bytes) {
    const auto frame = aoe::parse(bytes);
    if (!frame)
        return fail(frame.error());
    const auto* config = std::get_if<aoe::Config>(&frame->body);
    const bool refused =
        frame->header.error && frame->header.targetError == aoe::TargetError::ConfigStringPresent;
    if (frame->header.error && !refused)
        return fail(ErrorCode::Unsupported, "the target says " + aoe::name(frame->header.targetError));
    return ConfigAnswer{refused, config ? config->string : std::string()};
}

ConfigEditor::ConfigEditor(DiscoveryService& service, QObject* parent) : QObject(parent), m_service(service) {
    connect(&service, &DiscoveryService::answered, this,
            [this](quint32 number, const Result<std::vector<std::byte>>& answer) {
                if (!m_changes.contains(number))
                    return;
                m_answers.emplace_back(number, answer);
                takeAnswers();
            });
}

void ConfigEditor::change(quint32 ticket, Address address, const std::vector<discovery::PathKey>& paths,
                          const ConfigWish& wish) {
    Change change{ticket, address, {paths.begin(), paths.end()}, wish, firstStep(wish)};
    // Not before this returns, whatever is wrong: callers note the ticket after the call.
    QMetaObject::invokeMethod(
        this,
        [this, change = std::move(change)]() mutable {
            if (change.paths.empty())
                end(change, {ConfigOutcome::Kind::Failed, {}, {}, {ErrorCode::Closed, {}, 0}});
            else
                ask(std::move(change));
        },
        Qt::QueuedConnection);
}

void ConfigEditor::ask(Change change) {
    const auto command = change.step != Step::Set ? aoe::ConfigCommand::Read
                         : change.wish.force      ? aoe::ConfigCommand::ForceSet
                                                  : aoe::ConfigCommand::SetIfEmpty;
    const auto& string = change.step == Step::Set ? change.wish.string : std::string();
    const auto path = change.paths.front();
    if (change.step == Step::Set)
        m_service.expectConfigString(change.address, string);
    const auto number = m_service.ask(change.address, path, [&](const aoe::Route& route) {
        return aoe::buildConfigRequest(route, command, string);
    });
    if (number)
        m_changes.emplace(*number, std::move(change));
    else
        end(change, {ConfigOutcome::Kind::Failed, {}, path, number.error()});
}

/// Asking may bring answers to other changes at once; they wait here for their turn.
void ConfigEditor::takeAnswers() {
    if (std::exchange(m_isTaking, true))
        return;
    while (!m_answers.empty()) {
        const auto [number, answer] = std::move(m_answers.front());
        m_answers.pop_front();
        if (auto found = m_changes.extract(number))
            proceed(std::move(found.mapped()), answer);
    }
    m_isTaking = false;
}

void ConfigEditor::proceed(Change change, const Result<std::vector<std::byte>>& answer) {
    const auto path = change.paths.front();
    const auto told = answer ? readConfigAnswer(*answer) : Result<ConfigAnswer>(fail(answer.error()));
    if (!told)
        return end(change, {ConfigOutcome::Kind::Failed, {}, path, told.error()});
    // A request sent twice may find its own string there.
    if (told->refused && told->string != change.wish.string)
        return end(change, {ConfigOutcome::Kind::Refused, told->string, path, {}});
    // By another path of the same target it may have been set just now.
    if (change.step == Step::Check && told->string != change.wish.expected &&
        told->string != change.wish.string)
        return end(change, {ConfigOutcome::Kind::Refused, told->string, path, {}});
    if (change.step == Step::ReadBack) {
        if (told->string != change.wish.string)
            return end(change, {ConfigOutcome::Kind::NotKept, told->string, path, {}});
        change.paths.pop_front();
        if (change.paths.empty())
            return end(change, {ConfigOutcome::Kind::Done, told->string, {}, {}});
    }
    change.step = change.step == Step::Check ? Step::Set
                  : change.step == Step::Set ? Step::ReadBack
                                             : firstStep(change.wish);
    ask(std::move(change));
}

void ConfigEditor::end(const Change& change, ConfigOutcome outcome) { emit changed(change.ticket, outcome); }

} // namespace etherdeck
