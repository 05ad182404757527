#include "core/base/harmless_text.h"
#include "core/exports/conf.h"
#include "core/exports/conf_values.h"
#include "core/exports/ionice.h"
#include "core/exports/vblade_command.h"

#include <algorithm>
#include <array>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxConfBytes = 64 * 1024;
constexpr std::size_t maxConfProblems = 50;
constexpr std::array<std::string_view, 6> confVariables{"shelf",    "slot",    "netif",
                                                        "filename", "options", "ionice"};
constexpr std::size_t mandatoryVariables = 4;
/// What Debian's unit sets before it reads the file: ionice=-c2 -n7.
constexpr auto unitPriority = IoPriority::Low;

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
        const auto low = high >= 0 ? digit(text[i + 2]) : -1;
        if (low >= 0) {
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::vector<std::string> blankSeparated(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r";
    std::vector<std::string> words;
    while (true) {
        const auto start = std::min(text.find_first_not_of(blanks), text.size());
        text.remove_prefix(start);
        if (text.empty())
            return words;
        const auto end = std::min(text.find_first_of(blanks), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

/// What our comments say: the last one counts.
struct ConfNotes {
    std::string disk;
    std::optional<bool> boot;
};
ConfNotes notesIn(std::string_view content) {
    constexpr std::string_view disk = "# disk=";
    constexpr std::string_view boot = "# boot=";
    ConfNotes notes;
    while (!content.empty()) {
        const auto end = std::min(content.find('\n'), content.size());
        auto line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        while (line.ends_with('\r') || line.ends_with(' '))
            line.remove_suffix(1);
        if (line.starts_with(disk))
            notes.disk = percentDecoded(line.substr(disk.size()));
        else if (line == "# boot=yes" || line == "# boot=no")
            notes.boot = line.substr(boot.size()) == "yes";
    }
    return notes;
}

class OneConf {
public:
    OneConf(std::string_view fileName, std::string_view content, ConfReader reader) :
        m_systemd(readAsSystemd(content)),
        m_shell(readAsShell(content)),
        m_reader(reader),
        m_isDebians(fileName.ends_with(confSuffix)) {}

    ConfReading read() {
        m_reading.problems = m_shell.problems;
        compare();
        reportUnknown();
        makeExport();
        auto& problems = m_reading.problems;
        std::ranges::stable_sort(problems, {}, &ConfProblem::line);
        if (problems.size() > maxConfProblems)
            dropLeastProblems();
        return std::move(m_reading);
    }

private:
    void problem(ConfProblemKind kind, std::size_t line, std::string_view text) {
        constexpr std::size_t maxShown = 60;
        m_reading.problems.push_back({kind, line, harmlessStart(text, maxShown)});
    }

    /// Never those that tell of the generator's end.
    void dropLeastProblems() {
        auto& problems = m_reading.problems;
        std::stable_partition(problems.begin(), problems.end(), [](const ConfProblem& each) {
            return each.kind == ConfProblemKind::StopsGenerator;
        });
        problems.resize(maxConfProblems);
    }

    [[nodiscard]] static const ConfValue* valueOf(const ConfValues& values, std::string_view name) {
        const auto found = values.find(name);
        return found == values.end() ? nullptr : &found->second;
    }

    void compare() {
        if (m_systemd.refused)
            problem(ConfProblemKind::Differs, 0, "UTF-8");
        if (!m_shell.sourced)
            return;
        for (const auto name : confVariables) {
            const auto* const systemd = valueOf(m_systemd.values, name);
            const auto* const shell = valueOf(m_shell.values, name);
            const std::optional<std::string> empty{std::string()};
            const auto& inSystemd = systemd != nullptr ? systemd->text : empty;
            const auto& inShell = shell != nullptr ? shell->text : empty;
            const auto line = systemd != nullptr ? systemd->line : shell != nullptr ? shell->line : 0;
            if (m_shell.understood && inSystemd != inShell)
                problem(ConfProblemKind::Differs, line, name);
            // When a unit or a script uses the value, systemd removes quotes, and a shell replaces patterns.
            else if (inSystemd && inSystemd->find_first_of("'\"\\*?[") != std::string::npos)
                problem(ConfProblemKind::Differs, line, name);
        }
    }

    void reportUnknown() {
        auto all = m_shell.sourced ? m_shell.values : ConfValues();
        all.insert(m_systemd.values.begin(), m_systemd.values.end());
        for (const auto& [name, value] : all) {
            if (!isConfVariable(name))
                problem(ConfProblemKind::UnknownVariable, value.line, name);
        }
        for (std::size_t i = 0; i < mandatoryVariables && !all.empty(); ++i) {
            const auto* const value = valueOf(m_shell.values, confVariables[i]);
            const auto missing = value == nullptr || (value->text && value->text->empty());
            if (m_shell.sourced && m_shell.understood && missing)
                problem(ConfProblemKind::SkippedByGenerator, 0, confVariables[i]);
        }
    }

    void makeExport() {
        const auto bySystemd = m_reader == ConfReader::Systemd;
        if (bySystemd ? m_systemd.refused : !m_shell.sourced)
            return;
        const auto& values = bySystemd ? m_systemd.values : m_shell.values;
        std::vector<std::string> words{std::string("vblade")};
        std::vector<std::string> ionice;
        for (std::size_t i = 0; i < confVariables.size(); ++i) {
            const auto* const value = valueOf(values, confVariables[i]);
            if (i < mandatoryVariables && (value == nullptr || !value->text || value->text->empty()))
                return;
            if (value == nullptr || !value->text)
                continue;
            const auto some = blankSeparated(*value->text);
            auto& into = confVariables[i] == "ionice" ? ionice : words;
            into.insert(into.end(), some.begin(), some.end());
        }
        const auto meaning = readVbladeCommand(words, WordsFrom::CommandLine);
        if (!meaning) {
            problem(ConfProblemKind::RefusedByVblade, 0, name(meaning.error()));
            return;
        }
        m_reading.config = meaning->config;
        m_reading.faults = meaning->faults;
        const auto priority = readIonice(ionice);
        if (!priority || !priority->exact)
            problem(ConfProblemKind::NotKept, valueOf(values, "ionice")->line, "ionice");
        if (priority)
            m_reading.config->priority = priority->priority;
        if (m_isDebians && bySystemd && valueOf(values, "ionice") == nullptr)
            m_reading.config->priority = unitPriority;
    }

    SystemdValues m_systemd;
    ShellValues m_shell;
    ConfReader m_reader;
    bool m_isDebians; ///< a unit or an init script starts it
    ConfReading m_reading;
};

} // namespace

ConfReading readConf(std::string_view fileName, std::string_view content, ConfReader reader) {
    if (content.size() > maxConfBytes || content.find('\0') != std::string_view::npos)
        return {std::nullopt, {{ConfProblemKind::NotUnderstood, 0, {}}}, {}};
    auto reading = OneConf(fileName, content, reader).read();
    if (reading.config) {
        const auto notes = notesIn(content);
        reading.config->identity = notes.disk;
        reading.config->startsAtBoot = fileName.ends_with(confSuffix) || notes.boot == true;
    }
    return reading;
}

} // namespace etherdeck::exports
