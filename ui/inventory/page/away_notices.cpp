#include "ui/inventory/page/away_notices.h"

#include "ui/inventory/targets/model.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using discovery::TargetState;

const QString departuresKey = QStringLiteral("inventory/departures");
const QString missingKey = QStringLiteral("inventory/missing");
constexpr auto refreshDelay = std::chrono::milliseconds(200);

} // namespace

AwayNotices::AwayNotices(const TargetModel& targets, QWidget* parent) :
    Banner(parent), m_targets(targets), m_knownBefore([](const auto&) { return true; }) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshDelay);
    connect(&m_soon, &QTimer::timeout, this, &AwayNotices::refresh);
    connect(this, &Banner::actionTriggered, this, [this] { showWhatIsMeant(shownId()); });
    connect(this, &Banner::secondActionTriggered, this, [this] { acknowledge(shownId()); });
}

void AwayNotices::setKnownBefore(std::function<bool(const discovery::Target&)> knownBefore) {
    m_knownBefore = std::move(knownBefore);
}

void AwayNotices::apply(const InventoryChange& change, WallTime now) {
    bool isOther = false;
    for (const auto& target : change.updated) {
        const auto* known = m_targets.find(target.address);
        const auto before = known == nullptr ? std::nullopt : std::optional(known->state);
        if (target.isStopped) { // as somebody wanted
            isOther = isOther || m_departures.isAway(target.address) || m_missing.contains(target.address);
            m_departures.forgotten(target.address);
            m_missing.erase(target.address);
            continue;
        }
        if (before == target.state)
            continue;
        isOther = true;
        const auto& path = target.principal();
        if (target.state == TargetState::Up) {
            m_departures.cameBack(target.address, now);
            m_missing.erase(target.address);
        } else if (target.state == TargetState::Missing && before) // else it was missing in the last run, too
            m_missing.insert(target.address);
        else if (target.state == TargetState::Vanished && before == TargetState::Up)
            m_departures.vanished(target.address,
                                  {path.key.mac, m_targets.interfaceName(path.key.link).toStdString()}, now);
    }
    for (const auto address : change.removed) {
        m_departures.forgotten(address);
        m_missing.erase(address);
    }
    if (isOther || !change.removed.empty())
        noteChange();
}

void AwayNotices::noteChange() {
    if (const int count = awayCount(); std::exchange(m_awayTold, count) != count)
        emit awayCountChanged(count);
    refreshSoon();
}

void AwayNotices::refreshSoon() {
    if (!m_soon.isActive())
        m_soon.start();
}

void AwayNotices::refresh() {
    m_soon.stop();
    if (m_departures != m_saved || m_missing != m_savedMissing) {
        m_saved = m_departures;
        m_savedMissing = m_missing;
        emit departuresChanged();
    }
    const auto& standing = m_departures.standing();
    if (!standing.empty())
        setMessage(messageOf(standing.front(), stillThere(), 1, standing.size()));
    else if (isMissingNews())
        setMessage(missingMessage(m_targets.summary().missing, countKnown()));
    else
        clear();
}

StillThere AwayNotices::stillThere() const {
    StillThere there;
    for (const auto* target : m_targets.inState(TargetState::Up))
        for (const auto& path : target->paths)
            if (path.isUp()) {
                there.macs.insert(path.key.mac);
                there.interfaces.insert(m_targets.interfaceName(path.key.link).toStdString());
            }
    return there;
}

std::size_t AwayNotices::countKnown() const {
    std::size_t known = 0;
    for (int row = 0; row < m_targets.rowCount(); ++row) {
        const auto* target = m_targets.target(m_targets.index(row, 0));
        known += target->state == TargetState::Missing || m_knownBefore(*target) ? 1 : 0;
    }
    return known;
}

bool AwayNotices::isMissingNews() const {
    return std::any_of(m_missing.begin(), m_missing.end(), [this](Address address) {
        const auto* target = m_targets.find(address);
        return target != nullptr && target->state == TargetState::Missing;
    });
}

/// What vanished in an earlier run is missing in this one.
TargetState AwayNotices::stateOfAway(const Departure& departure) const {
    for (const auto& [address, departed] : departure.targets)
        if (const auto* target = departed.back ? nullptr : m_targets.find(address); target != nullptr)
            return target->state;
    return TargetState::Vanished;
}

Banner::Message AwayNotices::messageOf(const Departure& departure, const StillThere& stillThere,
                                       std::size_t number, std::size_t count) const {
    return departureMessage(
        departure, stillThere,
        [this](Address address) {
            const auto* target = m_targets.find(address);
            return target == nullptr ? QString() : m_targets.targetName(*target);
        },
        number, count);
}

std::vector<AwayNotice> AwayNotices::standing() const {
    std::vector<AwayNotice> notices;
    const auto there = stillThere();
    for (auto one = m_departures.standing().rbegin(); one != m_departures.standing().rend(); ++one)
        notices.push_back({one->id, messageOf(*one, there, 1, 1), one->time});
    if (isMissingNews())
        notices.push_back({0, missingMessage(m_targets.summary().missing, countKnown()), {}});
    return notices;
}

std::size_t AwayNotices::standingCount() const {
    return m_departures.standing().size() + (isMissingNews() ? 1 : 0);
}

std::uint32_t AwayNotices::shownId() const {
    return m_departures.standing().empty() ? 0 : m_departures.standing().front().id;
}

const Departure* AwayNotices::find(std::uint32_t id) const {
    const auto& standing = m_departures.standing();
    const auto found = std::ranges::find(standing, id, &Departure::id);
    return found == standing.end() ? nullptr : &*found;
}

void AwayNotices::showWhatIsMeant(std::uint32_t id) {
    const Departure* departure = find(id);
    if (departure == nullptr)
        emit stateRequested(TargetState::Missing);
    else if (departure->targets.size() > 1 && departure->awayCount() > 0)
        emit stateRequested(stateOfAway(*departure));
    else
        emit targetRequested(departure->targets.begin()->first);
}

void AwayNotices::acknowledge(std::uint32_t id) {
    if (id == 0)
        m_missing.clear();
    else
        m_departures.acknowledge(id);
    noteChange();
    refresh();
}

void AwayNotices::save(QSettings& settings) const {
    if (m_departures.standing().empty())
        settings.remove(departuresKey);
    else
        settings.setValue(departuresKey, m_departures.save());
    QStringList missing;
    for (auto place = m_missing.begin();
         place != m_missing.end() && missing.size() < static_cast<qsizetype>(Departures::maxSaved); ++place)
        missing << QString::fromStdString(place->toString());
    if (missing.isEmpty())
        settings.remove(missingKey);
    else
        settings.setValue(missingKey, missing);
}

void AwayNotices::restore(const QSettings& settings) {
    m_departures.restore(settings.value(departuresKey).toByteArray());
    m_saved = m_departures;
    m_missing.clear();
    for (const auto& text : settings.value(missingKey).toStringList().mid(0, Departures::maxSaved))
        if (const auto address = Address::parse(text.toStdString()))
            m_missing.insert(*address);
    m_savedMissing = m_missing;
    noteChange();
}

} // namespace etherdeck::ui

#include "moc_away_notices.cpp"
