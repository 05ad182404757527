#include "app/etherdeckctl/log/arguments.h"

#include "app/etherdeckctl/base/console_text.h"
#include "app/etherdeckctl/log/command.h"
#include "app/etherdeckctl/log/time_argument.h"
#include "app/usage/usage.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr std::int64_t maxBoots = 1'000'000'000;
constexpr std::int64_t maxRows = 1'000'000'000;
constexpr const char* allWord = "all";

std::string notALevel(const std::string& text) {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(netconsole::Level::Debug); ++i)
        names.emplace_back(levelName(static_cast<netconsole::Level>(i)));
    return "'" + text + "' is not a level: emerg, alert, crit, err, warn, notice, info, debug, or 0 to 7" +
           usage::suggestion(text, names);
}

} // namespace

void LogArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* log = app.add_subcommand("log", "Read the console output of boxes from the history");
    log->require_subcommand(1);
    using Action = LogOptions::Action;
    add(log, "sources", "List the boxes that have sent console output", Action::Sources);
    auto* boots = add(log, "boots", "List boots, latest first", Action::Boots);
    addFilters(boots, false);
    addLimit(boots, 1000, "Print at most the latest N");
    auto* show = add(log, "show", "Print lines", Action::Show);
    addFilters(show, true);
    addLimit(show, 1000, "Print the last N lines");
    auto* search =
        add(log, "search", "Find lines by words, \"phrases\" or a regular expression", Action::Search);
    search
        ->add_option("WORDS", m_options.words,
                     "A line must contain all of them; wor* matches the start of a word")
        ->required();
    search->add_flag("-E,--regex", m_options.isExpression, "WORDS is a regular expression (PCRE2)");
    search->add_flag("--case", m_options.caseMatters, "Make the regular expression case-sensitive");
    search->add_flag("--oldest-first", m_options.oldestFirst, "Print the oldest lines first");
    addFilters(search, true);
    addLimit(search, 200, "Print the first N lines found");
    auto* exported =
        add(log, "export", "Print all lines, oldest first, as text or JSON lines", Action::Export);
    exported->add_option("-o,--output", m_options.output, "Write to this file")->type_name("FILE");
    addFilters(exported, true);
    auto* crashes = add(log, "crashes", "List crashes and disk errors, latest first", Action::Crashes);
    addFilters(crashes, false);
    addLimit(crashes, 1000, "Print at most the latest N");
    auto* follow = add(log, "follow", "Print lines as they are stored, until interrupted", Action::Follow);
    addFilters(follow, true);
    addLimit(follow, 10, "Start with the last N lines");
    addUpkeep(log, "recover", "Recover and store datagrams left by a killed receiver", Action::Recover);
    addUpkeep(log, "upgrade", "Upgrade a history written by an older Etherdeck", Action::Upgrade);
}

CLI::App* LogArguments::add(CLI::App* log, const std::string& name, const std::string& description,
                            LogOptions::Action action) {
    auto* command = log->add_subcommand(name, description);
    command->add_option("--store", m_options.store, "Read this file instead of the default history")
        ->type_name("FILE");
    command->add_flag("--json", m_options.json, "Print JSON");
    choose(command, action);
    return command;
}

void LogArguments::addUpkeep(CLI::App* log, const std::string& name, const std::string& description,
                             LogOptions::Action action) {
    auto* command = log->add_subcommand(name, description);
    command->add_option("--store", m_options.store, "Change this file instead of the default history")
        ->type_name("FILE");
    choose(command, action);
}

void LogArguments::choose(CLI::App* command, LogOptions::Action action) {
    command->callback([this, action] {
        if (m_options.since && m_options.until && *m_options.since > *m_options.until)
            throw CLI::ValidationError("--since", "later than --until, so nothing can match");
        m_options.action = action;
        m_choose([this](Output& output) { return runLog(output, m_options); });
    });
}

void LogArguments::addFilters(CLI::App* command, bool ofLines) {
    command
        ->add_option("-s,--source", m_options.sources, "Only this box: number, name or address (repeatable)")
        ->type_name("SOURCE")
        ->allow_extra_args(false);
    command->add_option("-b,--boot", m_options.boot, "Only this boot")
        ->type_name("NUMBER")
        ->check(usage::between(1, maxBoots));
    addTime(command, "--since",
            "Not older than this: 2026-03-01, \"2026-03-01 12:00\", today, yesterday, or 15min, 2h, 7d ago",
            m_options.since);
    addTime(command, "--until", "Older than this", m_options.until);
    if (!ofLines)
        return;
    command
        ->add_option_function<std::string>(
            "-l,--level", [this](const std::string& text) { m_options.level = parseLevel(text); },
            "At least this severe: emerg, alert, crit, err, warn, notice, info, debug, or 0 to 7; "
            "crashes are always included")
        ->type_name("LEVEL")
        ->check([](const std::string& text) { return parseLevel(text) ? std::string() : notALevel(text); });
    command->add_flag("--also-without-level", m_options.alsoWithoutLevel,
                      "With --level: also print lines without a level");
}

void LogArguments::addTime(CLI::App* command, const std::string& name, const std::string& description,
                           std::optional<WallTime>& time) {
    const auto parse = [](const std::string& text) {
        return parseTimeArgument(text, std::chrono::system_clock::now());
    };
    command
        ->add_option_function<std::string>(
            name, [&time, parse](const std::string& text) { time = parse(text); }, description)
        ->type_name("TIME")
        ->check([parse](const std::string& text) {
            return parse(text) ? std::string() : "'" + text + "' is not a time: " + timeForms;
        });
}

void LogArguments::addLimit(CLI::App* command, std::size_t defaultLimit, const std::string& description) {
    // All commands share one set of options, but their defaults differ.
    command
        ->add_option_function<std::string>(
            "-n,--limit",
            [this](const std::string& text) { m_options.limit = text == allWord ? 0 : std::stoull(text); },
            description + " (default: " + std::to_string(defaultLimit) + ")")
        ->type_name("N")
        ->check(usage::between(1, maxRows, allWord));
    command->preparse_callback(
        [this, defaultLimit](std::size_t /*arguments*/) { m_options.limit = defaultLimit; });
}

} // namespace etherdeck::ctl
