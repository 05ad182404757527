#include "ui/shell/undo/edit.h"

#include "core/store/console/lines/forgetting.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

struct EditTexts {
    Q_DECLARE_TR_FUNCTIONS(Edit)
};

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

QString textOf(Address address) { return QString::fromStdString(address.toString()); }

QString nameOfLabelEdit(const QString& what, const store::Label& before, const store::Label& after) {
    return before.name == after.name ? EditTexts::tr("the note on %1").arg(what)
                                     : EditTexts::tr("the name of %1").arg(what);
}

QString nameOfForgetting(const TargetsForgotten& edit) {
    if (edit.targets.size() == 1)
        return edit.isBack
                   ? EditTexts::tr("bringing back %1").arg(textOf(edit.targets.front().address))
                   : EditTexts::tr("removing %1 from the list").arg(textOf(edit.targets.front().address));
    const auto count = numberText(edit.targets.size());
    return edit.isBack ? EditTexts::tr("bringing back %1 targets").arg(count)
                       : EditTexts::tr("removing %1 targets from the list").arg(count);
}

QString nameOfBookmarkEdit(const BookmarkEdit& edit) {
    return edit.before && edit.after ? EditTexts::tr("the note on a line") : EditTexts::tr("the bookmark");
}

QString nameOfConfigEdit(const ConfigEdit& edit) {
    const auto target = textOf(edit.address);
    if (edit.after.empty())
        return EditTexts::tr("releasing %1").arg(target);
    return edit.before.empty() ? EditTexts::tr("claiming %1").arg(target)
                               : EditTexts::tr("the config string of %1").arg(target);
}

QString nameOfBoxEdit(const BoxEdit& edit) {
    using What = boxes::BoxRequest::What;
    switch (edit.request.what) {
    case What::Name:
        return EditTexts::tr("the name of %1").arg(edit.box);
    case What::Group:
        return EditTexts::tr("the group of %1").arg(edit.box);
    case What::Note:
        return EditTexts::tr("the note on %1").arg(edit.box);
    case What::Tie:
        return EditTexts::tr("tying %1 to %2").arg(edit.thing, edit.box);
    case What::Untie:
        return EditTexts::tr("untying %1 from %2").arg(edit.thing, edit.box);
    }
    return {};
}

/// What the box that differs is called.
QString changedDevice(const DevicesEdit& edit) {
    const auto& longer = edit.before.size() > edit.after.size() ? edit.before : edit.after;
    const auto& other = edit.before.size() > edit.after.size() ? edit.after : edit.before;
    for (const auto& device : longer)
        if (std::ranges::find(other, device) == other.end())
            return fromWire(device.name.empty() ? device.device : device.name);
    return {};
}

QString nameOfDevicesEdit(const DevicesEdit& edit) {
    if (edit.after.size() == edit.before.size())
        return EditTexts::tr("the name of a box");
    return (edit.after.size() > edit.before.size() ? EditTexts::tr("adding %1")
                                                   : EditTexts::tr("removing %1 from the list"))
        .arg(changedDevice(edit));
}

std::optional<EditText> outcomeOfForgetting(const TargetsForgotten& edit) {
    const bool isOne = edit.targets.size() == 1;
    const auto which = isOne ? textOf(edit.targets.front().address) : numberText(edit.targets.size());
    if (edit.isBack)
        return EditText{isOne ? EditTexts::tr("%1 is in the list again").arg(which)
                              : EditTexts::tr("%1 targets are in the list again").arg(which),
                        {}};
    return EditText{isOne ? EditTexts::tr("%1 was removed from the list").arg(which)
                          : EditTexts::tr("%1 targets were removed from the list").arg(which),
                    {}};
}

EditText outcomeOfMerge(const BoxesMerged& edit) {
    if (edit.isBack)
        return {EditTexts::tr("%1 was taken out of %2").arg(edit.fromTitle, edit.intoTitle),
                EditTexts::tr("The output of boots that began while they were merged stays with %1.")
                    .arg(edit.intoTitle)};
    return {EditTexts::tr("%1 was merged into %2").arg(edit.fromTitle, edit.intoTitle),
            EditTexts::tr("They can be taken apart later in the menu of the box.")};
}

/// A name or a group is plain to see.
std::optional<EditText> outcomeOfBoxEdit(const BoxEdit& edit) {
    using What = boxes::BoxRequest::What;
    if (edit.request.what == What::Tie)
        return EditText{EditTexts::tr("%1 is tied to %2").arg(edit.thing, edit.box), {}};
    if (edit.request.what == What::Untie)
        return EditText{EditTexts::tr("%1 does not belong to %2 any more").arg(edit.thing, edit.box),
                        EditTexts::tr("This counts, even against proof, until it is tied again.")};
    return std::nullopt;
}

std::optional<EditText> outcomeOfLabel(const QString& what, const store::Label& before,
                                       const store::Label& after) {
    if (before.isEmpty() || !after.isEmpty())
        return std::nullopt;
    return EditText{EditTexts::tr("The name and note of %1 were removed").arg(what), {}};
}

} // namespace

Edit reversed(Edit edit) {
    std::visit(
        [](auto& one) {
            if constexpr (requires { one.isBack; })
                one.isBack = !one.isBack;
            else
                std::swap(one.before, one.after);
        },
        edit);
    return edit;
}

QString nameOf(const Edit& edit) {
    return std::visit(
        Overloaded{
            [](const TargetLabelEdit& one) {
                return nameOfLabelEdit(textOf(one.target.address), one.before, one.after);
            },
            [](const ShelfLabelEdit& one) {
                return nameOfLabelEdit(EditTexts::tr("shelf %1").arg(one.shelf), one.before, one.after);
            },
            [](const TargetsForgotten& one) { return nameOfForgetting(one); },
            [](const ConfigEdit& one) { return nameOfConfigEdit(one); },
            [](const BoxNameEdit& one) { return EditTexts::tr("the name of %1").arg(one.title); },
            [](const BoxTieEdit& one) { return EditTexts::tr("the box of %1").arg(one.title); },
            [](const BoxForgotten& one) {
                return (one.isBack ? EditTexts::tr("bringing back %1") : EditTexts::tr("forgetting %1"))
                    .arg(one.title);
            },
            [](const BoxesMerged& one) {
                return (one.isBack ? EditTexts::tr("taking %1 out of %2")
                                   : EditTexts::tr("merging %1 into %2"))
                    .arg(one.fromTitle, one.intoTitle);
            },
            [](const BoxEdit& one) { return nameOfBoxEdit(one); },
            [](const BookmarkEdit& one) { return nameOfBookmarkEdit(one); },
            [](const RulesEdit&) { return EditTexts::tr("the highlight rules"); },
            [](const DevicesEdit& one) { return nameOfDevicesEdit(one); },
            [](const AgentChangeEdit& one) { return EditTexts::tr("“%1” on %2").arg(one.title, one.box); },
        },
        edit);
}

std::optional<EditText> outcomeOf(const Edit& edit) {
    using Outcome = std::optional<EditText>;
    return std::visit(
        Overloaded{
            [](const TargetLabelEdit& one) {
                return outcomeOfLabel(textOf(one.target.address), one.before, one.after);
            },
            [](const ShelfLabelEdit& one) {
                return outcomeOfLabel(EditTexts::tr("shelf %1").arg(one.shelf), one.before, one.after);
            },
            [](const TargetsForgotten& one) { return outcomeOfForgetting(one); },
            [](const ConfigEdit& one) {
                return one.after.empty()
                           ? Outcome({EditTexts::tr("%1 was released").arg(textOf(one.address)), {}})
                           : std::nullopt;
            },
            [](const BoxForgotten& one) -> Outcome {
                if (one.isBack)
                    return EditText{EditTexts::tr("%1 is in the list again").arg(one.title), {}};
                return EditText{
                    EditTexts::tr("%1 was forgotten").arg(one.title),
                    EditTexts::tr("Its output is removed in %1 minutes. Until then it can be brought back.")
                        .arg(store::forgettingCanBeUndone.count())};
            },
            [](const BoxesMerged& one) { return Outcome(outcomeOfMerge(one)); },
            [](const BoxEdit& one) { return outcomeOfBoxEdit(one); },
            [](const BookmarkEdit& one) {
                return one.after ? std::nullopt : Outcome({EditTexts::tr("The bookmark was removed"), {}});
            },
            [](const DevicesEdit& one) {
                return one.after.size() < one.before.size()
                           ? Outcome({EditTexts::tr("%1 was removed from the list").arg(changedDevice(one)),
                                      EditTexts::tr("Nothing was changed on the box.")})
                           : std::nullopt;
            },
            [](const auto&) { return Outcome(); },
        },
        edit);
}

} // namespace etherdeck::ui
