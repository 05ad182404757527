#pragma once

#include "core/services/console/timeline_reader.h"

#include <QCoreApplication>

#include <utility>
#include <vector>

namespace etherdeck::tests {

/// A reader that keeps what it is asked until a test answers.
class FakeTimelineReader : public TimelineReader {
public:
    struct Asked {
        TimelineQuery query;
        Reply<TimelineData> reply;
    };

    std::vector<Asked> asked;

    Call read(const TimelineQuery& query, QObject* receiver, Then<TimelineData> then) override {
        asked.push_back({query, Reply<TimelineData>(receiver, std::move(then))});
        return asked.back().reply.call();
    }

    void answer(const Result<TimelineData>& data) {
        asked.back().reply.answer(data);
        QCoreApplication::sendPostedEvents();
    }
};

/// One that answers at once, in the asker's thread.
class ReadyTimelineReader : public TimelineReader {
public:
    explicit ReadyTimelineReader(TimelineData data) : m_data(std::move(data)) {}

    Call read(const TimelineQuery& /*query*/, QObject* receiver, Then<TimelineData> then) override {
        const Reply<TimelineData> reply(receiver, std::move(then));
        reply.answer(m_data);
        return reply.call();
    }

private:
    TimelineData m_data;
};

} // namespace etherdeck::tests
