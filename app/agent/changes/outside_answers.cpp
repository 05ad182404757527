#include "app/agent/changes/outside_answers.h"

#include <set>

namespace etherdeck::agent {

namespace {

void addEarlier(std::map<Address, plans::UsersSeen>& users,
                const std::map<Address, plans::UsersSeen>& earlier) {
    for (const auto& [address, before] : earlier) {
        auto& seen = users[address];
        seen.looked = seen.looked && before.looked;
        std::set<MacAddress> macs(before.macs.begin(), before.macs.end());
        macs.insert(seen.macs.begin(), seen.macs.end());
        seen.macs.assign(macs.begin(), macs.end());
    }
}

} // namespace

void OutsideAnswers::use(plans::BoxState& box, plans::Questions& questions, TimePoint now) {
    if (m_wireAsked && now >= *m_wireAsked + wireLasts)
        m_wireAsked.reset();
    if (m_usersAsked && now >= *m_usersAsked + usersLast)
        m_usersAsked.reset();
    if (m_wireAsked) {
        questions.addresses.clear();
        box.wire = m_wire;
    }
    if (m_usersAsked) {
        questions.users.clear();
        box.users = m_users;
    }
}

void OutsideAnswers::keep(plans::BoxState& box, TimePoint now) {
    if (!m_usersAsked)
        addEarlier(box.users, m_users);
    m_wireAsked = m_wireAsked.value_or(now);
    m_usersAsked = m_usersAsked.value_or(now);
    m_wire = box.wire;
    m_users = box.users;
}

} // namespace etherdeck::agent
