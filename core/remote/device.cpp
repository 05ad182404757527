#include "core/remote/device.h"

#include "core/remote/ssh.h"

#include <algorithm>
#include <cctype>

namespace etherdeck::remote {

namespace {

constexpr std::string_view unixPrefix = "unix:";
constexpr std::string_view execPrefix = "exec:";
constexpr std::size_t longestSocketPath = 107; ///< sun_path without its NUL
constexpr std::size_t longestCommand = 65'536;

bool isBlank(char character) { return character == ' ' || character == '\t' || character == '\n'; }

Result<Device> parseUnix(std::string_view path) {
    if (!path.starts_with('/'))
        return fail(ErrorCode::Malformed, "the path of a socket begins with /");
    if (path.size() > longestSocketPath)
        return fail(ErrorCode::Malformed, "the path of a socket has at most 107 bytes");
    if (path.find('\0') != std::string_view::npos)
        return fail(ErrorCode::Malformed, "a path has no NUL");
    return UnixDevice{std::string(path)};
}

Result<Device> parseExec(std::string_view text) {
    auto words = splitWords(text);
    if (!words)
        return fail(words.error());
    if (words->empty() || words->front().empty())
        return fail(ErrorCode::Malformed, "a program is missing after exec:");
    return ExecDevice{std::move(*words)};
}

Result<Device> parseSsh(std::string_view text) {
    if (const auto target = parseSshTarget(text); !target)
        return fail(target.error());
    return SshDevice{std::string(text)};
}

/// Splits text into words, character by character.
class WordSplitter {
public:
    void take(char character) {
        if (m_protected) {
            if (m_quote == '"' && character != '"' && character != '\\')
                m_word += '\\';
            add(character);
            m_protected = false;
        } else if (character == '\\' && m_quote != '\'') {
            m_protected = true;
        } else if (m_quote != '\0') {
            if (character == m_quote)
                m_quote = '\0';
            else
                add(character);
        } else if (character == '\'' || character == '"') {
            m_quote = character;
            m_hasWord = true;
        } else if (isBlank(character)) {
            endWord();
        } else {
            add(character);
        }
    }
    Result<std::vector<std::string>> finish() {
        if (m_quote != '\0')
            return fail(ErrorCode::Malformed, "a quote is not closed");
        if (m_protected)
            return fail(ErrorCode::Malformed, "nothing follows the last backslash");
        endWord();
        return std::move(m_words);
    }

private:
    void add(char character) {
        m_word += character;
        m_hasWord = true;
    }
    void endWord() {
        if (m_hasWord)
            m_words.push_back(std::move(m_word));
        m_word.clear();
        m_hasWord = false;
    }

    std::vector<std::string> m_words;
    std::string m_word;
    bool m_hasWord = false; ///< '' is a word, too
    bool m_protected = false;
    char m_quote = '\0';
};

} // namespace

bool isDeviceName(std::string_view text) {
    return !text.empty() && text.size() <= longestDeviceName && text.front() != '-' && text.front() != '.' &&
           text.front() != ' ' && text.back() != ' ' &&
           std::ranges::all_of(text, [](unsigned char character) {
               return std::isalnum(character) != 0 || character >= 0x80 ||
                      std::string_view(" ._-").find(static_cast<char>(character)) != std::string_view::npos;
           });
}

bool isAgentCommand(const std::vector<std::string>& words) {
    constexpr std::size_t maxWords = 16;
    const auto isWord = [](std::string_view word) {
        word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
        return word.size() <= longestSocketPath && isPlainWord(word);
    };
    return !words.empty() && words.size() <= maxWords && isPlainWord(words.front()) &&
           std::ranges::all_of(words, isWord);
}

Result<std::vector<std::string>> splitWords(std::string_view text) {
    if (text.size() > longestCommand || text.find('\0') != std::string_view::npos)
        return fail(ErrorCode::Malformed, "too long, or with a NUL");
    WordSplitter splitter;
    for (const auto character : text)
        splitter.take(character);
    return splitter.finish();
}

Result<Device> parseDevice(std::string_view text) {
    if (text.starts_with(unixPrefix))
        return parseUnix(text.substr(unixPrefix.size()));
    if (text.starts_with(execPrefix))
        return parseExec(text.substr(execPrefix.size()));
    return parseSsh(text);
}

} // namespace etherdeck::remote
