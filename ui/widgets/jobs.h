#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace etherdeck::ui {

/// What is under way and takes a while, for the one list that shows all of it.
class Jobs : public QObject {
    Q_OBJECT

public:
    using Id = std::uint64_t;
    struct Job {
        Id id = 0;
        QString title; ///< "Saving the log"
        QString text;  ///< what it works on, or how far it is; may be empty
        int perMille = unknownProgress;
        std::function<void()> cancel; ///< empty: it cannot be cancelled
    };
    static constexpr int unknownProgress = -1;
    static constexpr int allDone = 1000; ///< per mille

    /// A job is under way as long as its handle lives.
    class [[nodiscard]] Handle {
    public:
        Handle() = default;
        ~Handle() { end(); }
        Handle(Handle&& other) noexcept;
        Handle& operator=(Handle&& other) noexcept;
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;

        void setProgress(int perMille);
        void setText(const QString& text);
        void end();

    private:
        friend class Jobs;
        Handle(Jobs& jobs, Id id) : m_jobs(&jobs), m_id(id) {}

        QPointer<Jobs> m_jobs; ///< null: over
        Id m_id = 0;
    };

    using QObject::QObject;

    /// `cancel` is called at most once, and ends the job sooner or later.
    Handle start(const QString& title, const QString& text = {}, std::function<void()> cancel = {});
    /// Nothing for a job that is over, or that cannot be cancelled.
    void cancel(Id id);

    /// The oldest first.
    [[nodiscard]] const std::vector<Job>& list() const { return m_list; }

signals:
    void changed();

private:
    [[nodiscard]] Job* find(Id id);
    void end(Id id);

    std::vector<Job> m_list;
    Id m_last = 0;
};

} // namespace etherdeck::ui
