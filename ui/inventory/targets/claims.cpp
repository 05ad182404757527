#include "ui/inventory/targets/claims.h"

#include "ui/inventory/targets/claim_dialog.h"
#include "ui/inventory/targets/config_text.h"

#include <QSysInfo>

namespace etherdeck::ui {

Claims::Claims(QWidget& window) :
    QObject(&window), m_window(window), m_ownClaim(QSysInfo::machineHostName()) {}

bool Claims::isOurs(const std::string& string) const {
    return string == m_ownClaim.toStdString() || m_ownStrings.contains(string);
}

bool Claims::isUnderWay(Address address) const {
    const auto state = m_states.find(address);
    return state != m_states.end() && state->second.change.isUnderWay();
}

bool Claims::mayChange(const discovery::Target& target) const {
    return !isUnderWay(target.address) && target.conflict == discovery::Conflict::None &&
           target.state == discovery::TargetState::Up;
}

bool Claims::mayClaim(const discovery::Target& target) const {
    return mayChange(target) && target.principal().configString.empty();
}

bool Claims::mayRelease(const discovery::Target& target) const {
    const std::string& present = target.principal().configString;
    return mayChange(target) && !present.empty() && isOurs(present);
}

std::optional<Claims::Ended> Claims::ended(Address address) const {
    const auto state = m_states.find(address);
    if (state == m_states.end() || !state->second.outcome)
        return std::nullopt;
    return Ended{*state->second.outcome, state->second.wished};
}

void Claims::forgetEnded(Address address) { m_states.erase(address); }

void Claims::change(const discovery::Target& target, const std::string& wanted) {
    const std::string& present = target.principal().configString;
    if (present.empty())
        return send(target, {wanted, false});
    if (isOurs(present))
        return send(target, {wanted, true});
    if (m_question)
        return m_question->raise();
    m_asked = target;
    confirm(wanted);
}

void Claims::noteTarget(const discovery::Target& target) {
    if (m_asked && m_asked->address == target.address)
        m_asked = target;
}

void Claims::dropQuestion() {
    if (m_question)
        m_question->reject();
}

void Claims::confirm(const std::string& wanted) {
    const std::string before = m_asked->principal().configString;
    auto* dialog = new ClaimDialog({m_asked->address, before, wanted}, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, before, wanted] { agree(before, wanted); });
    m_question = dialog;
    dialog->open();
}

void Claims::agree(const std::string& before, const std::string& wanted) {
    if (!mayChange(*m_asked))
        return;
    const std::string& present = m_asked->principal().configString;
    if (present == before)
        return send(*m_asked, {wanted, true});
    // What was agreed to is another change by now.
    m_states[m_asked->address].wished = wanted;
    end(m_asked->address, {ConfigOutcome::Kind::Refused, present, {}, {}});
}

void Claims::send(const discovery::Target& target, const ConfigWish& wish) {
    std::vector<discovery::PathKey> paths;
    for (const auto& path : target.paths)
        if (path.isUp())
            paths.push_back(path.key);
    const auto address = target.address;
    const auto then = [this, address](const Result<ConfigOutcome>& outcome) {
        end(address,
            outcome ? *outcome : ConfigOutcome{ConfigOutcome::Kind::Failed, {}, {}, outcome.error()});
    };
    m_states[address] = {m_commands->changeConfig(address, paths, wish, this, then), wish.string,
                         std::nullopt};
    emit changed(address);
}

void Claims::end(Address address, const ConfigOutcome& outcome) {
    State& state = m_states[address];
    state.outcome = outcome;
    if (outcome.kind == ConfigOutcome::Kind::Done && !state.wished.empty())
        m_ownStrings.insert(state.wished);
    emit changed(address);
    emit endedNow(address);
}

} // namespace etherdeck::ui

#include "moc_claims.cpp"
