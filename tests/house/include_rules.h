#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The house rules, as a pure object: it is given names and texts, and reports what breaks a rule and why.
namespace etherdeck::house {

struct Violation {
    std::string file;
    int line = 0; ///< 0: the whole file
    std::string rule;
    std::string why;
    bool advice = false; ///< a hint, not a failure

    /// "core/aoe/parse.cpp:3: includes … — arrows go down only: …"
    [[nodiscard]] std::string toString() const;
};

/// Which Qt module a header belongs to: "QWidget" -> "QtWidgets".
using QtHeaders = std::map<std::string, std::string, std::less<>>;

class IncludeRules {
public:
    /// `files`: every file of the tree, by its path from the root.
    IncludeRules(QtHeaders qtHeaders, std::set<std::string, std::less<>> files);

    /// One source or header of the tree.
    [[nodiscard]] std::vector<Violation> checkSource(std::string_view path, std::string_view text) const;
    /// What a target of a room (or program) links: other rooms ("core/base") and libraries ("Qt6::Core").
    [[nodiscard]] std::vector<Violation> checkLinks(std::string_view room,
                                                    const std::vector<std::string>& links) const;
    /// Sources that no target compiles.
    [[nodiscard]] std::vector<Violation>
    checkCompiled(const std::set<std::string, std::less<>>& compiled) const;
    /// The entries of the top folder; a trailing / marks folders.
    [[nodiscard]] static std::vector<Violation> checkTopLevel(const std::vector<std::string>& entries);

private:
    struct Place;
    static void checkPrinting(const Place& place, std::string_view line, std::vector<Violation>& found);
    void checkQuoted(const Place& place, std::string_view header, std::vector<Violation>& found) const;
    void checkAngled(const Place& place, std::string_view header, std::vector<Violation>& found) const;
    [[nodiscard]] std::string moduleOf(std::string_view header) const;

    QtHeaders m_qtHeaders;
    std::set<std::string, std::less<>> m_files;
};

} // namespace etherdeck::house
