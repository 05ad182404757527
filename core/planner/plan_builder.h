#pragma once

#include "core/plans/box_state.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <optional>
#include <string>
#include <vector>

/// What the plans of this room are built with. For the *_plans.cpp files and planner.cpp only.
namespace etherdeck::plans {

/// A plan under construction, for one state of a box.
class PlanBuilder {
public:
    PlanBuilder(const BoxState& box, Sentence title) : m_box(box) { m_plan.title = std::move(title); }
    PlanBuilder(const BoxState& box, std::string title) = delete; // which could not be translated

    [[nodiscard]] const BoxState& box() const { return m_box; }

    /// Adds nothing when the file has this content already.
    void writeFile(const std::string& path, const std::string& content) { writeFile({path, content}); }
    void writeFile(WriteFile file);
    void removeFile(const std::string& path);
    void startVblades(const exports::Export& config);
    /// Stops what runs; adds nothing for an export that does not run.
    void stopVblades(const ExportStatus& status);
    /// True when another program would keep it running afterwards: the agent instead of a unit of the
    /// distribution, another unit, or the reverse.
    [[nodiscard]] bool changesRunner(const ExportStatus& status, const exports::Export& after) const;
    void step(Action action, Sentence text, std::vector<std::string> argv, std::string diff = {});
    void step(Action, std::string, std::vector<std::string>, std::string = {}) = delete;
    void warn(Sentence text);
    void warn(std::string) = delete;
    /// The level is never lowered.
    void needs(Confirmation level);
    /// Must be typed.
    void needsTyped(std::string text);
    void reliesOn(const std::string& fact);
    void undoneBy(Wish wish) { m_plan.undo = std::move(wish); }
    void revertsUnlessKept() { m_plan.reverts = true; }
    void needsBackup(std::string sha256, FlashArea area) {
        m_plan.backup = std::move(sha256);
        m_plan.backupOf = std::move(area);
    }
    void needsFree(const Address& address);
    /// Adds the steps, warnings and confirmations of another plan.
    void append(Plan&& other);

    [[nodiscard]] bool hasSteps() const { return !m_plan.steps.empty(); }
    [[nodiscard]] Plan take() { return std::move(m_plan); }

private:
    const BoxState& m_box;
    Plan m_plan;
};

[[nodiscard]] const ExportStatus* findExport(const BoxState& box, const Address& address);
[[nodiscard]] const BoxInterface* findInterface(const BoxState& box, const std::string& name);
/// By its path, or any of its stable names.
[[nodiscard]] const Disk* findDisk(const BoxState& box, const std::string& path);
/// Nothing for an empty identity.
[[nodiscard]] const Disk* findByIdentity(const BoxState& box, const std::string& identity);
/// The disk of an export: by its path, if what is there now has the identity of what was exported.
[[nodiscard]] const Disk* diskOf(const BoxState& box, const exports::Export& config);
/// Why nothing may be done with exports: it is not known which run.
[[nodiscard]] std::optional<Refusal> unseenRefusal(const BoxState& box);
/// An export that may be changed. Refusals: NoSuchExport, NotManaged, Unsupported.
[[nodiscard]] Outcome<const ExportStatus*> managedExport(const BoxState& box, const Address& address);
/// "1.5 TB".
[[nodiscard]] std::string sizeText(std::uint64_t bytes);
/// What has to be typed to confirm a change that may harm the users of an export: the serial number of its
/// disk, else the best stable name, else the address.
[[nodiscard]] std::string confirmationText(const BoxState& box, const exports::Export& config);
/// Asks for the confirmation that taking an export away from its users needs, and says who they are.
void confirmTakingAway(PlanBuilder& plan, const ExportStatus& status);

} // namespace etherdeck::plans
