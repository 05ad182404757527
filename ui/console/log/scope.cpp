#include "ui/console/log/scope.h"

#include "ui/console/lines/rules.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/left_out_bar.h"

#include <algorithm>

namespace etherdeck::ui {

store::ConsoleFilter LogScope::place() const {
    store::ConsoleFilter filter;
    filter.sources.assign(m_sources.begin(), m_sources.end());
    filter.boot = m_boot;
    return filter;
}

store::ConsoleSearch LogScope::search() const {
    store::ConsoleSearch search;
    search.filter = place();
    search.filter.level = m_filter.level();
    if (m_leftOut.areTaken())
        search.filter.withoutLevel = store::WithoutLevel::Taken;
    if (!m_filter.text().isEmpty())
        search.expression = TextSearch{m_filter.text()}.pattern().toStdString();
    return search;
}

store::ConsoleFilter LogScope::datagrams(const std::vector<store::ConsoleBoot>& boots) const {
    auto filter = place();
    if (m_boot && !boots.empty()) {
        filter.from = boots.back().start;
        filter.until = boots.front().end + std::chrono::milliseconds(1);
    }
    return filter;
}

bool LogScope::hasOpen(const netconsole::Line& line) const {
    const bool isHere = m_sources.empty() ||
                        std::ranges::find(m_sources, static_cast<qint64>(line.source)) != m_sources.end();
    return isHere && !m_filter.isActive() && (!m_boot || *m_boot == static_cast<std::int64_t>(line.boot));
}

} // namespace etherdeck::ui
