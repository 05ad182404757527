#include "ui/shell/activity/notice_board.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using Kind = StandingNotice::Kind;

constexpr Kind lastKind = Kind::FailedExport;
constexpr std::size_t maxText = 400; ///< of each text: names and reasons come from boxes
constexpr int maxSaved = 2'000'000;  ///< bytes

/// At the start of a character.
void shorten(std::string& text) {
    if (text.size() <= maxText)
        return;
    auto length = maxText;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    text.resize(length);
}

QString textOf(const std::string& text) { return QString::fromStdString(text); }

QJsonObject toJson(const StandingNotice& notice) {
    QJsonObject json{{"kind", static_cast<int>(notice.kind)},
                     {"subject", textOf(notice.subject)},
                     {"begin", qint64{notice.begin.time_since_epoch().count()}},
                     {"count", qint64{notice.count}},
                     {"name", textOf(notice.name)},
                     {"detail", textOf(notice.detail)},
                     {"address", textOf(notice.address.toString())},
                     {"device", textOf(notice.device)},
                     {"source", qint64{notice.source}},
                     {"boot", qint64{notice.boot}},
                     {"line", qint64{notice.line}}};
    if (notice.end)
        json["end"] = qint64{notice.end->time_since_epoch().count()};
    return json;
}

WallTime timeOf(const QJsonValue& value) { return WallTime(WallTime::duration(value.toInteger())); }

std::optional<StandingNotice> noticeFrom(const QJsonObject& json) {
    StandingNotice notice;
    const int kind = json["kind"].toInt(-1);
    const auto address = Address::parse(json["address"].toString().toStdString());
    notice.subject = json["subject"].toString().toStdString();
    if (kind < 0 || kind > static_cast<int>(lastKind) || !address || notice.subject.empty() ||
        notice.subject.size() > maxText)
        return std::nullopt;
    notice.kind = static_cast<Kind>(kind);
    notice.begin = timeOf(json["begin"]);
    if (json.contains("end"))
        notice.end = timeOf(json["end"]);
    notice.count = static_cast<std::uint32_t>(std::clamp<qint64>(json["count"].toInteger(1), 1, 1'000'000));
    notice.name = json["name"].toString().toStdString();
    notice.detail = json["detail"].toString().toStdString();
    notice.address = *address;
    notice.device = json["device"].toString().toStdString();
    if (notice.device.size() > NoticeBoard::maxDevice)
        return std::nullopt;
    notice.source = json["source"].toInteger();
    notice.boot = json["boot"].toInteger();
    notice.line = json["line"].toInteger();
    notice.isFromBefore = true;
    shorten(notice.name);
    shorten(notice.detail);
    return notice;
}

} // namespace

bool NoticeBoard::begin(StandingNotice notice) {
    shorten(notice.name);
    shorten(notice.detail);
    Entry* known = find(notice.kind, notice.subject);
    if (known == nullptr) {
        makeRoom();
        insert({std::move(notice)});
        return true;
    }
    const StandingNotice& before = known->notice;
    const bool isNews = notice.kind == Kind::Crash || before.end.has_value();
    notice.count = before.count + (isNews ? 1 : 0);
    if (!isNews)
        notice.begin = before.begin;  // it lasts
    if (notice.kind == Kind::Crash) { // the first one says most: later ones often follow from it
        notice.detail = before.detail;
        notice.line = before.line;
    }
    if (notice == before)
        return false;
    const bool isAcknowledged = known->isAcknowledged && !isNews;
    withdraw(notice.kind, notice.subject);
    insert({std::move(notice), isAcknowledged});
    return !isAcknowledged;
}

void NoticeBoard::insert(Entry entry) {
    const auto place = std::ranges::upper_bound(m_entries, entry.notice.begin, {},
                                                [](const Entry& each) { return each.notice.begin; });
    m_entries.insert(place, std::move(entry));
}

bool NoticeBoard::end(Kind kind, const std::string& subject, WallTime now) {
    Entry* known = find(kind, subject);
    if (known == nullptr || known->notice.end)
        return false;
    if (known->isAcknowledged) {
        withdraw(kind, subject);
        return false;
    }
    known->notice.isFromBefore = false;
    known->notice.end = now;
    return true;
}

bool NoticeBoard::endOthers(Kind kind, const std::string& device, const std::set<std::string>& subjects,
                            WallTime now) {
    std::vector<std::string> over;
    for (const auto& [notice, isAcknowledged] : m_entries)
        if (notice.kind == kind && notice.device == device && !subjects.contains(notice.subject))
            over.push_back(notice.subject);
    bool isOther = false;
    for (const auto& subject : over)
        isOther = end(kind, subject, now) || isOther;
    return isOther;
}

bool NoticeBoard::withdraw(Kind kind, const std::string& subject) {
    return std::erase_if(m_entries, [&](const Entry& entry) {
               return entry.notice.kind == kind && entry.notice.subject == subject;
           }) > 0;
}

void NoticeBoard::acknowledge(Kind kind, const std::string& subject) {
    Entry* known = find(kind, subject);
    if (known == nullptr)
        return;
    known->isAcknowledged = true;
    // What is over, or may be, has nothing left to wait for.
    if (known->notice.end || known->notice.isFromBefore || kind == Kind::Crash)
        withdraw(kind, subject);
}

void NoticeBoard::acknowledgeAll() {
    for (const auto& notice : standing())
        acknowledge(notice.kind, notice.subject);
}

std::vector<StandingNotice> NoticeBoard::standing() const {
    std::vector<StandingNotice> notices;
    for (const auto& entry : m_entries)
        if (!entry.isAcknowledged)
            notices.push_back(entry.notice);
    std::ranges::reverse(notices);
    return notices;
}

std::size_t NoticeBoard::standingCount() const {
    return static_cast<std::size_t>(std::ranges::count(m_entries, false, &Entry::isAcknowledged));
}

NoticeBoard::Entry* NoticeBoard::find(Kind kind, const std::string& subject) {
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.notice.kind == kind && entry.notice.subject == subject;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

void NoticeBoard::makeRoom() {
    if (m_entries.size() < limit)
        return;
    auto victim = std::ranges::find(m_entries, true, &Entry::isAcknowledged);
    if (victim == m_entries.end())
        victim =
            std::ranges::find_if(m_entries, [](const Entry& entry) { return entry.notice.end.has_value(); });
    m_entries.erase(victim == m_entries.end() ? m_entries.begin() : victim);
}

QByteArray NoticeBoard::save() const {
    QJsonArray list;
    for (const auto& entry : m_entries) {
        if (entry.isAcknowledged && entry.notice.kind != Kind::FailedExport)
            continue;
        auto json = toJson(entry.notice);
        if (entry.isAcknowledged)
            json["acknowledged"] = true;
        list.append(json);
    }
    return list.isEmpty() ? QByteArray() : QJsonDocument(list).toJson(QJsonDocument::Compact);
}

void NoticeBoard::restore(const QByteArray& saved) {
    m_entries.clear();
    if (saved.size() > maxSaved)
        return;
    for (const auto& value : QJsonDocument::fromJson(saved).array())
        if (auto notice = noticeFrom(value.toObject());
            notice && m_entries.size() < limit && find(notice->kind, notice->subject) == nullptr)
            insert({std::move(*notice), value.toObject()["acknowledged"].toBool()});
}

} // namespace etherdeck::ui
