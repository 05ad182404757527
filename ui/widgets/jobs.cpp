#include "ui/widgets/jobs.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

Jobs::Handle::Handle(Handle&& other) noexcept :
    m_jobs(std::exchange(other.m_jobs, nullptr)), m_id(other.m_id) {}

Jobs::Handle& Jobs::Handle::operator=(Handle&& other) noexcept {
    if (this != &other) {
        end();
        m_jobs = std::exchange(other.m_jobs, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

void Jobs::Handle::setProgress(int perMille) {
    Job* job = m_jobs ? m_jobs->find(m_id) : nullptr;
    if (job != nullptr && std::exchange(job->perMille, perMille) != perMille)
        emit m_jobs->changed();
}

void Jobs::Handle::setText(const QString& text) {
    Job* job = m_jobs ? m_jobs->find(m_id) : nullptr;
    if (job != nullptr && std::exchange(job->text, text) != text)
        emit m_jobs->changed();
}

void Jobs::Handle::end() {
    if (Jobs* jobs = std::exchange(m_jobs, nullptr))
        jobs->end(m_id);
}

Jobs::Handle Jobs::start(const QString& title, const QString& text, std::function<void()> cancel) {
    m_list.push_back({++m_last, title, text, unknownProgress, std::move(cancel)});
    emit changed();
    return {*this, m_last};
}

void Jobs::cancel(Id id) {
    Job* job = find(id);
    if (job == nullptr || !job->cancel)
        return;
    const auto cancel = std::exchange(job->cancel, nullptr); // it may end the job
    emit changed();
    cancel();
}

Jobs::Job* Jobs::find(Id id) {
    const auto found = std::ranges::find(m_list, id, &Job::id);
    return found == m_list.end() ? nullptr : &*found;
}

void Jobs::end(Id id) {
    if (std::erase_if(m_list, [id](const Job& job) { return job.id == id; }) > 0)
        emit changed();
}

} // namespace etherdeck::ui

#include "moc_jobs.cpp"
