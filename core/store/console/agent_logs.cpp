#include "core/store/console/agent_logs.h"

#include "core/store/console/missing_records.h"

namespace etherdeck::store {

Result<std::optional<AgentLog>> agentLog(const Database& database, const std::string& device) {
    auto log = database.first(
        "SELECT id, name, boot_id FROM agent_logs JOIN sources ON id = source WHERE device = ?",
        [](const Statement& row) {
            return AgentLog{row.number(0), row.text(1), row.text(2), {}};
        },
        device);
    if (!log || !*log)
        return log;
    const auto boot = presentBoot(database, (*log)->source);
    if (!boot)
        return fail(boot.error());
    const auto last = database.first(
        "SELECT max(seq) FROM (SELECT seq, kind, boot FROM lines INDEXED BY lines_by_source"
        " WHERE source = ? ORDER BY id DESC LIMIT 100) WHERE kind = 1 AND boot = ?",
        [](const Statement& row) { return row.optionalNumber(0); }, (*log)->source, *boot);
    if (!last)
        return fail(last.error());
    (*log)->last = last->value_or(std::nullopt);
    return log;
}

Result<void> setAgentLog(const Database& database, const std::string& device, std::int64_t source,
                         const std::string& bootId) {
    return inTransaction(database, [&] {
        auto done = database.run("INSERT OR REPLACE INTO agent_logs (device, source, boot_id) VALUES (?,?,?)",
                                 device, source, bootId);
        if (done)
            done =
                database.run("INSERT OR IGNORE INTO box_ties (box, kind, what, tied) SELECT id, 'source', ?1,"
                             " 1 FROM boxes WHERE device = ?2 AND NOT EXISTS (SELECT 1 FROM box_ties"
                             " WHERE kind = 'source' AND what = ?1 AND tied = 1)",
                             source, device);
        return done;
    });
}

} // namespace etherdeck::store
