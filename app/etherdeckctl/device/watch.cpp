#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/listings.h"
#include "app/etherdeckctl/device/session.h"
#include "app/etherdeckctl/device/tables.h"
#include "app/etherdeckctl/device/watch_changes.h"
#include "core/base/harmless_text.h"
#include "core/console/line_text.h"
#include "core/discovery/target_json.h"
#include "core/plans/members.h"

#include <array>
#include <map>

namespace etherdeck::ctl {

namespace {

/// A topic that comes as a whole list each time.
struct ListTopic {
    const char* topic;
    const char* method;
};
constexpr std::array listTopics{ListTopic{"exports", "exports.list"}, ListTopic{"disks", "disks.list"},
                                ListTopic{"interfaces", "interfaces.list"}};

/// Nothing when it cannot be read.
std::optional<WatchedStates> statesIn(const std::string& topic, const Json& params) {
    if (topic == "exports") {
        const auto list = remote::exportListFrom(params);
        return list ? std::optional(statesOf(list->exports)) : std::nullopt;
    }
    if (topic == "disks") {
        const auto disks = remote::diskListFrom(params);
        return disks ? std::optional(statesOf(*disks)) : std::nullopt;
    }
    const auto list = remote::interfaceListFrom(params);
    return list ? std::optional(statesOf(*list)) : std::nullopt;
}

class BoxWatch {
public:
    BoxWatch(Output& output, const DeviceOptions& options, DeviceSession& session) :
        m_output(output), m_options(options), m_session(session) {}

    ExitStatus run() {
        // Events first, then the lists, so that no change is missed in between.
        if (!m_session.ask({"watch", {{"topics", topics()}}, "events"}) || !readLists(false))
            return ExitStatus::Failed;
        while (m_output.flush()) {
            const auto event = m_session.nextEvent();
            if (!event)
                return m_session.hasFailed() ? ExitStatus::Failed : ExitStatus::Done;
            if (!handle(*event))
                return ExitStatus::Failed;
        }
        return ExitStatus::Done; // main() reports lost output
    }

private:
    Json topics() const {
        auto topics = Json::array({"changes"});
        for (const auto& each : listTopics)
            if (m_session.greeting().can(each.topic))
                topics.push_back(each.topic);
        if (m_session.greeting().can("kernel-log"))
            topics.push_back("kernel-log");
        return topics;
    }

    bool readLists(bool tellChanges) {
        for (const auto& each : listTopics) {
            if (!m_session.greeting().can(each.topic))
                continue;
            const auto answer = m_session.ask({each.method, Json::object(), each.topic});
            if (!answer)
                return false;
            const auto states = statesIn(each.topic, *answer);
            if (!states) {
                m_session.reportUnreadable(each.method, {ErrorCode::Malformed, each.topic, 0});
                return false;
            }
            update(each.topic, *states, tellChanges);
        }
        return true;
    }

    void update(const std::string& topic, const WatchedStates& states, bool tellChanges) {
        if (tellChanges)
            for (const auto& change : changesBetween(m_states[topic], states))
                tell(topic, change);
        m_states[topic] = states;
    }

    bool handle(const wire::AgentEvent& event) {
        plans::Members members(event.params);
        std::uint64_t leftOut = 0;
        members.number("left_out", leftOut);
        if (leftOut != 0) {
            printNote(std::to_string(leftOut) + " events were left out.\n");
            if (!readLists(true))
                return false;
        }
        if (event.topic == "kernel-log")
            return handleRecords(event);
        if (event.topic == "changes")
            return handleChange(members);
        const auto isList =
            std::ranges::any_of(listTopics, [&](const auto& each) { return each.topic == event.topic; });
        if (!isList)
            return true; // of a later version
        const auto states = statesIn(event.topic, event.params);
        if (!states) {
            m_session.reportUnreadable("watch", {ErrorCode::Malformed, event.topic, 0});
            return false;
        }
        update(event.topic, *states, true);
        return true;
    }

    bool handleChange(plans::Members& members) {
        std::string kind;
        std::string who;
        std::string text;
        members.text("kind", kind, 64);
        members.text("who", who);
        members.text("text", text);
        if (m_options.json)
            print("changes", {{"kind", kind}, {"who", who}, {"text", text}});
        else
            printLine("change " + kind + (who.empty() ? "" : " by " + who) + "  " + text);
        return true;
    }

    bool handleRecords(const wire::AgentEvent& event) {
        const auto page = remote::kernelLogFrom(event.params);
        if (!page) {
            m_session.reportUnreadable("watch", page.error());
            return false;
        }
        for (const auto& record : page->records) {
            if (m_options.json)
                print("kernel-log", {{"record", remote::toJson(record)}});
            else
                m_output.print(now() + "  kernel  " + recordText(record) + '\n');
        }
        return true;
    }

    static std::string now() { return localTimeText(std::chrono::system_clock::now()); }
    void tell(const std::string& topic, const StateChange& change) {
        const auto orNull = [](const auto& state) {
            return state ? nlohmann::ordered_json(*state) : nullptr;
        };
        if (m_options.json)
            print(
                topic,
                {{"name", change.name}, {"before", orNull(change.before)}, {"after", orNull(change.after)}});
        else if (!change.after)
            printLine(change.name + "  gone, was " + *change.before);
        else if (!change.before)
            printLine(change.name + "  new, " + *change.after);
        else
            printLine(change.name + "  " + *change.before + " → " + *change.after);
    }
    void printLine(const std::string& line) { m_output.print(now() + "  " + harmlessLine(line) + '\n'); }
    void print(const std::string& topic, const nlohmann::ordered_json& rest) {
        nlohmann::ordered_json json{{"time", toIso8601(std::chrono::system_clock::now())}, {"topic", topic}};
        json.update(rest);
        m_output.print(dump(json) + '\n');
    }

    Output& m_output;
    const DeviceOptions& m_options;
    DeviceSession& m_session;
    std::map<std::string, WatchedStates> m_states;
};

} // namespace

ExitStatus runBoxWatch(Output& output, const DeviceOptions& options) {
    auto session = DeviceSession::open(output, options);
    return session ? BoxWatch(output, options, *session).run() : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
