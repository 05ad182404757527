#include "app/etherdeck/wiring/edit_performer.h"

#include "core/services/boxes/service.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/history_service.h"

#include <utility>

namespace etherdeck::app {

namespace {

using namespace ui;

/// One change, and how it is asked for.
class Performance {
public:
    Performance(const Services& services,
                const std::function<std::optional<discovery::Target>(Address)>& target, QObject* receiver,
                Then<Edit> then) :
        m_to(services), m_target(target), m_receiver(receiver), m_then(std::move(then)) {}

    Call operator()(const TargetLabelEdit& edit) const {
        return m_to.history.setTargetLabel(edit.target, edit.after, m_receiver, told(edit));
    }
    Call operator()(const ShelfLabelEdit& edit) const {
        return m_to.history.setShelfLabel(edit.shelf, edit.after, m_receiver, told(edit));
    }
    Call operator()(const TargetsForgotten& edit) const {
        if (edit.isBack)
            return m_to.history.restoreTargets(edit.targets, edit.rows, m_receiver, told(edit));
        using Rows = HistoryService::Rows;
        return m_to.history.forgetTargets(
            edit.targets, m_receiver,
            [edit, then = m_then, &discovery = m_to.discovery](const Result<Rows>& rows) {
                if (!rows)
                    return then(fail(rows.error()));
                auto done = edit;
                done.rows = *rows;
                for (const auto& target :
                     edit.targets) // out of the list, now that the history has done its part
                    QMetaObject::invokeMethod(
                        &discovery, [&discovery, address = target.address] { discovery.forget(address); });
                then(Edit(done));
            });
    }
    /// By the paths that there are now, and only while our own string stands there.
    Call operator()(const ConfigEdit& edit) const {
        std::vector<discovery::PathKey> paths;
        if (const auto target = m_target(edit.address))
            for (const auto& path : target->paths)
                paths.push_back(path.key);
        return m_to.editor.change(edit.address, paths, {edit.after, true, edit.before}, m_receiver,
                                  [edit, then = m_then](const Result<ConfigOutcome>& outcome) {
                                      if (!outcome)
                                          return then(fail(outcome.error()));
                                      auto done = edit;
                                      done.outcome = *outcome;
                                      then(Edit(done));
                                  });
    }
    Call operator()(const BoxNameEdit& edit) const {
        return m_to.console.setName(edit.source, edit.after, m_receiver, told(edit));
    }
    Call operator()(const BoxTieEdit& edit) const {
        return m_to.console.tieTo(edit.source, edit.after, m_receiver, told(edit));
    }
    Call operator()(const BoxForgotten& edit) const {
        return edit.isBack ? m_to.console.bringBack(edit.source, m_receiver, told(edit))
                           : m_to.console.forget(edit.source, m_receiver, told(edit));
    }
    Call operator()(const BoxesMerged& edit) const {
        return edit.isBack ? m_to.console.takeApart(edit.into, edit.from, m_receiver, told(edit))
                           : m_to.console.merge(edit.into, edit.from, m_receiver, told(edit));
    }
    Call operator()(const BoxEdit& edit) const {
        if (edit.change != store::BoxChange())
            return m_to.boxes.repeat(edit.isBack ? reversed(edit.change) : edit.change, m_receiver,
                                     told(edit));
        return m_to.boxes.change(edit.request, m_receiver,
                                 [edit, then = m_then](const Result<store::BoxChange>& change) {
                                     if (!change)
                                         return then(fail(change.error()));
                                     auto done = edit;
                                     done.change = *change;
                                     then(Edit(done));
                                 });
    }
    Call operator()(const BookmarkEdit& edit) const {
        return edit.after ? m_to.reader.setBookmark(edit.line, *edit.after, m_receiver, told(edit))
                          : m_to.reader.removeBookmark(edit.line, m_receiver, told(edit));
    }
    Call operator()(const RulesEdit& /*edit*/) const { return Reply<Edit>(m_receiver, m_then).call(); }
    Call operator()(const DevicesEdit& /*edit*/) const { return Reply<Edit>(m_receiver, m_then).call(); }
    Call operator()(const AgentChangeEdit& /*edit*/) const { return Reply<Edit>(m_receiver, m_then).call(); }

private:
    /// What is done as it was asked for.
    [[nodiscard]] Then<void> told(const Edit& edit) const {
        return
            [edit, then = m_then](const Result<void>& done) { done ? then(edit) : then(fail(done.error())); };
    }

    const Services& m_to;
    const std::function<std::optional<discovery::Target>(Address)>& m_target;
    QObject* m_receiver;
    Then<Edit> m_then;
};

} // namespace

Edits::Performer editPerformer(const Services& services,
                               std::function<std::optional<discovery::Target>(Address)> target) {
    return [services, target = std::move(target)](const Edit& edit, QObject* receiver, Then<Edit> then) {
        return std::visit(Performance(services, target, receiver, std::move(then)), edit);
    };
}

} // namespace etherdeck::app
