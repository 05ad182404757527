#include "core/install/script.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::install {

namespace {

bool isQuotable(char character) {
    return character >= ' ' && character <= '~' && character != '\'' && character != '!' && character != '\\';
}

constexpr std::string_view beginWord = "-begin";
constexpr std::string_view endWord = "-end ";
constexpr int highestStatus = 255;
constexpr std::size_t longestStatus = 3; ///< digits

} // namespace

bool fitsEveryShell(std::string_view script) { return std::ranges::all_of(script, isQuotable); }

std::vector<std::string> scriptWords(std::string_view script, std::string_view mark, bool asRoot,
                                     bool sudoAsks) {
    // Signals of a connection that ends must not leave a step half done. The messages of programs are read.
    // Some servers leave the folders of the administrator's programs out of root's PATH.
    const std::string framed =
        "trap \"\" HUP PIPE; LC_ALL=C; PATH=$PATH:/usr/sbin:/sbin; export LC_ALL PATH; "
        "umask 022; echo; echo " +
        std::string(mark) + std::string(beginWord) + "; exec 2>&1; ( " + std::string(script) +
        " ); s=$?; echo; echo " + std::string(mark) + std::string(endWord) + "$s";
    std::vector<std::string> words{"sh", "-c", '\'' + framed + '\''};
    if (asRoot && sudoAsks) // -k: also when it was given before, so that the line is read in any case
        words.insert(words.begin(), {"sudo", "-k", "-S", "-p", "sudo:"});
    else if (asRoot)
        words.insert(words.begin(), {"sudo", "-n"});
    return words;
}

void ScriptOutput::add(std::string_view bytes) {
    if (m_status)
        return;
    m_pending.append(bytes.substr(0, maxOutput));
    if (!m_hasBegun)
        findBegin();
    if (m_hasBegun)
        findEnd();
}

std::string ScriptOutput::noise() const {
    return m_hasBegun ? m_noise : m_noise + m_pending.substr(0, maxNoise - m_noise.size());
}

void ScriptOutput::findBegin() {
    const auto begin = '\n' + m_mark + std::string(beginWord) + '\n';
    const auto at = m_pending.find(begin);
    const auto isFound = at != std::string::npos;
    // What could be the start of it is kept.
    const auto passed = isFound ? at : m_pending.size() - std::min(m_pending.size(), begin.size() - 1);
    m_noise.append(m_pending, 0, std::min(passed, maxNoise - m_noise.size()));
    m_pending.erase(0, isFound ? at + begin.size() : passed);
    m_hasBegun = isFound;
}

void ScriptOutput::findEnd() {
    const auto end = '\n' + m_mark + std::string(endWord);
    const auto at = m_pending.find(end);
    const auto isFound =
        at != std::string::npos && (m_pending.find('\n', at + end.size()) != std::string::npos ||
                                    m_pending.size() > at + end.size() + longestStatus);
    const auto passed =
        at != std::string::npos ? at : m_pending.size() - std::min(m_pending.size(), end.size() - 1);
    m_text.append(m_pending, 0, std::min(passed, maxOutput - m_text.size()));
    m_pending.erase(0, passed);
    if (!isFound)
        return;
    int status = 0;
    const auto* const last = m_pending.data() + m_pending.size();
    const auto [rest, problem] = std::from_chars(m_pending.data() + end.size(), last, status);
    const auto isWhole = problem == std::errc() && rest != last && *rest == '\n';
    m_status = isWhole && status >= 0 && status <= highestStatus ? status : highestStatus;
    m_pending.clear();
    if (m_text.ends_with('\n')) // what it ends its last line with, before the empty one of the frame
        m_text.pop_back();
}

} // namespace etherdeck::install
