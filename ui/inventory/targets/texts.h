#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/text/target.h"

#include <QString>
#include <QVariant>

#include <vector>

namespace etherdeck::ui {

class TargetModel;

/// What the cells of a target say, in a table, a rack or a tree. Lives for one answer: it keeps references.
class TargetTexts {
public:
    /// `links` tells why nobody listens where a target was heard.
    TargetTexts(const TargetModel& model, const discovery::Target& target, TargetCondition condition,
                const Moment& now, const std::vector<LinkStatus>& links) :
        m_model(model), m_target(target), m_condition(condition), m_now(now), m_links(links) {}

    /// Columns are those of TargetModel.
    [[nodiscard]] QString displayText(int column) const;
    [[nodiscard]] QVariant sortValue(int column) const;
    [[nodiscard]] QString toolTip(int column) const;
    /// What matters, in lines, and the same in one line for a screen reader.
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] QString spokenText() const;
    /// What its condition means.
    [[nodiscard]] QString explained() const;
    /// All its paths, in lines.
    [[nodiscard]] QString paths() const;
    /// Its state, in this language and as commands name it, in lines.
    [[nodiscard]] QString stateWords() const;
    /// Everything that a filter finds it by; `box` is the name of its box.
    [[nodiscard]] QString searchText(const QString& box) const;

private:
    [[nodiscard]] QString configText() const;

    const TargetModel& m_model; ///< knows names
    const discovery::Target& m_target;
    TargetCondition m_condition;
    const Moment& m_now;
    const std::vector<LinkStatus>& m_links;
};

} // namespace etherdeck::ui
