#include "ui/inventory/targets/departures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

constexpr qsizetype longestSaved = 4'000'000;

QString jsonText(const std::string& text) { return QString::fromStdString(text); }

double toJson(WallTime time) {
    return static_cast<double>(
        std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

WallTime toTime(const QJsonValue& value) {
    return WallTime(std::chrono::milliseconds(static_cast<std::int64_t>(value.toDouble())));
}

QJsonArray toJson(const std::map<Address, Departed>& targets) {
    QJsonArray array;
    for (const auto& [address, departed] : targets) {
        if (array.size() >= static_cast<qsizetype>(Departures::maxSaved))
            break;
        QJsonObject object{{"address", jsonText(address.toString())},
                           {"mac", jsonText(departed.from.mac.toString())},
                           {"gone", toJson(departed.gone)}};
        if (departed.back)
            object["back"] = toJson(*departed.back);
        array.append(object);
    }
    return array;
}

std::map<Address, Departed> toTargets(const QJsonArray& array, const std::string& interface) {
    std::map<Address, Departed> targets;
    for (const auto& value : array) {
        const auto object = value.toObject();
        const auto address = Address::parse(object["address"].toString().toStdString());
        const auto mac = MacAddress::parse(object["mac"].toString().toStdString());
        if (!address || !mac || targets.size() >= Departures::maxSaved)
            continue;
        Departed departed{{*mac, interface}, toTime(object["gone"]), std::nullopt};
        if (object.contains("back"))
            departed.back = toTime(object["back"]);
        targets.emplace(*address, departed);
    }
    return targets;
}

} // namespace

std::size_t Departure::awayCount() const {
    return static_cast<std::size_t>(
        std::count_if(targets.begin(), targets.end(), [](const auto& entry) { return !entry.second.back; }));
}

void Departures::vanished(Address address, const DepartedFrom& from, WallTime now) {
    // It may have been away before, and that not be acknowledged: the newest absence is what counts.
    forgotten(address);
    std::size_t known = 0;
    for (const auto& departure : m_standing)
        known += departure.targets.size();
    if (known >= maxTargets)
        return;
    auto place = std::find_if(m_standing.rbegin(), m_standing.rend(), [&](const auto& each) {
        return each.interface == from.interface && now >= each.latest && now - each.latest <= together &&
               now - each.time <= longest;
    });
    if (place == m_standing.rend()) {
        m_standing.push_back({++m_lastId, from.interface, now, now, {}});
        if (m_standing.size() > limit)
            m_standing.pop_front();
        place = m_standing.rbegin();
    }
    place->latest = now;
    place->targets.insert_or_assign(address, Departed{from, now, std::nullopt});
}

void Departures::cameBack(Address address, WallTime now) {
    for (auto& departure : m_standing)
        if (const auto found = departure.targets.find(address);
            found != departure.targets.end() && !found->second.back)
            found->second.back = std::max(now, found->second.gone);
}

void Departures::forgotten(Address address) {
    for (auto& departure : m_standing)
        departure.targets.erase(address);
    std::erase_if(m_standing, [](const auto& departure) { return departure.targets.empty(); });
}

void Departures::acknowledge(std::uint32_t id) {
    std::erase_if(m_standing, [id](const auto& departure) { return departure.id == id; });
}

std::size_t Departures::awayCount() const {
    std::size_t count = 0;
    for (const auto& departure : m_standing)
        count += departure.awayCount();
    return count;
}

bool Departures::isAway(Address address) const {
    return std::any_of(m_standing.begin(), m_standing.end(), [address](const auto& departure) {
        const auto found = departure.targets.find(address);
        return found != departure.targets.end() && !found->second.back;
    });
}

QByteArray Departures::save() const {
    QJsonArray array;
    for (const auto& departure : m_standing)
        array.append(QJsonObject{{"interface", jsonText(departure.interface)},
                                 {"time", toJson(departure.time)},
                                 {"targets", toJson(departure.targets)}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

void Departures::restore(const QByteArray& saved) {
    m_standing.clear();
    if (saved.size() > longestSaved)
        return;
    for (const auto& value : QJsonDocument::fromJson(saved).array()) {
        const auto object = value.toObject();
        const auto interface = object["interface"].toString().toStdString();
        auto targets = toTargets(object["targets"].toArray(), interface);
        const auto time = toTime(object["time"]);
        if (!targets.empty() && m_standing.size() < limit)
            m_standing.push_back({++m_lastId, interface, time, time, std::move(targets)});
    }
}

} // namespace etherdeck::ui
