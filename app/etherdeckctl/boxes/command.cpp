#include "app/etherdeckctl/boxes/command.h"

#include "app/etherdeckctl/base/box_names.h"
#include "app/etherdeckctl/base/console_text.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/boxes/text.h"
#include "core/base/nearest.h"
#include "core/discovery/target_json.h"
#include "core/store/boxes/store.h"
#include "core/store/console/store.h"

#include <QFile>

#include <optional>
#include <utility>

namespace etherdeck::ctl {

namespace {

using namespace boxes;
using store::Access;
using store::BoxRecord;
using store::BoxStore;
using store::ConsoleSource;
using Json = nlohmann::ordered_json;

/// One run of a `box` command. What fails is printed before it returns nothing or Failed.
class BoxRun {
public:
    BoxRun(Output& output, const BoxOptions& options) :
        m_output(output), m_options(options), m_path(historyFile(options.store)) {}

    ExitStatus run();

private:
    [[nodiscard]] bool reads() const {
        return m_options.action == BoxOptions::Action::List || m_options.action == BoxOptions::Action::Show;
    }
    ExitStatus fails(const std::string& what, const std::string& advice = {}) const;
    ExitStatus failsToOpen(const Error& error) const;
    ExitStatus failsToChange(const Error& error) const;
    [[nodiscard]] Result<void> read();
    [[nodiscard]] const KnownBox* find() const;
    [[nodiscard]] std::optional<std::vector<Thing>> things() const;
    [[nodiscard]] std::optional<Thing> sourceCalled(const std::string& text) const;
    ExitStatus list() const;
    ExitStatus show(const BoxKey& key) const;
    ExitStatus change();
    ExitStatus remove(const KnownBox& box);
    void set(Box& box) const;

    Output& m_output;
    const BoxOptions& m_options;
    std::string m_path;
    std::optional<BoxStore> m_store;
    std::vector<ConsoleSource> m_sources;
    SourceTitles m_titles;
    Boxes m_boxes;
};

ExitStatus BoxRun::fails(const std::string& what, const std::string& advice) const {
    printProblem(what, advice);
    return ExitStatus::Failed;
}

ExitStatus BoxRun::failsToOpen(const Error& error) const {
    const auto where = "the history in '" + m_path + "'";
    if (error.code == ErrorCode::VersionMismatch)
        return fails(where + " was written by another version of Etherdeck.",
                     "If it is older, upgrade it with: etherdeckctl log upgrade");
    if (error.code == ErrorCode::Malformed)
        return fails("'" + m_path + "' is not an Etherdeck history, or it is damaged.",
                     "It was not changed. --store FILE selects another one.");
    printProblem(where + " could not be opened: " + describe(error), {}, error.detail);
    return ExitStatus::Failed;
}

ExitStatus BoxRun::failsToChange(const Error& error) const {
    const auto& what = error.detail;
    if (error.code == ErrorCode::OutOfRange && what == "name")
        return fails("there is another box of that name.");
    if (error.code == ErrorCode::OutOfRange && what.starts_with("box "))
        return fails("the box is gone: another program has removed it.");
    if (error.code == ErrorCode::OutOfRange && what == "device")
        return fails("another box has the device '" + m_options.device + "'.");
    if (error.code == ErrorCode::TooLong)
        return fails(what == "boxes" || what == "ties" ? "there are too many " + what + "."
                                                       : "the " + what + " is too long.");
    if (error.code == ErrorCode::Malformed && (what == "name" || what == "group" || what == "note"))
        return fails("that cannot be a " + what + ": " +
                     (what == "name" ? "it is one line, and does not begin like a device or an option."
                                     : "it has characters that are not allowed."));
    printProblem("the history in '" + m_path + "' could not be changed: " + describe(error), {},
                 error.detail);
    return ExitStatus::Failed;
}

ExitStatus BoxRun::run() {
    if (!QFile::exists(QFile::decodeName(m_path.c_str())) && !m_options.isNew)
        return fails("there is no history in '" + m_path + "'.",
                     "The window and 'etherdeckctl netconsole listen --store FILE' create it.");
    auto opened = BoxStore::open(m_path, reads() ? Access::ReadOnce : Access::Write);
    if (!opened)
        return failsToOpen(opened.error());
    m_store = std::move(*opened);
    if (const auto done = read(); !done)
        return failsToOpen(done.error());
    if (m_options.action == BoxOptions::Action::List)
        return list();
    if (!m_options.isNew) {
        const auto* const box = find();
        if (!box)
            return ExitStatus::Failed;
        if (m_options.action == BoxOptions::Action::Show)
            return show(box->key);
        if (m_options.action == BoxOptions::Action::Remove)
            return remove(*box);
    }
    return change();
}

Result<void> BoxRun::read() {
    const auto stored = m_store->read();
    if (!stored)
        return fail(stored.error());
    m_boxes = {};
    tell(m_boxes, *stored);
    auto sources =
        store::ConsoleStore::open(m_path, Access::ReadOnce).and_then([](const store::ConsoleStore& console) {
            return console.sources();
        });
    if (!sources)
        return fail(sources.error());
    m_sources = std::move(*sources);
    m_titles.clear();
    for (const auto& source : m_sources)
        m_titles.emplace(SourceId{source.id}, source.title());
    return {};
}

const KnownBox* BoxRun::find() const {
    const auto* const box = m_boxes.called(m_options.box);
    if (box)
        return box;
    std::vector<std::string> names;
    for (const auto& known : m_boxes.all())
        names.push_back(known.title());
    const auto near = nearest(m_options.box, names);
    fails("no box is called '" + m_options.box + "'.",
          near ? "Did you mean '" + *near + "'?" : "'etherdeckctl box list' lists them.");
    return nullptr;
}

std::optional<Thing> BoxRun::sourceCalled(const std::string& text) const {
    std::vector<const ConsoleSource*> found;
    for (const auto& source : m_sources)
        if (isCalled(source, text))
            found.push_back(&source);
    if (found.size() == 1)
        return SourceId{found.front()->id};
    if (found.empty())
        fails("'" + text + "' is neither a target (e7.3) nor a MAC address nor a source of console output.",
              "'etherdeckctl log sources' lists the sources.");
    else
        fails("there are several sources '" + text + "'.", "'etherdeckctl log sources' lists their numbers.");
    return std::nullopt;
}

std::optional<std::vector<Thing>> BoxRun::things() const {
    std::vector<Thing> found;
    for (const auto& text : m_options.things) {
        if (const auto target = Address::parse(text); target && target->isTarget())
            found.emplace_back(*target);
        else if (const auto mac = MacAddress::parse(text); mac && !mac->isGroup() && !mac->isZero())
            found.emplace_back(*mac);
        else if (const auto source = sourceCalled(text))
            found.push_back(*source);
        else
            return std::nullopt;
    }
    return found;
}

ExitStatus BoxRun::list() const {
    if (m_options.json) {
        auto array = Json::array();
        for (const auto& box : m_boxes.all())
            array.push_back(boxJson(m_boxes, box, m_titles));
        m_output.print(dump(array, 2) + '\n');
        return ExitStatus::Done;
    }
    if (m_boxes.all().empty())
        printNote("No box is known.\n");
    else
        m_output.print(boxTable(m_boxes, m_titles) + disputeText(m_boxes, m_titles));
    return ExitStatus::Done;
}

ExitStatus BoxRun::show(const BoxKey& key) const {
    const auto* const box = m_boxes.find(key);
    if (!box)
        return fails("the box is gone: another program has removed it.");
    m_output.print(m_options.json ? dump(boxJson(m_boxes, *box, m_titles), 2) + '\n'
                                  : boxText(*box, m_titles) + disputeText(m_boxes, m_titles, &key));
    return ExitStatus::Done;
}

/// Sets the text or the device that the command changes.
void BoxRun::set(Box& box) const {
    switch (m_options.action) {
    case BoxOptions::Action::Rename:
        box.name = m_options.text;
        break;
    case BoxOptions::Action::Group:
        box.group = m_options.text;
        break;
    case BoxOptions::Action::Note:
        box.note = m_options.text;
        break;
    case BoxOptions::Action::Tie:
        if (!m_options.device.empty())
            box.device = m_options.device;
        break;
    case BoxOptions::Action::Untie:
        if (box.device == m_options.device)
            box.device.clear();
        break;
    default:
        break;
    }
}

/// A box that is not stored begins with the MAC address by which it is known.
ExitStatus BoxRun::change() {
    const auto wanted = things();
    if (!wanted)
        return ExitStatus::Failed;
    BoxKey key;
    BoxRecord fresh{{BoxId{}, m_options.box, {}, {}, {}}, {}};
    if (!m_options.isNew) {
        key = m_boxes.called(m_options.box)->key;
        fresh = {{}, {{BoxId{}, key.mac, true}}};
    }
    std::vector<Tie> ties;
    for (const auto& thing : *wanted)
        ties.push_back({BoxId{}, thing, m_options.action == BoxOptions::Action::Tie});
    const auto change = [&](BoxRecord& record) {
        if (!key.isStored())
            record = fresh;
        set(record.box);
    };
    const auto id = m_store->edit(key.id, change, ties);
    if (!id)
        return failsToChange(id.error());
    if (const auto done = read(); !done)
        return failsToOpen(done.error());
    return show({*id, {}});
}

ExitStatus BoxRun::remove(const KnownBox& box) {
    if (!box.key.isStored())
        return fails("nothing is stored of " + box.title() + ".",
                     "It is listed as long as a target or a source belongs to it.");
    const auto json = boxJson(m_boxes, box, m_titles);
    if (const auto removed = m_store->remove(box.key.id); !removed)
        return failsToChange(removed.error());
    m_output.print(m_options.json ? dump(json, 2) + '\n' : "The box '" + box.title() + "' was removed.\n");
    return ExitStatus::Done;
}

} // namespace

ExitStatus runBox(Output& output, const BoxOptions& options) { return BoxRun(output, options).run(); }

} // namespace etherdeck::ctl
