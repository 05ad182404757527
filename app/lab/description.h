#pragma once

#include "app/lab/report.h"
#include "app/lab/targets/profile.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace etherdeck::lab {

/// What is broken about a plug's cable.
struct CableFaults {
    int lossPercent = 0;
    int delayMs = 0;
    bool noJumbo = false;

    friend bool operator==(const CableFaults&, const CableFaults&) = default;
};

/// The document that describe() writes, read again: the running lab, for --break.
class Description {
public:
    /// Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<Description> parse(std::string_view json);
    Description(Description&&) noexcept;
    Description& operator=(Description&&) noexcept;
    ~Description();

    [[nodiscard]] const Profile& profile() const { return m_profile; }
    [[nodiscard]] bool isSimulated() const { return m_switch < 0; }
    [[nodiscard]] pid_t switchBox() const { return m_switch; }
    /// Without servers. The holder is -1 while the plug does not run.
    [[nodiscard]] PlugProcesses plug(std::size_t index) const;
    [[nodiscard]] CableFaults cable(std::size_t index) const;

    /// Servers are left as they are, unless the plug has ended: then its targets have none.
    void setPlug(std::size_t index, const PlugProcesses& processes);
    void setCable(std::size_t index, const CableFaults& faults);
    [[nodiscard]] std::string text() const;

private:
    struct Document;
    explicit Description(std::unique_ptr<Document> document);

    std::unique_ptr<Document> m_document;
    Profile m_profile;
    pid_t m_switch = -1;
};

} // namespace etherdeck::lab
