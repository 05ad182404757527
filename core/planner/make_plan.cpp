#include "core/planner/make_plan.h"

#include "core/planner/conf_files.h"
#include "core/planner/wish_plans.h"

namespace etherdeck::plans {

namespace {

/// What is looked up for each wish, before it is planned.
class Asker {
public:
    explicit Asker(const BoxState& box) : m_box(box) {}

    void operator()(const CreateExport& wish) { newExport(wish.wanted); }
    void operator()(const ChangeExport& wish) {
        const auto* const status = findExport(m_box, wish.address);
        if (!status)
            return;
        files(*status);
        const auto after = edited(status->config, wish.edit);
        m_questions.paths.insert(after.path);
        files(after);
        if (after.address != wish.address || after.interfaces != status->config.interfaces)
            ask(after);
        if (!status->processes.empty() && takesAway(status->config, after))
            m_questions.users.insert(wish.address);
    }
    void operator()(const RemoveExport& wish) { takingAway(wish.address); }
    void operator()(const StopExport& wish) { takingAway(wish.address); }
    void operator()(const RestartExport& wish) { existing(wish.address); }
    void operator()(const StartExport& wish) {
        if (const auto* const status = findExport(m_box, wish.address)) {
            m_questions.paths.insert(status->config.path);
            ask(status->config);
        }
    }
    void operator()(const AllowInitiator& wish) { existing(wish.address); }
    void operator()(const LoadExports& wish) {
        for (const auto& config : wish.exports) {
            if (!wish.only || config.address == *wish.only)
                newExport(config);
        }
    }
    void operator()(const ImportExports&) {
        if (!m_box.persist)
            return;
        for (const auto& entry : m_box.persist->exports)
            newExport(entry.config);
    }
    void operator()(const AdoptExport& wish) {
        if (const auto* const status = existing(wish.address))
            files(status->config);
    }
    void operator()(const LockDisk& wish) { m_questions.paths.insert(wish.path); }
    void operator()(const CreateImage& wish) { m_questions.paths.insert(wish.path); }
    void operator()(const RemoveImage& wish) { m_questions.paths.insert(wish.path); }
    void operator()(const SetMtu&) {}
    void operator()(const AddVlan&) {}
    void operator()(const RemoveVlan&) {}
    void operator()(const SetHostName&) { m_questions.files.insert("/etc/hostname"); }
    void operator()(const Reboot&) { everything(); }
    void operator()(const PowerOff&) { everything(); }
    void operator()(const EditEnvironment&) { m_questions.environment = true; }
    void operator()(const RestoreEnvironment& wish) {
        m_questions.environment = true;
        m_questions.place = wish.area;
    }
    void operator()(const SetNetconsole&) {
        m_questions.netconsole = true;
        read({netconsoleOptionsFile, netconsoleLoadFile, netconsoleOpenwrtFile, netconsoleLevelFile});
    }
    void operator()(const UndoChange&) {}

    [[nodiscard]] Questions take() { return std::move(m_questions); }

private:
    void files(const ExportStatus& status) { read(confPaths(m_box, status)); }
    void files(const exports::Export& config) { read(possibleConfPaths(m_box, config)); }
    void read(const std::vector<std::string>& paths) { m_questions.files.insert(paths.begin(), paths.end()); }
    void ask(const exports::Export& config) {
        m_questions.addresses.insert(config.address);
        m_questions.interfaces.insert(config.interfaces.begin(), config.interfaces.end());
    }
    void newExport(const exports::Export& config) {
        m_questions.paths.insert(config.path);
        files(config);
        ask(config);
    }
    const ExportStatus* existing(const Address& address) {
        const auto* const status = findExport(m_box, address);
        if (status) {
            files(*status);
            m_questions.paths.insert(status->config.path);
        }
        return status;
    }
    void takingAway(const Address& address) {
        const auto* const status = existing(address);
        if (status && !status->processes.empty())
            m_questions.users.insert(address);
    }
    void everything() {
        for (const auto& status : m_box.exports) {
            if (!status.processes.empty())
                m_questions.users.insert(status.config.address);
        }
    }

    const BoxState& m_box;
    Questions m_questions;
};

} // namespace

Questions questions(const BoxState& box, const Wish& wish) {
    Asker asker(box);
    std::visit(asker, wish);
    return asker.take();
}

Outcome<Plan> makePlan(const BoxState& box, const Wish& wish) {
    if (box.pending)
        return refuse(
            RefusalCode::ChangePending,
            say("A change waits to be kept: %1. Keep it, or let it revert first.", box.pending->text),
            {{"id", box.pending->id}, {"text", box.pending->text.text()}});
    return std::visit([&](const auto& what) { return planOf(box, what); }, wish);
}

} // namespace etherdeck::plans
