#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scripts for a box. ssh passes on one line, which the login shell of the user reads there, whichever it is:
/// so a script is one word in single quotes, for sh, without the characters that some shells see in it.
namespace etherdeck::install {

/// One line without ' ! and \, which bash, busybox, tcsh, zsh and fish pass on as it is.
[[nodiscard]] bool fitsEveryShell(std::string_view script);

/// The words for ssh. `mark` is a word that nobody can foresee: what the login shell prints is before it.
/// `sudoAsks`: for a script as root, sudo reads a password from the first line of the input.
[[nodiscard]] std::vector<std::string> scriptWords(std::string_view script, std::string_view mark,
                                                   bool asRoot, bool sudoAsks = false);

/// What such a script has printed, with its standard error. Everything in it is hostile, and bounded.
class ScriptOutput {
public:
    static constexpr std::size_t maxOutput = 262'144;
    static constexpr std::size_t maxNoise = 4096;

    explicit ScriptOutput(std::string mark) : m_mark(std::move(mark)) {}

    void add(std::string_view bytes);
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    /// The exit status, once the script has ended.
    [[nodiscard]] std::optional<int> status() const { return m_status; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// What was printed before the script began: its first bytes.
    [[nodiscard]] std::string noise() const;

private:
    void findBegin();
    void findEnd();

    std::string m_mark;
    std::string m_pending; ///< not looked at yet
    std::string m_noise;
    std::string m_text;
    bool m_hasBegun = false;
    std::optional<int> m_status;
};

} // namespace etherdeck::install
