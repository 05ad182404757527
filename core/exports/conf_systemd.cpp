#include "core/base/harmless_text.h"
#include "core/exports/conf_values.h"

#include <algorithm>

namespace etherdeck::exports {

namespace {

bool isUtf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto character = firstCharacter(bytes);
        if (!character)
            return false;
        bytes.remove_prefix(character->length);
    }
    return true;
}

bool isVariableName(std::string_view name) {
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, isPart);
}

/// systemd's reader of environment files, state by state (252; since 254 a comment that ends with a
/// backslash no longer swallows the next line).
class EnvironmentFileReader {
public:
    SystemdValues read(std::string_view text) {
        for (const auto c : text)
            take(c);
        if (m_state >= State::BeforeValue)
            finish();
        return std::move(m_found);
    }

private:
    enum class State {
        BeforeKey,
        Comment,
        CommentEscape,
        Key,
        BeforeValue,
        Value,
        Escape,
        Single,
        Double,
        DoubleEscape
    };

    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

    static void trimEnd(std::string& text) {
        while (!text.empty() && isBlank(text.back()))
            text.pop_back();
    }

    void take(char c) {
        switch (m_state) {
        case State::BeforeKey:
            takeBeforeKey(c);
            break;
        case State::Comment:
            if (c == '\\')
                m_state = State::CommentEscape;
            else if (isLineEnd(c))
                m_state = State::BeforeKey;
            break;
        case State::CommentEscape:
            m_state = State::Comment;
            break;
        case State::Key:
            if (isLineEnd(c))
                m_state = State::BeforeKey;
            else if (c == '=')
                m_state = State::BeforeValue;
            else
                m_key += c;
            break;
        case State::BeforeValue:
            takeBeforeValue(c);
            break;
        case State::Value:
            takeValue(c);
            break;
        case State::Escape:
            m_state = State::Value;
            if (!isLineEnd(c))
                keep(c);
            break;
        case State::Single:
            if (c == '\'')
                m_state = State::BeforeValue;
            else
                keep(c);
            break;
        case State::Double:
            if (c == '"')
                m_state = State::BeforeValue;
            else if (c == '\\')
                m_state = State::DoubleEscape;
            else
                keep(c);
            break;
        case State::DoubleEscape:
            m_state = State::Double;
            if (c == '"' || c == '\\' || c == '`' || c == '$') {
                keep(c);
            } else if (c != '\n') {
                keep('\\');
                keep(c);
            }
            break;
        }
        if (c == '\n')
            ++m_line;
    }

    void takeBeforeKey(char c) {
        if (c == '#' || c == ';') {
            m_state = State::Comment;
        } else if (!isBlank(c)) {
            m_state = State::Key;
            m_key = c;
            m_value.clear();
            m_kept = 0;
            m_keyLine = m_line;
        }
    }
    void takeBeforeValue(char c) {
        if (isLineEnd(c)) {
            finish();
        } else if (c == '\'') {
            m_state = State::Single;
        } else if (c == '"') {
            m_state = State::Double;
        } else if (c == '\\') {
            m_state = State::Escape;
        } else if (!isBlank(c)) {
            m_state = State::Value;
            keep(c);
        }
    }
    void takeValue(char c) {
        if (isLineEnd(c)) {
            finish();
        } else if (c == '\\') {
            m_state = State::Escape;
            m_kept = m_value.size();
        } else if (isBlank(c)) {
            m_value += c;
        } else {
            keep(c);
        }
    }
    /// Blanks at the end are not part of a value, unless something else keeps them.
    void keep(char c) {
        m_value += c;
        m_kept = m_value.size();
    }

    void finish() {
        const auto unquoted = m_state == State::Value;
        m_state = State::BeforeKey;
        if (unquoted)
            m_value.resize(m_kept);
        trimEnd(m_key);
        if (!isUtf8(m_key) || !isUtf8(m_value))
            m_found.refused = true;
        if (isVariableName(m_key))
            m_found.values[m_key] = {m_value, m_keyLine};
    }

    SystemdValues m_found;
    State m_state = State::BeforeKey;
    std::string m_key;
    std::string m_value;
    std::size_t m_kept = 0;
    std::size_t m_line = 1;
    std::size_t m_keyLine = 1;
};

} // namespace

SystemdValues readAsSystemd(std::string_view text) { return EnvironmentFileReader().read(text); }

bool isConfVariable(std::string_view name) {
    return name == "shelf" || name == "slot" || name == "netif" || name == "filename" || name == "options" ||
           name == "ionice";
}

} // namespace etherdeck::exports
