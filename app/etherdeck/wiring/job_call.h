#pragma once

#include "core/services/calls/call.h"
#include "ui/widgets/jobs.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace etherdeck::app {

/// A call that is listed as a job while it is under way, and can be ended there as well as by its caller. All
/// in the thread of the window.
template <class Part, class End>
class JobCall : public std::enable_shared_from_this<JobCall<Part, End>> {
public:
    /// Per mille, or Jobs::unknownProgress.
    using Measure = std::function<int(const Part&)>;
    using Begin = std::function<Call(Each<Part>, Then<End>)>;
    /// Ends it from the list: at once with an answer, or in its own way.
    using Cancel = std::function<void(const Then<End>& answer)>;

    /// Without `cancel` it cannot be cancelled in the list.
    static Call start(ui::Jobs& jobs, const QString& title, QObject* receiver, Each<Part> each,
                      Then<End> then, Measure measure, const Cancel& cancel, const Begin& begin) {
        auto call = std::shared_ptr<JobCall>(
            new JobCall(receiver, std::move(each), std::move(then), std::move(measure)));
        const std::weak_ptr<JobCall> weak = call;
        std::function<void()> cancelJob;
        if (cancel)
            cancelJob = [weak, cancel] {
                if (const auto held = weak.lock())
                    cancel([held](Result<End> answer) { held->finish(std::move(answer)); });
            };
        call->m_job = jobs.start(title, {}, std::move(cancelJob));
        // The inner call keeps this alive until it is answered, or given up by the caller.
        call->m_inner = begin([call](Part part) { call->pass(std::move(part)); },
                              [call](Result<End> end) { call->finish(std::move(end)); });
        call->m_givenUp.emplace(call->m_reply.stopToken(), GivenUp{weak});
        return call->m_reply.call();
    }

private:
    struct GivenUp {
        std::weak_ptr<JobCall> call;
        void operator()() const {
            if (const auto held = call.lock())
                held->end();
        }
    };

    JobCall(QObject* receiver, Each<Part> each, Then<End> then, Measure measure) :
        m_reply(receiver, std::move(each), std::move(then)), m_measure(std::move(measure)) {}

    void pass(Part part) {
        m_job.setProgress(m_measure(part));
        m_reply.part(std::move(part));
    }
    void finish(Result<End> answer) {
        const auto held = this->shared_from_this();
        m_reply.answer(std::move(answer));
        end();
    }
    void end() {
        m_job.end();
        m_inner.cancel();
    }

    Stream<Part, End> m_reply;
    Measure m_measure;
    ui::Jobs::Handle m_job;
    Call m_inner;
    std::optional<std::stop_callback<GivenUp>> m_givenUp;
};

} // namespace etherdeck::app
