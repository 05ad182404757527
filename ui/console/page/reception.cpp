#include "ui/console/page/reception.h"

#include "ui/console/arrival/listen_problem.h"
#include "ui/console/page/sleep_text.h"
#include "ui/widgets/banner.h"

namespace etherdeck::ui {

ConsoleReception::ConsoleReception(QObject* parent) :
    QObject(parent),
    m_listenBanner(new Banner),
    m_storeBanner(new Banner),
    m_sleepBanner(new Banner),
    m_noteBanner(new Banner) {
    for (const Banner* banner : {m_listenBanner, m_storeBanner})
        connect(banner, &Banner::actionTriggered, this, &ConsoleReception::listenAgainRequested);
    for (Banner* banner : {m_sleepBanner, m_noteBanner})
        connect(banner, &Banner::actionTriggered, banner, &Banner::clear);
}

void ConsoleReception::noteOpened(const QStringList& where) {
    m_where = where;
    m_listenBanner->clear();
    emit changed();
}

void ConsoleReception::noteFailed(const Error& error, const QString& where,
                                  const std::vector<PortHolder>& holders) {
    m_where.clear();
    m_listenBanner->setMessage(listenProblem(error, where, holders));
    emit changed();
}

void ConsoleReception::noteClosed() {
    m_where.clear();
    m_listenBanner->clear();
    emit changed();
}

void ConsoleReception::setListens(bool listens) {
    m_isOff = !listens;
    emit changed();
}

void ConsoleReception::noteStoreOpened(const QString& /*path*/, bool isTemporary) {
    if (isTemporary && m_storeError)
        m_storeBanner->setMessage(storeProblem(m_storeError->first, m_storeError->second, true));
    else
        m_storeBanner->clear();
}

void ConsoleReception::noteStoreFailed(const Error& error, const QString& path) {
    m_storeError.emplace(error, path);
    m_storeBanner->setMessage(storeProblem(error, path, false));
}

void ConsoleReception::noteEditFailed(const Error& error) { m_noteBanner->setMessage(editProblem(error)); }

void ConsoleReception::noteBoxLogsFailed(const Error& error) {
    m_noteBanner->setMessage(boxLogProblem(error));
}

void ConsoleReception::noteBoxesFailed(const Error& error) {
    if (std::exchange(m_boxesFailureTold, error) != error)
        m_noteBanner->setMessage(boxesProblem(error));
}

void ConsoleReception::noteTally(const ConsoleTally& tally) {
    if (tally.counts.damage.places > m_damageTold.places)
        m_noteBanner->setMessage(journalDamage(tally.counts.damage));
    m_damageTold = tally.counts.damage;
    if (tally.leftFailure && tally.leftFailure != m_leftFailureTold)
        m_noteBanner->setMessage(journalProblem(*tally.leftFailure));
    m_leftFailureTold = tally.leftFailure;
}

void ConsoleReception::noteAboutToSleep(const QStringList& boxes) {
    m_sleepBanner->setMessage(sleepWarning(boxes));
}

void ConsoleReception::noteStayedAwake() { m_sleepBanner->clear(); }

void ConsoleReception::noteSlept(WallTime start, WallTime end, const QStringList& boxes) {
    if (!boxes.isEmpty()) // else the gap in the log says enough
        m_sleepBanner->setMessage(sleptMessage(start, end, boxes));
}

} // namespace etherdeck::ui

#include "moc_reception.cpp"
