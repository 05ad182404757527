#include "app/usage/usage.h"

#include "core/base/nearest.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace etherdeck::usage {

namespace {

std::optional<std::int64_t> wholeNumber(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// "etherdeckctl log show".
std::string fullName(const CLI::App& command) {
    const auto* parent = command.get_parent();
    return parent == nullptr ? command.get_name() : fullName(*parent) + ' ' + command.get_name();
}

std::vector<std::string> commandsOf(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* each : command.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(each->get_name());
    return names;
}

std::vector<std::string> optionsOf(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options())
        for (const auto& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

const CLI::Option* optionOf(const CLI::App& command, const std::string& name) {
    return command.get_option_no_throw(name);
}

bool anyCommandHas(const CLI::App& command, const std::string& option) {
    const auto has = [&option](const CLI::App* each) {
        return optionOf(*each, option) != nullptr || anyCommandHas(*each, option);
    };
    return std::ranges::any_of(command.get_subcommands([](const CLI::App*) { return true; }), has);
}

const CLI::App* commandCalled(const CLI::App& command, const std::string& name) {
    for (const auto* each : command.get_subcommands([](const CLI::App*) { return true; }))
        if (each->get_name() == name)
            return each;
    return nullptr;
}

bool isOption(const std::string& argument) {
    return argument.size() > 1 && argument[0] == '-' && !wholeNumber(argument);
}

/// "--limit" of "--limit=5", "-n" of "-n5".
std::string optionName(const std::string& argument) {
    return argument.starts_with("--") ? argument.substr(0, argument.find('=')) : argument.substr(0, 2);
}

/// Follows a command line as far as it is understood.
class Walk {
public:
    explicit Walk(const CLI::App& app) : m_command(&app) {}

    /// What is wrong with the first unknown command or option.
    std::optional<std::string> firstUnknown(const std::vector<std::string>& arguments) {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const auto& argument = arguments[i];
            if (argument == "--")
                return std::nullopt;
            if (isOption(argument)) {
                const auto* option = optionOf(*m_command, optionName(argument));
                if (option == nullptr)
                    return unknownOption(optionName(argument));
                i += takesNext(*option, argument) ? 1 : 0;
            } else if (const auto* next = commandCalled(*m_command, argument)) {
                m_command = next;
            } else if (const auto known = commandsOf(*m_command); !known.empty()) {
                return "unknown command '" + argument + '\'' + meant(nearest(argument, known));
            }
        }
        return std::nullopt;
    }
    /// The last command that was recognised.
    [[nodiscard]] const CLI::App& command() const { return *m_command; }

private:
    static bool takesNext(const CLI::Option& option, const std::string& argument) {
        return option.get_expected_max() > 0 && optionName(argument) == argument;
    }
    static std::string meant(const std::optional<std::string>& word) {
        return word ? ": did you mean '" + *word + "'?" : std::string(".");
    }
    [[nodiscard]] std::string unknownOption(const std::string& name) const {
        if (anyCommandHas(*m_command, name))
            return "the option '" + name + "' belongs after a command: " + fullName(*m_command) +
                   " COMMAND " + name;
        return "unknown option '" + name + '\'' + meant(nearest(name, optionsOf(*m_command)));
    }

    const CLI::App* m_command;
};

} // namespace

CLI::Validator between(std::int64_t least, std::int64_t limit, const std::string& word) {
    const auto range =
        std::to_string(least) + " to " + std::to_string(limit) + (word.empty() ? "" : ", or " + word);
    return CLI::Validator(
        [least, limit, word, range](std::string& text) {
            const auto number = wholeNumber(text);
            const bool isRight =
                number ? *number >= least && *number <= limit : !word.empty() && text == word;
            return isRight ? std::string() : "'" + text + "' is not a number from " + range;
        },
        range);
}

CLI::Validator oneOf(std::vector<std::string> words) {
    auto description = joined(words);
    return CLI::Validator(
        [words = std::move(words)](std::string& text) {
            return std::ranges::find(words, text) != words.end()
                       ? std::string()
                       : "'" + text + "' is not one of " + joined(words) + suggestion(text, words);
        },
        std::move(description));
}

std::string suggestion(const std::string& typed, const std::vector<std::string>& words) {
    const auto word = nearest(typed, words);
    return word ? "; did you mean '" + *word + "'?" : std::string();
}

std::string problem(const CLI::App& app, const std::vector<std::string>& arguments,
                    const CLI::ParseError& error) {
    Walk walk(app);
    const auto unknown = walk.firstUnknown(arguments);
    // A refused value is reported before anything after it.
    const bool isAboutValue = error.get_name() == "ValidationError" || error.get_name() == "ConversionError";
    const auto commands = commandsOf(walk.command());
    auto what = unknown && !isAboutValue ? *unknown : std::string(error.what());
    if (!unknown && !commands.empty() && error.get_name() == "RequiredError")
        what = "a command is missing: " + joined(commands);
    return app.get_name() + ": " + what + "\n'" + fullName(walk.command()) +
           " --help' lists commands and options.\n";
}

} // namespace etherdeck::usage
