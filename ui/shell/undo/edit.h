#pragma once

#include "core/base/mac_address.h"
#include "core/discovery/target.h"
#include "core/services/devices/values.h"
#include "core/services/inventory/config_editor.h"
#include "core/store/boxes/change.h"
#include "core/store/events/label.h"
#include "core/store/events/seen_target.h"
#include "ui/console/lines/rules.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the user has changed, as values: enough to undo it and to redo it.
namespace etherdeck::ui {

struct TargetLabelEdit {
    discovery::Target target;
    store::Label before;
    store::Label after;
};

struct ShelfLabelEdit {
    std::uint16_t shelf = 0;
    store::Label before;
    store::Label after;
};

struct TargetsForgotten {
    std::vector<discovery::Target> targets;
    std::vector<store::SeenTarget> rows; ///< what was known of them, once they are forgotten
    bool isBack = false;                 ///< they are brought back
};

struct ConfigEdit {
    Address address;
    std::string before;
    std::string after;
    ConfigOutcome outcome = {}; ///< once it was tried
};

struct BoxNameEdit {
    std::int64_t source = 0;
    QString title; ///< as the box was called then
    QString before;
    QString after;
};

struct BoxTieEdit {
    std::int64_t source = 0;
    QString title;
    std::optional<MacAddress> before;
    std::optional<MacAddress> after;
};

struct BoxForgotten {
    std::int64_t source = 0;
    QString title;
    bool isBack = false; ///< it is brought back
};

struct BoxesMerged {
    std::int64_t into = 0;
    std::int64_t from = 0;
    QString intoTitle;
    QString fromTitle;
    bool isBack = false; ///< they are taken apart
};

/// Of a box in the store, where the others are about sources of the console.
struct BoxEdit {
    boxes::BoxRequest request;
    QString box;                  ///< as it was called then
    QString thing;                ///< that was tied or untied
    store::BoxChange change = {}; ///< once it was made
    bool isBack = false;          ///< it is undone
};

struct BookmarkEdit {
    std::int64_t line = 0;
    std::optional<QString> before; ///< the note; nothing: no bookmark
    std::optional<QString> after;
};

struct RulesEdit {
    QList<LogRule> before;
    QList<LogRule> after;
};

/// The list of boxes with an agent: one was added, renamed or removed.
struct DevicesEdit {
    std::vector<KnownDevice> before;
    std::vector<KnownDevice> after;
};

/// A change of a box, by its agent. To undo it or to do it again is a change, too: its number replaces this
/// one.
struct AgentChangeEdit {
    std::string device;
    QString box;   ///< as it was called then
    QString title; ///< "Stop e7.3"
    std::int64_t entry = 0;
    bool isBack = false; ///< it is undone
};

using Edit =
    std::variant<TargetLabelEdit, ShelfLabelEdit, TargetsForgotten, ConfigEdit, BoxNameEdit, BoxTieEdit,
                 BoxForgotten, BoxesMerged, BoxEdit, BookmarkEdit, RulesEdit, DevicesEdit, AgentChangeEdit>;

/// The edit that undoes it.
[[nodiscard]] Edit reversed(Edit edit);
/// "forgetting e7.3", for "Undo forgetting e7.3".
[[nodiscard]] QString nameOf(const Edit& edit);

/// The message when it is done; none if the change is plain to see.
struct EditText {
    QString title;
    QString text;
};
[[nodiscard]] std::optional<EditText> outcomeOf(const Edit& edit);

} // namespace etherdeck::ui
