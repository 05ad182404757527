#include "ui/inventory/page/owner_change.h"

#include "ui/inventory/targets/config_text.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct OwnerChangeTexts {
    Q_DECLARE_TR_FUNCTIONS(OwnerChange)
};

} // namespace

OwnerChange::OwnerChange(bool isClaim, const std::vector<Address>& targets) :
    m_isClaim(isClaim), m_count(targets.size()), m_waiting(targets.begin(), targets.end()) {}

bool OwnerChange::end(Address address, const ConfigOutcome& outcome) {
    if (m_waiting.erase(address) == 0)
        return false;
    if (outcome.kind != ConfigOutcome::Kind::Done)
        m_failed.push_back({address, outcome});
    return m_waiting.empty();
}

Banner::Message OwnerChange::message() const {
    const auto done = numberText(m_count - m_failed.size());
    const auto all = numberText(m_count);
    QString title = m_isClaim ? OwnerChangeTexts::tr("%1 targets are claimed").arg(all)
                              : OwnerChangeTexts::tr("%1 targets are released").arg(all);
    if (m_count == 1)
        title = m_isClaim ? OwnerChangeTexts::tr("One target is claimed")
                          : OwnerChangeTexts::tr("One target is released");
    if (m_failed.empty())
        return {title, {}, {}, {}, Lamp::On};
    const auto& first = m_failed.front();
    const auto why = configOutcomeMessage(first.address, first.outcome, std::string());
    if (m_count == 1)
        return {why.title, why.text, why.details, {}, why.lamp};
    title = m_isClaim ? OwnerChangeTexts::tr("%1 of %2 targets are claimed").arg(done, all)
                      : OwnerChangeTexts::tr("%1 of %2 targets are released").arg(done, all);
    return {title, QStringLiteral("%1. %2").arg(why.title, why.text), why.details, {}, Lamp::Limited};
}

} // namespace etherdeck::ui
