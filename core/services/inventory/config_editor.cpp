#include "core/services/inventory/config_editor.h"

namespace etherdeck {

Result<ConfigAnswer> readConfigAnswer(const aoe::Frame& frame) {
    const auto* config = std::get_if<aoe::Config>(&frame.body);
    const bool refused =
        frame.header.error && frame.header.targetError == aoe::TargetError::ConfigStringPresent;
    if (frame.header.error && !refused)
        return fail(ErrorCode::Unsupported, "the target says " + aoe::name(frame.header.targetError));
    return ConfigAnswer{refused, config ? config->string : std::string()};
}

ConfigEditor::ConfigEditor(DiscoveryService& service, QObject* parent) :
    QObject(parent), m_service(service) {}

Call ConfigEditor::change(Address address, const std::vector<discovery::PathKey>& paths,
                          const ConfigWish& wish, QObject* receiver, Then<ConfigOutcome> then) {
    return askInThreadOf(this, Reply<ConfigOutcome>(receiver, std::move(then)), [=, this](const auto& reply) {
        if (!paths.empty()) // else nobody answers: Closed
            ask({reply, address, {paths.begin(), paths.end()}, wish, firstStep(wish)});
    });
}

void ConfigEditor::ask(const Change& change) {
    const auto command = change.step != Step::Set ? aoe::ConfigCommand::Read
                         : change.wish.force      ? aoe::ConfigCommand::ForceSet
                                                  : aoe::ConfigCommand::SetIfEmpty;
    const auto& string = change.step == Step::Set ? change.wish.string : std::string();
    if (change.step == Step::Set)
        m_service.expectConfigString(change.address, string);
    m_asked.add(m_service.ask(
        change.address, change.paths.front(),
        [&](const aoe::Route& route) { return aoe::buildConfigRequest(route, command, string); }, this,
        [this, change](const auto& answer) { proceed(change, answer); }));
}

void ConfigEditor::proceed(Change change, const Result<discovery::Answer>& answer) {
    if (!change.reply.isWanted())
        return;
    const auto path = change.paths.front();
    const auto told = answer ? readConfigAnswer(answer->frame) : Result<ConfigAnswer>(fail(answer.error()));
    if (!told)
        return change.reply.answer(ConfigOutcome{ConfigOutcome::Kind::Failed, {}, path, told.error()});
    // A request sent twice may find its own string there.
    if (told->refused && told->string != change.wish.string)
        return change.reply.answer(ConfigOutcome{ConfigOutcome::Kind::Refused, told->string, path, {}});
    // By another path of the same target it may have been set just now.
    if (change.step == Step::Check && told->string != change.wish.expected &&
        told->string != change.wish.string)
        return change.reply.answer(ConfigOutcome{ConfigOutcome::Kind::Refused, told->string, path, {}});
    if (change.step == Step::ReadBack) {
        if (told->string != change.wish.string)
            return change.reply.answer(ConfigOutcome{ConfigOutcome::Kind::NotKept, told->string, path, {}});
        change.paths.pop_front();
        if (change.paths.empty())
            return change.reply.answer(ConfigOutcome{ConfigOutcome::Kind::Done, told->string, {}, {}});
    }
    change.step = change.step == Step::Check ? Step::Set
                  : change.step == Step::Set ? Step::ReadBack
                                             : firstStep(change.wish);
    ask(change);
}

} // namespace etherdeck

#include "moc_config_editor.cpp"
